/* The rules of the round, numbers first: at most six figures, then one or two sentences. */
import { html, useLayoutEffect, useRef } from '../../vendor/ui.js';
import { t } from '../lib/i18n.js';
import { points } from '../lib/format.js';
import { useEntrance, useFit } from '../lib/motion.js';
import { Words, wordsClass } from '../parts/words.js';

const SIGNED = ['right', 'wrong', 'timeout', 'wrong_or_timeout', 'missing_some'];
const FIGURES = 6;
const CLAUSES = 2;

function Figure({ figure, at, fresh }) {
  const box = useEntrance(fresh, { ms: 280, delay: 200 + 90 * at });
  const text = points(figure.value, { sign: SIGNED.includes(figure.code) });
  const size = text.length > 5 ? ' rule__n--s' : text.length > 3 ? ' rule__n--m' : '';
  return html`<div class="rule" ref=${box}>
    <dt class=${`num rule__n${size}`}>${text}<small>${t(`card.unit.${figure.unit}`)}</small></dt>
    <dd class="rule__what">${t(`card.figure.${figure.code}`)}</dd>
  </div>`;
}

/** Wrong and timeout at the same price are one figure. */
export function merged(figures) {
  const of = (code) => figures.find((each) => each.code === code);
  const [wrong, timeout] = [of('wrong'), of('timeout')];
  if (!wrong || !timeout || wrong.value !== timeout.value) return figures;
  return figures.filter((each) => each !== timeout).map((each) => (each === wrong ? { ...wrong, code: 'wrong_or_timeout' } : each));
}

export function RuleCard({ view, fresh }) {
  const card = view.card || { title: view.round.title, figures: [], clauses: [] };
  const title = useRef(null);
  useLayoutEffect(() => { title.current.style.setProperty('--n', card.title.length); }, [card.title]);
  const figures = merged(card.figures).slice(0, FIGURES);
  const foot = useEntrance(fresh, { ms: 280, delay: 200 + 90 * figures.length });
  const body = useFit(`${card.title} ${card.clauses.length}`, 0.7);
  return html`<main class="field">
    <div class="frame"></div>
    <h1 class="rules__title" ref=${title}>${card.title}</h1>
    <div class="rules__body" ref=${body}>
      <dl class="rules__grid">${figures.map((figure, at) => html`<${Figure} key=${figure.code} figure=${figure} at=${at} fresh=${fresh} />`)}</dl>
      ${card.clauses.length > 0 && html`<div class="rules__foot" ref=${foot}>
        ${card.clauses.slice(0, CLAUSES).map((clause, at) => html`<p key=${at} class=${wordsClass}><${Words} text=${t(clause.code, clause.args)} /></p>`)}
      </div>`}
    </div>
  </main>`;
}
