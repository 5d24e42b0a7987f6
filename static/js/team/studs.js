/* Studs are seconds: on the rim of the drum and in the line above the pads. The number is always printed too. */
import { html } from '../../vendor/ui.js';
import { t } from '../lib/i18n.js';
import { clockText, secondsOf } from '../lib/format.js';
import { useSeconds } from '../parts/countdown.js';

const ONE_A_SECOND_TO = 30;
const CENTRE = 170;
const RIM = 164;
const HEAD = 127;
const STUDS_ON = 145.5;

/** How many studs, and how many of them still burn. Up to 30 s one a second; above, one for two. */
export function studsOf(totalMs, left) {
  const total = secondsOf(totalMs);
  const step = total > ONE_A_SECOND_TO ? 2 : 1;
  return { count: Math.ceil(total / step), lit: Math.ceil(left / step) };
}

const around = (at, count) => {
  const angle = (2 * Math.PI * at) / count;
  return { cx: (CENTRE + STUDS_ON * Math.sin(angle)).toFixed(1), cy: (CENTRE - STUDS_ON * Math.cos(angle)).toFixed(1) };
};

/** The drum seen from above. First stud at twelve, clockwise; the last goes out first. Without `studs` the rim is bare. */
export function Drum({ studs, children }) {
  const { count, lit } = studs || { count: 0, lit: 0 };
  const radius = count > 20 ? 5.8 : 6.5;
  const dots = Array.from({ length: count }, (_, at) => {
    const { cx, cy } = around(at, count);
    return html`<circle class=${at < lit ? 'stud' : 'stud gone'} cx=${cx} cy=${cy} r=${at < lit ? radius : 5}/>`;
  });
  return html`<span class="drum">
    <svg class="skin" viewBox="0 0 340 340" aria-hidden="true"><circle class="rim" cx="170" cy="170" r=${RIM}/><circle class="head" cx="170" cy="170" r=${HEAD}/>${dots}</svg>
    <span class="face">${children}</span>
  </span>`;
}

/** Seconds and studs in one line, above what they are seconds for. Nothing without a clock. */
export function Timer({ clock }) {
  const left = useSeconds(clock);
  if (left === null) return null;
  const { count, lit } = studsOf(clock.total_ms, left);
  return html`<div class="timer" role="timer">
    <b class="clock">${clockText(left * 1000)}</b><span class="unit">${t('team.unit.seconds')}</span>
    <svg viewBox=${`0 0 ${Math.max(20, count) * 16} 20`} preserveAspectRatio="xMinYMid meet" aria-hidden="true">
      ${Array.from({ length: count }, (_, at) => html`<circle class=${at < lit ? 'stud' : 'stud gone'} cx=${8 + at * 16} cy="10" r=${at < lit ? 6 : 5}/>`)}
    </svg>
  </div>`;
}
