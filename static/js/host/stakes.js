/*
 * The stakes on offer to the desk whose turn it is, with the scores each would lead to. The host may choose for it.
 */
import { html } from '../../vendor/ui.js';
import { t } from '../lib/i18n.js';
import { points, teamOf } from '../lib/format.js';
import { keyOf } from './actions.js';
import { order } from './desk.js';
import { seatName } from './words.js';

const lossOf = (view, stake) => {
  const wrong = view.question && view.question.points && view.question.points.wrong;
  return wrong === 0 ? 0 : -stake;
};

export function Stakes({ view }) {
  const { stakes } = view;
  const row = stakes.rows.find((each) => each.current) || null;
  const team = row && teamOf(view, row.team);
  if (!team) return null;
  const ready = (stake) => ((view.stake_keys || []).find((each) => each.stake === stake) || {}).command;
  const pass = (keyOf(view, 'KeyN') || {}).command;
  const fixed = row.stake != null || row.passed;
  return html`<div><span class="cap"><b>${seatName(view, team.team)} ${team.name}</b> ${t(fixed ? 'host.stake_fixed' : 'host.stake_open')}</span>
    <ul class="tiles">${stakes.offered.map((stake) => html`<li key=${stake}><button type="button" disabled=${!ready(stake)} class=${row.stake === stake ? 'on' : ''} onClick=${() => order(ready(stake))}>
      <b>${points(stake)}</b><span>${t('host.if_right', { score: points(team.score + stake) })}<br/>${t('host.if_wrong', { score: points(team.score + lossOf(view, stake)) })}</span></button></li>`)}
      ${stakes.may_pass && html`<li><button type="button" disabled=${!pass} class=${row.passed ? 'on' : ''} onClick=${() => order(pass)}>
        <b>${t('host.pass')}</b><span>${t('host.pass_keeps')}<br/>${t('host.pass_stays', { score: points(team.score) })}</span></button></li>`}</ul></div>`;
}
