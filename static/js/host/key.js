/*
 * One key of the desk, drawn as its cap and pressed as a button. A dead key is dashed and says why.
 */
import { html } from '../../vendor/ui.js';
import { holding } from './desk.js';
import { release } from './actions.js';

const leave = (event) => event.currentTarget.blur();

/**
 * Args: cap (what is printed on the cap), code (event.code, for holding), label, small, look (extra classes),
 * off (dead), on (lit), hold (must be held), sent (under way), why (title of a dead key), press.
 */
export function Key({ cap, code, label, small, look = '', off, on, hold, sent, why, press }) {
  const held = holding.value === code;
  const classes = ['key', look, off && 'is-off', on && 'is-on', hold && !off && 'key--hold', held && 'is-holding', sent && 'is-sent'];
  const down = (event) => { if (hold && !off) { event.preventDefault(); press(); } };
  const click = (event) => { leave(event); if (!hold || off) press(); };
  return html`<button type="button" class=${classes.filter(Boolean).join(' ')} aria-disabled=${off ? 'true' : null}
      title=${why || null} onClick=${click} onPointerDown=${down}
      onPointerUp=${() => release(code)} onPointerLeave=${() => release(code)} onPointerCancel=${() => release(code)}>
    ${hold && !off && html`<span class="held"></span>`}
    <kbd>${cap}</kbd><span><b>${label}</b>${small && html`<small>${small}</small>`}</span></button>`;
}
