/*
 * Time left on a clock of a view, from the server's deadline. A stopped clock stands still; no clock is null.
 */
import { useEffect, useState } from '../../vendor/ui.js';
import { serverNow } from '../live/clock.js';
import { secondsOf } from '../lib/format.js';

const FINE_MS = 100;
const EDGE_MS = 12;    // a little after the edge, so that a timer that fires early does not draw the old second

/** Milliseconds left now, or null without a clock. */
export function remainingOf(clock) {
  if (!clock) return null;
  if (!clock.running || clock.deadline == null) return Math.max(0, clock.remaining_ms || 0);
  return Math.max(0, clock.deadline - serverNow());
}

function useTick(clock, delayOf) {
  const [, redraw] = useState(0);
  useEffect(() => {
    if (!clock || !clock.running) return undefined;
    let timer;
    const turn = () => {
      const left = remainingOf(clock);
      redraw((count) => count + 1);
      if (left > 0) timer = setTimeout(turn, delayOf(left));
    };
    timer = setTimeout(turn, delayOf(remainingOf(clock)));
    return () => clearTimeout(timer);
  }, [clock && clock.id, clock && clock.running, clock && clock.deadline]);
}

const fine = () => FINE_MS;
const toNextSecond = (left) => ((left - 1) % 1000) + 1 + EDGE_MS;

/** Ten times a second, for bars and rings. */
export function useRemaining(clock) {
  useTick(clock, fine);
  return remainingOf(clock);
}

/** Redrawn at second edges only. "0" means over. */
export function useSeconds(clock) {
  useTick(clock, toNextSecond);
  const left = remainingOf(clock);
  return left == null ? null : secondsOf(left);
}
