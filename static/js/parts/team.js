/* A team is a number first: its plate, and its name at a size that follows its length. */
import { html, useLayoutEffect, useRef } from '../../vendor/ui.js';
import { widthOf } from '../lib/format.js';

export const Plate = ({ seat, on = false }) => html`<i class=${`plate num${on ? ' plate--on' : ''}`}>${seat}</i>`;

/** Sets --n, the letters of the name; the stylesheet steps the size down so that it always fits its place. */
export function Name({ name, tag = 'span', className = 'name' }) {
  const box = useRef(null);
  useLayoutEffect(() => { box.current.style.setProperty('--n', Math.max(1, widthOf(name))); }, [name]);
  return html`<${tag} class=${className} ref=${box}>${name}<//>`;
}
