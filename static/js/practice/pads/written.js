/* Blanks to be filled with the keyboard, and an answer said aloud and judged by whoever said it. */
import { html, useState } from '../../../vendor/ui.js';
import { t } from '../../lib/i18n.js';
import { GiveUp } from './give_up.js';

const LONGEST = 60;

export function Fill({ question, onChosen, onGiveUp, hint }) {
  const count = Math.max(1, question.blanks || 1);
  const [draft, setDraft] = useState(() => Array.from({ length: count }, () => ''));
  const write = (at, text) => setDraft(draft.map((each, other) => (other === at ? text : each)));
  const ready = draft.every((each) => each.trim());
  const submit = (event) => {
    event.preventDefault();
    if (ready) onChosen(draft.map((each) => each.trim()));
  };
  return html`<form onSubmit=${submit} autocomplete="off">
    ${draft.map((text, at) => html`<div class="blank" key=${at}><label for=${`blank-${at}`}>${count > 1 ? t('practice.fill.blank', { number: at + 1 }) : t('practice.fill.only')}</label>
      <input id=${`blank-${at}`} type="text" value=${text} maxlength=${LONGEST} autocapitalize="off" autocorrect="off" spellcheck=${false} autocomplete="off"
        enterkeyhint=${at + 1 < count ? 'next' : 'done'} onInput=${(event) => write(at, event.target.value)}/></div>`)}
    <button class=${ready ? 'btn btn--main push' : 'btn btn--off push'} type="submit" disabled=${!ready}>${t(ready ? 'practice.submit' : 'practice.fill.empty')}</button>
    <${GiveUp} onGiveUp=${onGiveUp} hint=${hint}/>
  </form>`;
}

/** Nobody listens but the member: the model answer is shown, and the member says how it went. */
export function Oral({ question, onChosen, onGiveUp, hint }) {
  const [open, setOpen] = useState(false);
  if (!open) {
    return html`<p class="note">${t('practice.oral.how')}</p>
      <button class="btn btn--main push" type="button" onClick=${() => setOpen(true)}>${t('practice.oral.show')}</button>
      <${GiveUp} onGiveUp=${onGiveUp} hint=${hint}/>`;
  }
  return html`<div class="model" role="status"><p class="kind">${t('practice.oral.model')}</p><p class="explain">${question.key.text}</p></div>
    <p class="status quiet">${t('practice.oral.judge')}</p>
    <div class="pair pair--even"><button class="btn btn--plain" type="button" onClick=${() => onChosen(['wrong'])}>${t('practice.oral.wrong')}</button>
      <button class="btn btn--plain" type="button" onClick=${() => onChosen(['right'])}>${t('practice.oral.right')}</button></div>`;
}
