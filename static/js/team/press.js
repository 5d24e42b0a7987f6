/*
 * One press of the drum, from the finger to the answer. The server decides; this remembers what it said about the last press.
 *
 * A press is never silent: sent, then yours, too late by how much, too early by how much, refused and why, or not delivered.
 */
import { signal } from '../../vendor/ui.js';
import { serverNow, sendBuzz, view } from '../live/contest.js';
import { feel } from './senses.js';
import { mine } from './wording.js';

/** null, or {slot, state, score, number, at, …ack}: state is sent, yours, late, early, refused, lost or checked. */
export const press = signal(null);

const STATES = { yours: 'yours', device_checked: 'checked', too_late: 'late', early_buzz: 'early', not_delivered: 'lost' };

const stateOf = (ack) => STATES[ack.code] || (ack.ok ? 'yours' : 'refused');

/** Send one press for a slot. While one is on its way another is not sent, because it could only make trouble. */
export async function buzz(slot) {
  const before = press.peek();
  if (before && before.slot === slot && before.state === 'sent') return;
  const shown = view.peek();
  const sent = { slot, state: 'sent', score: mine(shown).score, number: shown.number, at: serverNow() };
  press.value = sent;
  feel('sent');
  const ack = await sendBuzz(slot, sent.at);
  if (press.peek() !== sent) return;
  const state = stateOf(ack);
  press.value = { ...ack, ...sent, state, number: view.peek().number };
  feel(state === 'refused' ? 'late' : state);
}

/** A press with no line under it: said at once, without pretending to try. */
export function buzzIntoNothing(slot) {
  const shown = view.peek();
  press.value = { slot, state: 'lost', score: mine(shown).score, number: shown.number };
  feel('lost');
}

/** How much too early the last press was: known only once the cue is given, because nobody knows when that will be. */
export function measureEarly(clock) {
  const last = press.peek();
  if (!last || last.state !== 'early' || last.early_ms != null || !clock || clock.kind !== 'buzz' || !clock.running) return;
  press.value = { ...last, early_ms: clock.deadline - clock.total_ms - last.at };
}

/**
 * What the drum shows: the press if it still speaks about this question, else what the server's picture says.
 *
 * Args: pad of kind buzz, the last press or null, the state of the link, the number of the picture, whether the clock is stopped.
 * Returns: one of waiting, armed, sent, yours, late, taken, lost, early, refused, barred, out, closed, paused, stale.
 */
export function drumState(pad, last, linkState, number, paused) {
  const current = last && last.slot === pad.slot ? last : null;
  if (pad.state === 'mine') return 'yours';
  if (current && current.state === 'lost' && linkState === 'lost') return 'lost';
  if (linkState === 'lost' || linkState === 'connecting') return current && current.state === 'sent' ? 'sent' : 'stale';
  if (pad.state === 'taken' && pad.behind_ms != null) return 'late';
  if (paused && (pad.state === 'armed' || pad.state === 'waiting')) return 'paused';
  if (!current) return pad.state;
  return stillSpeaks(current, pad, number) ? current.state : pad.state;
}

function stillSpeaks(last, pad, number) {
  const fresh = number > last.number;      // a picture made after the answer: it knows better
  if (last.state === 'sent') return true;
  if (last.state === 'late') return !(fresh && (pad.state === 'armed' || pad.state === 'waiting'));   // opened again: a rebound
  if (last.state === 'early') return ['barred', 'out', 'waiting'].includes(pad.state);
  if (last.state === 'lost') return !fresh || pad.state === 'taken';
  return !fresh;
}
