/*
 * The second tap: nothing a judge does takes effect on the first. A sheet names the act, and choosing the reason
 * (or confirming) commits it.
 */
import { html, signal, useEffect, useRef, useState } from '../../vendor/ui.js';
import { t } from '../lib/i18n.js';
import { order } from '../host/desk.js';

/** Why a verdict becomes another one, why it stands against a protest, why a question goes. */
export const CHANGES = ['accept', 'misheard', 'wrong_fact', 'time', 'question', 'rules'];
export const STANDS = ['not_same', 'as_source', 'heard', 'in_time', 'too_late', 'rules'];
export const WITHDRAWS = ['exposed', 'question', 'rules'];

/** {title, question, command, reasons} of the act that waits for its reason; needs none when `confirm` is a label. */
export const waiting = signal(null);

export const ask = (act) => { waiting.value = act; };

async function commit(act, reason) {
  const ack = await order(reason ? { ...act.command, reason } : act.command);
  if (!ack || !ack.ok) return;
  waiting.value = null;
  if (act.after) act.after();
}

function Own({ act }) {
  const [text, setText] = useState('');
  const ready = text.trim().length > 0;
  return html`<div class="own"><input type="text" maxlength="120" value=${text} placeholder=${t('judge.reason.own')} aria-label=${t('judge.reason.own')} onInput=${(event) => setText(event.target.value)}/>
    <button type="button" class="press press--line" disabled=${!ready} onClick=${() => commit(act, text.trim())}>${t('judge.reason.commit')}</button></div>`;
}

export function Sheet() {
  const act = waiting.value;
  const box = useRef(null);
  useEffect(() => { if (box.current) box.current.focus(); }, [act]);
  if (!act) return null;
  const close = () => { waiting.value = null; };
  return html`<div class="sheet-over desk" role="dialog" aria-modal="true" aria-label=${act.title} tabindex="-1" ref=${box}
      onKeyDown=${(event) => { if (event.code === 'Escape') close(); }}>
    <h2>${act.title}</h2><p class="cap">${act.confirm ? act.note : act.question}</p>
    <div class="reasons">${act.confirm
    ? html`<button type="button" class="press press--line" onClick=${() => commit(act, null)}>${act.confirm}</button>`
    : (act.reasons || CHANGES).map((reason) => html`<button key=${reason} type="button" class="press press--line" onClick=${() => commit(act, t(`judge.reason.${reason}`))}>${t(`judge.reason.${reason}`)}</button>`)}</div>
    ${!act.confirm && html`<${Own} act=${act}/>`}
    <button type="button" class="press press--line press--back" onClick=${close}>${t('judge.back')}</button></div>`;
}
