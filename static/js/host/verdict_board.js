/*
 * Joint rounds: every desk, what it sent, and a cross and a tick of its own. A dashed frame is what the engine
 * proposes; a filled one is what was ruled. Works as well when no device sent anything: the host looks at the boards.
 */
import { html } from '../../vendor/ui.js';
import { t } from '../lib/i18n.js';
import { Icon } from './icon.js';
import { chosen, isUnderway, order } from './desk.js';
import { responseWords } from './words.js';

const MANY = 8;
const PROPOSED = { accept: 'right', reject: 'wrong' };

function Verdict({ team, verdict, ruled, proposed, icon }) {
  const command = team.rulings && team.rulings[verdict];
  const classes = [`b-${verdict}`, ruled === verdict && 'on', !ruled && proposed === verdict && 'proposed'];
  return html`<button type="button" class=${classes.filter(Boolean).join(' ')} aria-pressed=${ruled === verdict ? 'true' : 'false'}
    aria-label=${t('host.rule_team', { seat: team.seat, verdict: t(`host.verdict.${verdict}`) })}
    disabled=${!command || isUnderway(command)} onClick=${() => order(command)}><${Icon} name=${icon}/></button>`;
}

function Row({ view, team }) {
  const sent = (view.responses || []).find((each) => each.team === team.team);
  const ruling = (view.rulings || []).find((each) => each.team === team.team);
  const brief = view.teams.length > MANY;   // no room for the words of an option
  const words = sent ? responseWords(brief ? null : view.question, sent.response) : '';
  const proposed = sent ? PROPOSED[sent.grade] : null;
  const verdict = ruling && ruling.verdict;
  return html`<li class=${chosen.value === team.team ? 'is-now' : ''}><span class="no">${team.seat}</span>
    <span class="said">${words || html`<small>${t(team.absent ? 'host.absent' : 'host.nothing_sent')}</small>`} ${verdict && !['right', 'wrong'].includes(verdict) && html`<small>${t(`host.verdict.${verdict}`)}</small>`}</span>
    <${Verdict} team=${team} verdict="wrong" ruled=${verdict} proposed=${proposed} icon="cross"/>
    <${Verdict} team=${team} verdict="right" ruled=${verdict} proposed=${proposed} icon="check"/></li>`;
}

export const VerdictBoard = ({ view }) => html`<ol class=${`board${view.teams.length > MANY ? ' is-many' : ''}`}>${view.teams.filter((team) => team.mark !== 'idle' && team.mark !== 'out').map((team) => html`<${Row} key=${team.team} view=${view} team=${team}/>`)}</ol>`;
