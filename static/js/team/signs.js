/* The signs of the phone pages: one stroke drawing a name, always beside a word that says the same. */
import { html } from '../../vendor/ui.js';

const DRAWN = {
  link: html`<path d="M4 18v-3M10 18v-7M16 18V8M22 18V5"/>`,
  slow: html`<path d="M4 18v-3M10 18v-7M16 18v-2M22 18v-2"/>`,
  broken: html`<path d="M4 18v-3M10 18v-7"/><path d="M15 8l6 6M21 8l-6 6"/>`,
  ear: html`<path d="M8 20c3 1 4-1 4.5-3 .5-2 4.5-3 4.5-8a5.5 5.5 0 0 0-11 0"/><path d="M9 9.5a2.5 2.5 0 0 1 5 0c0 1.5-1.5 2-2 3"/>`,
  up: html`<path d="M12 20V5M5 12l7-7 7 7"/>`,
  undelivered: html`<path d="M12 21v-6M12 9V4M6 9l6-6 6 6"/><path d="M5 13h4M15 13h4"/>`,
  barred: html`<circle cx="12" cy="12" r="9"/><path d="M5.7 5.7l12.6 12.6"/>`,
  turning: html`<path d="M20 12a8 8 0 1 1-2.5-5.8"/><path d="M20 3v5h-5"/>`,
  microphone: html`<rect x="9" y="3" width="6" height="11" rx="3"/><path d="M5 11a7 7 0 0 0 14 0M12 18v3.5M8.5 21.5h7"/>`,
  tick: html`<path d="M4 12.5l5.5 5.5L20 6.5"/>`,
  cross: html`<path d="M5 5l14 14M19 5L5 19"/>`,
  half: html`<circle cx="12" cy="12" r="9"/><path d="M12 3v18"/>`,
  clock: html`<circle cx="12" cy="12" r="9"/><path d="M12 7v5l3.5 2"/>`,
  pause: html`<path d="M8 5v14M16 5v14"/>`,
  pass: html`<path d="M5 12h13"/><path d="M20 5v14"/><path d="M13 7l5 5-5 5"/>`,
  hand: html`<path d="M7 12V6.5a1.5 1.5 0 0 1 3 0V4.5a1.5 1.5 0 0 1 3 0v2a1.5 1.5 0 0 1 3 0V8a1.5 1.5 0 0 1 3 0v6.5c0 4-2.5 6.5-6 6.5-4 0-5-2-7-5.5l-1.7-2.8a1.5 1.5 0 0 1 2.5-1.6z"/>`,
  phones: html`<rect x="3" y="3" width="10" height="18" rx="2"/><path d="M16 8l5 4-5 4"/>`,
  eye: html`<path d="M2 12s3.5-6.5 10-6.5S22 12 22 12s-3.5 6.5-10 6.5S2 12 2 12z"/><circle cx="12" cy="12" r="2.7"/>`,
};

/** A sign; hidden from screen readers, because the word beside it is its name. */
export const Sign = ({ name }) => html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">${DRAWN[name]}</svg>`;
