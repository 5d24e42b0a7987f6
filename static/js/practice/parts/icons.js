/* The signs of the practice pages: always beside a word that says the same, so hidden from screen readers. */
import { html } from '../../../vendor/ui.js';

const DRAWN = {
  tick: html`<path d="M4 12.5l5.5 5.5L20 6.5"/>`,
  cross: html`<path d="M5 5l14 14M19 5L5 19"/>`,
  next: html`<path d="M9 5l7 7-7 7"/>`,
  back: html`<path d="M15 5l-7 7 7 7"/>`,
  book: html`<path d="M4 5.500c3-1.5 6-1 8 .8 2-1.8 5-2.3 8-.8v13c-3-1.5-6-1-8 .8-2-1.8-5-2.3-8-.8z"/><path d="M12 6.300v13"/>`,
  lock: html`<rect x="4.5" y="11" width="15" height="9.5" rx="2"/><path d="M8 11V8a4 4 0 0 1 8 0v3"/>`,
  down: html`<path d="M5 9l7 7 7-7"/>`,
  phone: html`<rect x="6" y="3" width="12" height="18" rx="2"/><path d="M10.5 17.500h3"/>`,
  half: html`<circle cx="12" cy="12" r="9"/><path d="M12 3v18"/>`,
};

export const Icon = ({ name, className = '' }) => html`<svg class=${`icon ${className}`} viewBox="0 0 24 24" aria-hidden="true">${DRAWN[name]}</svg>`;
