/*
 * The rulings so far, newest first, and how each may be overruled; beneath them the corrections with their reasons.
 */
import { html, useState } from '../../vendor/ui.js';
import { t } from '../lib/i18n.js';
import { Records } from '../host/correct_drawer.js';
import { pointsWords, seatName, timeOfDay } from '../host/words.js';
import { askOverrule, isRuling } from './overrule.js';
import { Press, PausePress } from './press.js';
import { VerdictLine } from './ruling_page.js';

const CHANGES = [['wrong', 'cross'], ['partial', 'half'], ['void', 'dash'], ['right', 'check']];

function Line({ view, line, open, choose }) {
  const ruling = isRuling(line);
  const changes = CHANGES.filter(([verdict]) => verdict !== line.verdict);
  return html`<li class=${line.void ? 'is-void' : ''}><button type="button" class="line" disabled=${line.void || !ruling} aria-expanded=${open ? 'true' : 'false'} onClick=${choose}>
      <span class="grow"><b>${seatName(view, line.team)}</b> ${ruling ? line.stem : t(line.kind === 'foul' ? 'host.event.FoulCalled' : 'host.correction.award')}<small>${timeOfDay(line.at)} ${line.slot || ''} ${t(`judge.by.${line.by}`)} ${line.reason || ''}</small></span>
      <span class="result">${line.void ? t('judge.voided') : ruling ? html`<${VerdictLine} line=${line}/>` : pointsWords(line.points)}</span></button>
    ${open && html`<div class="changes">${changes.map(([verdict, icon]) => html`<${Press} key=${verdict} tone=${verdict === 'right' || verdict === 'wrong' ? verdict : ''} icon=${icon} label=${t(`judge.overrule.${verdict}`)} press=${() => askOverrule(view, line, verdict)}/>`)}</div>`}</li>`;
}

export function LogPage({ view }) {
  const [open, setOpen] = useState(null);
  const log = view.log || [];
  return html`<div class="cols cols--one"><section class="panel scroll"><span class="cap">${t(log.length ? 'judge.log_how' : 'judge.log_empty')}</span>
    <ol class="ledger">${log.map((line) => html`<${Line} key=${line.ruling} view=${view} line=${line} open=${open === line.ruling} choose=${() => setOpen(open === line.ruling ? null : line.ruling)}/>`)}</ol>
    <span class="cap push"><b>${t('judge.corrections')}</b></span><${Records} view=${view}/></section></div>`;
}

export const PauseFoot = ({ view }) => html`<footer class="verdicts verdicts--one"><${PausePress} view=${view}/></footer>`;
