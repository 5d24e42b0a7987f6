/* The drawn signs of an outcome. Colour is never the only signal: a sign always stands beside a word or a number. */
import { html } from '../../vendor/ui.js';
import { t } from '../lib/i18n.js';

const STROKES = {
  right: 'M4 53C16 52 27 61 36 75C50 49 71 26 99 8C77 34 58 62 44 94C41 97 35 97 32 94C24 77 15 64 4 53Z',
  wrong: 'M13 5C36 36 62 63 95 87L86 96C55 75 28 47 4 14ZM96 2C65 30 37 62 16 97L5 89C29 54 59 23 96 2Z',
  partial: 'M4 53C16 52 27 61 36 75C50 49 71 26 99 8C77 34 58 62 44 94C41 97 35 97 32 94C24 77 15 64 4 53ZM60 78L97 72L98 80L61 86Z',
  timeout: 'M18 3H82V12H74C74 34 60 42 56 50C60 58 74 66 74 88H82V97H18V88H26C26 66 40 58 44 50C40 42 26 34 26 12H18ZM35 12C36 22 41 29 50 38C59 29 64 22 65 12ZM50 62C40 71 36 78 35 88H65C64 78 60 71 50 62Z',
  passed: 'M6 45H94V55H6Z',
};

export const Sign = ({ verdict, className = '' }) => html`
  <svg class=${`sign ${className}`} viewBox="0 0 100 100" role="img" aria-label=${t(`verdict.${verdict}`)}>
    <path fill-rule="evenodd" d=${STROKES[verdict] || STROKES.passed} />
  </svg>`;
