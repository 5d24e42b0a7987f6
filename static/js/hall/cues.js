/*
 * Which cues a change of snapshots earns. Pure: two views in, names of lib/sound.js out.
 * Silent by rule: undo, overrule, withdrawal, rule card, question in, rehearsal tag, holding.
 */

const BUZZED = ['starting', 'answering', 'judging', 'ruled', 'revealed'];
const FLOOR_OPENS = ['presented', 'discussing', 'choosing'];
const RULED = ['ruled', 'revealed'];
const OF_VERDICT = { right: 'right', partial: 'right', wrong: 'wrong', timeout: 'wrong' };

const slotOf = (view) => view.question && view.question.slot;
const holderOf = (view) => (view.buzzes && view.buzzes.length ? view.buzzes[0].team : null);

function opened(before, after) {
  if (after.phase === before.phase) return false;
  if (after.phase === 'armed') return !(BUZZED.includes(before.phase) && slotOf(before) === slotOf(after) && before.phase !== 'ruled');
  return after.phase === 'answering' && FLOOR_OPENS.includes(before.phase);
}

const hit = (before, after) => after.phase === 'starting' && before.phase !== 'starting'
  && after.buzzes && after.buzzes.length > 0
  && (before.phase === 'armed' || before.phase === 'presented' || holderOf(before) === null);

const fouled = (before, after) => after.foul && JSON.stringify(after.foul) !== JSON.stringify(before.foul);

const ruled = (before, after) => after.phase === 'ruled' && !RULED.includes(before.phase) && after.ruling;

function awarded(before, after) {
  if (after.phase !== 'ceremony' || !after.ceremony || !after.ceremony.step) return null;
  const was = before.ceremony ? before.ceremony.step : 0;
  if (after.ceremony.step <= was) return null;
  return after.ceremony.first ? 'first' : 'award';
}

export function cuesOf(before, after) {
  if (after.screen === 'holding') return [];
  const cues = [];
  if (fouled(before, after)) cues.push('foul');
  if (opened(before, after)) cues.push('open');
  if (hit(before, after)) cues.push('hit');
  if (ruled(before, after) && OF_VERDICT[after.ruling.verdict]) cues.push(OF_VERDICT[after.ruling.verdict]);
  if (after.phase === 'revealed' && before.phase !== 'revealed') cues.push('reveal');
  const award = awarded(before, after);
  if (award) cues.push(award);
  return cues;
}

/** The beat of a second that has just begun, or null. */
export function beatOf(seconds) {
  if (seconds === 0) return 'time';
  if (seconds <= 5) return 'beat_high';
  return seconds === 10 ? 'beat' : null;
}
