/*
 * The key and its source. Quiet until someone is answering, then it lights. Never on a screen that faces the hall.
 */
import { html } from '../../vendor/ui.js';
import { t } from '../lib/i18n.js';

const LIT = ['starting', 'answering', 'judging', 'ruled', 'revealed', 'unanswered'];
const TRUE_OR_FALSE = ['T', 'F'];      // these labels say no more than their words
const LONG_ANSWER = 26;

/** "C 遵义会议"; the labels of an order question are its text already. */
export function answerOf(key) {
  const labels = key.labels || [];
  if (!labels.length || (key.text && TRUE_OR_FALSE.includes(labels[0]))) return key.text;
  const joined = labels.join('');
  return key.text && !key.text.startsWith(labels[0]) ? `${joined} ${key.text}` : key.text || joined;
}

export function KeyBox({ view, small }) {
  const { key } = view;
  if (!key) return null;
  const answer = answerOf(key);
  const classes = ['key-box', !LIT.includes(view.phase) && 'is-quiet', small && 'is-small'].filter(Boolean).join(' ');
  const accept = key.accept || [];
  return html`<div class=${classes}><span class="cap">${t('host.key_only_here')}</span>
    <p class=${`answer${answer.length > LONG_ANSWER ? ' is-long' : ''}`}>${answer}</p>
    ${!small && html`<dl>
      ${accept.length > 0 && html`<dt>${t('host.accept')}</dt><dd>${accept.join(t('host.list_long'))}</dd>`}
      ${view.phase === 'revealed' && key.explanation && html`<dt>${t('host.explanation')}</dt><dd>${key.explanation}</dd>`}
      ${key.source && html`<dt>${t('host.source')}</dt><dd>${key.source}</dd>`}</dl>`}</div>`;
}
