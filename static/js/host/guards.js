/*
 * When a key must not count: just after a buzz the screen changes under the finger, just after opening the buzzers a
 * second tap of the space bar would close them. Knows clocks and snapshots, no keys.
 */
const AFTER_BUZZ_MS = 300;
const AFTER_OPENING_MS = 800;
const BOUNCE_MS = 250;       // two taps of the space bar closer than this are one

const SPEAKING = ['starting', 'answering', 'judging'];

let seen = { phase: null, next: null };
let landedAt = -Infinity;
let openedAt = -Infinity;
let offeredAt = -Infinity;
let guardMs = 0;
let spaceAt = -Infinity;

const now = () => performance.now();
const ran = (since, ms) => now() - since < ms;

/** Look at every snapshot as it comes. */
export function watch(view) {
  if (!view) return;
  const next = view.next ? JSON.stringify(view.next.command) : null;
  if (seen.phase === 'armed' && SPEAKING.includes(view.phase)) landedAt = now();
  if (seen.phase !== 'armed' && view.phase === 'armed') openedAt = now();
  if (seen.next !== next) {
    offeredAt = now();
    guardMs = (view.next && view.next.guard_ms) || 0;
  }
  seen = { phase: view.phase, next };
}

/** True just after a buzz: no key counts. */
export const buzzJustLanded = () => ran(landedAt, AFTER_BUZZ_MS);

/** True while the space bar must not count. */
export const spaceTooSoon = () => ran(openedAt, AFTER_OPENING_MS) || ran(offeredAt, guardMs) || ran(spaceAt, BOUNCE_MS);

export const spaceUsed = () => { spaceAt = now(); };
