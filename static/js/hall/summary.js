/* A round in one picture: where every team stood before, where it stands now; one thick line, the climb of the round. */
import { html, useLayoutEffect, useRef } from '../../vendor/ui.js';
import { t } from '../lib/i18n.js';
import { points, teamOf } from '../lib/format.js';
import { animate, EASE_INOUT } from '../lib/motion.js';
import { Name, Plate } from '../parts/team.js';
import { Scoreboard } from './scoreboard.js';

const MOST = 8;          // more lines than this cannot be told apart: the board says it better
const WIDTH = 38;
const HEIGHT = 77;

const by = (place, seat) => (a, b) => a[place] - b[place] || seat(a) - seat(b);

/** The team that climbed most; of equals the one that won most; null when nobody moved. */
export function climber(rows) {
  const climb = (row) => row.place_before - row.place;
  const best = [...rows].sort((a, b) => climb(b) - climb(a) || b.delta - a.delta)[0];
  return best && (climb(best) > 0 || best.delta > 0) ? best.team : null;
}

function Line({ from, to, best, fresh }) {
  const line = useRef(null);
  useLayoutEffect(() => {
    if (fresh) animate(line.current, [{ strokeDashoffset: 1 }, { strokeDashoffset: 0 }], best ? { ms: 600, delay: 900, easing: EASE_INOUT } : { ms: 900, easing: EASE_INOUT });
  }, []);
  const r = best ? 1.5 : 0.9;
  const kind = best ? 'is-best' : '';
  return html`<g class=${kind}><path ref=${line} pathLength="1" d=${`M0 ${from}C20 ${from} 18 ${to} ${WIDTH} ${to}`} />
    <circle cx="0" cy=${from} r=${r} /><circle cx=${WIDTH} cy=${to} r=${r} /></g>`;
}

function Slopes({ view, fresh }) {
  const { summary } = view;
  const seat = (row) => (teamOf(view, row.team) || {}).seat;
  const left = [...summary.rows].sort(by('place_before', seat));
  const right = [...summary.rows].sort(by('place', seat));
  const y = (list, team) => ((list.findIndex((each) => each.team === team) + 0.5) * HEIGHT) / list.length;
  const best = climber(summary.rows);
  const lines = [...summary.rows].sort((a, b) => (a.team === best) - (b.team === best));
  const box = useRef(null);
  useLayoutEffect(() => { box.current.style.setProperty('--rows', summary.rows.length); }, [summary.rows.length]);
  return html`<section class="slope" ref=${box}>
    <ol class="slope__left">${left.map((row) => html`<li key=${row.team}><${Plate} seat=${seat(row)} /><b class="num">${points(row.before)}</b></li>`)}</ol>
    <svg class="slope__lines" viewBox=${`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      ${lines.map((row) => html`<${Line} key=${row.team} from=${y(left, row.team)} to=${y(right, row.team)} best=${row.team === best} fresh=${fresh} />`)}
    </svg>
    <ol class="slope__right">${right.map((row) => html`<li key=${row.team}>
      <b class="num total">${points(row.after)}</b><${Plate} seat=${seat(row)} on=${row.team === best} />
      <${Name} name=${teamOf(view, row.team).name} />
      <b class=${`num delta${row.delta < 0 ? ' delta--down' : ''}`}>${points(row.delta, { sign: true })}</b></li>`)}</ol>
  </section>`;
}

function counted(counts) {
  if (!counts) return '';
  const parts = [t('hall.count_questions', { count: counts.questions }), t('hall.count_right', { count: counts.right }), t('hall.count_wrong', { count: counts.wrong })];
  if (counts.unanswered) parts.push(t('hall.count_unanswered', { count: counts.unanswered }));
  return parts.join(t('hall.comma'));
}

export function Summary({ view, fresh }) {
  if (view.summary.rows.length > MOST) return html`<${Scoreboard} view=${view} fresh=${fresh} />`;
  return html`<main class="field">
    <header class="head"><h1 class="head__title">${t('hall.summary', { title: view.summary.title })}</h1>
      <p class="head__note">${counted(view.summary.counts)}</p></header>
    <${Slopes} view=${view} fresh=${fresh} />
  </main>`;
}
