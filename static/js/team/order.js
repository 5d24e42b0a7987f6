/* Put in order by tapping in order: each tap takes the next place, one button takes the last tap back. */
import { html, useState } from '../../vendor/ui.js';
import { t } from '../lib/i18n.js';
import { Delivery, useResponse } from './response.js';
import { Sign } from './signs.js';

const say = (labels) => labels.join('');

export function Order({ view }) {
  const { pad, question } = view;
  const response = useResponse(pad);
  const [draft, setDraft] = useState(pad.response || []);
  const shown = pad.closed ? response.held || [] : draft;
  const tap = (label) => { if (!draft.includes(label)) setDraft([...draft, label]); };
  return html`<ul class="opts opts--many">${question.options.map((option) => html`<${Step} key=${option.label} option=${option} at=${shown.indexOf(option.label)}
      dead=${pad.closed} onTap=${() => tap(option.label)}/>`)}</ul>
    ${pad.closed ? null : html`<${Buttons} draft=${draft} all=${question.options.length} response=${response} undo=${() => setDraft(draft.slice(0, -1))}/>`}
    <${Delivery} pad=${pad} paused=${view.paused} response=${response} say=${say} hint=${t('team.order.hint')}/>`;
}

function Step({ option, at, dead, onTap }) {
  const on = at >= 0;
  return html`<li><button class=${`opt${on ? ' is-on' : ''}${dead ? ' is-dead' : ''}`} type="button" disabled=${dead} aria-pressed=${on ? 'true' : 'false'} onClick=${onTap}>
    <span class="letter">${option.label}</span><span class="text">${option.text}</span>
    ${on ? html`<span class="mark"><${Sign} name="tick"/>${t('team.order.place', { place: at + 1 })}</span>` : null}</button></li>`;
}

function Buttons({ draft, all, response, undo }) {
  const full = draft.length === all;
  const done = full && Boolean(response.held) && response.held.join() === draft.join();
  return html`<div class="pair">
    <button class=${draft.length ? 'btn btn--plain' : 'btn btn--off'} type="button" disabled=${!draft.length} onClick=${undo}>${t('team.order.undo')}</button>
    <button class=${full && !done ? 'btn btn--main' : 'btn btn--off'} type="button" disabled=${!full || done} onClick=${() => response.give(draft)}>
      ${full ? t(done ? 'team.order.done' : 'team.order.submit', { response: say(draft) }) : t('team.order.left', { count: all - draft.length })}</button>
  </div>`;
}
