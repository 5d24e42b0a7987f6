/*
 * The cues of the hall, synthesised: dry, short, low, made for the product. No file, nothing to load, nothing to fail:
 * without audio every cue is simply silent and nothing on the screen changes.
 */
import { signal } from '../../vendor/ui.js';

const Context = window.AudioContext || window.webkitAudioContext;

let context = null;
let out = null;
let hiss = null;

/** "running" when a cue can be heard; "suspended" until a gesture; "none" without Web Audio. */
export const audio = signal('none');

function prepare() {
  if (context || !Context) return;
  context = new Context();
  out = context.createDynamicsCompressor();
  out.connect(context.destination);
  const noise = context.createBuffer(1, context.sampleRate, context.sampleRate);
  const data = noise.getChannelData(0);
  for (let at = 0; at < data.length; at += 1) data[at] = Math.random() * 2 - 1;
  hiss = noise;
  const tell = () => { audio.value = context.state === 'running' ? 'running' : 'suspended'; };
  context.onstatechange = tell;
  tell();
}

try { prepare(); } catch (error) { context = null; }

/** In a gesture: lets the cues be heard. Browsers may suspend again (a call, a sleep): call it on every gesture. */
export function unlock() {
  if (context && context.state !== 'running') context.resume().catch(() => {});
}

function shape(start, length, level, attack = 0.005) {
  const gain = context.createGain();
  gain.gain.setValueAtTime(0.0001, start);
  gain.gain.exponentialRampToValueAtTime(level, start + attack);
  gain.gain.exponentialRampToValueAtTime(0.0001, start + length);
  gain.connect(out);
  return gain;
}

function tone(at, length, from, { to = from, level = 0.4, type = 'sine', attack } = {}) {
  const start = context.currentTime + at;
  const voice = context.createOscillator();
  voice.type = type;
  voice.frequency.setValueAtTime(from, start);
  if (to !== from) voice.frequency.exponentialRampToValueAtTime(to, start + length);
  voice.connect(shape(start, length, level, attack));
  voice.start(start);
  voice.stop(start + length + 0.05);
}

function noise(at, length, { level = 0.2, frequency = 1000, q = 1, type = 'bandpass', attack } = {}) {
  const start = context.currentTime + at;
  const source = context.createBufferSource();
  source.buffer = hiss;
  source.loop = true;
  const filter = context.createBiquadFilter();
  filter.type = type;
  filter.frequency.value = frequency;
  filter.Q.value = q;
  source.connect(filter);
  filter.connect(shape(start, length, level, attack));
  source.start(start);
  source.stop(start + length + 0.05);
}

function bell(at, pitch, length = 0.6, level = 0.28) {
  tone(at, length, pitch, { level });
  tone(at, length * 0.6, pitch * 2.76, { level: level * 0.22 });
  tone(at, length * 0.35, pitch * 5.4, { level: level * 0.08 });
}

const drum = (at, level = 0.8, length = 0.4) => {
  tone(at, length, 130, { to: 52, level, attack: 0.003 });
  noise(at, 0.04, { level: level * 0.3, frequency: 400 });
};

const knock = (at, pitch, level = 0.5) => {
  tone(at, 0.06, pitch, { to: pitch * 0.8, level, type: 'triangle', attack: 0.002 });
  noise(at, 0.02, { level: level * 0.3, frequency: pitch * 2, q: 4 });
};

function roll(seconds) {
  const gap = 0.052;
  for (let at = 0; at < seconds; at += gap) drum(at, 0.1 + 0.3 * (at / seconds), 0.14);
}

const CUES = {
  open: () => tone(0, 0.25, 880, { level: 0.45 }),
  hit: () => drum(0),
  foul: () => { knock(0, 190, 0.6); knock(0.15, 170, 0.6); },
  beat: () => knock(0, 620),
  beat_high: () => knock(0, 781),
  time: () => { tone(0, 0.28, 440, { level: 0.4 }); tone(0.26, 0.36, 330, { level: 0.4 }); },
  right: () => { bell(0, 659); bell(0.16, 880, 0.55); },
  wrong: () => { tone(0, 0.7, 98, { level: 0.5, type: 'triangle' }); noise(0, 0.08, { level: 0.1, frequency: 300 }); },
  reveal: () => { noise(0, 0.26, { level: 0.06, frequency: 2600, q: 0.7, attack: 0.09 }); },
  rank: () => bell(0, 587, 0.5, 0.2),
  award: () => { roll(1.2); bell(1.25, 659, 0.75, 0.4); },
  first: () => { roll(2.4); bell(2.45, 523, 1.4, 0.35); bell(2.65, 659, 1.3, 0.35); bell(2.85, 784, 1.2, 0.4); },
};

/** Play a cue by name, or nothing. Never throws: a sound is never worth a picture. */
export function play(cue) {
  try {
    if (context && context.state === 'running' && CUES[cue]) CUES[cue]();
  } catch (error) { /* silent */ }
}
