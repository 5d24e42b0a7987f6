/*
 * The line of a duel: one socket on the namespace /duel while the page is open, the latest view, and messages that are
 * answered or said to be lost. Who we are, the server knows from our cookie. It does not know what a view means.
 */
import { signal } from '../../../../vendor/ui.js';
import { forget, guess, heard, localNow } from '../../../live/clock.js';
import { ask } from '../../api.js';

const ACK_MS = 3000;
const SENDS = 3;
const SYNCS = 3;
const SYNC_GAP_MS = 300;
const REFUSED_AGAIN_MS = 2000;

/** What the server shows us, null before the first; "connecting", "ok", "lost", "taken" or "failed"; the last refusal in words. */
export const view = signal(null);
export const link = signal('connecting');
export const refusal = signal('');

let socket = null;

const inOurWords = (said) => (document.body.dataset.lang === 'en' ? said.en : said.message) || said.message || '';

/** A view that is older than the one we hold is dropped. */
function take(shown) {
  if (!shown || !shown.phase) return;
  guess(shown.now);
  const held = view.peek();
  if (held && held.code && held.code === shown.code && shown.version < held.version) return;
  view.value = shown;
}

const emit = (name, payload) => new Promise((resolve, reject) => {
  if (!socket || !socket.connected) return reject(new Error('no socket'));
  socket.timeout(ACK_MS).emit(name, payload, (error, ack) => (error ? reject(error) : resolve(ack)));
});

async function sync() {
  const sent = localNow();
  try {
    const ack = await emit('sync', { t: sent });
    if (ack.ok) heard(sent, localNow(), ack.now);
  } catch (error) { /* the next one */ }
}

function onConnect() {
  forget();
  link.value = 'ok';
  for (let turn = 0; turn < SYNCS; turn += 1) setTimeout(sync, turn * SYNC_GAP_MS);
}

/** A browser without our cookie is given one by any answer of the server; then it may come in. */
async function onRefused(error) {
  if (link.peek() === 'taken') return;
  const said = error && error.data;
  if (said && said.code) refusal.value = said.code === 'member_missing' ? '' : inOurWords(said);
  link.value = said && said.code === 'duel_full' ? 'failed' : 'lost';
  if (said && said.code === 'member_missing') await ask('me').catch(() => null);
  if (socket && !socket.active) setTimeout(() => { if (socket) socket.connect(); }, REFUSED_AGAIN_MS);
}

function onLost(reason) {
  if (link.peek() !== 'taken') link.value = 'lost';
  if (reason === 'io server disconnect' && link.peek() !== 'taken') setTimeout(() => { if (socket) socket.connect(); }, REFUSED_AGAIN_MS);
}

const onTaken = () => { link.value = 'taken'; if (socket) socket.disconnect(); };
const onSeen = () => { if (socket && !document.hidden && !socket.connected && link.peek() !== 'taken') socket.connect(); };

/** Hold the line; returns how to let go. The library comes only now: who plays no duel needs none. */
export function connect() {
  let open = true;
  link.value = 'connecting';
  import('../../../../vendor/socket.io.js').then(({ io }) => {
    if (!open) return;
    socket = io('/duel', { path: '/socket.io/', transports: ['websocket'], forceNew: true, reconnectionDelay: 300, reconnectionDelayMax: 2000, timeout: 5000 });
    socket.on('connect', onConnect);
    socket.on('disconnect', onLost);
    socket.on('connect_error', onRefused);
    socket.on('duel', take);
    socket.on('taken_over', onTaken);
  }, () => { link.value = 'failed'; });
  document.addEventListener('visibilitychange', onSeen);
  window.addEventListener('online', onSeen);
  return () => {
    open = false;
    document.removeEventListener('visibilitychange', onSeen);
    window.removeEventListener('online', onSeen);
    if (socket) socket.disconnect();
    socket = null;
    view.value = null;
    refusal.value = '';
  };
}

/** Come back to this page after another one took the place, or try once more. */
export function again() {
  link.value = 'connecting';
  refusal.value = '';
  if (socket) socket.connect();
  else location.reload();
}

/**
 * Say something. Sent again while there is no answer: the server does the same thing once. True when it was granted;
 * otherwise `refusal` has the words, empty for a line that gave no answer at all.
 */
export async function say(name, payload = {}) {
  refusal.value = '';
  for (let turn = 0; turn < SENDS; turn += 1) {
    try {
      const ack = await emit(name, payload);
      if (ack.ok) take(ack.view);
      else refusal.value = inOurWords(ack);
      return ack.ok;
    } catch (error) { /* the same again */ }
    if (!socket || !socket.connected) break;
  }
  return false;
}
