/*
 * What was crossed off since this phone last looked: the page then starts from the old number and lets it fall.
 *
 * The states last seen are kept by question. A first look, or a phone that forgot, has nothing to let fall.
 */
import { useEffect, useMemo, useRef, useState } from '../../../vendor/ui.js';
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
 *   {fallen, pending}: the questions that fell while this page is open, and those of them whose line is not yet drawn and
 *   which are still counted. Fresh answers of the server only: an old picture is no news.
 */
export function useFalling(mistakes, fresh) {
  const fallen = useRef([]);
  const [struckFor, strike] = useState(null);
  const latest = useMemo(() => (fresh && mistakes ? fallenSince(kept(SEEN), mistakes) : []), [mistakes, fresh]);
  fallen.current = [...new Set([...fallen.current, ...latest])];
  useEffect(() => {
    if (!fresh || !mistakes) return undefined;
    keep(SEEN, mistakes.reduce((states, each) => ({ ...states, [each.question]: each.state }), {}));
    if (!latest.length || !mayMove()) { strike(mistakes); return undefined; }
    const timer = setTimeout(() => strike(mistakes), WAIT_MS);
    return () => clearTimeout(timer);
  }, [mistakes, fresh]);
  const struck = struckFor === mistakes;
  return { fallen: fallen.current, pending: struck ? [] : latest };
}
