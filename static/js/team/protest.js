/* A protest: one quiet link where nothing else is to be pressed, a sheet to write it on, and what became of it. */
import { html, useEffect, useRef, useState } from '../../vendor/ui.js';
import { t } from '../lib/i18n.js';
import { send } from '../live/contest.js';
import { Sign } from './signs.js';
import { said } from './wording.js';

const LONGEST = 200;

export function Protest({ view }) {
  const [open, setOpen] = useState(false);
  const protest = toBeShown(view);
  if (protest && protest.state === 'open') return html`<p class="note"><${Sign} name="hand"/><span><b>${t('team.protest.open')}</b> ${protest.text}</span></p>`;
  return html`${protest ? html`<p class="note"><${Sign} name="hand"/><span><b>${t(`team.protest.${protest.state}`)}</b> ${protest.reason || ''}</span></p>` : null}
    ${view.may_protest ? html`<button class="btn btn--text" type="button" onClick=${() => setOpen(true)}>${t('team.protest.start')}</button>` : null}
    ${open ? html`<${Sheet} slot=${view.question ? view.question.slot : null} close=${() => setOpen(false)}/>` : null}`;
}

/** An open protest always; a decided one only beside its own question. */
function toBeShown({ protest, question }) {
  if (!protest || protest.state === 'open' || !protest.slot || !question) return protest;
  return protest.slot === question.slot ? protest : null;
}

function Sheet({ slot, close }) {
  const first = useRef(null);
  const [text, setText] = useState('');
  const [going, setGoing] = useState(null);
  useEffect(() => { first.current.focus(); }, []);
  const submit = async (event) => {
    event.preventDefault();
    if (!text.trim()) return;
    setGoing({ on: 'sending' });
    const fields = { text: text.trim() };
    if (slot) fields.slot = slot;
    const ack = await send('raise_protest', fields);
    if (ack.ok) close(); else setGoing({ on: 'failed', ack });
  };
  const ready = Boolean(text.trim()) && !(going && going.on === 'sending');
  return html`<div class="over" role="dialog" aria-modal="true" aria-label=${t('team.protest.title')} onKeyDown=${(event) => { if (event.code === 'Escape') close(); }}>
    <form class="over-sheet" onSubmit=${submit}>
      <h2 class="headline">${t('team.protest.title')}</h2><p class="sub">${t('team.protest.sub')}</p>
      <div class="blank"><label for="protest">${t('team.protest.label')}</label>
        <textarea id="protest" ref=${first} maxlength=${LONGEST} value=${text} onInput=${(event) => setText(event.target.value)}></textarea></div>
      ${going && going.on === 'failed' ? html`<p class="status is-bad" role="alert"><${Sign} name="undelivered"/>${said(going.ack)}</p>` : null}
      <button class=${ready ? 'btn btn--main push' : 'btn btn--off push'} type="submit" disabled=${!ready}>${t('team.protest.submit')}</button>
      <button class="btn btn--plain" type="button" onClick=${close}>${t('team.protest.cancel')}</button>
    </form></div>`;
}
