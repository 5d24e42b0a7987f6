/* The rules of the round, numbers first: at most six figures, then a few sentences. */
import { html, useLayoutEffect, useRef } from '../../vendor/ui.js';
import { t } from '../lib/i18n.js';
import { points } from '../lib/format.js';
import { useEntrance, useFit } from '../lib/motion.js';
import { Words, wordsClass } from '../parts/words.js';

const SIGNED = ['right', 'wrong', 'timeout', 'wrong_or_timeout', 'missing_some'];
const FIGURES = 6;
const LETTERS = 62;
const FIRST = /early|restate|prompting|loss|sudden_death|note/;

function Figure({ figure, at, fresh }) {
  const box = useEntrance(fresh, { ms: 280, delay: 200 + 90 * at });
  const text = points(figure.value, { sign: SIGNED.includes(figure.code) });
  const size = text.length > 5 ? ' rule__n--s' : text.length > 3 ? ' rule__n--m' : '';
  return html`<div class=${`rule${text.length > 5 ? ' rule--wide' : ''}`} ref=${box}>
    <dt class=${`num rule__n${size}`}>${text}<small>${t(`card.unit.${figure.unit}`)}</small></dt>
    <dd class="rule__what">${t(`card.figure.${figure.code}`)}</dd>
  </div>`;
}

/** What the room must know first: what a foul or a failure costs. Then the rest, in order, while there is room. */
export function sentencesOf(clauses) {
  const told = clauses.map((clause, at) => ({ text: t(clause.code, clause.args), at, first: FIRST.test(clause.code) }));
  const chosen = [];
  let room = LETTERS;
  for (const each of [...told.filter((one) => one.first), ...told.filter((one) => !one.first)]) {
    if (chosen.length > 0 && each.text.length > room) continue;
    chosen.push(each);
    room -= each.text.length;
  }
  return chosen.sort((one, other) => one.at - other.at).map((each) => each.text);
}

export function RuleCard({ view, fresh }) {
  const card = view.card || { title: view.round.title, figures: [], clauses: [] };
  const title = useRef(null);
  useLayoutEffect(() => { title.current.style.setProperty('--n', card.title.length); }, [card.title]);
  const figures = card.figures.slice(0, FIGURES);
  const sentences = sentencesOf(card.clauses);
  const foot = useEntrance(fresh, { ms: 280, delay: 200 + 90 * figures.length });
  const body = useFit(`${card.title} ${sentences.join('')}`, 0.7);
  return html`<main class="field">
    <div class="frame"></div>
    <h1 class="rules__title" ref=${title}>${card.title}</h1>
    <div class="rules__body" ref=${body}>
      <dl class="rules__grid">${figures.map((figure, at) => html`<${Figure} key=${figure.code} figure=${figure} at=${at} fresh=${fresh} />`)}</dl>
      ${sentences.length > 0 && html`<p class=${`rules__foot ${wordsClass}`} ref=${foot}><${Words} text=${sentences.join('')} /></p>`}
    </div>
  </main>`;
}
