/* Who chose what: chosen is filled, open is outlined, a pass is a word. In the order of play. */
import { html, useLayoutEffect, useRef } from '../../vendor/ui.js';
import { t } from '../lib/i18n.js';
import { points, teamOf } from '../lib/format.js';
import { Name, Plate } from '../parts/team.js';
import { useTicking } from './ticking.js';

const SHOWN = 8;

/** At most eight rows, so that they can be read; the one that chooses is always among them. */
export function windowOf(rows) {
  if (rows.length <= SHOWN) return rows;
  const current = Math.max(0, rows.findIndex((each) => each.current));
  const start = Math.min(Math.max(0, current - 3), rows.length - SHOWN);
  return rows.slice(start, start + SHOWN);
}

function Cell({ row, stake }) {
  if (row.stake === stake) return html`<b class="num stake__cell is-chosen">${points(stake)}</b>`;
  if (row.current && row.stake == null && !row.passed) return html`<b class="num stake__cell is-open">${points(stake)}</b>`;
  return html`<i class="stake__cell"></i>`;
}

function Row({ view, row, stakes }) {
  const team = teamOf(view, row.team);
  const waits = !row.current && row.stake == null && !row.passed;
  const may = row.passed || (row.current && row.stake == null);
  return html`<li class=${`stake${row.current ? ' stake--now' : ''}${waits ? ' stake--wait' : ''}`}>
    <${Plate} seat=${team.seat} on=${row.current} /><${Name} className="stake__name" name=${team.name} />
    <b class="num stake__score">${points(row.score)}</b>
    ${stakes.offered.map((each) => html`<${Cell} key=${each} row=${row} stake=${each} />`)}
    ${stakes.may_pass && (may ? html`<b class=${`stake__cell is-pass${row.passed ? ' is-passed' : ''}`}>${t('hall.pass')}</b>` : html`<i class="stake__cell"></i>`)}
  </li>`;
}

export function Stakes({ view }) {
  const box = useRef(null);
  const left = useTicking(view.clock);
  const stakes = view.stakes || { offered: [], may_pass: false, rows: [] };
  const rows = windowOf(stakes.rows);
  useLayoutEffect(() => {
    box.current.style.setProperty('--stakes', stakes.offered.length);
    box.current.style.setProperty('--rows', Math.max(rows.length, 4));
  }, [stakes.offered.length, rows.length]);
  return html`<main class="field">
    <header class="head head--tight"><h1 class="head__title">${view.round ? view.round.title : ''}</h1>
      ${left != null ? html`<p class="head__clock">${t('hall.choosing')} <b class="num">${left}</b></p>` : html`<p class="head__note">${t('hall.choose_stake')}</p>`}</header>
    <ol class=${`stakes${stakes.may_pass ? '' : ' stakes--no-pass'}`} ref=${box}>
      <li class="stake stake--head"><i></i><span></span><span>${t('hall.score')}</span>
        ${stakes.offered.map((each) => html`<b class="num" key=${each}>${points(each)}</b>`)}${stakes.may_pass && html`<span>${t('hall.pass')}</span>`}</li>
      ${rows.map((row) => html`<${Row} key=${row.team} view=${view} row=${row} stakes=${stakes} />`)}
    </ol>
  </main>`;
}
