/* The way out of a question one cannot answer, and under the very first question the line that says it costs nothing. */
import { html } from '../../../vendor/ui.js';
import { t } from '../../lib/i18n.js';

export function GiveUp({ onGiveUp, hint }) {
  if (hint) return html`<p class="status quiet">${hint}</p>`;
  if (!onGiveUp) return null;
  return html`<button class="btn btn--text" type="button" onClick=${onGiveUp}>${t('practice.give_up')}</button>`;
}
