/*
 * Keeps the screen awake while a contest is on. Best effort: plain http has no wake lock, so there a muted stream of
 * one still picture plays instead, which most browsers count as a film.
 */

let held = null;
let film = null;
let wanted = false;

async function hold() {
  if (!wanted || document.hidden || held) return;
  try {
    held = await navigator.wakeLock.request('screen');
    held.addEventListener('release', () => { held = null; });
  } catch (error) { held = null; }
}

function playStill() {
  if (film) return;
  const canvas = document.createElement('canvas');
  if (!canvas.captureStream) return;
  canvas.width = 2;
  canvas.height = 2;
  canvas.getContext('2d').fillRect(0, 0, 2, 2);
  film = document.createElement('video');
  film.muted = true;
  film.setAttribute('playsinline', '');
  film.srcObject = canvas.captureStream(1);
  film.play().catch(() => { film = null; });
}

/** Must be called in a gesture the first time. Safe to call again. */
export function stayAwake() {
  if ('wakeLock' in navigator) {
    if (!wanted) document.addEventListener('visibilitychange', hold);
    wanted = true;
    hold();
  } else playStill();
}
