/* A sheet over the page: it takes the focus, keeps it, gives it back, and closes by Escape. */
import { html, useEffect, useRef } from '../../../vendor/ui.js';

const REACHABLE = 'button:not([disabled]), input:not([disabled]), select, textarea, a[href]';

export function Sheet({ label, onClose, children }) {
  const box = useRef(null);
  useEffect(() => {
    const before = document.activeElement;
    const head = box.current.querySelector('h2');
    if (head) head.focus({ preventScroll: true });
    return () => { if (before && before.focus) before.focus({ preventScroll: true }); };
  }, []);
  const keys = (event) => {
    if (event.key === 'Escape') onClose();
    if (event.key !== 'Tab') return;
    const all = Array.from(box.current.querySelectorAll(REACHABLE));
    const [edge, other] = event.shiftKey ? [all[0], all[all.length - 1]] : [all[all.length - 1], all[0]];
    if (document.activeElement === edge) { event.preventDefault(); other.focus(); }
  };
  return html`<div class="over"><div class="over__under" onClick=${onClose}></div>
    <section class="sheet sheet--tall" role="dialog" aria-modal="true" aria-label=${label} ref=${box} onKeyDown=${keys}>${children}</section></div>`;
}
