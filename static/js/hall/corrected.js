/*
 * A total that a correction has changed is told to the room once, by a blink of gold where the total stands: no
 * sound, no scene. What happened while this page was away is not told afterwards.
 */
import { useEffect, useRef } from '../../vendor/ui.js';
import { animate, EASE_INOUT } from '../lib/motion.js';

const BLINK_MS = 1400;
const GROUNDS = '.is-turn, .team--lead';      // gold already: there the blink is dark
const inked = (ground, ink) => ({ backgroundColor: ground, color: ink, boxShadow: `0 0 0 0.12em ${ground}` });
const GOLD = inked('var(--gold-300)', 'var(--red-950)');
const DARK = inked('var(--red-950)', 'var(--gold-200)');

const untold = new Set();      // teams whose total was corrected and has not been on the screen since
let current = null;

const countOf = (view, team) => (view.corrected && view.corrected[team]) || 0;

/** Look at every snapshot as it comes: the one before it, or null where nothing may be told. */
export function noteCorrections(before, after) {
  current = after;
  if (!before) { untold.clear(); return; }
  after.teams.forEach(({ team, score }) => {
    const was = before.teams.find((each) => each.team === team);
    if (was && was.score !== score && countOf(after, team) > countOf(before, team)) untold.add(team);
  });
}

/** A ref for the element in which a team's total stands. A scene that is leaving tells nothing. */
export function useCorrected(view, team) {
  const box = useRef(null);
  useEffect(() => {
    if (view !== current || !untold.delete(team) || !box.current) return;
    const blink = box.current.closest(GROUNDS) ? DARK : GOLD;
    animate(box.current, [blink, { ...blink, offset: 0.6 }, {}], { ms: BLINK_MS, easing: EASE_INOUT });
  });
  return box;
}
