/* Four digits, drawn as four boxes over one real input: one field to a screen reader, to a paste and to the keyboard. */
import { html } from '../../../vendor/ui.js';

export const PIN_LENGTH = 4;
const BOXES = Array.from({ length: PIN_LENGTH }, (_, at) => at);

export function Pin({ id, label, value, onInput }) {
  const read = (event) => {
    const digits = event.currentTarget.value.replace(/\D/g, '').slice(0, PIN_LENGTH);
    event.currentTarget.value = digits;
    onInput(digits);
  };
  return html`<div class="field"><label for=${id}>${label}</label><div class="pins">
    <input id=${id} type="password" inputmode="numeric" pattern="[0-9]*" autocomplete="off" maxlength=${PIN_LENGTH} value=${value} onInput=${read}/>
    ${BOXES.map((at) => html`<i key=${at} aria-hidden="true" class=${at === Math.min(value.length, PIN_LENGTH - 1) ? 'now' : ''}>${at < value.length ? '●' : ''}</i>`)}</div></div>`;
}
