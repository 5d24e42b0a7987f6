/* One choice, true or false, and several: a tap sends the one; several go together by a button that repeats them in words. */
import { html, useState } from '../../vendor/ui.js';
import { t } from '../lib/i18n.js';
import { Letter } from './question.js';
import { Delivery, useResponse } from './response.js';
import { Sign } from './signs.js';
import { picked } from './wording.js';

function Option({ question, option, on, dead, onTap }) {
  return html`<li><button class=${`opt${on ? ' is-on' : ''}${dead ? ' is-dead' : ''}`} type="button" aria-pressed=${on ? 'true' : 'false'} disabled=${dead} onClick=${onTap}>
    <${Letter} question=${question} label=${option.label}/><span class="text">${option.text}</span>
    ${on ? html`<span class="mark"><${Sign} name="tick"/>${t('team.chosen')}</span>` : null}</button></li>`;
}

export function Single({ view }) {
  const { pad, question } = view;
  const response = useResponse(pad);
  const { going, held } = response;
  const shown = going && going.on !== 'failed' ? going.response : held;
  const say = (labels) => spoken(question, labels);
  return html`<ul class="opts">${question.options.map((option) => html`<${Option} key=${option.label} question=${question} option=${option} dead=${pad.closed}
      on=${Boolean(shown) && shown[0] === option.label} onTap=${() => response.give([option.label])}/>`)}</ul>
    <${Delivery} pad=${pad} paused=${view.paused} response=${response} say=${say} hint=${t('team.single.hint')}/>`;
}

/** A letter is said as it is; true and false are said in words. */
function spoken(question, labels) {
  if (question.type !== 'true_false') return picked(labels);
  const option = question.options.find((each) => each.label === labels[0]);
  return option ? option.text : picked(labels);
}

export function Multiple({ view }) {
  const { pad, question } = view;
  const response = useResponse(pad);
  const [draft, setDraft] = useState(pad.response || []);
  const order = question.options.map((option) => option.label);
  const toggle = (label) => setDraft(order.filter((each) => draft.includes(each) !== (each === label)));
  return html`<ul class="opts opts--many">${question.options.map((option) => html`<${Option} key=${option.label} question=${question} option=${option} dead=${pad.closed}
      on=${(pad.closed ? response.held || [] : draft).includes(option.label)} onTap=${() => toggle(option.label)}/>`)}</ul>
    ${pad.closed ? null : html`<${Submit} draft=${draft} response=${response}/>`}
    <${Delivery} pad=${pad} paused=${view.paused} response=${response} say=${picked} hint=${partHint(pad)}/>`;
}

const same = (one, other) => Boolean(other) && one.join() === other.join();

function Submit({ draft, response }) {
  if (!draft.length) return html`<button class="btn btn--off push" type="button" disabled>${t('team.multiple.none')}</button>`;
  const done = same(draft, response.held);
  const key = draft.length === 1 ? 'team.multiple.one' : 'team.multiple.some';
  return html`<button class=${done ? 'btn btn--off push' : 'btn btn--main push'} type="button" disabled=${done} onClick=${() => response.give(draft)}>
    ${t(done ? 'team.multiple.done' : key, { labels: picked(draft), count: draft.length })}</button>`;
}

/** What the rules give for part of the answer; the server says so, or nothing is said. */
const partHint = (pad) => (pad.missing_some ? t('team.multiple.part', { points: pad.missing_some }) : t('team.multiple.hint'));
