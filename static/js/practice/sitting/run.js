/*
 * One sitting as a value: the questions asked for, and what was answered so far. Pure; everything shown follows from it,
 * so that a reloaded page stands where it stood.
 *
 * A question answered wrongly comes again once at least four others have passed, at most twice, and is not counted among
 * the ten. Whether that proves anything is the server's matter.
 */

export const OTHERS_BETWEEN = 4;
const MOST_REPEATS = 2;
/** Whether a sitting ends at the first wrong answer, so that nobody knows how long it will be. */
export const endsEarly = (run) => run.session.kind === 'challenge';

/** A sitting of what the server answered: `{session, questions}`. */
export const runOf = ({ session, questions }, member) => ({ session, questions, member, past: [], told: false });

const counted = (run) => run.past.filter((answer) => !answer.again);

/** Places of the latest answer, by question. */
function latest(run) {
  const last = {};
  run.past.forEach((answer, at) => { last[answer.question] = at; });
  return last;
}

function mayRepeat(run, question, at) {
  if (run.past[at].right || run.past[at].slip) return false;
  const others = new Set(run.past.slice(at + 1).map((answer) => answer.question));
  const repeats = run.past.filter((answer) => answer.question === question && answer.again).length;
  return others.size >= OTHERS_BETWEEN && repeats < MOST_REPEATS;
}

function repeatOf(run) {
  const last = latest(run);
  const due = Object.keys(last).filter((question) => mayRepeat(run, question, last[question]));
  due.sort((one, other) => last[one] - last[other]);
  return due[0] || null;
}

/** What is asked next: `{item, question, again, number, of}`; null at the end. */
export function stepOf(run) {
  const items = run.session.items;
  const number = counted(run).length;
  if (endsEarly(run)) {
    if (run.past.some((answer) => !answer.right)) return null;
  } else {
    const again = repeatOf(run);
    if (again) {
      const item = { ...items.find((each) => each.question === again), mode: 'fix' };
      return { item, question: run.questions[again], again: true, number, of: items.length };
    }
  }
  if (number >= items.length) return null;
  const item = items[number];
  return { item, question: run.questions[item.question], again: false, number, of: items.length };
}

/** Whether what has just been answered wrongly can come again before the end. */
export const comesAgain = (run) => !endsEarly(run) && run.session.items.length - counted(run).length >= OTHERS_BETWEEN;

/** The answer whose explanation is on the screen, or null. */
export const toldOf = (run) => (run.told ? run.past[run.past.length - 1] : null);

/** `answer`: {id, question, again, chosen, right, mode, order}. */
export const answered = (run, answer) => ({ ...run, past: [...run.past, answer], told: true });

export const goneOn = (run) => ({ ...run, told: false });

/** Change what is known of one answer: the server's verdict, 是蒙的. */
export const revised = (run, id, changes) => ({ ...run, past: run.past.map((answer) => (answer.id === id ? { ...answer, ...changes } : answer)) });

/** Whether an answer counts: the server's word, or until it comes the phone's own guess that it was too fast. */
export const counts = (answer) => (answer.counts === undefined ? !answer.rapid : answer.counts);

/** The sitting in numbers, of the ten only, as they were answered first: `wrong` answers, and how many are `booked` as mistakes. */
export function summary(run) {
  const first = counted(run);
  const wrong = first.filter((answer) => !answer.right);
  return { answered: first.length, right: first.length - wrong.length, wrong: wrong.length, booked: wrong.filter(counts).length };
}
