/* The sheet: what the room must read. From appearance to reveal its words keep their place to the pixel. */
import { html, useLayoutEffect, useRef } from '../../vendor/ui.js';
import { t } from '../lib/i18n.js';
import { points, typeName } from '../lib/format.js';
import { animate, EASE_INOUT, useFit } from '../lib/motion.js';
import { Words, wordsClass } from '../parts/words.js';
import { Media } from './media.js';
import { Options, shapeOf } from './options.js';
import { Outcomes, Truth, Why } from './reveal.js';

/** --l up to 24 characters (above pairs or nothing), plain to 40, --m to 60, --s beyond. */
export function stemSize(stem, shape, media) {
  const length = stem.length;
  if (media) return length <= 24 ? '' : length <= 44 ? 'm' : 's';
  if (length <= 24 && (shape === 'pair' || shape === 'none')) return 'l';
  if (length <= 40 && shape !== 'list') return '';
  if (length <= 24) return '';
  return length <= 60 ? 'm' : 's';
}

const WHOLE = ['single', 'true_false'];      // no part of these can be missing

function pointsText({ type, points: due, stake }) {
  const parts = [];
  if (!due.right && !due.wrong) return { parts, note: t('hall.sudden_death') };
  if (stake != null) parts.push([t('hall.stake'), points(stake)]);
  parts.push([t('hall.if_right'), points(due.right, { sign: true })]);
  if (due.missing_some && !WHOLE.includes(type)) parts.push([t('hall.if_missing'), points(due.missing_some, { sign: true })]);
  if (due.wrong) parts.push([t('hall.if_wrong'), points(due.wrong, { sign: true })]);
  return { parts, note: due.wrong ? '' : t('hall.wrong_is_free') };
}

function Meta({ question }) {
  const { parts, note } = pointsText(question);
  return html`<p class="sheet__meta">
    <span><b>${typeName(question.type)}</b></span>
    <span>${parts.map(([word, value]) => html`<span class="sheet__due">${word} <b class="num">${value}</b></span>`)}
      ${note && html`<span class="sheet__due">${note}</span>`}</span>
  </p>`;
}

/** At the reveal the stem shrinks in place: from the size it had to the size it has. */
function Stem({ text, size }) {
  const box = useRef(null);
  const was = useRef({});
  useLayoutEffect(() => {
    const now = parseFloat(getComputedStyle(box.current).fontSize);
    const { px } = was.current;
    if (was.current.text === text && px !== now) {
      animate(box.current, [{ transform: `scale(${px / now})` }, { transform: 'none' }], { ms: 420, easing: EASE_INOUT });
    }
    was.current = { text, px: now };
  }, [size, text]);
  return html`<h1 class=${`stem ${wordsClass}${size ? ` stem--${size}` : ''}`} ref=${box}><${Words} text=${text} /></h1>`;
}

const shown = (view) => view.phase === 'revealed' && view.key;

function revealSize(stem, joint) {
  if (stem.length > 60) return 's';
  return joint || stem.length > 26 ? 's' : 'm';
}

export function Sheet({ view, fresh }) {
  const { question, key } = view;
  const joint = view.round && view.round.format === 'joint';
  const shape = shapeOf(question.options);
  const open = shown(view);
  const box = useFit(`${question.slot} ${question.stem.length} ${open ? 1 : 0}`, 0.55);
  const size = open ? revealSize(question.stem, joint) : stemSize(question.stem, shape, question.media);
  const dense = question.stem.length > 60 ? ' sheet--dense' : '';
  return html`<main class=${`sheet${dense}${question.media && !open ? ' sheet--media' : ''}`} ref=${box}>
    <${Meta} question=${question} />
    <${Stem} text=${question.stem} size=${size} />
    ${open ? html`
      <${Truth} question=${question} truth=${key} fresh=${fresh} />
      ${joint ? html`<${Outcomes} view=${view} fresh=${fresh} />` : html`<${Why} truth=${key} fresh=${fresh} />`}`
    : html`<div class="matter">
        ${question.media && html`<${Media} media=${question.media} slot=${question.slot} fresh=${fresh} />`}
        <${Options} question=${question} shape=${shape} />
      </div>`}
  </main>`;
}
