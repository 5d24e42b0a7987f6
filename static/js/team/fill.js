/* One input a blank, and one line for an answer in words; a button sends what is written. */
import { html, useState } from '../../vendor/ui.js';
import { t } from '../lib/i18n.js';
import { Delivery, useResponse } from './response.js';
import { picked } from './wording.js';

const LONGEST = 60;

export function Fill({ view }) {
  const { pad, question } = view;
  const response = useResponse(pad);
  const count = Math.max(1, question.blanks || 1);
  const [draft, setDraft] = useState(() => Array.from({ length: count }, (_, at) => (pad.response || [])[at] || ''));
  const write = (at, text) => setDraft(draft.map((each, other) => (other === at ? text : each)));
  const ready = draft.every((each) => each.trim());
  const done = Boolean(response.held) && response.held.join('\n') === draft.map((each) => each.trim()).join('\n');
  const submit = (event) => {
    event.preventDefault();
    if (ready && !done) response.give(draft.map((each) => each.trim()));
  };
  return html`<form onSubmit=${submit} autocomplete="off">
    ${draft.map((text, at) => html`<div class="blank" key=${at}><label for=${`blank-${at}`}>${count > 1 ? t('team.fill.blank', { number: at + 1 }) : t('team.fill.only')}</label>
      <input id=${`blank-${at}`} type="text" value=${text} maxlength=${LONGEST} disabled=${pad.closed} autocapitalize="off" autocorrect="off" spellcheck=${false}
        enterkeyhint=${at + 1 < count ? 'next' : 'send'} onInput=${(event) => write(at, event.target.value)}/></div>`)}
    ${pad.closed ? null : html`<button class=${ready && !done ? 'btn btn--main push' : 'btn btn--off push'} type="submit" disabled=${!ready || done}>
      ${t(done ? 'team.fill.done' : ready ? 'team.fill.submit' : 'team.fill.empty', { response: picked(draft) })}</button>`}
    <${Delivery} pad=${pad} paused=${view.paused} response=${response} say=${picked}/>
  </form>`;
}
