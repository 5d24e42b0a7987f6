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

function markOf(option, key, chosen) {
  if (key && key.labels.includes(option.label)) return ['is-right', 'tick', t('team.key.right')];
  if (key && chosen.includes(option.label)) return ['is-wrong', 'cross', t('team.key.chosen')];
  return ['is-rest', null, ''];
}

/** The options as plain rows. With a key the right ones are marked, and a wrong one that was chosen. */
export function Options({ question, chosen = [], answer = null }) {
  if (!question.options.length) return null;
  const key = answer && question.type !== 'order' ? answer : null;
  return html`<ul class="opts opts--read">${question.options.map((option) => {
    const [look, sign, word] = markOf(option, key, chosen);
    return html`<li class=${`opt ${look}`} key=${option.label}><span class="letter">${option.label}</span><span class="text">${option.text}</span>
      ${sign ? html`<span class="mark"><${Sign} name=${sign}/>${word}</span>` : null}</li>`;
  })}</ul>`;
}

/** The key in words, why, and where it stands. */
export function Key({ answer }) {
  const said = answer.labels.length ? `${answer.labels.join(t('team.listing'))}  ${answer.text}` : answer.text;
  return html`<div class="key"><p class="sub"><b>${t('team.key.title')}</b>${said}</p>
    ${answer.explanation ? html`<p class="explain">${answer.explanation}</p>` : null}
    ${answer.source ? html`<p class="source">${answer.source}</p>` : null}</div>`;
}
