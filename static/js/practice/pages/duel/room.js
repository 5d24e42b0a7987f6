/* Before the first question: open a room or come into one by four figures, show the code, say that one is ready. */
import { html, useEffect, useRef, useState } from '../../../../vendor/ui.js';
import { t } from '../../../lib/i18n.js';
import { useSeconds } from '../../../parts/countdown.js';
import { Icon } from '../../parts/icons.js';
import { link, refusal, say } from './line.js';

const FIGURES = 4;

/** Full-width figures of a Chinese keyboard count as well. */
const figures = (text) => text.replace(/[０-９]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0)).replace(/\D/g, '').slice(0, FIGURES);

export const Refused = () => html`<p class="save-words" role="alert">${refusal.value}</p>`;

/** No room yet. A code that came by the link is tried once, by itself. */
export function Entry({ code = '' }) {
  const [typed, setTyped] = useState(figures(code));
  const tried = useRef(false);
  const ready = link.value === 'ok';
  const enter = () => say('join', { code: typed });
  useEffect(() => {
    if (!ready || tried.current || typed.length !== FIGURES || typed !== figures(code)) return;
    tried.current = true;
    enter();
  }, [ready]);
  const submit = (event) => { event.preventDefault(); if (typed.length === FIGURES) enter(); };
  return html`<section class="matter"><h2 class="headline">${t('duel.entry.title')}</h2><p class="sub">${t('duel.entry.sub')}</p>
      <p class="note"><${Icon} name="lock"/><span>${t('duel.entry.nothing')}</span></p></section>
    <section class="thumb"><form class="duel-enter" onSubmit=${submit}>
        <label for="duel-code">${t('duel.entry.code')}</label>
        <input id="duel-code" class="duel-code" inputmode="numeric" pattern="[0-9]*" autocomplete="off" maxlength="8" value=${typed} onInput=${(event) => { const next = figures(event.target.value); event.target.value = next; setTyped(next); }}/>
        <button class=${typed.length === FIGURES ? 'btn btn--next' : 'btn btn--off'} type="submit" disabled=${typed.length !== FIGURES || !ready}>${t('duel.entry.join')}</button></form>
      <${Refused}/>
      <button class=${typed ? 'btn btn--plain push' : 'btn btn--main push'} type="button" disabled=${!ready} onClick=${() => say('open')}>${t('duel.entry.open')}</button></section>`;
}

/** The code as figures and as a picture to be scanned. */
export function Waiting({ shown }) {
  const [size, path] = split(shown.join ? shown.join.qr : '');
  return html`<section class="matter duel-matter--middle"><h2 class="sub">${t('duel.waiting.sub')}</h2>
      <p class="duel-figures" role="img" aria-label=${t('duel.waiting.code', { code: [...shown.code].join(' ') })}>${[...shown.code].map((figure, at) => html`<b key=${at}>${figure}</b>`)}</p>
      ${size ? html`<svg class="duel-qr" viewBox=${`0 0 ${size} ${size}`} role="img" aria-label=${t('duel.waiting.qr')}><path d=${path}/></svg>` : null}</section>
    <section class="thumb"><p class="status quiet" role="status">${t('duel.waiting.status')}</p>
      <button class="btn btn--text" type="button" onClick=${() => say('leave')}>${t('duel.waiting.cancel')}</button></section>`;
}

const split = (text) => { const gap = text.indexOf(' '); return [Number(text.slice(0, gap)), text.slice(gap + 1)]; };

/** Both are here; each says so. */
export function Gathering({ shown }) {
  const { you, other } = shown;
  const status = you.ready ? 'duel.gathering.wait' : other.ready ? 'duel.gathering.they' : 'duel.gathering.nobody';
  return html`<section class="matter"><h2 class="headline">${t('duel.gathering.title')}</h2><p class="sub">${t('duel.gathering.sub', { of: shown.of })}</p>
      <ul class="duel-two"><${Half} name=${t('duel.you')} ready=${you.ready}/><${Half} name=${t('duel.other')} ready=${other.ready} here=${other.here}/></ul></section>
    <section class="thumb"><p class="status" role="status">${t(other.here ? status : 'duel.other.away')}</p>
      <button class=${you.ready ? 'btn btn--off push' : 'btn btn--main push'} type="button" disabled=${you.ready} onClick=${() => say('ready', { phase: 'gathering', number: 0 })}>${t(you.ready ? 'duel.gathering.said' : 'duel.gathering.ready')}</button>
      <button class="btn btn--text" type="button" onClick=${() => say('leave')}>${t('duel.leave')}</button></section>`;
}

const Half = ({ name, ready, here = true }) => html`<li class=${ready ? 'duel-half is-ready' : 'duel-half'}><b>${name}</b>
  <span>${ready ? html`<${Icon} name="tick"/>` : null}${t(!here ? 'duel.half.away' : ready ? 'duel.half.ready' : 'duel.half.not')}</span></li>`;

/** Three, two, one: both look at the same moment. */
export function Starting({ shown }) {
  const left = useSeconds({ id: `start-${shown.round}`, running: true, deadline: shown.until });
  return html`<section class="matter duel-matter--middle"><h2 class="sub">${t('duel.starting.sub')}</h2><p class="duel-count num" aria-hidden="true">${left || ''}</p></section><section class="thumb"></section>`;
}
