/* The options of a question: in pairs when they are short, else in a list. */
import { html } from '../../vendor/ui.js';
import { widthOf } from '../lib/format.js';
import { Sign } from '../parts/sign.js';
import { Words, wordsClass } from '../parts/words.js';

const PAIR_MAX = 7;
const ROOMY_MAX = 16;
const MANY = 4;

/** none | pair | roomy | list, by the longest option. */
export function shapeOf(options) {
  if (!options || !options.length) return 'none';
  const longest = Math.max(...options.map((each) => widthOf(each.text)));
  if (longest <= PAIR_MAX) return 'pair';
  return longest <= ROOMY_MAX && options.length <= MANY ? 'roomy' : 'list';
}

const CLASSES = { pair: 'options--pair', roomy: 'options--list options--roomy', list: 'options--list' };
const TRUTH = { T: 'right', F: 'wrong' };

const Letter = ({ label, type }) => (type === 'true_false' && TRUTH[label]
  ? html`<b class="option__letter"><${Sign} verdict=${TRUTH[label]} /></b>` : html`<b class="num option__letter">${label}</b>`);

export function Options({ question, shape }) {
  if (shape === 'none') return question.blanks > 0 && !question.stem.includes('__') ? html`<p class="blanks" aria-hidden="true">${Array.from({ length: question.blanks }, (_, at) => html`<i key=${at}></i>`)}</p>` : null;
  const many = question.options.length > MANY ? ' options--many' : '';
  return html`<ol class=${`options ${CLASSES[shape]}${many}`}>
    ${question.options.map((option) => html`<li class="option" key=${option.label}>
      <${Letter} label=${option.label} type=${question.type} />
      <span class=${`option__text ${wordsClass}`}><${Words} text=${option.text} /></span>
    </li>`)}
  </ol>`;
}
