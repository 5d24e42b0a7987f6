/* A question hidden until it is buzzed: one word on the field, and the rays once the buzzers are open. */
import { html } from '../../vendor/ui.js';
import { t } from '../lib/i18n.js';
import { points, seatOf } from '../lib/format.js';
import { useTicking } from './ticking.js';

export function Beacon({ view }) {
  const left = useTicking(view.clock);
  const armed = view.phase === 'armed';
  const { foul } = view;
  const note = foul
    ? t('hall.foul_note', { seat: seatOf(view, foul.team), foul: t(`foul.${foul.kind}`), points: points(foul.points, { sign: true }) })
    : t('hall.question_number', { number: view.question.number });
  return html`<main class="beacon">
    ${armed && html`<div class="rays"></div>`}
    <p class="call__note">${note}${!foul && html`<span>${armed ? t('hall.on_cue') : t('hall.wait_cue')}</span>`}</p>
    <h1 class="call">${armed ? t('hall.buzz_now') : t('hall.listen')}</h1>
    ${armed && left != null && html`<p class="num call__clock">${left}</p>`}
  </main>`;
}
