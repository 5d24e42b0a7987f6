/*
 * The signs of the desk, on a 24 unit square. A sign never stands alone: a word goes with it.
 */
import { html } from '../../vendor/ui.js';

const DRAWN = {
  check: html`<path d="M4 12.5l5.5 5.5L20 6.5"/>`,
  cross: html`<path d="M5 5l14 14M19 5L5 19"/>`,
  half: html`<path d="M4 12.5l4 4L15 7M16 18h5"/>`,
  warn: html`<path d="M12 3.5L22 20.5H2z"/><path d="M12 10v5"/><circle class="solid" cx="12" cy="17.8" r="1.2"/>`,
  mic: html`<rect x="9" y="3" width="6" height="11" rx="3"/><path d="M5 11a7 7 0 0 0 14 0M12 18v3.5M8.5 21.5h7"/>`,
  barred: html`<circle cx="12" cy="12" r="9"/><path d="M5.7 5.7l12.6 12.6"/>`,
  dash: html`<path d="M5 12h14"/>`,
  eye: html`<path d="M2 12s3.5-6.5 10-6.5S22 12 22 12s-3.5 6.5-10 6.5S2 12 2 12z"/><circle cx="12" cy="12" r="2.7"/>`,
  back: html`<path d="M15 5l-7 7 7 7"/>`,
  pause: html`<path d="M8 5v14M16 5v14"/>`,
  run: html`<path class="solid" d="M7 4l13 8-13 8z"/>`,
  broken: html`<path d="M3 12h6M15 12h6M10 7l4 10"/>`,
  clock: html`<circle cx="12" cy="12" r="9"/><path d="M12 7v5l3.5 2"/>`,
  flag: html`<path d="M6 21V4h12l-3 4 3 4H6"/>`,
  seat: html`<path d="M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 21c0-4 3.5-6 8-6s8 2 8 6"/>`,
};

/** One sign; the word beside it carries the meaning, so it is hidden from screen readers. */
export const Icon = ({ name }) => html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">${DRAWN[name] || DRAWN.dash}</svg>`;

/** A sign and its word in one of the three tones: ok, care, no-go, or none. */
export const Told = ({ tone, icon, children }) => html`<span class=${`row ${tone || ''}`}><${Icon} name=${icon}/>${children}</span>`;
