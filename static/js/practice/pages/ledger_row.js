/* One mistake: its seal, where it belongs, the question, what happened; opened, the key and the way to say "a slip". */
import { html, useState } from '../../../vendor/ui.js';
import { flush, record } from '../queue.js';
import { afterExam } from './exam.js';
import { Seal } from './seal.js';
import { dayName, rich, say } from './words.js';

const STANDING = ['open', 'fixed'];

/** What its seal is: the state, or why it was taken off. */
const sealOf = (mistake) => (mistake.state === 'closed' ? mistake.closed_why || 'withdrawn' : mistake.state);

/** The line under the stem: what happened, and what is still wanted. */
function saying(mistake, data) {
  const { state, reopened, proofs = [], needed = 2 } = mistake;
  if (state === 'closed') return say(`ledger.closed.${sealOf(mistake)}`, { day: dayName(mistake.changed_day) });
  if (state === 'consolidated') return say('ledger.row.consolidated', { day: dayName(mistake.changed_day) });
  if (state === 'crossed_off') return say('ledger.row.crossed_off', { day: dayName(mistake.changed_day), times: needed });
  if (state === 'open') return say(reopened ? 'ledger.row.reopened' : mistake.chosen_text ? 'ledger.row.open' : 'ledger.row.open_blank', { day: dayName(mistake.opened_day), chosen: mistake.chosen_text });
  if (mistake.today) return say('ledger.row.today', { count: proofs.length });
  if (proofs.length && mistake.next_day && afterExam(mistake.next_day, data.day)) return say('ledger.row.too_late', { count: proofs.length, day: dayName(mistake.next_day) });
  if (proofs.length) return say('ledger.row.proved', { count: proofs.length, left: Math.max(1, needed - proofs.length), day: mistake.next_day ? dayName(mistake.next_day) : say('ledger.some_day') });
  return say(mistake.changed_day === data.day ? 'ledger.row.fixed_today' : 'ledger.row.fixed');
}

export function LedgerRow({ mistake, data, fallen, struck, again }) {
  const [open, setOpen] = useState(false);
  const seal = fallen && !struck ? 'fixed' : sealOf(mistake);
  const off = !STANDING.includes(mistake.state);
  const look = `item${off ? ' is-off' : ''}${fallen ? ' is-fallen' : ''}${fallen && struck ? ' is-struck' : ''}`;
  return html`<li class=${look} data-question=${mistake.question} data-state=${mistake.state}>
    <button class="item__head" type="button" aria-expanded=${open ? 'true' : 'false'} onClick=${() => setOpen(!open)}>
      <${Seal} key=${seal} state=${seal} pressed=${fallen && struck}/>
      <span class="q"><b><span class="called">${say('ledger.row.title', { state: say(`state.${sealOf(mistake)}`), history: mistake.history })}</span>${mistake.reopened && !off ? html`<i class="again">${say('ledger.again')}</i>` : null}</b>
        <span class="stemline"><span class="stemtext">${mistake.stem}</span></span><span class="say">${saying(mistake, data)}</span></span></button>
    ${open ? html`<${Detail} mistake=${mistake} data=${data} off=${off} again=${again}/>` : null}</li>`;
}

function Detail({ mistake, data, off, again }) {
  return html`<div class="detail"><dl>
      ${mistake.chosen_text ? html`<dt>${say('ledger.detail.chosen')}</dt><dd>${mistake.chosen_text}</dd>` : null}
      ${mistake.key_text ? html`<dt>${say('ledger.detail.key')}</dt><dd><b>${mistake.key_text}</b></dd>` : null}
      <dt>${say('ledger.detail.place')}</dt><dd>${mistake.period}</dd></dl>
    ${mistake.explanation ? html`<p class="explain">${mistake.explanation}</p>` : null}
    ${mistake.source ? html`<p class="source">${mistake.source}</p>` : null}
    ${off ? null : html`<${Slip} mistake=${mistake} left=${data.dismissals_left} next=${data.dismissal_day} again=${again}/>`}</div>`;
}

/** 手滑: at most twice in seven study days, said before and after. */
function Slip({ mistake, left, next, again }) {
  const [state, set] = useState('');
  const dismiss = async () => {
    set('sending');
    record({ kind: 'dismissal', question: mistake.question, at: Date.now() });
    try { await flush(); await again(); } catch (failure) { /* it waits on this phone and goes out with the line */ }
    set('sent');
  };
  if (left <= 0) return html`<p class="note">${say('ledger.slip.none', { day: next ? dayName(next) : say('ledger.some_day') })}</p>`;
  if (state === 'sent') return html`<p class="note" role="status">${say('ledger.slip.sent')}</p>`;
  if (state === 'asking') {
    return html`<p class="note">${rich(say('ledger.slip.sure', { left: left - 1 }))}</p>
      <button class="btn btn--plain" type="button" onClick=${dismiss}>${say('ledger.slip.yes')}</button>
      <button class="btn btn--text" type="button" onClick=${() => set('')}>${say('ledger.slip.no')}</button>`;
  }
  return html`<button class="btn btn--text" type="button" disabled=${state === 'sending'} onClick=${() => set('asking')}>${say('ledger.slip.ask')}</button>`;
}
