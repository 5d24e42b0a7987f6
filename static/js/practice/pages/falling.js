/*
 * What was crossed off since this phone last looked: the page then starts from the old number and lets it fall.
 *
 * The states last seen are kept by question. A first look, or a phone that forgot, has nothing to let fall.
 */
import { useLayoutEffect, useState } from '../../../vendor/ui.js';
import { mayMove } from '../../lib/motion.js';
import { keep, kept } from '../store.js';

const SEEN = 'ledger_seen';
const WAIT_MS = 500;                 // the eye first finds the page, then sees the line go through
const STANDING = ['open', 'fixed'];
const OFF = ['crossed_off', 'consolidated', 'closed'];

export const standing = (mistake) => STANDING.includes(mistake.state);

/** The questions that left the standing list since `seen` (question → state). */
export function fallenSince(seen, mistakes) {
  if (!seen) return [];
  return mistakes.filter((each) => OFF.includes(each.state) && STANDING.includes(seen[each.question])).map((each) => each.question);
}

/**
 * Returns:
 *   {fallen, struck}: the questions that fell since the last look, and whether their line is already drawn. Fresh
 *   answers of the server only: an old picture is no news.
 */
export function useFalling(mistakes, fresh) {
  const [fallen, setFallen] = useState([]);
  const [struck, strike] = useState(false);
  useLayoutEffect(() => {                            // before it is painted: the old number is never seen to jump
    if (!fresh || !mistakes) return undefined;
    const now = fallenSince(kept(SEEN), mistakes);
    keep(SEEN, mistakes.reduce((states, each) => ({ ...states, [each.question]: each.state }), {}));
    if (!now.length) return undefined;
    setFallen((before) => [...new Set([...before, ...now])]);
    if (!mayMove()) { strike(true); return undefined; }
    strike(false);
    const timer = setTimeout(() => strike(true), WAIT_MS);
    return () => clearTimeout(timer);
  }, [mistakes, fresh]);
  return { fallen, struck };
}
