/*
 * Answers on their way to the server: a set that only grows until the server says "taken".
 *
 * One stored name an entry, so that two tabs never overwrite each other. Sending is idempotent: the server knows an id it
 * has. What is refused is dropped, because it would be refused for ever. After "erased" this phone forgets; after
 * "signed_out" it forgets the member, and what waits is sent once somebody comes in.
 *
 * What was taken is kept a while longer. The server does not wait for its disk at each answer: a power cut may cost it the
 * last half minute, so after its next start everything it took lately is sent again.
 */
import { signal } from '../../vendor/ui.js';
import { freshId } from '../lib/ids.js';
import { Failure, tell, whenErased, whenHeard, whenSignedOut } from './api.js';
import { askMe, meet, partFrom } from './me.js';
import { drop, forget, keep, kept, names } from './store.js';

const MOST = 200;                                         // entries in one call
const AGAIN_MS = [2000, 5000, 15000, 30000];
const ENTRY = 'entry.';
const TAKEN = 'taken.';
const ON_DISK_MS = 900000;                                // the server's disk has everything older many times over
const LOOK_MS = 60000;
const OWN = [ENTRY, 'report.', 'mock'];                   // work of this phone that is nowhere else yet

/** How many entries wait here, and whether the last try reached the server ("idle", "sending", "offline"). */
export const waiting = signal(names(ENTRY).length);
export const line = signal('idle');

/** Whether the server has signed this phone out. */
export const signedOut = signal(kept('signed_out', false));

const listeners = new Set();
const held = new Set();                                   // still on the verdict sheet, where 是蒙的 may be added
let going = null;
let failures = 0;
let timer = null;
let server = null;                                        // its start, as heard last
let looked = 0;

const count = () => { waiting.value = names(ENTRY).length; };

/** Be told `(id, verdict)` for everything the server has judged; returns how to stop. */
export function onVerdict(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/**
 * Keep an entry and send it. `{kind, question, at, …}`; its id is made here unless it has one.
 * With `hold` it is kept but not sent before `release(id)`, or before the page is hidden.
 */
export function record(entry, hold = false) {
  const whole = { id: freshId(), ...entry };
  keep(ENTRY + whole.id, whole);
  if (hold) held.add(whole.id);
  count();
  if (!hold) flush();
  return whole.id;
}

/** Change an entry that is still held. */
export function amend(id, changes) {
  const entry = kept(ENTRY + id);
  if (entry && held.has(id)) keep(ENTRY + id, { ...entry, ...changes });
}

export function release(id) {
  held.delete(id);
  return flush();
}

/** Send what waits; calls while one is under way join it. */
export function flush() {
  if (!going) going = send().then(() => { going = null; }, (failure) => { going = null; throw failure; });
  return going;
}

function batch() {
  const entries = names(ENTRY).map((name) => kept(name)).filter((entry) => entry && !held.has(entry.id));
  return entries.sort((one, other) => one.at - other.at).slice(0, MOST);
}

async function send() {
  clearTimeout(timer);
  if (signedOut.value) return undefined;
  for (let entries = batch(); entries.length; entries = batch()) {
    line.value = 'sending';
    try {
      const said = await tell('entries', { entries, now: Date.now() });
      if (!settle(said)) break;
    } catch (failure) {
      if (!(failure instanceof Failure)) throw failure;
      if (failure.code === 'erased' || failure.code === 'signed_out') return undefined;
      return later();
    }
  }
  failures = 0;
  line.value = 'idle';
  count();
  return undefined;
}

/** Take out what the server has; false when it took nothing, so that nobody asks it in a circle. */
function settle(said) {
  const here = names(ENTRY);
  (said.taken || []).forEach((id) => { if (here.includes(ENTRY + id)) keep(TAKEN + id, { entry: kept(ENTRY + id), server, at: Date.now() }); });
  const settled = [...(said.taken || []), ...(said.refused || []).map((refusal) => refusal.id)].map((id) => ENTRY + id);
  const gone = here.filter((name) => settled.includes(name));
  gone.forEach(drop);
  count();
  meet(said.me);
  const verdicts = said.verdicts || {};
  Object.keys(verdicts).forEach((id) => listeners.forEach((listener) => listener(id, verdicts[id])));
  return gone.length > 0;
}

function later() {
  line.value = 'offline';
  timer = setTimeout(flush, AGAIN_MS[Math.min(failures, AGAIN_MS.length - 1)]);
  failures += 1;
}

/** What another start of the server took goes back to what waits; what this one took long ago is safe. */
function look(start) {
  const now = Date.now();
  if (!start || (start === server && Math.abs(now - looked) < LOOK_MS)) return;
  server = start;
  looked = now;
  names(TAKEN).forEach((name) => {
    const taken = kept(name);
    if (taken && taken.server !== start) keep(ENTRY + taken.entry.id, taken.entry);
    else if (taken && Math.abs(now - taken.at) < ON_DISK_MS) return;
    drop(name);
  });
  count();
  if (waiting.value && !going) setTimeout(flush, 0);
}

/** With nothing to send, ask all the same whether the server has started anew: it may have lost what it took. */
export function makeSure() {
  if (!signedOut.value && names(TAKEN).length && Math.abs(Date.now() - looked) >= LOOK_MS) askMe().catch(() => null);
}

/** Nothing of the member stays on this phone but the answers that have not reached the server. */
function goOut(said) {
  if (signedOut.value) return;
  names().filter((name) => !OWN.some((own) => name.startsWith(own))).forEach(drop);
  keep('signed_out', true);
  held.clear();
  partFrom(said.branches);
  forgetPage();
  signedOut.value = true;
}

/** Somebody has come in, by name or as nobody: what waits is theirs. */
export function comeIn() {
  drop('signed_out');
  signedOut.value = false;
  return flush();
}

/** The member's data are gone on the server; they go here too. */
export function erase() {
  forget();
  held.clear();
  count();
  forgetPage().then(() => location.replace('/practice'));
}

/** The page a service worker keeps carries the name of whoever was here. */
async function forgetPage() {
  if (!window.caches) return;
  const all = await window.caches.keys();
  await Promise.all(all.filter((name) => name.startsWith('practice-')).map((name) => window.caches.open(name).then((cache) => cache.delete('/practice'))));
}

whenErased(erase);
whenSignedOut(goOut);
whenHeard(look);

const quickly = () => { failures = 0; flush(); makeSure(); };
const leaving = () => { held.clear(); flush(); };
window.addEventListener('online', quickly);
window.addEventListener('focus', quickly);
window.addEventListener('pagehide', leaving);
document.addEventListener('visibilitychange', () => (document.visibilityState === 'hidden' ? leaving() : quickly()));
