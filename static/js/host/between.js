/*
 * What lies between the questions: introduction of the teams, the card of a round, its summary, a tie, the ceremony,
 * the final standings. What is set in a serif is read aloud.
 */
import { html } from '../../vendor/ui.js';
import { has, t } from '../lib/i18n.js';
import { points, teamOf, typeName } from '../lib/format.js';
import { Stakes } from './stakes.js';
import { seatName, words } from './words.js';

function Introduction({ view }) {
  const team = teamOf(view, view.introduced);
  if (!team) return html`<p>${t('host.introduce_first')}</p>`;
  return html`<h2>${seatName(view, team.team)} ${team.name}</h2>${team.slogan && html`<ol class="spoken"><li>${team.slogan}</li></ol>`}
    <p>${(team.members || []).join(t('host.list'))}</p>`;
}

const Figure = ({ figure }) => {
  const unit = figure.unit && figure.unit !== 'none' && has(`card.unit.${figure.unit}`) ? t(`card.unit.${figure.unit}`) : '';
  return html`<li><span class="cap">${t(`card.figure.${figure.code}`)}</span><b>${points(figure.value)}</b> ${unit}</li>`;
};

function Card({ view }) {
  const { card } = view;
  if (!card) return null;
  return html`<h2>${card.title}</h2><ul class="figures">${card.figures.map((figure) => html`<${Figure} key=${figure.code} figure=${figure}/>`)}</ul>
    <ol class="spoken">${card.clauses.map((clause, turn) => html`<li key=${turn}>${words(view, clause)}</li>`)}</ol>`;
}

function Summary({ view }) {
  const { summary } = view;
  if (!summary) return null;
  const { questions, right, wrong, unanswered } = summary.counts;
  const rows = [...summary.rows].sort((a, b) => a.place - b.place);
  return html`<h2>${t('host.summary', { title: summary.title })}</h2><p class="cap">${t('host.counts', { questions, right, wrong, unanswered })}</p>
    <table class="places"><thead><tr><th>${t('host.col.place')}</th><th>${t('host.col.team')}</th><th class="n">${t('host.col.delta')}</th><th class="n">${t('host.col.score')}</th></tr></thead>
    <tbody>${rows.map((row) => html`<tr key=${row.team}><td>${row.place}</td><td>${seatName(view, row.team)} ${teamOf(view, row.team).name}</td><td class="n">${points(row.delta, { sign: true })}</td><td class="n">${points(row.after)}</td></tr>`)}</tbody></table>`;
}

function Standings({ view }) {
  const current = view.ceremony ? view.ceremony.teams.map((each) => each.team) : [];
  return html`<h2>${view.ceremony && view.ceremony.award ? view.ceremony.award : t('host.standings')}</h2>
    <table class="places"><thead><tr><th>${t('host.col.place')}</th><th>${t('host.col.team')}</th><th>${t('host.col.award')}</th><th class="n">${t('host.col.score')}</th></tr></thead>
    <tbody>${(view.standings || []).map((row) => html`<tr key=${row.team} class=${current.includes(row.team) ? 'is-now' : ''}><td>${row.place}</td><td>${seatName(view, row.team)} ${(teamOf(view, row.team) || {}).name}</td><td>${row.award || ''}</td><td class="n">${points(row.score)}</td></tr>`)}</tbody></table>
    ${view.phase === 'finished' && html`<p class="push"><a class="results" href=${`/results/${view.contest}`} target="_blank">${t('host.to_results')}</a></p>`}`;
}

function Tie({ view }) {
  const { tie } = view;
  if (!tie) return null;
  return html`<h2>${t('host.tie_for', { award: tie.award })}</h2><ol class="spoken">${tie.teams.map((id) => html`<li key=${id}>${seatName(view, id)} ${(teamOf(view, id) || {}).name}</li>`)}</ol>
    <p>${t(tie.sudden_death ? 'host.tie_sudden' : 'host.tie_points')}</p><p class="cap">${t('host.tie_out')}</p>`;
}

function Upcoming({ view }) {
  const { upcoming, phase } = view;
  if (!upcoming || !['round_card', 'summary', 'tie', 'withdrawn', 'revealed'].includes(phase)) return null;
  return html`<p class="cap push">${t('host.upcoming')} ${upcoming.type ? typeName(upcoming.type) : ''}</p><p>${upcoming.stem}</p>`;
}

/** Risk, before the question is on screen: the stakes, then what will be read for the one chosen. */
function Choosing({ view }) {
  const row = view.stakes && view.stakes.rows.find((each) => each.current);
  const { upcoming } = view;
  return html`<${Stakes} view=${view}/>${upcoming && row && row.stake != null && html`<span class="cap">${t('host.read_next', { stake: points(row.stake) })}</span><p class="stem">${upcoming.stem}</p>`}`;
}

const SHEETS = {
  choosing: Choosing, ruled: Choosing, introduction: Introduction, round_card: Card, summary: Summary, tie: Tie, ceremony: Standings, finished: Standings,
};

export function Between({ view }) {
  const Sheet = SHEETS[view.phase];
  return html`<section class="panel fill sheet">${Sheet && html`<${Sheet} view=${view}/>`}<${Upcoming} view=${view}/></section>`;
}
