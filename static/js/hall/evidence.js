/*
 * When every key was pressed, and how sure we are. The sentence above says the finding, the one below who decides.
 */
import { html, useLayoutEffect, useRef } from '../../vendor/ui.js';
import { t } from '../lib/i18n.js';
import { teamOf, widthOf } from '../lib/format.js';
import { animate } from '../lib/motion.js';

const SHOWN = 4;
const LEFT = 56;
const RIGHT = 134;
const ROW = 10.4;
const TOP = 5.8;
const STEPS_MS = [5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000];

/** A round axis that holds every instant with its error: {from, to, step, x}. */
export function axisOf(rows) {
  const low = Math.min(...rows.map((each) => each.at_ms - each.error_ms));
  const high = Math.max(...rows.map((each) => each.at_ms + each.error_ms));
  const step = STEPS_MS.find((each) => (high - low) / each <= 5) || STEPS_MS[STEPS_MS.length - 1];
  const from = Math.floor(low / step) * step;
  const to = Math.max(from + step, Math.ceil(high / step) * step);
  return { from, to, step, x: (ms) => LEFT + ((ms - from) / (to - from)) * (RIGHT - LEFT) };
}

const ticksOf = ({ from, to, step }) => Array.from({ length: Math.round((to - from) / step) + 1 }, (_, at) => from + at * step);

function Press({ view, row, at, axis, kind, fresh }) {
  const bar = useRef(null);
  const team = teamOf(view, row.team);
  const y = TOP + ROW * at;
  const [x0, x1, x] = [axis.x(row.at_ms - row.error_ms), axis.x(row.at_ms + row.error_ms), axis.x(row.at_ms)];
  useLayoutEffect(() => {
    if (fresh) animate(bar.current, [{ transform: 'scaleX(0.05)' }, { transform: 'none' }], { ms: 600 });
  }, []);
  const small = widthOf(team.name) > 9 ? ' name--10' : '';
  return html`<g>
    <path class="row" d=${`M0 ${y + ROW}H160`} /><rect class="box" x=".2" y=${y + 1.9} width="6.8" height="6.8" rx=".6" />
    <text class="seat" x="3.6" y=${y + 7.1}>${team.seat}</text><text class=${`who${small}`} x="9.6" y=${y + 6.9}>${team.name}</text>
    <rect class=${`bar ${kind}`} ref=${bar} x=${x0} y=${y + 2} width=${Math.max(0.8, x1 - x0)} height="6.8" />
    <path class=${`best${kind ? ' best--on' : ''}`} d=${`M${x} ${y + 2}v6.8`} />
    <text class="n" x=${Math.max(x1, x0 + 0.8) + 1.6} y=${y + 7.3}>${Math.round(row.at_ms)} ±${Math.round(row.error_ms)}</text>
  </g>`;
}

/** How far two instants with their errors lie on each other, in ms; 0 when they do not. */
const overlapOf = (a, b) => Math.max(0, Math.min(a.at_ms + a.error_ms, b.at_ms + b.error_ms) - Math.max(a.at_ms - a.error_ms, b.at_ms - b.error_ms));

function claimOf(view, rows, clear) {
  const seat = (row) => teamOf(view, row.team).seat;
  if (rows.length < 2) return [t('hall.evidence_one', { seat: rows.length ? seat(rows[0]) : '' }), ''];
  const gap = Math.round(rows[1].at_ms - rows[0].at_ms);
  if (clear) return [t('hall.evidence_ahead', { seat: seat(rows[0]), other: seat(rows[1]), ms: gap }), t('hall.evidence_clear')];
  return [t('hall.evidence_apart', { seat: seat(rows[0]), other: seat(rows[1]), ms: gap }), t('hall.evidence_unclear')];
}

function Overlap({ rows, axis, fresh }) {
  const zone = useRef(null);
  const [a, b] = rows;
  const from = axis.x(Math.max(a.at_ms - a.error_ms, b.at_ms - b.error_ms));
  const to = axis.x(Math.min(a.at_ms + a.error_ms, b.at_ms + b.error_ms));
  useLayoutEffect(() => { if (fresh) animate(zone.current, [{ opacity: 0 }, { opacity: 1 }], { ms: 280, delay: 600 }); }, []);
  return html`<g ref=${zone}>
    <rect class="band" x=${from} y=${TOP} width=${to - from} height=${ROW * 2} />
    <path class="zoneline" d=${`M${from} 2V${TOP + ROW * 2}M${to} 2V${TOP + ROW * 2}`} />
    <text class="zonetext" x=${to + 1.6} y="4.4">${t('hall.evidence_overlap', { ms: Math.round(overlapOf(a, b)) })}</text>
  </g>`;
}

export function Evidence({ view, fresh }) {
  const { evidence } = view;
  const rows = [...evidence.rows].sort((a, b) => a.at_ms - b.at_ms).slice(0, SHOWN);
  const axis = rows.length ? axisOf(rows) : null;
  const clear = evidence.clear || rows.length < 2;
  const [claim, finding] = claimOf(view, rows, clear);
  const foot = TOP + ROW * SHOWN;
  const kinds = ['bar--a', 'bar--b'];
  return html`<main class="paper">
    <p class="paper__top"><span><b>${t('hall.evidence')}</b>　${t('hall.question_number', { number: evidence.question })}</span><span>${t('hall.evidence_unit')}</span></p>
    <h1 class="paper__claim">${claim}${finding && html`<em>${finding}</em>`}</h1>
    ${axis && html`<svg class="evidence" viewBox="0 0 160 56" role="img" aria-label=${claim}>
      ${!clear && overlapOf(rows[0], rows[1]) > 0 && html`<${Overlap} rows=${rows} axis=${axis} fresh=${fresh} />`}
      ${ticksOf(axis).map((ms) => html`<g key=${ms}><path class="tick" d=${`M${axis.x(ms)} ${TOP}V${foot}`} /><text class="axis" x=${axis.x(ms)} y="53.4">${ms}</text></g>`)}
      ${rows.map((row, at) => html`<${Press} key=${row.team} view=${view} row=${row} at=${at} axis=${axis} kind=${kinds[at] || ''} fresh=${fresh} />`)}
    </svg>`}
    <p class="paper__rule">${clear ? t('hall.evidence_by_time') : t('hall.evidence_by_judge')}</p>
  </main>`;
}
