/*
 * A question to be answered, whatever its kind. It holds what is half chosen and tells `onChosen(chosen)` once, with
 * canonical labels or texts; whether they are right is not its matter. Give it a `key`, so that no draft is carried over.
 */
import { html, useState } from '../../../vendor/ui.js';
import { t } from '../../lib/i18n.js';
import { sourceOf } from '../held.js';
import { Multiple, Single } from './choice.js';
import { Order } from './order.js';
import { Fill, Oral } from './written.js';

const PADS = { single: Single, true_false: Single, multiple: Multiple, order: Order, fill: Fill, oral: Oral };

/** What is asked: history and kind, stem, picture or sound. */
export function Asked({ question, again = false }) {
  return html`<p class="kind">${question.history ? `${question.history} · ` : ''}<b>${t(`practice.type.${question.type}`)}</b>${question.updated ? html` · ${t('practice.updated')}` : null}</p>
    ${again ? html`<p class="again">${t('practice.again')}</p>` : null}
    <h2 class="stem" tabindex="-1">${question.stem}</h2>${question.media ? html`<${Media} key=${question.media.src} media=${question.media}/>` : null}`;
}

/** What cannot be fetched is told in words; a picture then by its description. */
function Media({ media: { kind, src, alt } }) {
  const [source] = useState(() => (kind === 'image' ? src : sourceOf(src)));
  const [lost, lose] = useState(false);
  const note = lost ? html`<p class="note">${t('practice.media.lost')}</p>` : null;
  if (kind === 'image') return lost ? html`${note}<p class="note">${alt}</p>` : html`<img class="media" src=${source} alt=${alt || ''} onError=${() => lose(true)}/>`;
  const Player = kind;
  return html`<figure><${Player} class="media media--player" controls preload="metadata" playsinline src=${source} aria-label=${alt || t(`practice.media.${kind}`)} onError=${() => lose(true)}></${Player}>
    ${alt ? html`<figcaption class="note">${alt}</figcaption>` : null}${note}</figure>`;
}

/** The pad under the thumb: `onGiveUp` shows the way out, `hint` stands in its place. */
export function Ask({ question, order = null, onChosen, onGiveUp = null, hint = null }) {
  const Pad = PADS[question.type];
  return html`<${Pad} question=${question} order=${order} onChosen=${onChosen} onGiveUp=${onGiveUp} hint=${hint}/>`;
}
