/* Which mistakes are shown: the four seals with their counts, a history, a chapter. */
import { html } from '../../../vendor/ui.js';
import { Icon } from '../parts/icons.js';
import { Seal } from './seal.js';
import { say } from './words.js';

const PAIRS = [['open', 'fixed'], ['crossed_off', 'consolidated']];   // four in a row, or two by two where letters are large

const fits = (mistake, { state, bank, period }) => (!state || mistake.state === state) && (!bank || mistake.bank === bank) && (!period || mistake.period === period);

/** The mistakes a filter lets through; what was taken off (平反, 手滑, 撤回) shows only without a state. */
export const narrowed = (mistakes, filter) => mistakes.filter((each) => fits(each, filter));

/** Different values in order of first sight, as `[value, words]`. */
function choices(mistakes, key, words = key) {
  const found = new Map();
  mistakes.forEach((each) => found.set(each[key], each[words]));
  return [...found];
}

export function LedgerFilter({ mistakes, filter, setFilter }) {
  const inScope = narrowed(mistakes, { ...filter, state: '' });
  const press = (state) => setFilter({ ...filter, state: filter.state === state ? '' : state });
  return html`<div class="tabs" role="group" aria-label=${say('ledger.by_state')}>${PAIRS.map((pair) => html`<div key=${pair[0]}>${pair.map((state) => html`<button key=${state} type="button"
      aria-pressed=${filter.state === state ? 'true' : 'false'} class=${filter.state === state ? 'is-on' : ''} onClick=${() => press(state)}>
      <${Seal} state=${state}/><b class="num">${inScope.filter((each) => each.state === state).length}</b>${say(`state.${state}`)}</button>`)}</div>`)}</div>
    <${Places} mistakes=${mistakes} filter=${filter} setFilter=${setFilter}/>`;
}

function Places({ mistakes, filter, setFilter }) {
  const banks = choices(mistakes, 'bank', 'history');
  const periods = filter.bank ? choices(mistakes.filter((each) => each.bank === filter.bank), 'period') : [];
  if (banks.length < 2 && !filter.bank && !periods.length) return null;
  return html`<div class="places"><${Pick} label=${say('ledger.history')} all=${say('ledger.all_histories')} value=${filter.bank} options=${banks}
      onPick=${(bank) => setFilter({ ...filter, bank, period: '' })}/>
    ${periods.length > 1 || filter.period ? html`<${Pick} label=${say('ledger.chapter')} all=${say('ledger.all_chapters')} value=${filter.period} options=${periods}
      onPick=${(period) => setFilter({ ...filter, period })}/>` : null}</div>`;
}

const Pick = ({ label, all, value, options, onPick }) => html`<label class="pick"><span class="unseen">${label}</span><span class="box--select">
  <select value=${value} onChange=${(event) => onPick(event.currentTarget.value)}><option value="">${all}</option>
    ${options.map(([each, words]) => html`<option key=${each} value=${each}>${words}</option>`)}</select><${Icon} name="down"/></span></label>`;
