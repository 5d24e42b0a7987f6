/* Put in order by tapping in order: each tap takes the next place, a tap on one that has a place takes it out again. */
import { html, useState } from '../../../vendor/ui.js';
import { t } from '../../lib/i18n.js';
import { GiveUp } from './give_up.js';
import { placed, Tap } from './option.js';

export function Order({ question, order, onChosen, onGiveUp, hint }) {
  const [draft, setDraft] = useState([]);
  const options = placed(question, order);
  const tap = (label) => setDraft(draft.includes(label) ? draft.filter((each) => each !== label) : [...draft, label]);
  const full = draft.length === options.length;
  return html`<ul class="opts opts--many">${options.map((option) => html`<${Tap} key=${option.label} question=${question} option=${option} on=${draft.includes(option.label)}
      mark=${t('practice.order.place', { place: draft.indexOf(option.label) + 1 })} onTap=${() => tap(option.label)}/>`)}</ul>
    <button class=${full ? 'btn btn--main push' : 'btn btn--off push'} type="button" disabled=${!full} onClick=${() => onChosen(draft)}>
      ${full ? t('practice.submit') : t('practice.order.left', { count: options.length - draft.length })}</button>
    <${GiveUp} onGiveUp=${onGiveUp} hint=${hint}/>`;
}
