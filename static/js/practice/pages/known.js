/*
 * What the server last said about a subject, kept on the phone: a page draws it at once, asks for news, and says how
 * old the picture is when no news come. It does not know what the subjects mean.
 */
import { useEffect, useState } from '../../../vendor/ui.js';
import { ask } from '../api.js';
import { meet } from '../me.js';
import { flush, waiting } from '../queue.js';
import { keep, kept } from '../store.js';

const nameOf = (path) => `known.${path}`;

/** The last answer: `{data, at}`, or null. */
export const lastKnown = (path) => kept(nameOf(path));

/** Ask the server and keep what it says; throws a Failure. */
export async function learn(path) {
  const { me, ...data } = await ask(path);
  keep(nameOf(path), { data, at: Date.now() });
  if (me) meet(me);
  return data;
}

/**
 * The subject of a page.
 *
 * Returns:
 *   {data, at, state, again}: the last answer or null, when it came, "asking" | "fresh" | "offline" | "failed", and a
 *   way to ask once more. Answers still on this phone go first, so that the picture has them.
 */
export function useKnown(path) {
  const [known, set] = useState(() => ({ ...(lastKnown(path) || { data: null, at: null }), state: 'asking' }));
  const again = async () => {
    try {
      if (waiting.value) await flush();
      const data = await learn(path);
      set({ data, at: Date.now(), state: 'fresh' });
    } catch (failure) {
      set((now) => ({ ...now, state: failure.code === 'offline' ? 'offline' : 'failed' }));
    }
  };
  useEffect(() => {
    again();
    window.addEventListener('online', again);
    return () => window.removeEventListener('online', again);
  }, [path]);
  return { ...known, again };
}
