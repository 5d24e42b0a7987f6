/* A question to be read, and a question with its key: what the phones of teams and audience show alike. */
import { html } from '../../vendor/ui.js';
import { t } from '../lib/i18n.js';
import { Sign } from './signs.js';

/** The picture, the sound or the film of a question; nothing without one. */
export function Picture({ question }) {
  const { media } = question;
  if (!media) return null;
  if (media.kind === 'image') return html`<img class="media" src=${media.src} alt=${media.alt || ''}/>`;
  return html`<p class="note"><${Sign} name="eye"/><span>${t(`team.media.${media.kind}`)}${media.alt || ''}</span></p>`;
}

/** The letter of an option; true and false have signs, because T and F are no Chinese letters. */
export function Letter({ question, label }) {
  if (question.type !== 'true_false') return html`<span class="letter">${label}</span>`;
  return html`<span class="letter"><${Sign} name=${label === 'T' ? 'tick' : 'cross'}/></span>`;
}

function markOf(question, option, key, chosen) {
  if (key && question.type === 'order') return ['is-right', 'tick', t('team.order.place', { place: key.labels.indexOf(option.label) + 1 })];
  if (key && key.labels.includes(option.label)) return ['is-right', 'tick', t('team.key.right')];
  if (key && chosen.includes(option.label)) return ['is-wrong', 'cross', t('team.key.chosen')];
  return ['is-rest', null, ''];
}

/** The options as plain rows. With a key the right ones are marked, and a wrong one that was chosen. */
export function Options({ question, chosen = [], answer = null }) {
  if (!question.options.length) return null;
  return html`<ul class="opts opts--read">${question.options.map((option) => {
    const [look, sign, word] = markOf(question, option, answer, chosen);
    return html`<li class=${`opt ${look}`} key=${option.label}><${Letter} question=${question} label=${option.label}/><span class="text">${option.text}</span>
      ${sign ? html`<span class="mark"><${Sign} name=${sign}/>${word}</span>` : null}</li>`;
  })}</ul>`;
}

/** The key in words, why, and where it stands. */
export function Key({ question, answer }) {
  const lettered = answer.labels.length && question.type !== 'true_false' && question.type !== 'order';
  const said = lettered ? `${answer.labels.join(t('team.listing'))}  ${answer.text}` : answer.text;
  return html`<div class="key"><p class="sub"><b>${t('team.key.title')}</b>${said}</p>
    ${answer.explanation ? html`<p class="explain">${answer.explanation}</p>` : null}
    ${answer.source ? html`<p class="source">${answer.source}</p>` : null}</div>`;
}
