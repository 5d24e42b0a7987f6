/* How late, drawn to scale: the first desk and ours on one line. Words are HTML in rem, so that they grow with the page. */
import { html, useLayoutEffect, useRef } from '../../vendor/ui.js';
import { t } from '../lib/i18n.js';
import { lateness } from './wording.js';

const SCALES_MS = [2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000, 20000];
const FIRST_AT = 28;       // per cent of the line
const SPAN = 58;           // per cent that one scale fills
const TOO_NEAR = 20;       // per cent: two labels would touch, ours goes under the line

export function Ruler({ behind, first }) {
  const line = useRef(null);
  const scale = SCALES_MS.find((each) => each >= behind) || SCALES_MS[SCALES_MS.length - 1];
  const gap = (SPAN * Math.min(behind, scale)) / scale;
  useLayoutEffect(() => {
    line.current.style.setProperty('--first', `${FIRST_AT}%`);
    line.current.style.setProperty('--gap', `${gap}%`);
  }, [gap]);
  const { value, unit } = lateness(behind);
  return html`<div class=${gap < TOO_NEAR ? 'ruler ruler--near' : 'ruler'} ref=${line} role="img" aria-label=${t('team.ruler', { desk: first, value, unit })}>
    <i class="ruler-axis"></i><i class="ruler-gap"></i>
    <i class="ruler-first"></i><span class="ruler-first-name">${first}</span>
    <i class="ruler-me"></i><span class="ruler-me-name">${t('team.us')}</span>
    <span class="ruler-cue">${t('team.ruler.cue')}</span>
  </div>`;
}
