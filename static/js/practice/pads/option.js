/* One option as something to tap or to read, and the letters by which options are called on this screen. */
import { html } from '../../../vendor/ui.js';
import { t } from '../../lib/i18n.js';
import { Icon } from '../parts/icons.js';

/** The options in the order to be shown, each with the letter of its place: labels are the bank's, letters the screen's. */
export function placed(question, order) {
  const labels = order && order.length ? order : question.options.map((option) => option.label);
  return labels.map((label, at) => {
    const option = question.options.find((each) => each.label === label);
    return { label, text: option ? option.text : label, letter: String.fromCharCode(65 + at) };
  });
}

/** How the screen calls chosen labels: "A、C", or 正确 / 错误. */
export function called(question, order, labels) {
  const options = placed(question, order);
  const name = (option) => (question.type === 'true_false' ? option.text : option.letter);
  return labels.map((label) => name(options.find((each) => each.label === label) || { text: label, letter: label })).join(t('practice.listing'));
}

/** True and false have signs, because T and F are no Chinese letters. */
export function Letter({ question, option, children = null }) {
  if (question.type === 'true_false') return html`<span class="letter"><${Icon} name=${option.label === 'T' ? 'tick' : 'cross'}/></span>`;
  return html`<span class="letter">${children || option.letter}</span>`;
}

export function Tap({ question, option, on, mark = null, onTap, several = false }) {
  return html`<li><button class=${on ? 'opt is-on' : 'opt'} type="button" aria-pressed=${on ? 'true' : 'false'} onClick=${onTap}>
    <${Letter} question=${question} option=${option}/><span class="text">${option.text}</span>
    ${on ? html`<span class="mark"><${Icon} name="tick"/>${mark || t(several ? 'practice.chosen.several' : 'practice.chosen')}</span>` : null}</button></li>`;
}

/** An option that is only read: `look` is right, wrong or missed. */
export function Row({ question, option, look, word }) {
  return html`<li class=${`opt is-${look}`}><${Letter} question=${question} option=${option}/><span class="text">${option.text}</span>
    <span class="mark"><${Icon} name=${look === 'wrong' ? 'cross' : look === 'missed' ? 'half' : 'tick'}/>${word}</span></li>`;
}
