/* What the pages say: their own part of the catalogue, **strong** words inside a text, study days as dates. */
import { html } from '../../../vendor/ui.js';
import { has, t } from '../../lib/i18n.js';
import { studyDay } from '../sitting/day.js';

const DAY_MS = 24 * 3600 * 1000;
const EAST_MS = 8 * 3600 * 1000;

/** The words of a key of practice_pages.json. */
export const say = (key, args) => t(`practice_pages.${key}`, args);
export const said = (key) => has(`practice_pages.${key}`);

/** The same, with `**strong**` parts drawn strong. */
export const Say = ({ k, args }) => rich(say(k, args));

export const rich = (text) => text.split('**').map((part, at) => (at % 2 ? html`<b key=${at}>${part}</b>` : part));

/** "11月22日", "22 Nov". */
export function dayName(day) {
  const date = new Date(day * DAY_MS);
  return say('day', { day: date.getUTCDate(), month: say(`month.${date.getUTCMonth() + 1}`) });
}

export { studyDay };

/** The same for a moment. */
export const momentName = (ms) => dayName(Math.floor((ms + EAST_MS) / DAY_MS));

/** A study day as the value of an <input type="date">, and back; null for an empty one. */
export const dateOf = (day) => (day == null ? '' : new Date(day * DAY_MS).toISOString().slice(0, 10));
export const dayOf = (date) => (date ? Math.round(Date.parse(`${date}T00:00:00Z`) / DAY_MS) : null);

/** What a refusal says: the server's own words in the language of the page, or ours for its code. */
export function refusalWords(failure) {
  const { code, words = {} } = failure;
  if (said(`refused.${code}`)) return say(`refused.${code}`, words);
  const own = document.body.dataset.lang === 'en' ? words.en : words.message;
  return own || say('refused.other');
}
