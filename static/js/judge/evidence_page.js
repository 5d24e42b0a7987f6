/*
 * The buzz evidence: the finding in words, the chart, the figures, and the step of showing it to the hall.
 */
import { html } from '../../vendor/ui.js';
import { t } from '../lib/i18n.js';
import { order } from '../host/desk.js';
import { EvidenceChart, arrivals } from '../host/ruler.js';
import { Finding } from '../host/evidence_drawer.js';
import { seatName } from '../host/words.js';
import { Press } from './press.js';

const Figures = ({ view, rows }) => html`<table class="devs"><thead><tr><th>${t('host.col.desk')}</th><th class="n">${t('judge.col.at')}</th><th class="n">${t('judge.col.error')}</th><th class="n">${t('judge.col.behind')}</th></tr></thead>
  <tbody>${rows.map((row) => html`<tr key=${row.team}><td><b>${seatName(view, row.team)}</b></td><td class="n">${Math.round(row.at_ms)}</td><td class="n">${row.error_ms == null ? '–' : `±${Math.round(row.error_ms)}`}</td><td class="n">${Math.round(row.at_ms - rows[0].at_ms)}</td></tr>`)}</tbody></table>`;

export function EvidencePage({ view }) {
  const rows = arrivals(view);
  return html`<div class="cols"><div class="stack"><section class="panel"><span class="cap">${t('judge.finding')}</span><${Finding} view=${view}/></section>
      <section class="panel scroll"><figure><${EvidenceChart} view=${view}/></figure><p class="cap push">${t('host.evidence_how')}</p></section></div>
    <div class="stack"><section class="panel"><span class="cap">${t('judge.rule_says')}</span><p>${t('judge.rule_text')}</p></section>
      <section class="panel scroll">${rows.length > 0 && html`<${Figures} view=${view} rows=${rows}/>`}</section></div></div>`;
}

export function EvidenceFoot({ view, turnTo }) {
  const shown = view.overlay === 'evidence';
  const put = () => order({ type: 'show_overlay', overlay: shown ? 'none' : 'evidence' });
  return html`<footer class="verdicts verdicts--two"><${Press} icon="back" label=${t('judge.to_ruling')} press=${() => turnTo('ruling')}/>
    <${Press} icon="eye" label=${t(shown ? 'judge.off_hall' : 'judge.to_hall')} small=${t('judge.to_hall_small')} off=${!arrivals(view).length && !shown} press=${put}/></footer>`;
}
