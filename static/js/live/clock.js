/*
 * The server's time, estimated here: a countdown is always drawn from the server's deadline, never from our clock.
 *
 * Of the last few echoes the one with the shortest round trip is believed (its error is at most half of it).
 */

const KEPT = 8;

let echoes = [];
let offset = 0;

/** Monotonic, in epoch ms: a wall clock that is set back in the middle of an evening must not move a deadline. */
export const localNow = () => performance.timeOrigin + performance.now();

export const serverNow = () => localNow() + offset;

/** A first guess, from a snapshot that says when it was made; any real echo replaces it. */
export function guess(now) {
  if (!echoes.length && Number.isFinite(now)) offset = now - localNow();
}

/** One echo: sent and received on our clock, `now` on the server's. Returns the round trip in ms. */
export function heard(sent, received, now) {
  const rtt = received - sent;
  echoes = [...echoes, { rtt, offset: now - (sent + received) / 2 }].slice(-KEPT);
  offset = echoes.reduce((best, each) => (each.rtt < best.rtt ? each : best)).offset;
  return rtt;
}

/** After sleep or a lost line the old echoes may lie. */
export const forget = () => { echoes = []; };
