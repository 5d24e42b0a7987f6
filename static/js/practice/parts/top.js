/* The head of every practice page: what this is, where one stands, and the two sizes of type. */
import { html } from '../../../vendor/ui.js';
import { t } from '../../lib/i18n.js';
import { large, toggleSize } from '../type_size.js';
import { Icon } from './icons.js';

/** `title` left, `right` in quiet letters; with `back` a way to the questions stands in the title's place. */
export function Top({ title, right = null, back = null }) {
  return html`<header class="bar-top">
    ${back ? html`<button class="back" type="button" onClick=${back}><${Icon} name="back"/><span>${t('practice.back')}</span></button>` : null}
    <h1 class="where">${title || t('practice.title')}</h1>
    <span class="right">${right}<button class="sizes" type="button" aria-pressed=${large.value ? 'true' : 'false'} aria-label=${t('practice.size')} onClick=${toggleSize}>
      <span class="a1" aria-hidden="true">${t('practice.size.letter')}</span><span class="a2" aria-hidden="true">${t('practice.size.letter')}</span></button></span>
  </header>`;
}

/** One small field a question: done, now, to come. */
export function Ticks({ done, of, label }) {
  const fields = Array.from({ length: of }, (_, at) => html`<i class=${at < done ? 'done' : at === done ? 'now' : ''} key=${at}></i>`);
  return html`<div class="ticks" role="img" aria-label=${label}>${fields}</div>`;
}
