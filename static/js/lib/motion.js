/*
 * Motion by Web Animations: it starts from a transition between two snapshots, ends where the snapshot stands,
 * and may be cut at any moment. With reduced motion every change is a cut.
 */
import { useEffect, useLayoutEffect, useRef, useState } from '../../vendor/ui.js';

export const EASE_OUT = 'cubic-bezier(0.16, 1, 0.3, 1)';
export const EASE_INOUT = 'cubic-bezier(0.65, 0, 0.35, 1)';
export const EASE_STRIKE = 'cubic-bezier(0.2, 1.4, 0.4, 1)';

const calm = window.matchMedia('(prefers-reduced-motion: reduce)');

export const mayMove = () => !calm.matches && !document.hidden;

export function animate(element, frames, { ms, delay = 0, easing = EASE_OUT, ...rest }) {
  if (!element || !element.animate || !mayMove()) return null;
  return element.animate(frames, { duration: ms, delay, easing, fill: 'backwards', ...rest });
}

const FADE = [{ opacity: 0 }, { opacity: 1 }];

/** A ref whose element comes in once, when it is mounted `live` (not at first paint, not after a lost line). */
export function useEntrance(live, { frames = FADE, ...timing }) {
  const box = useRef(null);
  useLayoutEffect(() => { if (live) animate(box.current, frames, timing); }, []);
  return box;
}

const easeOut = (part) => 1 - (1 - part) ** 3;

/**
 * A number that runs to `value`. It starts at `from` when mounted live, later at what it showed; whole numbers on
 * the way, the exact one at the end, also in a tab that draws no frames.
 */
export function useCount(value, { live = false, from = value, ms = 900, delay = 0 } = {}) {
  const first = live && mayMove() ? from : value;
  const [shown, show] = useState(first);
  const at = useRef(first);
  const set = (number) => { at.current = number; show(number); };
  useEffect(() => {
    const start = at.current;
    if (start === value) return undefined;
    if (!live || !mayMove()) { set(value); return undefined; }
    const begun = performance.now() + delay;
    let frame = 0;
    const turn = (now) => {
      const part = Math.min(1, Math.max(0, (now - begun) / ms));
      set(part >= 1 ? value : Math.round(start + (value - start) * easeOut(part)));
      if (part < 1) frame = requestAnimationFrame(turn);
    };
    frame = requestAnimationFrame(turn);
    const end = setTimeout(() => set(value), delay + ms + 100);
    return () => { cancelAnimationFrame(frame); clearTimeout(end); };
  }, [value]);
  return shown;
}

/**
 * Rows that change places move there together (FLIP). Children carry data-key; `order` is what may change.
 * A rising row passes above, a falling one below.
 */
export function useFlip(order, { ms = 900, live = true, onRest = null } = {}) {
  const box = useRef(null);
  const places = useRef(new Map());
  useLayoutEffect(() => {
    let moved = null;
    for (const row of box.current.children) {
      const key = row.dataset.key;
      if (key === undefined) continue;
      const now = { x: row.offsetLeft, y: row.offsetTop };
      const was = places.current.get(key);
      if (live && was && (was.x !== now.x || was.y !== now.y)) {
        const across = Math.abs(was.x - now.x) > row.offsetWidth / 2 ? was.x - now.x : 0;   // a column, not a margin
        const rising = across > 0 || (across === 0 && now.y < was.y);
        const from = { transform: `translate(${across}px, ${was.y - now.y}px)`, zIndex: rising ? 3 : 1 };
        moved = animate(row, [from, { transform: 'none', zIndex: from.zIndex }], { ms, easing: EASE_INOUT }) || moved;
      }
      places.current.set(key, now);
    }
    if (moved && onRest) moved.onfinish = onRest;
  }, [order]);
  return box;
}

const LAST_RESORTS = ['4vh', '3.6vh', '3.2vh', '2.8vh'];

/**
 * Shrinks what does not fit: sets --k on the element, from 1 downwards, before it is painted, so nothing is seen
 * to move. `floor` is the least; under it the stylesheet's own least size holds, and only where something would
 * still be cut off, that (--least) goes down as well: small can be read by some, cut off by nobody.
 */
export function useFit(what, floor = 0.6) {
  const box = useRef(null);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const fit = () => {
      let k = 1;
      element.style.setProperty('--k', k);
      element.style.removeProperty('--least');
      const over = () => element.scrollHeight > element.clientHeight + 1;
      while (k > floor && over()) {
        k = Math.round((k - 0.05) * 100) / 100;
        element.style.setProperty('--k', k);
      }
      for (const least of LAST_RESORTS) {
        if (!over()) break;
        element.style.setProperty('--least', least);
      }
    };
    fit();
    window.addEventListener('resize', fit);
    return () => window.removeEventListener('resize', fit);
  }, [what]);
  return box;
}
