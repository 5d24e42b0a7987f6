/*
 * From a line of the ledger to the act that would replace its verdict. The engine works out the points.
 */
import { t } from '../lib/i18n.js';
import { pointsWords, seatName } from '../host/words.js';
import { ask } from './sheet.js';

/** The standing ruling of a team on a slot, or null. */
export const standing = (view, slot, team) => (view.log || []).find((line) => line.slot === slot && line.team === team && !line.void && isRuling(line)) || null;

export const isRuling = (line) => (line.kind || 'ruling') === 'ruling';

/** The ruling the room is looking at: the last one on the question in play. */
export function current(view) {
  if (!view.question) return null;
  return (view.log || []).find((line) => line.slot === view.question.slot && !line.void && isRuling(line)) || null;
}

export const verdictWords = (line) => t('judge.verdict_points', { verdict: t(`host.verdict.${line.verdict}`), points: pointsWords(line.points) });

/** Ask for the reason to make this line's verdict another one. */
export const askOverrule = (view, line, verdict) => ask({
  title: `${seatName(view, line.team)} ${t(`judge.overrule.${verdict}`)}`,
  question: t('judge.why'),
  command: { type: 'overrule', ruling: line.ruling, verdict },
});
