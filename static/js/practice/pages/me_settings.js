/* The few settings a member has. Each is saved when it is touched; without a line it says that it was not. */
import { html, useState } from '../../../vendor/ui.js';
import { tell } from '../api.js';
import { me, meet } from '../me.js';
import { Icon } from '../parts/icons.js';
import { today } from '../sitting/day.js';
import { large, toggleSize } from '../type_size.js';
import { dateOf, dayName, dayOf, refusalWords, rich, say } from './words.js';

const SIZES = [5, 10, 20];
const MINUTES = [5, 10, 15, 20, 30];

export function Settings() {
  const [state, set] = useState('');
  const { settings } = me.value;
  const save = async (change) => {
    set('');
    try {
      const answer = await tell('settings', change);
      meet(answer.me || { settings: { ...settings, ...change } });
      set(say('settings.saved'));
    } catch (failure) {
      if (failure.code === undefined) throw failure;
      set(refusalWords(failure));
    }
  };
  return html`<section class="part"><h2>${say('settings.title')}</h2>
    <${Choice} legend=${say('settings.size')} name="size" value=${settings.size} options=${SIZES.map((size) => [size, say('settings.size.of', { size })])} onPick=${(size) => save({ size })}/>
    <${Switch} on=${large.value} onToggle=${toggleSize} label=${say('settings.large')} sub=${say('settings.large.sub')}/>
    <${Switch} on=${settings.confidence !== false} onToggle=${() => save({ confidence: settings.confidence === false })} label=${say('settings.confidence')} sub=${say('settings.confidence.sub')}/>
    <${Aim} settings=${settings} save=${save}/><p class="status quiet" role="status">${state}</p></section>`;
}

const Choice = ({ legend, name, value, options, onPick }) => html`<fieldset class="choice"><legend>${legend}</legend><div class="choice__row">${options.map(([each, words]) => html`<label key=${each} class=${each === value ? 'is-on' : ''}>
  <input type="radio" name=${name} value=${each} checked=${each === value} onChange=${() => onPick(each)}/><span>${words}</span></label>`)}</div></fieldset>`;

const Switch = ({ on, onToggle, label, sub }) => html`<button class="switch" type="button" role="switch" aria-checked=${on ? 'true' : 'false'} onClick=${onToggle}>
  <span><b>${label}</b><small>${sub}</small></span><i aria-hidden="true"></i><em aria-hidden="true">${say(on ? 'settings.on' : 'settings.off')}</em></button>`;

/** The day and the minutes the organizers set, and one's own instead of them. */
function Aim({ settings, save }) {
  const { campaign } = me.value;
  const day = campaign && campaign.exam_day != null ? campaign.exam_day : null;
  const theirs = day === null ? say('settings.aim.none') : say(day < today() ? 'settings.aim.over' : 'settings.aim.theirs', { day: dayName(day) });
  const minutes = campaign && campaign.minutes && !settings.minutes ? say('settings.aim.minutes_set', { minutes: campaign.minutes }) : say('settings.aim.minutes');
  return html`<h3 class="push">${say('settings.aim')}</h3><p class="because">${rich(theirs)}</p>
    <div class="field"><label for="aim-day">${say('settings.aim.day')}</label><input id="aim-day" class="box" type="date" value=${dateOf(settings.exam_day)} onChange=${(event) => save({ exam_day: dayOf(event.currentTarget.value) })}/></div>
    <div class="field"><label for="aim-minutes">${minutes}</label><div class="box box--select"><select id="aim-minutes" value=${settings.minutes || ''} onChange=${(event) => save({ minutes: event.currentTarget.value ? Number(event.currentTarget.value) : null })}>
      <option value="" selected=${!settings.minutes}>${say('settings.aim.as_set')}</option>
      ${MINUTES.map((each) => html`<option key=${each} value=${each} selected=${settings.minutes === each}>${say('settings.minutes', { minutes: each })}</option>`)}</select><${Icon} name="down"/></div></div>`;
}
