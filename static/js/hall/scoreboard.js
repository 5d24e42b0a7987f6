/*
 * The scoreboard of 2 to 16 teams, and the final standings. Scores count first, then the rows change places together;
 * the leader's ground comes last. Equal scores share a place.
 */
import { html, useEffect, useLayoutEffect, useRef, useState } from '../../vendor/ui.js';
import { t } from '../lib/i18n.js';
import { points, teamOf } from '../lib/format.js';
import { mayMove, useCount, useFlip } from '../lib/motion.js';
import { play } from '../lib/sound.js';
import { Name, Plate } from '../parts/team.js';
import { useCorrected } from './corrected.js';

const COUNT_MS = 1200;
const PAUSE_MS = 300;
const FLIP_MS = 900;

/** What the room saw on the board last: the next board starts there. Forgotten when the page is opened again. */
let lastBoard = null;

const rowsOf = (view) => view.teams.map(({ team, seat, name, score, place, moved }) => ({ team, seat, name, score, place, moved }));
const ranked = (rows) => [...rows].sort((a, b) => a.place - b.place || a.seat - b.seat);

function shapeOf(count) {
  if (count <= 6) return 'board--6';
  if (count <= 8) return 'board--8';
  return count <= 12 ? 'board--16 board--12' : 'board--16';
}

const idsOf = (rows) => rows.map((each) => each.team).join();
const moveText = (moved) => (moved > 0 ? `▲ ${moved}` : moved < 0 ? `▼ ${-moved}` : '—');

function Row({ view, row, lead, top, from, live, wide }) {
  const score = useCount(row.score, { live, from, ms: COUNT_MS });
  const total = useCorrected(view, row.team);
  const bar = useRef(null);
  useLayoutEffect(() => { bar.current.style.setProperty('--part', top > 0 ? Math.max(0, row.score / top) : 0); }, [row.score, top]);
  return html`<li class=${`team${lead ? ' team--lead' : ''}`} data-key=${row.team}>
    <b class="num team__rank">${row.place}</b><${Plate} seat=${row.seat} /><${Name} className="team__name" name=${row.name} />
    ${wide && html`<span class="team__move">${row.award || moveText(row.moved || 0)}</span>`}
    <b class="num team__score"><span ref=${total}>${points(score)}</span></b>
    <i class="team__line" aria-hidden="true"><i ref=${bar}></i></i>
  </li>`;
}

/** Whose row lies on the leader's ground: none while rows move; it comes when they are at rest. */
function useLeader(settled, rows, begin) {
  const leads = (row) => row.place === 1 && rows.some((each) => each.score > 0);
  const wait = useRef(Boolean(begin) && !settled);
  const [rested, rest] = useState(settled);
  useEffect(() => {
    if (!settled) { wait.current = true; rest(false); return undefined; }
    if (!wait.current || !mayMove()) { rest(true); return undefined; }
    const timer = setTimeout(() => { wait.current = false; rest(true); }, FLIP_MS);
    return () => clearTimeout(timer);
  }, [settled]);
  if (settled && (rested || !wait.current)) return leads;
  return settled ? () => false : leads;
}

/** The rows in the order they are drawn now: the old order while the scores count, then the new one. */
function useOrder(rows, start) {
  const [order, setOrder] = useState(start || ranked(rows));
  const wanted = ranked(rows);
  const sameTeams = [...order].every((each) => rows.some((row) => row.team === each.team)) && order.length === rows.length;
  const signature = wanted.map((each) => `${each.team}:${each.place}`).join(' ');
  useEffect(() => {
    if (idsOf(order) === idsOf(wanted) || !sameTeams || !mayMove()) { setOrder(wanted); return undefined; }
    const timer = setTimeout(() => setOrder(wanted), COUNT_MS + PAUSE_MS);
    return () => clearTimeout(timer);
  }, [signature]);
  return { order: sameTeams ? order : wanted, settled: !sameTeams || idsOf(order) === idsOf(wanted) };
}

function Board({ view, rows, fresh, title, note }) {
  const begin = useRef(fresh && lastBoard && lastBoard.length === rows.length ? lastBoard : null).current;
  const { order, settled } = useOrder(rows, begin && ranked(begin));
  const drawn = order.map((old) => {
    const row = rows.find((each) => each.team === old.team) || old;
    return settled ? row : { ...row, place: old.place };
  });
  const from = (id) => { const was = begin && begin.find((each) => each.team === id); return was ? was.score : undefined; };
  useEffect(() => { lastBoard = rows; }, [rows]);
  const box = useFlip(idsOf(order), { ms: FLIP_MS, onRest: () => play('rank') });
  const leads = useLeader(settled, rows, begin);
  useLayoutEffect(() => { box.current.style.setProperty('--rows', rows.length); }, [rows.length]);
  const count = rows.length;
  const top = Math.max(...rows.map((each) => each.score));
  return html`<main class="field">
    <header class=${`head${count > 8 ? ' head--16' : ''}`}><h1 class="head__title">${title}</h1><p class="head__note">${note}</p></header>
    <ol class=${`board ${shapeOf(count)}`} ref=${box}>
      ${drawn.map((row) => html`<${Row} key=${row.team} view=${view} row=${row} top=${top} from=${from(row.team)} live=${fresh || settled}
        lead=${leads(row)} wide=${count <= 8} />`)}
    </ol>
  </main>`;
}

function roundNote({ round }) {
  if (!round) return '';
  return round.format === 'tiebreak' ? round.title : t('hall.round_note', { number: round.number, title: round.title });
}

export const Scoreboard = ({ view, fresh }) => html`<${Board} view=${view} rows=${rowsOf(view)} fresh=${fresh} title=${t('hall.scoreboard')} note=${roundNote(view)} />`;

export function Standings({ view, fresh }) {
  const rows = view.standings
    ? view.standings.map((each) => ({ ...rowsOf(view).find((row) => row.team === each.team), ...each, name: teamOf(view, each.team).name }))
    : rowsOf(view);
  return html`<${Board} view=${view} rows=${rows.map((row) => ({ ...row, award: row.award || ' ' }))} fresh=${fresh} title=${t('hall.standings')} note=${view.title} />`;
}
