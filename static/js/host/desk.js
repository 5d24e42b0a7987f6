/*
 * What this page alone knows: which drawer is open, what was last refused, which commands are under way, which key
 * is held. The contest itself is in the snapshot.
 */
import { signal } from '../../vendor/ui.js';
import { send } from '../live/contest.js';
import { has, t } from '../lib/i18n.js';
import { isChinese } from './words.js';

const TOLD_MS = 7000;

export const drawer = signal(null);
export const told = signal(null);        // {tone, text} of the last refusal
export const underway = signal([]);      // commands sent and not yet answered, as JSON
export const holding = signal(null);     // event.code of the key being held
export const chosen = signal(null);      // joint rounds: the team that F and J are about, picked by its digit

let fade = null;

/** Say one thing to the operator for a few seconds. */
export function tell(text, tone = '') {
  clearTimeout(fade);
  told.value = text ? { text, tone } : null;
  if (text) fade = setTimeout(() => { told.value = null; }, TOLD_MS);
}

/** The words of a refusal, in the language of the page. */
export function refusal(ack) {
  const words = isChinese() ? ack.message : ack.en;
  if (words) return words;
  const key = `refused.${ack.code}`;
  return has(key) ? t(key) : String(ack.code);
}

const marked = (command) => JSON.stringify(command);

export const isUnderway = (command) => Boolean(command) && underway.value.includes(marked(command));

/** Send a ready-made command once; pressing again while it is under way does nothing. Resolves to the ack or null. */
export async function order(command) {
  if (!command || isUnderway(command)) return null;
  const mark = marked(command);
  underway.value = [...underway.value, mark];
  const { type, ...fields } = command;
  const ack = await send(type, fields);
  underway.value = underway.value.filter((each) => each !== mark);
  const expected = type === 'buzz' && ack && ack.code === 'too_late';   // the desk's row says by how much
  if (ack && (ack.ok || expected)) tell(null);
  else tell(refusal(ack || { code: 'not_delivered' }), 'is-bad');
  return ack;
}

export const openDrawer = (name) => { tell(null); drawer.value = name; };
export const closeDrawer = () => { drawer.value = null; };

/** Open a drawer, or close it when it is the one that is open. */
export const toggleDrawer = (name) => (drawer.value === name ? closeDrawer() : openDrawer(name));
