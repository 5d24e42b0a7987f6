/*
 * From snapshots to moments: what is shown now, what was shown before, and whether the change happened before our
 * eyes (`fresh`). Only a fresh change moves or sounds: a page that was opened or came back shows where things stand.
 */
import { link, view } from '../live/contest.js';
import { play } from '../lib/sound.js';
import { effect, signal } from '../../vendor/ui.js';
import { noteCorrections } from './corrected.js';
import { cuesOf } from './cues.js';

/** The seat of a buzz stays up at least this long, however fast the floor is given. */
const HIT_HOLD_MS = 1500;

export const moment = signal(null);

const slotOf = (view) => view.question && view.question.slot;

let gap = true;
let waiting = 0;
let since = 0;

function show(next) {
  const held = moment.peek();
  const fresh = !gap && held !== null && held.view.boot === next.boot;
  if (link.peek().state === 'ok' || link.peek().state === 'slow') gap = false;
  if (!held || held.view.screen !== next.screen) since = performance.now();
  noteCorrections(fresh ? held.view : null, next);
  moment.value = { view: next, before: fresh ? held.view : null, fresh };
  if (fresh && !document.hidden) cuesOf(held.view, next).forEach(play);
}

function holdOf(held, next) {
  const answers = held && held.boot === next.boot && held.screen === 'buzzed' && next.screen === 'answering'
    && held.turn === next.turn && slotOf(held) === slotOf(next);
  return answers ? HIT_HOLD_MS - (performance.now() - since) : 0;
}

function arrive(next) {
  clearTimeout(waiting);
  const held = moment.peek() && moment.peek().view;
  const rest = gap ? 0 : holdOf(held, next);
  if (rest > 0) waiting = setTimeout(() => show(next), rest);
  else show(next);
}

export function follow() {
  effect(() => {
    const { state } = link.value;
    if (state === 'lost' || state === 'connecting') gap = true;
  });
  effect(() => { if (view.value) arrive(view.value); });
}
