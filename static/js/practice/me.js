/* Who practises here, as the server last said: kept, so that the pages have something to show without a line. */
import { signal } from '../../vendor/ui.js';
import { ask } from './api.js';
import { learnDay } from './sitting/day.js';
import { keep, kept } from './store.js';

const NOBODY = { member: null, named: false, name: '', branch: null, settings: { size: 10, confidence: true }, campaign: null, ledger: null, today: null, notices: [], branches: [], purpose: '' };

/** The contract's `me`; every answer of the server that carries one is handed to `meet`. */
export const me = signal({ ...NOBODY, ...kept('me', {}) });

export function meet(said) {
  if (!said) return;
  if (said.day) learnDay(said.day);
  me.value = { ...me.value, ...said };
  keep('me', me.value);
}

/** Nobody any more; the branches stay, for whoever comes in next. */
export function partFrom(branches) {
  me.value = { ...NOBODY, branches: branches || me.value.branches, branch: me.value.branch };
  keep('me', me.value);
}

export async function askMe() {
  const said = await ask('me');
  meet(said.me || said);
  return me.value;
}
