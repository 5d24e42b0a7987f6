/* Whether an answer is right, as quiz/grading says it. The phone judges at once; the server judges again and wins. */
import { normalize } from './normalize.js';

const sameSet = (one, other) => one.length === other.length && one.every((each) => other.includes(each));

const fillIsRight = (forms, texts) => forms.length > 0 && forms.every((accepted, at) => accepted.includes(normalize(texts[at] || '')));

/**
 * Whether `chosen` answers a question of a session.
 *
 * `chosen` holds canonical labels (in order for an order question), one text a blank for a fill, or ['right'] / ['wrong']
 * where an oral answer was judged by whoever gave it. Nothing chosen is never right.
 */
export function judge(question, chosen) {
  const { key, type } = question;
  if (!chosen.length) return false;
  if (type === 'oral') return chosen[0] === 'right';
  if (type === 'fill') return fillIsRight(key.forms || [], chosen);
  if (type === 'order') return chosen.join() === key.labels.join();
  return sameSet(chosen, key.labels);
}
