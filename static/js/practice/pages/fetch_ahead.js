/*
 * Pictures, sounds and films of the questions to come: fetched one by one while there is a line, held until the page
 * closes, and put where the service worker finds them after a reload. Together never more than MOST_BYTES.
 *
 * A held picture is a decoded image, so that the browser draws its address without asking anybody; what plays is a blob.
 */
import { held } from '../held.js';

const MOST_BYTES = 6000000;
const LARGEST_BYTES = 3000000;
const SHELF = 'practice-media';      // the name is known to templates/practice/sw.js

let latest = 0;

/** Whoever asked the phone to save data is asked for nothing ahead. */
const saving = () => Boolean(navigator.connection && navigator.connection.saveData);

/** Hold the media of these questions, in their order, and nothing else. */
export async function fetchAhead(questions) {
  if (saving()) return;
  const turn = latest += 1;
  const wanted = questions.filter((question) => question.media).map((question) => question.media);
  const names = wanted.map((media) => media.src);
  held.forEach((each, src) => { if (!names.includes(src)) letGo(src, each); });
  const shelf = window.caches ? await window.caches.open(SHELF).catch(() => null) : null;
  if (shelf) await tidy(shelf, names);
  for (const media of wanted) {
    if (turn !== latest) return;                            // a newer sitting knows better
    if (!held.has(media.src)) await hold(media, shelf).catch(() => null);
  }
}

function letGo(src, { url }) {
  if (url) URL.revokeObjectURL(url);
  held.delete(src);
}

async function tidy(shelf, names) {
  const kept = await shelf.keys();
  await Promise.all(kept.filter((request) => !names.some((src) => request.url.endsWith(src))).map((request) => shelf.delete(request)));
}

async function hold({ kind, src }, shelf) {
  let room = MOST_BYTES;
  held.forEach((each) => { room -= each.bytes; });
  room = Math.min(room, LARGEST_BYTES);
  const answer = await fetch(src);
  if (!answer.ok) return;
  if (Number(answer.headers.get('Content-Length')) > room) { if (answer.body) answer.body.cancel(); return; }
  const blob = await answer.blob();
  if (blob.size > room) return;
  const kept = { bytes: blob.size };
  if (kind === 'image') { kept.picture = new Image(); kept.picture.src = src; } else kept.url = URL.createObjectURL(blob);
  held.set(src, kept);
  if (shelf) await shelf.put(src, new Response(blob, { headers: { 'Content-Type': blob.type } }));
}
