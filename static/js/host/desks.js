/*
 * The desks of the hall: number, team, what it is doing, score. A desk that can be named now is a key: its digit, or a tap.
 */
import { html } from '../../vendor/ui.js';
import { t } from '../lib/i18n.js';
import { points, teamOf } from '../lib/format.js';
import { Icon } from './icon.js';
import { deskAction, pressDesk } from './actions.js';
import { chosen } from './desk.js';
import { words } from './words.js';

const SPEAKING = ['starting', 'answering', 'judging'];
const OUT = ['barred_round', 'out', 'idle'];     // whatever else happened to the desk

/** Risk: the order of play; otherwise the order of the seats. */
function ordered(view) {
  if (!view.stakes || view.round.format !== 'risk') return view.teams;
  const playing = view.stakes.rows.map((row) => teamOf(view, row.team)).filter(Boolean);
  return playing.concat(view.teams.filter((team) => !playing.includes(team)));
}

function stakeMark(view, team) {
  const rows = (view.stakes && view.stakes.rows) || [];
  const at = rows.findIndex((row) => row.team === team.team);
  if (at < 0) return null;
  if (rows[at].passed) return { text: t('host.mark.passed') };
  if (rows[at].stake != null) return { text: t('host.mark.stake', { stake: points(rows[at].stake) }) };
  return { text: t('host.mark.turn', { place: at + 1 }) };
}

function rulingMark(view, team) {
  const ruling = (view.rulings || []).find((each) => each.team === team.team);
  if (!ruling) return null;
  const icon = { right: 'check', wrong: 'cross', timeout: 'clock', partial: 'half' }[ruling.verdict] || 'dash';
  return { icon, text: ruling.points ? points(ruling.points, { sign: true }) : t(`host.verdict.${ruling.verdict}`), look: ruling.verdict === 'right' ? 'is-done' : '' };
}

function buzzMark(view, team) {
  const buzz = (view.buzzes || []).find((each) => each.team === team.team);
  if (!buzz) return null;
  if (buzz.behind_ms === 0) return { icon: 'mic', text: t('host.mark.first'), look: 'is-second' };
  return { text: t('host.mark.behind', { ms: Math.round(buzz.behind_ms) }), look: 'is-second' };
}

/** The one thing worth saying about a desk now. */
export function markOf(view, team) {
  if (team.absent) return { icon: 'dash', text: t('host.absent'), look: 'is-out' };
  const floor = view.turn === team.team && SPEAKING.includes(view.phase);
  if (floor && view.round.format !== 'buzzer') return { icon: 'mic', text: t('host.mark.floor'), look: '' };
  const out = { icon: 'barred', text: t(`host.mark.${team.mark}`), look: 'is-out' };
  if (OUT.includes(team.mark)) return out;
  const known = rulingMark(view, team) || (team.mark === 'barred' ? out : buzzMark(view, team));
  if (known) return known;
  if (team.mark === 'answered') return { icon: 'check', text: t('host.mark.answered'), look: 'is-done' };
  if (view.phase === 'armed') return { icon: 'dash', text: t('host.mark.may_buzz') };
  return stakeMark(view, team);
}

function Desk({ view, team }) {
  const mark = markOf(view, team);
  const action = deskAction(view, team);
  const lit = chosen.value === team.team || (view.turn === team.team && view.phase !== 'revealed');
  const classes = [lit ? 'is-now' : (mark && mark.look) || '', action && 'can'].filter(Boolean).join(' ');
  return html`<li class=${classes}><span class="no">${team.seat}</span><span class="name" title=${team.name}>${team.name}</span>
    <span class="mark">${mark && mark.icon && html`<${Icon} name=${mark.icon}/>`}${mark && html`<span class="word">${mark.text}</span>`}</span>
    <span class="pts">${points(team.score)}</span>
    ${action && html`<button type="button" class="act" aria-label=${`${team.seat} ${words(view, { code: action.code, args: { team: team.team } })}`}
      onClick=${(event) => { event.currentTarget.blur(); pressDesk(team.seat); }}></button>`}</li>`;
}

const denseness = (count) => (count > 8 ? ' desks--16' : count > 6 ? ' desks--8' : '');

export const Desks = ({ view }) => html`<section class="panel panel--desks"><ol class=${`desks${denseness(view.teams.length)}`}>
  ${ordered(view).map((team) => html`<${Desk} key=${team.team} view=${view} team=${team}/>`)}</ol></section>`;
