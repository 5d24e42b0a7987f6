/*
 * 销号台账: what was answered wrong, and how far each one has come. Mend one, cross off one, consolidate one.
 *
 * The number at the top is what still stands; it falls before the reader's eyes when something was crossed off.
 */
import { html, useState } from '../../../vendor/ui.js';
import { useCount } from '../../lib/motion.js';
import { daysLeft, isLate } from './exam.js';
import { useFalling, standing } from './falling.js';
import { Blank, Frame, Next } from './frame.js';
import { useKnown } from './known.js';
import { LedgerFilter, narrowed } from './ledger_filter.js';
import { LedgerRow } from './ledger_row.js';
import { useStart } from './starting.js';
import { rich, say, Say } from './words.js';

const SHELF = 3;                     // rows of the shelf before it is opened
const PAGE = 20;
const MOST_AT_ONCE = 20;           // a longer list is done in parts; the phone says so
const FALL_MS = 900;

export default function Ledger({ params, go }) {
  const known = useKnown('ledger');
  const [filter, setFilter] = useState({ state: params.state || '', bank: params.bank || '', period: params.period || '' });
  const mistakes = known.data ? known.data.mistakes : null;
  const falling = useFalling(mistakes, known.state === 'fresh');
  const left = mistakes ? mistakes.filter(standing).length + falling.pending.length : 0;
  const right = mistakes ? html`<${Left} count=${left} live=${falling.fallen.length > 0}/>` : null;
  return html`<${Frame} name="ledger" title=${say('ledger.title')} right=${right} go=${go} known=${known}
      thumb=${mistakes && mistakes.length ? html`<${Drill} data=${known.data} filter=${filter}/>` : null}>
    ${mistakes ? html`<${Book} data=${known.data} filter=${filter} setFilter=${setFilter} falling=${falling} known=${known}/>` : html`<${Blank} known=${known}/>`}
  <//>`;
}

/** "还剩 16 题", running down when something fell. */
function Left({ count, live }) {
  const shown = useCount(count, { live, ms: FALL_MS });
  return html`<span class="left" data-left=${count}>${rich(say('ledger.left', { count: shown }))}</span>`;
}

function Book({ data, filter, setFilter, falling, known }) {
  if (!data.mistakes.length) return html`<p class="headline">${say('ledger.empty.title')}</p><p class="sub">${say('ledger.empty.sub')}</p>`;
  const within = narrowed(data.mistakes, filter);
  const fallen = within.filter((each) => falling.fallen.includes(each.question));
  const rest = within.filter((each) => !falling.fallen.includes(each.question));
  const row = (each) => html`<${LedgerRow} key=${each.question} mistake=${each} data=${data} again=${known.again}
      fallen=${falling.fallen.includes(each.question)} struck=${!falling.pending.includes(each.question)}/>`;
  return html`<${Sum} data=${data} fallen=${data.mistakes.filter((each) => falling.fallen.includes(each.question) && !falling.pending.includes(each.question))}/>
    <${LedgerFilter} mistakes=${data.mistakes} filter=${filter} setFilter=${setFilter}/>
    ${within.length ? null : html`<p class="sub push">${say('ledger.none_here')}</p>`}
    <${Rows} rows=${[...fallen, ...byUrgency(rest.filter(standing))]} row=${row} most=${PAGE}/>
    <${Shelf} rows=${byChange(rest.filter((each) => !standing(each)))} row=${row} whole=${Boolean(filter.state)}/>`;
}

/** What today holds, in a sentence; near the exam it says what no longer fits. */
function Sum({ data, fallen }) {
  const days = daysLeft(data.day);
  const open = data.counts.open;
  const key = data.today ? 'ledger.today' : open ? 'ledger.mend_first' : 'ledger.rest_today';
  return html`<div role="status">${['fell', 'off'].map((word) => html`<${Fell} key=${word} word=${word} rows=${fallen.filter((each) => (each.state === 'closed') === (word === 'off'))}/>`)}
    ${isLate(data.day) ? html`<p class="sum"><${Say} k=${days ? 'ledger.too_late' : 'ledger.exam_day'} args=${{ days }}/></p>` : null}
    <p class="sum"><${Say} k=${key} args=${{ count: data.today || open }}/> ${say('ledger.motto')}</p></div>`;
}

/** Crossed off is one thing, taken off (平反, 手滑, 撤回) another. */
const Fell = ({ word, rows }) => (rows.length ? html`<p class="sum"><${Say} k=${`ledger.${word}`} args=${{ count: rows.length }}/></p>` : null);

/** What can be crossed off today, then what is to be mended, then what waits for another day. */
const RANK = { open: 1, fixed: 2 };
const rank = (mistake) => (mistake.today ? 0 : RANK[mistake.state]);
const byUrgency = (rows) => rows.slice().sort((one, other) => rank(one) - rank(other) || other.changed_day - one.changed_day);
const byChange = (rows) => rows.slice().sort((one, other) => other.changed_day - one.changed_day);

function Rows({ rows, row, most }) {
  const [shown, show] = useState(most);
  const more = rows.length - shown;
  return html`<ul class="items">${rows.slice(0, shown).map(row)}</ul>
    ${more > 0 ? html`<button class="btn btn--text" type="button" onClick=${() => show(shown + PAGE)}>${say('ledger.more', { count: Math.min(more, PAGE) })}</button>` : null}`;
}

/** What was crossed off stays readable. */
function Shelf({ rows, row, whole }) {
  if (!rows.length) return null;
  return html`<section class="shelf"><h2>${say('ledger.shelf', { count: rows.length })}</h2><${Rows} rows=${rows} row=${row} most=${whole ? PAGE : SHELF}/></section>`;
}

/** Mended or proved today, it has had its turn: the server asks it another day. */
const isDue = (mistake, day) => standing(mistake) && mistake.due !== false && !(mistake.state === 'fixed' && (mistake.changed_day === day || (mistake.proofs || []).includes(day)));

/** All that is due, without repetition, in parts when it is much; with a filter only what it shows. */
function Drill({ data, filter }) {
  const [start, notice] = useStart();
  const due = narrowed(data.mistakes, { ...filter, state: '' }).filter((each) => isDue(each, data.day)).length;
  if (!due) return html`<p class="status quiet">${say('ledger.nothing_due')}</p>`;
  const count = Math.min(due, MOST_AT_ONCE);
  return html`${notice}<${Next} onClick=${() => start({ kind: 'mistakes', bank: filter.bank, period: filter.period, size: count })}>${say(due > count ? 'ledger.drill_some' : 'ledger.drill', { count })}<//>`;
}
