/* What came of a question: our verdict and points first, the others' in a line, and the key once it is shown. */
import { html } from '../../vendor/ui.js';
import { points } from '../lib/format.js';
import { t } from '../lib/i18n.js';
import { RoundLine } from './head.js';
import { Key, Options, Picture } from './question.js';
import { Protest } from './protest.js';
import { Sign } from './signs.js';
import { change, desk, mine, rich, verdictWord } from './wording.js';

const SIGNS = { right: 'tick', wrong: 'cross', partial: 'half', timeout: 'clock', passed: 'pass', void: 'barred' };
const LOOKS = { right: 'is-right', partial: 'is-partial' };

/** The ruling about a team on this question: from the list of all, else the last one. */
export function rulingOf(view, team) {
  const found = (view.rulings || []).filter((each) => each.team === team);
  if (found.length) return found[found.length - 1];
  return view.ruling && view.ruling.team === team ? view.ruling : null;
}

export function Outcome({ view }) {
  const { question, key } = view;
  const own = rulingOf(view, view.me);
  return html`<section class="matter" aria-live="polite"><${RoundLine} view=${view} typed=${true}/>
      ${own ? html`<${OwnVerdict} view=${view} ruling=${own}/>` : html`<${OthersVerdict} view=${view}/>`}
      <${OwnFoul} view=${view}/>
      ${question && question.stem ? html`<p class="again">${question.stem}</p>` : null}
      ${question && key ? html`<${Picture} question=${question}/>` : null}
    </section>
    <section class="thumb">${question && key ? html`<${Options} question=${question} chosen=${chosenBy(view, own)} answer=${key}/><${Key} question=${question} answer=${key}/>`
      : html`<p class="status quiet">${t(question && view.phase === 'ruled' ? 'team.outcome.key_soon' : 'team.outcome.next_soon')}</p>`}
      <${Protest} view=${view}/></section>`;
}

function OwnVerdict({ view, ruling }) {
  return html`<h1 class=${`verdict ${LOOKS[ruling.verdict] || 'is-wrong'}`}><${Sign} name=${SIGNS[ruling.verdict]}/>${t('team.outcome.own', { verdict: verdictWord(ruling.verdict) })}</h1>
    <p class="big-fact num">${ruling.points ? points(ruling.points, { sign: true }) : '0'}<small> ${t('team.unit.points')}</small></p>
    <p class="sub">${rich('team.outcome.score', { score: points(mine(view).score), place: mine(view).place })}</p>`;
}

function OthersVerdict({ view }) {
  const { ruling } = view;
  if (view.phase === 'unanswered' || !ruling || ruling.team === view.me) return html`<h1 class="headline">${t(nobody(view))}</h1><p class="sub">${t('team.outcome.none')}</p>`;
  return html`<h1 class="headline">${t('team.outcome.other', { desk: desk(view, ruling.team), verdict: verdictWord(ruling.verdict) })}</h1>
    <p class="sub">${change(ruling.points)}</p>`;
}

/** Why nobody is judged here: the question went to the audience, nobody pressed, or it simply is over. */
function nobody(view) {
  if (view.audience_question) return 'team.outcome.audience';
  return view.phase === 'unanswered' ? 'team.outcome.nobody' : 'team.outcome.over';
}

function OwnFoul({ view }) {
  const { foul } = view;
  if (!foul || foul.team !== view.me) return null;
  return html`<p class="note"><${Sign} name="barred"/><span>${t('team.foul.line', { foul: t(`team.foul.${foul.kind}`), change: change(foul.points) })}</span></p>`;
}

/** A response as it is told: letters, or 正确 and 错误 in words. */
function labelsIn(question, told) {
  if (question.type !== 'true_false') return told.split(/[^A-Z]*/).filter(Boolean);
  return question.options.filter((option) => option.text === told).map((option) => option.label);
}

/** The labels this desk gave, where they are known; spoken answers have none. */
function chosenBy(view, ruling) {
  if (view.pad.response) return view.pad.response;
  if (ruling && typeof ruling.response === 'string') return labelsIn(view.question, ruling.response);
  return ruling && Array.isArray(ruling.response) ? ruling.response : [];
}
