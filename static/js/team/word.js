/* The word on the drum: short words are large, and every size is bounded by the width of the phone. */
import { html } from '../../vendor/ui.js';

export function Word({ text }) {
  const wide = /[a-z]/i.test(text) ? text.length / 2 : text.length;
  const size = wide <= 1 ? 'word--one' : wide <= 4 ? 'word--long' : 'word--wide';
  return html`<span class=${`word ${size}`}>${text}</span>`;
}
