/*
 * The plain HTTP way to the server. An answer is the JSON of the server; a refusal or a dead line is a thrown Failure.
 */

const TIMEOUT_MS = 8000;
const OUTLIVES_THE_PAGE = 20000;                          // letters; browsers refuse keepalive above 64 KB

/** `code` is the server's, or "offline" when no answer came; `words` is what the server said, in both languages. */
export class Failure extends Error {
  constructor(code, status = 0, words = {}) {
    super(code);
    this.code = code;
    this.status = status;
    this.words = words;
  }
}

let erased = () => {};

/** What to do when the server says, to whatever question, that this member's data were erased. */
export const whenErased = (act) => { erased = act; };

let signedOut = () => {};

/** What to do when it says that all phones of the member were signed out; hears what else it said. */
export const whenSignedOut = (act) => { signedOut = act; };

let heard = () => {};

/** What to do with every answer; hears which start of the server gave it. */
export const whenHeard = (act) => { heard = act; };

export const offline = (failure) => failure.code === 'offline';

async function reach(path, options) {
  const stop = typeof AbortController === 'undefined' ? null : new AbortController();
  const timer = stop && setTimeout(() => stop.abort(), TIMEOUT_MS);
  try {
    const answer = await fetch(path, { credentials: 'same-origin', ...options, ...(stop ? { signal: stop.signal } : {}) });
    heard(answer.headers.get('X-Leitai-Start'));
    return answer;
  } catch (error) {
    throw new Failure('offline');
  } finally { clearTimeout(timer); }
}

async function read(answer) {
  let body = null;
  try { body = await answer.json(); } catch (error) { /* an error page of a proxy is no JSON: the status says enough */ }
  if (answer.ok && body) return body;
  if (!body && (answer.status >= 500 || answer.ok)) throw new Failure('offline', answer.status);   // a captive portal answers 200 with its own page
  if (body && body.code === 'erased') erased();
  if (body && body.code === 'signed_out') signedOut(body);
  throw new Failure((body && body.code) || 'refused', answer.status, body || {});
}

/** GET an answer of /api/practice/…: `ask('ledger', {bank: 'party'})`. */
export async function ask(path, args = {}) {
  const query = Object.keys(args).filter((key) => args[key] != null && args[key] !== '')
    .map((key) => `${key}=${encodeURIComponent(args[key])}`).join('&');
  return read(await reach(`/api/practice/${path}${query ? `?${query}` : ''}`, {}));
}

/** POST to /api/practice/…; a token that has gone stale is renewed once. */
export async function tell(path, body = {}) {
  const text = JSON.stringify(body);
  const post = () => reach(`/api/practice/${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-CSRFToken': document.body.dataset.csrf },
    body: text,
    keepalive: text.length < OUTLIVES_THE_PAGE,
  });
  const answer = await post();
  if (answer.status !== 400) return read(answer);
  const refusal = await answer.clone().json().catch(() => null);
  if (refusal && refusal.code && refusal.code !== 'csrf') return read(answer);
  return await renewToken() ? read(await post()) : read(answer);
}

/** A page out of the service worker's cache may carry the token of an older cookie. */
async function renewToken() {
  const page = await reach('/practice', { cache: 'no-store' });
  const found = page.ok && /data-csrf="([^"]+)"/.exec(await page.text());
  if (!found || found[1] === document.body.dataset.csrf) return false;
  document.body.dataset.csrf = found[1];
  return true;
}
