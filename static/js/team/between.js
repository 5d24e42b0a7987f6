/* The pages between questions: introduction, rule card, after a round, a tie, the ceremony, the end. */
import { html } from '../../vendor/ui.js';
import { points } from '../lib/format.js';
import { t } from '../lib/i18n.js';
import { Protest } from './protest.js';
import { change, desk, mine, rich } from './wording.js';

const Page = ({ line, title, children, view }) => html`<section class="matter" aria-live="polite">
    <p class="round"><b>${line}</b></p><h1 class="headline">${title}</h1>${children}</section>
  <section class="thumb"><${Protest} view=${view}/></section>`;

export function Introduction({ view }) {
  const own = view.introduced === view.me;
  const title = own ? t('team.introduction.own') : view.introduced ? t('team.introduction.other', { desk: desk(view, view.introduced) }) : t('team.introduction.soon');
  return html`<${Page} view=${view} line=${view.title} title=${title}><p class="sub">${t(own ? 'team.introduction.stand' : 'team.watch.sub')}</p></${Page}>`;
}

export function RoundCard({ view }) {
  const { card, round } = view;
  return html`<${Page} view=${view} line=${round ? t('team.round_count', { number: round.number, of: round.of }) : ''} title=${card.title}>
    <dl class="figures">${card.figures.map((figure) => html`<div key=${figure.code}><dt>${t(`card.figure.${figure.code}`)}</dt>
      <dd class="num">${points(figure.value)}${figure.unit === 'none' ? '' : html`<small> ${t(`card.unit.${figure.unit}`)}</small>`}</dd></div>`)}</dl>
    <ul class="clauses">${card.clauses.map((clause, at) => html`<li key=${at}>${t(clause.code, clause.args)}</li>`)}</ul></${Page}>`;
}

export function Summary({ view }) {
  const { summary } = view;
  const own = summary.rows.find((row) => row.team === view.me);
  return html`<${Page} view=${view} line=${t('team.summary.line', { title: summary.title })} title=${own ? change(own.delta) : t('team.summary.line', { title: summary.title })}>
    ${own ? html`<p class="ledger num">${rich('team.summary.ledger', { before: points(own.before), after: points(own.after) })}</p>
      <p class="sub">${rich('team.summary.place', { place: own.place })}</p>` : null}<${Board} view=${view}/></${Page}>`;
}

export function Tie({ view }) {
  const { tie } = view;
  const own = tie.teams.includes(view.me);
  return html`<${Page} view=${view} line=${tie.award || ''} title=${t(own ? 'team.tie.own' : 'team.tie.other')}>
    <p class="sub">${t('team.tie.desks', { desks: tie.teams.map((each) => desk(view, each)).join(t('team.listing')) })}${tie.sudden_death ? t('team.tie.sudden') : ''}</p></${Page}>`;
}

export function Ceremony({ view }) {
  const { ceremony } = view;
  const own = ceremony && ceremony.teams.some((each) => each.team === view.me);
  return html`<${Page} view=${view} line=${t('team.ceremony.line')} title=${own ? t('team.ceremony.own', { award: ceremony.award }) : t('team.ceremony.other')}>
    <p class="sub">${t(own ? 'team.ceremony.stand' : 'team.watch.sub')}</p></${Page}>`;
}

export function Finished({ view }) {
  const rows = view.standings || [];
  const own = rows.find((row) => row.team === view.me);
  return html`<section class="matter"><p class="round"><b>${view.title}</b></p><h1 class="headline">${t('team.finished.title')}</h1>
    ${own ? html`<p class="big-fact num">${t('team.finished.place', { place: own.place })}</p>
      <p class="sub">${rich('team.finished.score', { score: points(own.score) })}${own.award ? html` <b>${own.award}</b>` : null}</p>` : null}</section>
    <section class="thumb"><${Board} view=${view}/><${Protest} view=${view}/></section>`;
}

/** Every desk by place; equal scores share a place. */
function Board({ view }) {
  const rows = view.standings || view.teams.filter((each) => !each.absent).slice().sort((one, other) => one.place - other.place || one.seat - other.seat);
  return html`<ol class="board">${rows.map((row) => html`<li key=${row.team} class=${row.team === view.me ? 'lead' : ''}><span class="place num">${row.place}</span>
    <span class="name">${mine({ ...view, me: row.team }).name}<small>${desk(view, row.team)}${row.award ? t('team.comma') + row.award : ''}</small></span>
    <span class="pts num">${points(row.score)}</span></li>`)}</ol>`;
}
