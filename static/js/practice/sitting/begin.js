/*
 * The sitting that is under way, and where the next one comes from: the page itself, the server, or the spare one that
 * was fetched while there was a line.
 */
import { signal } from '../../../vendor/ui.js';
import { ask, Failure, offline } from '../api.js';
import { me, meet } from '../me.js';
import { onVerdict } from '../queue.js';
import { go } from '../router.js';
import { drop, keep, kept } from '../store.js';
import { today } from './day.js';
import { revised, runOf, stepOf } from './run.js';

/** The sitting under way; null before there is one. */
export const run = signal(null);

export function update(next) {
  run.value = next;
  keep('run', next);
}

/* the server judges again; where it sees another answer right, the page follows it */
onVerdict((id, verdict) => {
  const answer = run.value && run.value.past.find((each) => each.id === id);
  if (!answer) return;
  const differs = verdict.right !== undefined && verdict.right !== answer.right;
  update(revised(run.value, id, { ...(differs ? { right: verdict.right, corrected: true } : {}), mistake: verdict.mistake, counts: verdict.counts }));
});

const FRESH_MS = 600000;                                     // an older page came out of the service worker's cache

const startOf = (answer) => runOf(answer, me.value.member);
const usable = (answer) => Boolean(answer && answer.session && answer.session.items && answer.session.items.length);

/** Whether a sitting of an earlier visit goes on: today's and this member's. A drill that is done makes room for the ten. */
function goesOn(old) {
  if (!old || !old.session || old.session.day !== today()) return false;
  if (old.member && old.member !== me.value.member) return false;
  return old.session.kind === 'daily' || !atEnd(old);
}

/**
 * Take up the sitting of an earlier visit, or begin the one the page carries; without either, ask for one.
 *
 * `offered` is what the page carries, `at` the moment of the server at which it was made.
 */
export async function resume(offered, at) {
  const old = kept('run');
  const fresh = usable(offered) && Math.abs(Date.now() - at) < FRESH_MS;
  if (fresh) meet(offered.me);
  if (goesOn(old)) { run.value = old; return; }
  if (fresh) { update(startOf(offered)); return; }
  try {
    update(startOf(await fetched({ kind: 'daily' })));
  } catch (failure) {
    if (!usable(offered)) throw failure;
    update(startOf(offered));
  }
}

/**
 * Begin a sitting and show it. `args` as GET /api/practice/session takes them: kind, bank, period, topic, size, more.
 *
 * Raises Failure: "offline" when there is no line and nothing in store, "empty" when there is nothing to ask.
 */
export async function begin(args) {
  update(startOf(await fetched(args)));
  go('');
  fetchMedia();
}

/** The media of all that can be asked without a line: this sitting, the spare one, a paper that is under way. */
export function fetchMedia() {
  const paper = kept('mock');
  const known = [run.value, kept('spare'), paper && !paper.handed ? paper : null].filter(Boolean);
  const questions = known.reduce((all, each) => all.concat(Object.values(each.questions)), []);
  import('../pages/fetch_ahead.js').then(({ fetchAhead }) => fetchAhead(questions)).catch(() => null);
}

async function fetched(args) {
  let answer = null;
  try {
    answer = await ask('session', args);
    meet(answer.me);
  } catch (failure) {
    answer = offline(failure) && args.kind === 'daily' ? kept('spare') : null;
    if (!usable(answer)) throw failure;
    drop('spare');
  }
  if (!usable(answer)) throw new Failure('empty');
  return answer;
}

/** One sitting more than today's, fetched while there is a line. */
export async function layIn() {
  await fetchSpare();
  fetchMedia();
}

async function fetchSpare() {
  const spare = kept('spare');
  if (usable(spare) && spare.session.day === today()) return;
  try {
    const answer = await ask('session', { kind: 'daily', more: 1 });
    const asked = run.value ? run.value.session.id : null;
    if (usable(answer) && answer.session.id !== asked) keep('spare', answer);
  } catch (failure) { if (!(failure instanceof Failure)) throw failure; }
}

export const atEnd = (sitting) => Boolean(sitting) && !sitting.told && stepOf(sitting) === null;
