/* How far the contest is, and what no longer fits before it. */
import { me } from '../me.js';

const TOO_LATE_DAYS = 3;             // two proofs two days apart do not fit before the exam any more

const examDay = () => (me.value.campaign && me.value.campaign.exam_day != null ? me.value.campaign.exam_day : null);

/** Days from a study day to the contest; null without one, below zero after it. */
export const daysLeft = (day) => (examDay() === null ? null : examDay() - day);

/** Whether a mistake of today can no longer be crossed off before the contest. */
export function isLate(day) {
  const days = daysLeft(day);
  return days !== null && days >= 0 && days < TOO_LATE_DAYS;
}

/** Whether a later day lies behind a contest that is still to come. */
export const afterExam = (later, day) => isLate(day) && later > examDay();
