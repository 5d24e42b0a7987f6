/* The study day of an instant, as quiz/practice/study_day.py counts: local days of Beijing that begin at 04:00. */

const AHEAD_MS = (8 - 4) * 3600 * 1000;
const DAY_MS = 24 * 3600 * 1000;

export const studyDay = (atMs) => Math.floor((atMs + AHEAD_MS) / DAY_MS);
export const today = () => studyDay(Date.now());
