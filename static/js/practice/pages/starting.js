/* Beginning a sitting from a page: what could not be begun is said beside the button, never silently dropped. */
import { html, useState } from '../../../vendor/ui.js';
import { begin } from '../sitting/begin.js';
import { say, said } from './words.js';

/** `[start, notice]`: start(args) begins and leads to the questions; the notice is to be drawn near the button. */
export function useStart() {
  const [problem, set] = useState('');
  const start = async (args) => {
    set('');
    try { await begin(args); } catch (failure) {
      if (failure.code === undefined) throw failure;
      set(failure.code);
    }
  };
  const notice = problem ? html`<p class="status is-bad" role="alert">${say(said(`start.${problem}`) ? `start.${problem}` : 'start.failed')}</p>` : null;
  return [start, notice];
}
