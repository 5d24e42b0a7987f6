/*
 * The stakes on offer to the desk whose turn it is, with the scores each would lead to. The host may choose for it.
 */
import { html } from '../../vendor/ui.js';
import { t } from '../lib/i18n.js';
import { points, teamOf } from '../lib/format.js';
import { order } from './desk.js';
import { seatName } from './words.js';

/** The slot a choice is about: the snapshot's question, or the commands it has ready. */
const slotOf = (view) => (view.question && view.question.slot) || (view.next && view.next.command && view.next.command.slot) || null;

const lossOf = (view, stake) => {
  const wrong = view.question && view.question.points && view.question.points.wrong;
  return wrong === 0 ? 0 : -stake;
};

export function Stakes({ view }) {
  const { stakes } = view;
  const row = stakes.rows.find((each) => each.current) || null;
  const team = row && teamOf(view, row.team);
  if (!team) return null;
  const slot = slotOf(view);
  const fixed = row.stake != null || row.passed || view.phase !== 'choosing';
  const choose = (stake) => order({ type: 'choose_stake', slot, team: team.team, stake });
  return html`<div><span class="cap"><b>${seatName(view, team.team)} ${team.name}</b> ${t(fixed ? 'host.stake_fixed' : 'host.stake_open')}</span>
    <ul class="tiles">${stakes.offered.map((stake) => html`<li key=${stake}><button type="button" disabled=${fixed || !slot} class=${row.stake === stake ? 'on' : ''} onClick=${() => choose(stake)}>
      <b>${points(stake)}</b><span>${t('host.if_right', { score: points(team.score + stake) })}<br/>${t('host.if_wrong', { score: points(team.score + lossOf(view, stake)) })}</span></button></li>`)}
      ${stakes.may_pass && html`<li><button type="button" disabled=${fixed || !slot} class=${row.passed ? 'on' : ''} onClick=${() => order({ type: 'pass_turn', slot, team: team.team })}>
        <b>${t('host.pass')}</b><span>${t('host.pass_keeps')}<br/>${t('host.pass_stays', { score: points(team.score) })}</span></button></li>`}</ul></div>`;
}
