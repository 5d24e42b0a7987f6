/* The same words over plain HTTP, for a page whose socket is down. */

const TIMEOUT_MS = 4000;

async function json(address, options) {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), TIMEOUT_MS);
  try {
    const answer = await fetch(address, { cache: 'no-store', credentials: 'same-origin', signal: stop.signal, ...options });
    const type = answer.headers.get('Content-Type') || '';
    if (!type.includes('json')) throw new Error(`HTTP ${answer.status}`);
    return { ok: answer.ok, body: await answer.json() };
  } finally {
    clearTimeout(timer);
  }
}

/** The snapshot of this page's role. Throws when there is none. */
export async function fetchView({ contest, ticket }) {
  const headers = ticket ? { 'X-Ticket': ticket } : {};
  const { ok, body } = await json(`/api/contest/${contest}/view`, { headers });
  if (!ok) throw new Error(body.code || 'refused');
  return body.view || body;
}

/** The ack of a command; a refusal is an ack too. Throws only when nobody answered. */
export async function postCommand({ contest, ticket }, command) {
  const headers = { 'Content-Type': 'application/json' };
  if (ticket) headers['X-Ticket'] = ticket;
  const { body } = await json(`/api/contest/${contest}/command`, { method: 'POST', headers, body: JSON.stringify(command) });
  return body;
}
