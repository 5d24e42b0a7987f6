/* An answer given on this device: the question, the seconds, and the pad of its type. */
import { html } from '../../vendor/ui.js';
import { t } from '../lib/i18n.js';
import { link } from '../live/contest.js';
import { Single, Multiple } from './choice.js';
import { Fill } from './fill.js';
import { AgeOfPicture, RoundLine } from './head.js';
import { Picture } from './question.js';
import { Order } from './order.js';
import { Timer } from './studs.js';

const PADS = { single: Single, true_false: Single, multiple: Multiple, fill: Fill, oral: Fill, order: Order };

export function Answer({ view }) {
  const { pad, question } = view;
  const Pad = PADS[question.type];
  return html`<section class="matter"><${RoundLine} view=${view} typed=${true}/>
      ${view.turn === view.me ? html`<p class="sub"><b>${t('team.answer.own')}</b></p>` : null}
      <h1 class="stem">${question.stem}</h1><${Picture} question=${question}/>
      ${link.value.state === 'lost' ? html`<${AgeOfPicture} view=${view}/>` : null}
    </section>
    <section class="thumb">${view.clock ? html`<${Timer} key=${view.clock.id} clock=${view.clock}/>` : html`<p class="timer timer--still">${t(pad.closed ? 'team.answer.over' : 'team.answer.wait')}</p>`}
      <${Pad} key=${pad.slot} view=${view}/></section>`;
}
