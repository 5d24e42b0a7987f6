/*
 * The stage: one scene at a time, the old one fading under the new. Scenes that share a key share their elements,
 * so that a question does not move by a pixel from the moment it appears until it is revealed.
 */
import { html, useErrorBoundary, useEffect, useLayoutEffect, useRef, useState } from '../../vendor/ui.js';
import { animate, EASE_INOUT } from '../lib/motion.js';
import { sceneOf } from './scenes.js';

const OUT_MS = 160;
const IN_MS = 420;
const INK_MS = 280;

const ENTRANCES = {
  fade: { ms: IN_MS },
  ink: { ms: INK_MS, easing: EASE_INOUT },
  cut: null,
};

function Scene({ scene, view, fresh, leaving }) {
  const box = useRef(null);
  useLayoutEffect(() => {
    const entrance = ENTRANCES[scene.entrance];
    if (fresh && entrance) animate(box.current, [{ opacity: 0 }, { opacity: 1 }], entrance);
  }, []);
  useLayoutEffect(() => {
    if (leaving) animate(box.current, [{ opacity: 1 }, { opacity: 0 }], { ms: OUT_MS, fill: 'forwards' });
  }, [leaving]);
  return html`<div class=${`scene scene--${scene.name}${leaving ? ' is-leaving' : ''}`} ref=${box}>
    <${scene.View} view=${view} fresh=${fresh} />
  </div>`;
}

export function Stage({ view, fresh }) {
  const scene = sceneOf(view);
  const shown = useRef(null);
  const [, redraw] = useState(0);
  const leaving = useRef(null);
  if (shown.current && shown.current.scene.key !== scene.key) {
    leaving.current = fresh && scene.entrance !== 'cut' ? { ...shown.current, until: performance.now() + OUT_MS } : null;
  }
  shown.current = { scene, view };
  const old = leaving.current;
  useEffect(() => {
    if (!old) return undefined;
    const timer = setTimeout(() => { leaving.current = null; redraw((count) => count + 1); }, OUT_MS);
    return () => clearTimeout(timer);
  }, [old]);
  return html`<div class="stage">
    ${old && old.scene.key !== scene.key && html`<${Scene} key=${old.scene.key} scene=${old.scene} view=${old.view} fresh=${false} leaving />`}
    <${Scene} key=${scene.key} scene=${scene} view=${view} fresh=${fresh} />
  </div>`;
}

/**
 * Whatever happens, the last good picture stays: a snapshot that cannot be drawn is put aside, and the last one
 * that could be drawn is drawn again. The next snapshot gets its own chance.
 */
export function KeepLastGood({ view, fresh }) {
  const bad = useRef(new WeakSet()).current;
  const good = useRef(null);
  const tries = useRef(0);
  const attempt = useRef(view);
  const [, forgive] = useErrorBoundary((error) => {
    bad.add(attempt.current);
    tries.current += 1;
    console.warn('hall: kept the last good frame:', error && error.message);
    forgive();
  });
  const last = good.current && !bad.has(good.current) ? good.current : null;
  const shown = bad.has(view) ? last : view;
  attempt.current = shown;
  useEffect(() => { if (shown && !bad.has(shown)) good.current = shown; });
  return shown && html`<${Stage} key=${`${shown.boot} ${tries.current}`} view=${shown} fresh=${fresh && shown === view} />`;
}
