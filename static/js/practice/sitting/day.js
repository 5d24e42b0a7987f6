/*
 * The study day of an instant, as quiz/practice/study_day.py counts: local days of Beijing that begin at 04:00.
 *
 * A phone may be wrong about the date; the server says each time which day it has, and the difference is kept.
 */
import { keep, kept } from '../store.js';

const AHEAD_MS = (8 - 4) * 3600 * 1000;
const DAY_MS = 24 * 3600 * 1000;

export const studyDay = (atMs) => Math.floor((atMs + AHEAD_MS) / DAY_MS);

let shift = kept('day.shift', 0);

/** What the server calls today. */
export function learnDay(day) {
  shift = day - studyDay(Date.now());
  keep('day.shift', shift);
}

export const today = () => studyDay(Date.now()) + shift;
