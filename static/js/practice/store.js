/*
 * What this phone keeps: small JSON values under one prefix of localStorage, which plain http has too.
 *
 * It never throws. Private mode, a full disk or a forbidden storage leave a copy in memory, good until the page closes;
 * `lasting()` says which it is. It does not know what the values mean.
 */

const PREFIX = 'leitai.practice.';
const FORMAT = 1;   // raise it when a stored value changes its shape: what is older is then dropped, never misread

const memory = new Map();
let durable = true;

function disk() {
  try { return window.localStorage; } catch (error) { return null; }   // blocked cookies block the storage as well
}

function attempt(act) {
  const storage = disk();
  if (!storage) { durable = false; return undefined; }
  try { return act(storage); } catch (error) { durable = false; return undefined; }
}

/** The value of a name, or `otherwise`. */
export function kept(name, otherwise = null) {
  const text = memory.has(name) ? memory.get(name) : attempt((storage) => storage.getItem(PREFIX + name));
  if (!text) return otherwise;
  try {
    const { format, value } = JSON.parse(text);
    return format === FORMAT ? value : otherwise;
  } catch (error) { return otherwise; }
}

/** Keep a value; true when it will outlive the page. */
export function keep(name, value) {
  const text = JSON.stringify({ format: FORMAT, value });
  const done = attempt((storage) => { storage.setItem(PREFIX + name, text); return true; });
  if (done) memory.delete(name);
  else memory.set(name, text);
  return Boolean(done);
}

export function drop(name) {
  memory.delete(name);
  attempt((storage) => storage.removeItem(PREFIX + name));
}

/** All names that begin so. */
export function names(beginning = '') {
  const found = attempt((storage) => Object.keys(storage).filter((key) => key.startsWith(PREFIX)).map((key) => key.slice(PREFIX.length))) || [];
  return [...new Set([...found, ...memory.keys()])].filter((name) => name.startsWith(beginning));
}

/** Forget everything of this member on this phone. */
export function forget() {
  names().forEach(drop);
}

/** Whether what is kept outlives the page, as far as has been seen. */
export const lasting = () => durable;
