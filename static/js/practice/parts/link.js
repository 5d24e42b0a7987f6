/* The line to the server in one quiet sentence, and only when there is something to say. */
import { html } from '../../../vendor/ui.js';
import { t } from '../../lib/i18n.js';
import { line, waiting } from '../queue.js';
import { lasting } from '../store.js';
import { Icon } from './icons.js';

export function Link() {
  if (line.value !== 'offline' || !waiting.value) return null;
  return html`<p class="note link-note" role="status"><${Icon} name="phone"/><span>${t(lasting() ? 'practice.link.kept' : 'practice.link.memory', { count: waiting.value })}</span></p>`;
}
