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

const startOf = (answer) => { meet(answer.me); return runOf(answer, me.value.member); };
const usable = (answer) => Boolean(answer && answer.session && answer.session.items && answer.session.items.length);

/** Whether a sitting of an earlier visit goes on: today's, this member's, and not yet at its end. */
function goesOn(old, offered) {
  if (!old || !old.session || old.session.day !== today()) return false;
  if (offered && offered.me && old.member && offered.me.member !== old.member) return false;
  return true;
}

/** Take up the sitting of an earlier visit, or begin the one the page carries; without either, ask for one. */
export async function resume(offered) {
  const old = kept('run');
  if (usable(offered)) meet(offered.me);
  if (goesOn(old, offered)) { run.value = old; return; }
  const fresh = usable(offered) && offered.session.day === today();
  if (fresh) update(startOf(offered));
  else await begin({ kind: 'daily' }).catch((failure) => { if (usable(offered)) update(startOf(offered)); else throw failure; });
}

/**
 * Begin a sitting and show it. `args` as GET /api/practice/session takes them: kind, bank, period, topic, size, more.
 *
 * Raises Failure: "offline" when there is no line and nothing in store, "empty" when there is nothing to ask.
 */
export async function begin(args) {
  let answer = null;
  try {
    answer = await ask('session', args);
  } catch (failure) {
    answer = offline(failure) && args.kind === 'daily' ? kept('spare') : null;
    if (!usable(answer)) throw failure;
    drop('spare');
  }
  if (!usable(answer)) throw new Failure('empty');
  update(startOf(answer));
  go('');
}

/** One sitting more than today's, fetched while there is a line. */
export async function layIn() {
  const spare = kept('spare');
  if (usable(spare) && spare.session.day === today()) return;
  try {
    const answer = await ask('session', { kind: 'daily', more: 1 });
    const asked = run.value ? run.value.session.id : null;
    if (usable(answer) && answer.session.id !== asked) keep('spare', answer);
  } catch (failure) { if (!(failure instanceof Failure)) throw failure; }
}

export const atEnd = (sitting) => Boolean(sitting) && !sitting.told && stepOf(sitting) === null;
