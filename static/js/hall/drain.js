/* The gold edge of the spine: drains from the top, one linear animation to the server's deadline. */
import { html, useLayoutEffect, useRef } from '../../vendor/ui.js';
import { remainingOf } from '../parts/countdown.js';
import { mayMove } from '../lib/motion.js';

export function Drain({ clock }) {
  const bar = useRef(null);
  useLayoutEffect(() => {
    const left = remainingOf(clock);
    const part = clock.total_ms ? Math.min(1, left / clock.total_ms) : 0;
    bar.current.style.setProperty('--left', part);
    if (!clock.running || !bar.current.animate || !mayMove()) return undefined;
    const drain = bar.current.animate(
      [{ transform: `scaleY(${part})` }, { transform: 'scaleY(0)' }],
      { duration: Math.max(1, left), easing: 'linear', fill: 'forwards' },
    );
    return () => drain.cancel();
  }, [clock.id, clock.running, clock.deadline, clock.remaining_ms]);
  return html`<i class="drain" aria-hidden="true"><i class="drain__left" ref=${bar}></i></i>`;
}
