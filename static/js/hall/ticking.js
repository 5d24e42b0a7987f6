/* Whole seconds of the clock on the screen, and their beats. One ticking element a screen, so a beat sounds once. */
import { useEffect, useRef } from '../../vendor/ui.js';
import { useSeconds } from '../parts/countdown.js';
import { play } from '../lib/sound.js';
import { beatOf } from './cues.js';

export const LAST_SECONDS = 5;

export function useTicking(clock) {
  const seconds = useSeconds(clock);
  const last = useRef(null);
  useEffect(() => {
    const running = clock && clock.running;
    const fell = last.current && last.current.id === (clock && clock.id) && seconds === last.current.seconds - 1;
    if (running && fell && !document.hidden) play(beatOf(seconds));
    last.current = clock ? { id: clock.id, seconds } : null;
  }, [clock && clock.id, seconds]);
  return seconds;
}
