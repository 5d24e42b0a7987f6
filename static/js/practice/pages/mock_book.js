/*
 * A mock paper as a value, and how it is kept on the phone until it is handed in. Only keep/kept touch the outside.
 *
 * `chosen`, `took_ms` and `at` go by question. Nothing is judged before the paper is handed in.
 */
import { judge } from '../grading/judge.js';
import { drop, keep, kept } from '../store.js';

const NAME = 'mock';
const LONGEST_MS = 600000;           // a phone laid aside says nothing about an answer
const Z_EIGHT_OF_TEN = 1.2816;
const UNFIT = ['oral'];              // nobody listens to a paper

export const paperKept = () => kept(NAME);
export const throwAway = () => drop(NAME);

export function keepPaper(paper) {
  keep(NAME, paper);
  return paper;
}

/** A fresh paper of what the server answered; `expected` is the forecast made before it, or null. */
export function paperOf({ session, questions, paper = {} }, expected) {
  const items = session.items.filter((item) => !UNFIT.includes(questions[item.question].type));
  return { session: session.id, items, questions, points: paper.points || {}, missing_some: paper.missing_some || 0, minutes: paper.minutes || null, expected, chosen: {}, took_ms: {}, at: {}, place: 0, spent_ms: 0, handed: null };
}

export const pointsOf = (paper, question) => paper.points[question.type] || 1;
export const fullOf = (paper) => sum(paper.items.map((item) => pointsOf(paper, paper.questions[item.question])));
export const isAnswered = (paper, id) => (paper.chosen[id] || []).some((each) => String(each).trim());
export const unanswered = (paper) => paper.items.filter((item) => !isAnswered(paper, item.question)).length;

const sum = (numbers) => numbers.reduce((total, each) => total + each, 0);

export const choose = (paper, id, chosen, now) => ({ ...paper, chosen: { ...paper.chosen, [id]: chosen }, at: { ...paper.at, [id]: now } });

/** Time on the screen, added to the question that was on it. */
export function spend(paper, id, ms) {
  const part = Math.max(0, Math.min(ms, LONGEST_MS));
  return { ...paper, spent_ms: paper.spent_ms + part, took_ms: { ...paper.took_ms, [id]: Math.min(LONGEST_MS, (paper.took_ms[id] || 0) + part) } };
}

/** What goes to the server when the paper is handed in: every question, a blank one as nothing chosen. */
export const entriesOf = (paper, now) => paper.items.map((item) => ({
  kind: 'attempt', question: item.question, rev: item.rev, at: paper.at[item.question] || now, mode: 'mock', sure: null,
  chosen: isAnswered(paper, item.question) ? paper.chosen[item.question] : [], took_ms: Math.max(1, Math.round(paper.took_ms[item.question] || 1)), session: paper.session,
}));

/** Whether some right options are missing and none chosen is wrong: what the contest's rules may give part points for. */
const missesSome = ({ type, key }, chosen) => type === 'multiple' && chosen.length > 0 && chosen.length < key.labels.length && chosen.every((label) => key.labels.includes(label));

/** The rows of a result: `{item, question, chosen, right, missing, points}` in the order of the paper; `points` are those won. */
export const marked = (paper) => paper.items.map((item) => {
  const question = paper.questions[item.question];
  const chosen = isAnswered(paper, item.question) ? paper.chosen[item.question] : [];
  const right = judge(question, chosen);
  const missing = missesSome(question, chosen);
  return { item, question, chosen, right, missing, points: right ? pointsOf(paper, question) : missing ? paper.missing_some : 0 };
});

/** Points won of a list of rows. */
export const won = (rows) => sum(rows.map((row) => row.points));

/** The rows by history, in order of first sight. */
export function byHistory(rows) {
  const found = new Map();
  rows.forEach((row) => found.set(row.question.history, [...(found.get(row.question.history) || []), row]));
  return [...found].map(([history, own]) => ({ history, total: own.length, right: own.filter((row) => row.right).length }));
}

/**
 * What `right` of `total` says about all questions like them: percents in which the truth lies eight times of ten
 * (Wilson's interval). Few questions, wide span: the page says so instead of a bare percent.
 */
export function spanOf(right, total) {
  const z2 = Z_EIGHT_OF_TEN ** 2;
  const share = right / total;
  const middle = (share + z2 / (2 * total)) / (1 + z2 / total);
  const half = (Z_EIGHT_OF_TEN / (1 + z2 / total)) * Math.sqrt((share * (1 - share)) / total + z2 / (4 * total * total));
  return { low: Math.round(100 * Math.max(0, middle - half)), high: Math.round(100 * Math.min(1, middle + half)) };
}
