/* A bar of three textures: solid what is firm, slanted what is known but shaky, empty the rest. The numbers say the same. */
import { html } from '../../../vendor/ui.js';
import { say } from './words.js';

const percent = (part, of) => `${of ? Math.round((part / of) * 1000) / 10 : 0}%`;
const slanted = (id) => html`<pattern id=${id} width="9" height="9" patternUnits="userSpaceOnUse"><rect class="soft" width="9" height="9"/>
  <path class="slant" d="M-2 11L11 -2M-2 2L2 -2M7 11L11 7"/></pattern>`;

/** The bar of `{total, consolidated, shaky}`. Its length is the phone's; nothing in it is stretched. */
export function Bar({ numbers, id, thin = false }) {
  const { total, consolidated, shaky } = numbers;
  const rest = Math.max(0, total - consolidated - shaky);
  return html`<svg class=${thin ? 'bar3 bar3--thin' : 'bar3'} role="img" aria-label=${say('progress.bar', { consolidated, shaky, rest })}>
    <defs>${slanted(`slant-${id}`)}</defs><rect class="frame" x="0" y="0" width="100%" height="100%"/>
    <rect x=${percent(consolidated, total)} y="0" width=${percent(shaky, total)} height="100%" fill=${`url(#slant-${id})`}/>
    <rect class="firm" x="0" y="0" width=${percent(consolidated, total)} height="100%"/></svg>`;
}

export const Legend = () => html`<ul class="legend">${['firm', 'soft', 'none'].map((part) => html`<li key=${part}><svg class="bar3" aria-hidden="true">
  ${part === 'soft' ? html`<defs>${slanted('slant-legend')}</defs>` : null}
  <rect class=${part === 'none' ? 'frame' : part === 'firm' ? 'firm' : undefined} width="100%" height="100%" fill=${part === 'soft' ? 'url(#slant-legend)' : undefined}/></svg>${say(`progress.${part}`)}</li>`)}</ul>`;
