/*
 * The line between this page and one contest: the latest snapshot, the state of the link, and commands that are
 * answered or said to be lost. One socket a page; plain HTTP stands in when there is none.
 *
 * It does not know what a snapshot means: screens do.
 */
import { io } from '../../vendor/socket.io.js';
import { signal } from '../../vendor/ui.js';
import { freshId } from '../lib/ids.js';
import { t } from '../lib/i18n.js';
import { forget, guess, heard, localNow, serverNow } from './clock.js';
import { fetchView, postCommand } from './fallback.js';

export { serverNow } from './clock.js';

const ACK_MS = 2000;
const SENDS = 3;
const SYNC_MS = 10000;
const FIRST_SYNCS = 5;
const FIRST_SYNC_GAP_MS = 250;
const PRESENCE_MS = 5000;
const SLOW_MS = 800;
const POLL_MS = 2500;          // without a socket: a whole snapshot by HTTP
const REFUSED_AGAIN_MS = 1500;

export const view = signal(null);
export const link = signal({ state: 'connecting', since: Date.now(), attempts: 0, rtt: null, refused: null });
export const devices = signal(null);
export const takenOver = signal(false);

let socket = null;
let page = {};

const setLink = (changes) => {
  const now = link.peek();
  const next = { ...now, ...changes };
  if (next.state !== now.state) next.since = Date.now();
  link.value = next;
};

/** A late packet never wins; another boot of the server always does. */
function take(snapshot) {
  if (!snapshot || !snapshot.phase) return;
  guess(snapshot.now);
  const held = view.peek();
  if (held && held.boot === snapshot.boot && snapshot.number < held.number) return;
  view.value = snapshot;
}

const emit = (event, payload, ms = ACK_MS) => new Promise((resolve, reject) => {
  if (!socket || !socket.connected) return reject(new Error('no socket'));
  socket.timeout(ms).emit(event, payload, (error, ack) => (error ? reject(error) : resolve(ack)));
});

async function askForView() {
  try {
    const ack = await emit('snapshot', {});
    take(ack && ack.view);
  } catch (error) { /* the poll below asks again */ }
}

async function sync() {
  const sent = localNow();
  try {
    const ack = await emit('sync', { t: sent });
    const rtt = Math.round(heard(sent, localNow(), ack.now));
    setLink({ state: rtt > SLOW_MS ? 'slow' : 'ok', rtt });
  } catch (error) {
    if (socket.connected) setLink({ state: 'slow' });
  }
}

function presence() {
  if (page.role !== 'team' && page.role !== 'hall') return;
  emit('presence', { visible: !document.hidden, rtt: link.peek().rtt || 0 }).catch(() => {});
}

function onConnect() {
  forget();
  setLink({ state: 'ok', attempts: 0, refused: null });
  askForView();
  presence();
  for (let turn = 0; turn < FIRST_SYNCS; turn += 1) setTimeout(sync, turn * FIRST_SYNC_GAP_MS);
}

function onLost(reason) {
  setLink({ state: 'lost' });
  if (reason === 'io server disconnect' && !takenOver.peek()) setTimeout(() => socket.connect(), REFUSED_AGAIN_MS);
}

function onRefused(error) {
  const state = link.peek().state === 'connecting' ? 'connecting' : 'lost';
  const refused = error && error.data && error.data.code ? error.data.code : null;
  setLink({ state, attempts: link.peek().attempts + 1, refused });
  if (!socket.active && !takenOver.peek()) setTimeout(() => socket.connect(), REFUSED_AGAIN_MS);
}

/** Without a socket the page still follows, by plain HTTP. */
async function poll() {
  if ((socket && socket.connected && view.peek()) || takenOver.peek()) return;
  if (socket && socket.connected) return askForView();
  try {
    take(await fetchView(page));
    setLink({ state: 'slow' });
  } catch (error) {
    setLink({ state: view.peek() ? 'lost' : 'connecting' });
  }
}

/** Read the facts of the page and hold the line for as long as it is open. */
export function connect() {
  page = { ...document.body.dataset };
  socket = io({
    path: '/socket.io/',
    transports: ['websocket'],
    auth: { ticket: page.ticket },
    reconnectionDelay: 300,
    reconnectionDelayMax: 2000,
    timeout: 5000,
  });
  socket.on('connect', onConnect);
  socket.on('disconnect', onLost);
  socket.on('connect_error', onRefused);
  socket.on('view', take);
  socket.on('devices', (list) => { devices.value = list; });
  socket.on('taken_over', () => { takenOver.value = true; socket.disconnect(); });
  setInterval(sync, SYNC_MS);
  setInterval(presence, PRESENCE_MS);
  setInterval(poll, POLL_MS);
  document.addEventListener('visibilitychange', () => {
    presence();
    if (document.hidden || takenOver.peek()) return;
    if (socket.connected) { sync(); askForView(); } else socket.connect();
  });
  window.addEventListener('online', () => { if (!takenOver.peek()) socket.connect(); });
  return socket;
}

const lost = () => ({ ok: false, code: 'not_delivered', message: t('refused.not_delivered'), en: 'Not delivered' });

/**
 * A command under one id: sent again while the line holds, then by HTTP, so that the server may hear it twice and
 * does it once. Never rejects: at the worst it says not_delivered.
 */
export async function send(type, fields = {}) {
  const command = { id: freshId(), type, ...fields };
  for (let turn = 0; turn < SENDS && socket && socket.connected; turn += 1) {
    try {
      return await emit('command', command);
    } catch (error) { /* the same id again */ }
  }
  try {
    return await postCommand(page, command);
  } catch (error) {
    return lost();
  }
}

/**
 * A press: now or never, by the socket or, where there is none, by HTTP. It is not sent again: a late one would be
 * judged by when it came, and the finger could not know.
 */
export async function sendBuzz(slot, pressedAt) {
  const press = { id: freshId(), slot, pressed_at: Math.round(pressedAt || serverNow()) };
  try {
    return await (socket && socket.connected ? emit('buzz', press) : postCommand(page, { type: 'buzz', ...press }));
  } catch (error) {
    return lost();
  }
}
