/* The score rail along the foot. From thirteen teams on it shows only the team whose turn it is. */
import { html } from '../../vendor/ui.js';
import { t } from '../lib/i18n.js';
import { points, teamOf } from '../lib/format.js';
import { useCount } from '../lib/motion.js';
import { Name, Plate } from '../parts/team.js';
import { useCorrected } from './corrected.js';

const ONE_FROM = 13;
const STACKED_FROM = 9;
const BUZZED = ['buzzer', 'tiebreak'];   // only there does a barred desk mean anything to the room

function Score({ view, team }) {
  const shown = useCount(team.score, { live: true });
  const box = useCorrected(view, team.team);
  return html`<b class="num rail__score" ref=${box}>${points(shown)}</b>`;
}

function Cell({ view, team }) {
  const classes = ['rail__cell', team.team === view.turn && 'is-turn', team.mark && `is-${team.mark}`, team.absent && 'is-absent'];
  return html`<li class=${classes.filter(Boolean).join(' ')}>
    <${Plate} seat=${team.seat} />
    <${Name} className="rail__name" name=${team.name} />
    <${Score} view=${view} team=${team} />
  </li>`;
}

function OneTeam({ view }) {
  const team = teamOf(view, view.turn || (view.ruling && view.ruling.team));
  if (!team) {
    const answered = view.teams.filter((each) => each.mark === 'answered').length;
    return html`<p class="rail rail--one"><i></i><span>${t('hall.teams_count', { count: view.teams.length })}</span><span class="rail__place">
      ${view.round.format === 'joint' && answered > 0 && t('hall.answered_count', { count: answered })}</span></p>`;
  }
  return html`<p class="rail rail--one">
    <${Plate} seat=${team.seat} /><${Name} className="rail__one" name=${team.name} />
    <span class="rail__place">${t('hall.place', { place: team.place })}</span><${Score} view=${view} team=${team} />
  </p>`;
}

export function Rail({ view }) {
  const count = view.teams.length;
  if (count >= ONE_FROM) return html`<${OneTeam} view=${view} />`;
  const buzzes = view.round && BUZZED.includes(view.round.format) && view.phase !== 'revealed' ? ' rail--buzz' : '';
  return html`<ol class=${`rail ${count >= STACKED_FROM ? 'rail--12' : 'rail--6'}${buzzes}`} aria-label=${t('hall.scores')}>
    ${view.teams.map((team) => html`<${Cell} key=${team.team} view=${view} team=${team} />`)}
  </ol>`;
}
