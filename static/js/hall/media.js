/*
 * A picture, a sound or a film inside the sheet. It starts by itself once, when its question appears before our
 * eyes; a page that comes back shows it standing. A file that cannot be played leaves its place empty, no message.
 */
import { html, useEffect, useRef, useState } from '../../vendor/ui.js';

export function Media({ media, fresh }) {
  const player = useRef(null);
  const [gone, setGone] = useState(false);
  useEffect(() => {
    const element = player.current;
    if (fresh && element && element.play) element.play().catch(() => {});
    return () => { if (element && element.pause) element.pause(); };
  }, [media.src]);
  if (gone) return null;
  const lost = () => setGone(true);
  if (media.kind === 'audio') {
    return html`<figure class="media media--audio"><svg viewBox="0 0 160 60" role="img" aria-label=${media.alt || ''}>
      <path d="M4 30H20M28 18V42M40 8V52M52 20V40M64 2V58M76 14V46M88 24V36M100 10V50M112 20V40M124 26V34M136 30H156" /></svg>
      <audio ref=${player} src=${media.src} preload="auto" onError=${lost}></audio></figure>`;
  }
  if (media.kind === 'video') {
    return html`<figure class="media"><video ref=${player} src=${media.src} preload="auto" playsinline onError=${lost}></video></figure>`;
  }
  return html`<figure class="media"><img src=${media.src} alt=${media.alt || ''} onError=${lost} /></figure>`;
}
