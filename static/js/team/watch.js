/* The page while others act, or while this desk may only listen or confer: the question, who has the floor, the seconds. */
import { html } from '../../vendor/ui.js';
import { points } from '../lib/format.js';
import { t } from '../lib/i18n.js';
import { link } from '../live/contest.js';
import { AgeOfPicture, RoundLine } from './head.js';
import { Protest } from './protest.js';
import { Options, Picture } from './question.js';
import { Sign } from './signs.js';
import { Timer } from './studs.js';
import { desk, mine, rich } from './wording.js';

const PHASES = ['choosing', 'presented', 'discussing', 'armed', 'starting', 'answering', 'judging'];

export function Watch({ view }) {
  const { question } = view;
  return html`<section class="matter" aria-live="polite"><${RoundLine} view=${view} typed=${true}/>
      <h1 class="headline">${headline(view)}</h1>
      ${link.value.state === 'lost' ? html`<${AgeOfPicture} view=${view}/>` : html`<p class="sub">${sub(view)}</p>`}
      <${Standing} view=${view}/>
      ${question && question.stem ? html`<p class="again">${question.stem}</p><${Picture} question=${question}/>` : null}
    </section>
    <section class="thumb">${view.clock ? html`<${Timer} key=${view.clock.id} clock=${view.clock}/>` : null}
      ${question ? html`<${Options} question=${question}/>` : null}
      ${view.phase === 'choosing' ? html`<${Rows} view=${view}/>` : null}
      <${Protest} view=${view}/></section>`;
}

const whose = (view) => (view.turn === null ? 'all' : view.turn === view.me ? 'own' : 'other');

function headline(view) {
  const stake = chosenStake(view);
  if (stake !== null) return t('team.watch.chosen', { stake: points(stake) });
  const phase = PHASES.includes(view.phase) ? view.phase : 'other';
  return t(`team.watch.${phase}.${whose(view)}`, { desk: desk(view, view.turn) });
}

/** What this desk has put on its question, while the host has not shown the question yet. */
function chosenStake(view) {
  if (view.phase !== 'choosing' || !view.stakes) return null;
  const own = view.stakes.rows.find((row) => row.team === view.me && row.current);
  return own && own.stake != null ? own.stake : null;
}

function sub(view) {
  const { question } = view;
  if (whose(view) !== 'own' || !question) return t('team.watch.sub');
  if (question.member_name) return t('team.watch.member', { name: question.member_name });
  if (question.stake) return rich('team.watch.stake', { stake: points(question.stake) });
  return t(view.phase === 'discussing' ? 'team.watch.confer' : 'team.watch.listen');
}

/** Why this desk is not part of it, if it is not. */
function Standing({ view }) {
  const { mark } = mine(view);
  if (!['out', 'idle', 'barred', 'barred_round'].includes(mark)) return null;
  return html`<p class="note"><${Sign} name="barred"/><span>${t(`team.mark.${mark}`)}</span></p>`;
}

/** The order of play in a risk round, and what each desk has put on its question. */
function Rows({ view }) {
  if (!view.stakes) return null;
  return html`<ol class="board">${view.stakes.rows.map((row, at) => html`<li key=${row.team} class=${row.current ? 'lead' : ''}><span class="place num">${at + 1}</span>
    <span class="name">${desk(view, row.team)}<small>${t('team.score', { points: points(row.score) })}</small></span>
    <span class="pts num">${row.passed ? t('team.watch.passed') : row.stake === null ? '' : points(row.stake)}</span></li>`)}</ol>`;
}
