/* A text whose lines break between words only (a <wbr> after each). Put `wordsClass` on the element around it. */
import { Fragment, html } from '../../vendor/ui.js';
import { canSegment, pieces } from '../lib/segments.js';

export const wordsClass = canSegment ? 'words' : '';

const line = (text) => pieces(text).map((piece) => html`${piece}<wbr />`);

/** Line breaks of the text are kept. */
export function Words({ text }) {
  const lines = String(text || '').split('\n');
  return html`<${Fragment}>${lines.map((each, at) => html`${at > 0 && html`<br />`}${line(each)}`)}<//>`;
}
