/*
 * Why a step is taken back or a score corrected: four standing reasons and a field for words of one's own. What is
 * stored is the sentence itself.
 */
import { html } from '../../vendor/ui.js';
import { t } from '../lib/i18n.js';
import { Chips } from './drawer.js';

export const OTHER = 'other';
const REASONS = ['wrong_key', 'judge', 'question', OTHER];

/** The sentence to be stored; with "other" and no words of one's own, the bare word. */
export const sentence = (reason, own) => (reason === OTHER && own.trim() ? own.trim() : t(`host.reason.${reason}`));

/** Digit1…Digit4 → a reason, or null. */
export const reasonOfKey = (code) => {
  const digit = /^(?:Digit|Numpad)([1-4])$/.exec(code);
  return digit ? REASONS[Number(digit[1]) - 1] : null;
};

export function Reasons({ value, choose, own, setOwn, numbered = true }) {
  const options = REASONS.map((reason) => ({ value: reason, text: t(`host.reason.${reason}`) }));
  return html`<div class="push"><span class="cap">${t('host.reason')}</span>
    <${Chips} options=${options} value=${value} choose=${choose} numbered=${numbered} label=${t('host.reason')}/>
    ${value === OTHER && html`<input type="text" maxlength="80" value=${own} placeholder=${t('host.reason_own')} aria-label=${t('host.reason_own')}
      onInput=${(event) => setOwn(event.target.value)}/>`}</div>`;
}
