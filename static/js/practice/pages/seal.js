/* The seals of the ledger, drawn: 待 dashed box, 改 half inked, 销 full red, 固 double frame; a plain box for what was taken off. */
import { html } from '../../../vendor/ui.js';

const LETTER = { open: '待', fixed: '改', crossed_off: '销', consolidated: '固', redeemed: '平', dismissed: '免', withdrawn: '撤' };
const box = html`<rect class="box" x="3" y="3" width="42" height="42" rx="5"/>`;

const GROUND = {
  open: html`<rect class="box" x="3" y="3" width="42" height="42" rx="5" stroke-dasharray="5 4"/>`,
  fixed: html`<path class="half" d="M3 24h42v16a5 5 0 0 1-5 5H8a5 5 0 0 1-5-5z"/>${box}`,
  crossed_off: html`<rect class="ink" x="3" y="3" width="42" height="42" rx="5"/>`,
  consolidated: html`<rect class="box" x="2" y="2" width="44" height="44" rx="7"/><rect class="ink" x="6" y="6" width="36" height="36" rx="3"/>`,
};
const INKED = ['crossed_off', 'consolidated'];

/** The seal of a state; hidden from screen readers, because the word stands beside it. */
export function Seal({ state, pressed = false }) {
  return html`<span class=${pressed ? 'seal is-pressed' : 'seal'}><svg viewBox="0 0 48 48" aria-hidden="true">${GROUND[state] || box}
    <text class=${INKED.includes(state) ? 'on-ink' : ''} x="24" y="33">${LETTER[state] || '结'}</text></svg></span>`;
}
