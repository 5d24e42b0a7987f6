/*
 * Entry of the audience's phone: it follows the question, who speaks and the board. No name is asked, nothing is sent.
 */
import { html, render, useState } from '../../vendor/ui.js';
import { points } from '../lib/format.js';
import { loadCatalogue, t } from '../lib/i18n.js';
import { connect, link, view as shown } from '../live/contest.js';
import { useSeconds } from '../parts/countdown.js';
import { Link, LostBand, numbered } from '../team/head.js';
import { Key, Options, Picture } from '../team/question.js';
import { Sign } from '../team/signs.js';
import { Timer } from '../team/studs.js';
import { change, desk, rowOf, verdictWord } from '../team/wording.js';

const SHORT_BOARD = 3;
const QUIET = ['lobby', 'introduction', 'round_card', 'tie', 'ceremony'];
const WHOLE_BOARD = ['summary', 'finished'];

function Audience() {
  const view = shown.value;
  const [board, showBoard] = useState(false);
  if (!view) return html`<main class="page page--note"><section class="matter"><h1 class="headline">${t('team.connecting.title')}</h1></section></main>`;
  const forced = WHOLE_BOARD.includes(view.phase);
  return html`<main class="page">
    <div><header class="bar-top"><h1>${t('audience.title')}${view.kind === 'rehearsal' ? t('team.rehearsal') : ''}</h1><${Link} link=${link.value}/></header><div class="rule"></div></div>
    <div>${link.value.state === 'lost' ? html`<${LostBand} link=${link.value}/>` : null}</div>
    ${board || forced ? html`<${Scores} view=${view} back=${forced ? null : () => showBoard(false)}/>` : html`<${Follow} view=${view} more=${() => showBoard(true)}/>`}</main>`;
}

/* ---- following -------------------------------------------------------------------------------------------------- */

function Follow({ view, more }) {
  const Matter = QUIET.includes(view.phase) || !view.question ? Cover : Question;
  const started = view.phase !== 'lobby';
  return html`<${Matter} view=${view}/>
    <section class="thumb">${started ? html`<${Board} view=${view} rows=${byPlace(view).slice(0, SHORT_BOARD)}/>
      <button class="btn btn--plain push" type="button" onClick=${more}>${t('audience.all', { count: view.teams.length })}</button>` : null}
      <p class="status quiet">${t('audience.note')}</p></section>`;
}

/** Nothing to be read yet: what this page is for, in three lines. */
function Cover({ view }) {
  const key = `audience.phase.${view.phase}`;
  return html`<section class="matter"><p class="hero">${view.title}</p><p class="sub">${t(key, { desk: desk(view, view.introduced), round: view.round ? view.round.title : '', award: view.ceremony ? view.ceremony.award : '' })}</p>
    ${view.phase === 'lobby' ? html`<ul class="steps">${[['eye', 'follow'], ['hand', 'question'], ['tick', 'names']].map(([sign, word]) => html`<li key=${word}><${Sign} name=${sign}/><span>${t(`audience.cover.${word}`)}</span></li>`)}</ul>` : null}</section>`;
}

function Question({ view }) {
  const { question, round, key } = view;
  const open = view.phase === 'armed' || (view.round && view.round.format === 'joint');
  return html`<section class="matter" aria-live="polite"><p class="round"><span class="onair">${t('audience.onair', { round: round.title })}</span>
      <span class="num">${numbered(question)}</span></p>
    <p class="stem">${question.hidden ? t('audience.hidden') : question.stem}</p>
    ${question.hidden ? null : html`<${Picture} question=${question}/>`}
    ${view.audience_question ? html`<p class="note"><${Sign} name="hand"/><span><b>${t('audience.yours')}</b></span></p>` : null}
    <${Options} question=${question} answer=${key}/>
    ${view.turn ? html`<${Speaker} view=${view}/>` : null}
    ${open && view.clock ? html`<div class="push"><${Timer} key=${view.clock.id} clock=${view.clock}/></div>` : null}
    ${key ? html`<${Key} question=${question} answer=${key}/>` : null}</section>`;
}

function Speaker({ view }) {
  const team = rowOf(view, view.turn);
  if (!team) return null;
  return html`<div class="speaker"><b class="plate"><span class="num">${team.seat}</span><span class="hao">${t('team.plate')}</span></b>
    <div class="say"><b>${t('audience.speaks', { name: team.name })}</b><span>${said(view) || html`<${Left} key=${view.clock ? view.clock.id : 'none'} view=${view}/>`}</span></div></div>`;
}

const said = (view) => (view.ruling && view.ruling.team === view.turn ? `${verdictWord(view.ruling.verdict)}${t('team.comma')}${change(view.ruling.points)}` : '');

function Left({ view }) {
  const seconds = useSeconds(view.clock);
  if (view.paused) return t('team.paused');
  return seconds === null ? t(`phase.${view.phase}`) : t('audience.left', { seconds });
}

/* ---- the board -------------------------------------------------------------------------------------------------- */

const byPlace = (view) => view.teams.filter((team) => !team.absent).slice().sort((one, other) => one.place - other.place || one.seat - other.seat);

function Scores({ view, back }) {
  const after = view.phase === 'finished' ? t('phase.finished') : view.question && view.question.number ? t('audience.after', { round: view.round.title, number: view.question.number }) : view.round ? view.round.title : view.title;
  return html`<section class="matter"><p class="round"><b>${after}</b></p><${Board} view=${view} rows=${view.phase === 'finished' && view.standings ? view.standings : byPlace(view)}/></section>
    <section class="thumb">${back ? html`<button class="btn btn--plain" type="button" onClick=${back}>${t('audience.back')}</button>` : null}
      <p class="status quiet">${t('audience.official')}</p></section>`;
}

function Board({ view, rows }) {
  return html`<ol class="board">${rows.map((row) => html`<li key=${row.team} class=${row.place === 1 ? 'lead' : ''}><span class="place num">${row.place}</span>
    <span class="name">${rowOf(view, row.team).name}<small>${small(view, row)}</small></span><span class="pts num">${points(row.score)}</span></li>`)}</ol>`;
}

/** Seat, and whether the place is shared, what was won, or what has just been added. */
function small(view, row) {
  const parts = [desk(view, row.team)];
  if (view.teams.some((other) => other.team !== row.team && other.place === row.place)) parts.push(t('audience.shared'));
  if (row.award) parts.push(row.award);
  else if (view.ruling && view.ruling.team === row.team && view.ruling.points) parts.push(t('audience.just', { change: change(view.ruling.points) }));
  return parts.join(t('team.comma'));
}

async function start() {
  const { lang, build } = document.body.dataset;
  await loadCatalogue(lang, build);
  connect();
  render(html`<${Audience}/>`, document.getElementById('app'));
}

window.addEventListener('pageshow', (event) => { if (event.persisted) location.reload(); });

start();
