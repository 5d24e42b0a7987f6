/*
 * The host's keyboard, by event.code: repeats, IME composition and every combination with Ctrl, Alt or Meta are left
 * alone, so that F5, F11, Ctrl+W and the input method keep their meaning. An open drawer takes the keys for itself.
 */
import { closeDrawer } from './desk.js';
import { drawerIsOpen, pressDesk, pressKey, pressSpace, release } from './actions.js';

const IME = 229;

let drawerKeys = null;

/** A drawer puts its own handler here while it is open: (code, event) → true when it used the key. */
export const useDrawerKeys = (handler) => { drawerKeys = handler; };

const foreign = (event) => event.isComposing || event.keyCode === IME || event.ctrlKey || event.altKey || event.metaKey;
const isField = (target) => target && /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);

/** Digit3 and Numpad3 → 3, 0 → 10, with shift ten more; null for any other key. */
export function seatOfKey(event) {
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(event.code);
  if (!digit) return null;
  return (Number(digit[1]) || 10) + (event.shiftKey ? 10 : 0);
}

function inDrawer(event) {
  if (event.code === 'Escape') { closeDrawer(); return true; }
  if (isField(event.target) && event.code !== 'Enter') return false;
  if (event.code === 'Space') return false;                        // presses the chip that has the focus
  if (event.code === 'Enter' && event.target.closest('.keys')) return false;
  return drawerKeys ? drawerKeys(event.code, event) === true : false;
}

function onDesk(event) {
  if (isField(event.target)) return false;
  if (event.code === 'Space') { pressSpace(); return true; }
  const seat = seatOfKey(event);
  if (seat !== null) { pressDesk(seat); return true; }
  return event.shiftKey ? false : pressKey(event.code);
}

function onDown(event) {
  if (foreign(event)) return;
  if (event.repeat) { if (event.code === 'Space' && !isField(event.target)) event.preventDefault(); return; }
  if (drawerIsOpen() ? inDrawer(event) : onDesk(event)) event.preventDefault();
}

function onUp(event) {
  release(event.code);
  // a focused button would be clicked by the space bar's release
  if (event.code === 'Space' && !drawerIsOpen() && !isField(event.target)) event.preventDefault();
}

/** Listen for as long as the page lives. */
export function listen() {
  document.addEventListener('keydown', onDown);
  document.addEventListener('keyup', onUp);
  window.addEventListener('blur', () => release('Space'));
}
