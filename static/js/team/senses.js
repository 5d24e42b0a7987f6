/*
 * Sound and vibration: they repeat what the page says, for a hand that does not look. Both may be missing; nothing depends on them.
 *
 * Web Audio needs a first touch before it may sound: unlock() is called by it.
 */
const VIBRATIONS_MS = {
  armed: 40, sent: 20, yours: 200, late: [30, 60, 30], lost: [300, 100, 300], early: 120, dead: 15, checked: 20,
};
/* [frequency Hz, start ms, length ms, loudness]; late, early and armed have no sound: no shaming, and the hall gives the cue */
const TONES = {
  sent: [[1400, 0, 30, 0.12]],
  checked: [[1400, 0, 30, 0.12]],
  yours: [[92, 0, 420, 0.5], [61, 0, 520, 0.5]],
  lost: [[520, 0, 120, 0.2], [520, 200, 120, 0.2], [520, 400, 120, 0.2]],
};

let audio = null;

export function unlock() {
  const Context = window.AudioContext || window.webkitAudioContext;
  if (!Context) return;
  if (!audio) audio = new Context();
  if (audio.state !== 'running') audio.resume().catch(() => {});
}

function tone([frequency, start, length, loudness]) {
  const from = audio.currentTime + start / 1000;
  const voice = audio.createOscillator();
  const volume = audio.createGain();
  voice.frequency.value = frequency;
  volume.gain.setValueAtTime(loudness, from);
  volume.gain.exponentialRampToValueAtTime(0.001, from + length / 1000);
  voice.connect(volume);
  volume.connect(audio.destination);
  voice.start(from);
  voice.stop(from + length / 1000);
}

/* a phone that was not touched on this page may not vibrate: trying is a complaint in its console */
const mayVibrate = () => {
  const hand = navigator.userActivation;
  return Boolean(navigator.vibrate) && (hand ? hand.hasBeenActive : audio !== null);
};

/** Let the hand and the ear know; a browser that refuses is not an error. */
export function feel(what) {
  if (mayVibrate() && VIBRATIONS_MS[what]) navigator.vibrate(VIBRATIONS_MS[what]);
  if (audio && audio.state === 'running') (TONES[what] || []).forEach(tone);
}
