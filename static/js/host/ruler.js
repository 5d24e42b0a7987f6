/*
 * Who pressed first, drawn to scale: a line for the instant, a bar for its error. Two drawings: the strip on the
 * host's desk and the full chart of the evidence.
 */
import { html } from '../../vendor/ui.js';
import { t } from '../lib/i18n.js';
import { seatName } from './words.js';

const WIDE = 800;
const EDGE = 4;
const LEAST_GAP = 16;      // two ticks closer than this could not be told apart on screen
const LEFT_ROOM = 190;

/** [{team, at_ms, error_ms}] in order of arrival; without evidence only the distances are known. */
export function arrivals(view) {
  const rows = (view.evidence && view.evidence.rows) || [];
  if (rows.length) return [...rows].sort((a, b) => a.at_ms - b.at_ms);
  return (view.buzzes || []).map((buzz) => ({ team: buzz.team, at_ms: buzz.behind_ms, error_ms: null }));
}

/** Clear only when the gap is larger than both errors together. */
export function isClear(first, second) {
  if (!second || first.error_ms == null || second.error_ms == null) return null;
  return second.at_ms - first.at_ms > first.error_ms + second.error_ms;
}

const at = (x, room) => EDGE + x * (WIDE - 2 * EDGE - room) + room / 2;

function errorWords(first, second) {
  if (first.error_ms == null) return '';
  const clear = isClear(first, second);
  const error = t('host.error', { error: Math.round(first.error_ms) });
  return clear === null ? error : `${error}${t('host.comma')}${t(clear ? 'host.clear' : 'host.unclear')}`;
}

/** The strip: first and second in words, the others as ticks. */
export function Ruler({ view }) {
  const rows = arrivals(view);
  if (rows.length === 0) return null;
  const [first, second] = rows;
  const known = first.error_ms != null;
  const span = (rows[rows.length - 1].at_ms - (known ? 0 : first.at_ms)) * 1.15 || 1;
  const place = (row) => at((row.at_ms - (known ? 0 : first.at_ms)) / span, known ? 0 : 2 * LEFT_ROOM);
  const x = place(first);
  const x2 = second ? Math.max(place(second), x + LEAST_GAP) : x;
  const errorWide = (row) => Math.max(3, ((row.error_ms || 0) / span) * WIDE);
  const behind = second && t('host.behind', { seat: seatName(view, second.team), ms: Math.round(second.at_ms - first.at_ms) });
  return html`<svg class="ruler" viewBox="0 0 800 92" role="img" aria-label=${`${t('host.first', { seat: seatName(view, first.team) })} ${behind || ''}`}>
    <path class="axis" d="M4 48H796M4 40v16M796 40v16"/>
    ${known && rows.map((row) => html`<path key=${row.team} class="err" d=${`M${place(row) - errorWide(row)} 48H${place(row) + errorWide(row)}`}/>`)}
    ${rows.slice(2).map((row) => html`<path key=${row.team} class="tick me" d=${`M${place(row)} 38v20`}/>`)}
    ${second && html`<path class="tick me" d=${`M${x2} 32v32`}/>`}
    <path class="tick first" d=${`M${x} 32v32`}/>
    <text class=${`gold ${x > LEFT_ROOM ? 'tail' : 'lead'}`} x=${x > LEFT_ROOM ? x - 12 : EDGE} y="24">${t('host.first', { seat: seatName(view, first.team) })}</text>
    ${second && html`<text class=${`strong ${x2 < 600 ? 'lead' : 'tail'}`} x=${x2 < 600 ? Math.max(x2 + 12, x > LEFT_ROOM ? 0 : LEFT_ROOM) : 796} y=${x2 < 600 ? 24 : 86}>${behind}</text>`}
    ${known && html`<text class="lead" x="4" y="86">${t('host.cue')}</text>`}
    <text class="tail" x=${x2 < 600 || !second ? 796 : 480} y="86">${errorWords(first, second)}</text></svg>`;
}

const ROW_H = 68;
const AXIS_X = 118;
const MARKS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000];
const MOST_GRID = 5;

function scale(rows) {
  const low = Math.min(...rows.map((row) => row.at_ms - (row.error_ms || 0)));
  const high = Math.max(...rows.map((row) => row.at_ms + (row.error_ms || 0)));
  const step = MARKS.find((mark) => (high - low) / mark <= MOST_GRID) || 10000;
  const from = Math.floor(low / step) * step;
  const to = Math.max(Math.ceil((high + step * 0.4) / step) * step, from + step);
  const marks = [];
  for (let mark = from; mark <= to; mark += step) marks.push(mark);
  return { marks, x: (value) => AXIS_X + ((value - from) / (to - from)) * (WIDE - AXIS_X - 20) };
}

/** The full chart: one row a desk. */
export function EvidenceChart({ view }) {
  const rows = arrivals(view);
  if (rows.length === 0) return null;
  const { marks, x } = scale(rows);
  const foot = rows.length * ROW_H + 16;
  return html`<svg class="ruler" viewBox=${`0 0 800 ${foot + 34}`} role="img" aria-label=${rows.map((row) => `${seatName(view, row.team)} ${Math.round(row.at_ms)}`).join(', ')}>
    ${marks.map((mark, turn) => html`<g key=${mark}><path class="grid" d=${`M${x(mark)} 8V${foot}`}/>
      <text x=${Math.min(x(mark), 770)} y=${foot + 26}>${turn ? mark : t('host.ms', { ms: mark })}</text></g>`)}
    ${rows.map((row, turn) => html`<${Arrival} key=${row.team} view=${view} row=${row} first=${turn === 0} y=${turn * ROW_H + 44} x=${x}/>`)}
    ${rows.length > 1 && html`<path class="gap" d=${`M${x(rows[0].at_ms)} 78H${x(rows[1].at_ms)}`}/>`}</svg>`;
}

function Arrival({ view, row, first, y, x }) {
  const here = x(row.at_ms);
  const label = row.error_ms == null ? Math.round(row.at_ms) : `${Math.round(row.at_ms)} ±${Math.round(row.error_ms)}`;
  const right = here < 660;
  return html`<g><path class="axis" d=${`M${AXIS_X} ${y}H792`}/>
    ${row.error_ms != null && html`<path class="err" d=${`M${x(row.at_ms - row.error_ms) - 1} ${y}H${x(row.at_ms + row.error_ms) + 1}`}/>`}
    <path class=${`tick ${first ? 'first' : 'me'}`} d=${`M${here} ${y - 19}v38`}/>
    <text class="lead strong" x="0" y=${y + 7}>${seatName(view, row.team)}</text>
    <text class=${`${first ? 'gold' : 'strong'} ${right ? 'lead' : 'tail'}`} x=${right ? here + 14 : here - 14} y=${y - 12}>${label}</text></g>`;
}
