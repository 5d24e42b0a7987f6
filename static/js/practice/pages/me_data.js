/*
 * One's own data: take it along, change the number, leave this phone, erase everything. Erasing is asked for twice and
 * says what goes; answers that still wait on this phone go with it.
 */
import { html, useState } from '../../../vendor/ui.js';
import { tell } from '../api.js';
import { me } from '../me.js';
import { erase, flush, waiting } from '../queue.js';
import { Fold } from './frame.js';
import { Pin, PIN_LENGTH } from './pin.js';
import { refusalWords, rich, say } from './words.js';

const GONE = ['erased', 'not_known'];

export function OwnData() {
  return html`<section class="part"><h2>${say('data.title')}</h2>
    <a class="btn btn--plain" href="/api/practice/export" download="practice.json">${say('data.export')}</a><p class="because">${say('data.export.sub')}</p>
    ${me.value.named ? html`<${ChangePin}/><${Others}/>` : null}<${Leave}/><${Erase}/></section>`;
}

function ChangePin() {
  const [open, setOpen] = useState(false);
  const [pin, setPin] = useState('');
  const [words, set] = useState('');
  const send = async (event) => {
    event.preventDefault();
    if (pin.length < PIN_LENGTH) { set(say('data.pin.short')); return; }
    try {
      await tell('name', { pin });
      set(say('data.pin.done'));
      setPin('');
    } catch (failure) { set(refusalWords(failure)); }
  };
  return html`<${Fold} id="pin-part" open=${open} onToggle=${() => setOpen(!open)} label=${say('data.pin')}><form onSubmit=${send} autocomplete="off">
    <${Pin} id="new-pin" label=${say('data.pin.new')} value=${pin} onInput=${setPin}/><p class="because" role="status">${words}</p>
    <button class="btn btn--plain push" type="submit">${say('data.pin.change')}</button></form><//>`;
}

/** For a phone that was lost, or a name somebody else is in under: only this phone stays. */
function Others() {
  const [done, set] = useState(false);
  const act = async () => { await tell('sign_out_others'); set(true); };
  if (done) return html`<p class="because" role="status">${say('data.others.done')}</p>`;
  return html`<${TwoSteps} id="others" label=${say('data.others')} warning=${say('data.others.what')} yes=${say('data.others.yes')} act=${act}/>`;
}

/** Two taps apart: the first says what will happen, the second does it. */
function TwoSteps({ id, label, warning, yes, act }) {
  const [step, set] = useState('');
  const [words, tellWhy] = useState('');
  const go = async () => {
    set('doing');
    try { await act(); } catch (failure) {
      if (failure.code === undefined) throw failure;
      tellWhy(refusalWords(failure));
      set('asking');
    }
  };
  return html`<${Fold} id=${id} open=${Boolean(step)} onToggle=${() => set(step ? '' : 'asking')} label=${label}>
    <p class="because">${rich(warning)}</p>${words ? html`<p class="status is-bad" role="alert">${words}</p>` : null}
    <button class="btn btn--plain push" type="button" disabled=${step === 'doing'} onClick=${go}>${yes}</button>
    <button class="btn btn--text" type="button" onClick=${() => set('')}>${say('data.not')}</button><//>`;
}

/** The progress stays on the server under the name; this phone forgets it. Without a name nobody could find it again. */
function Leave() {
  const { named } = me.value;
  const act = async () => {
    await flush();
    await tell('leave');
    erase();
  };
  return html`<${TwoSteps} id="leave" label=${say('data.leave')} warning=${say(named ? 'data.leave.named' : 'data.leave.nameless')} yes=${say('data.leave.yes')} act=${act}/>`;
}

function Erase() {
  const [step, set] = useState('');
  const [words, tellWhy] = useState('');
  const doIt = async () => {
    set('doing');
    try {
      await tell('erase', { confirm: true });
      erase();
    } catch (failure) {
      if (GONE.includes(failure.code)) { erase(); return; }
      if (failure.code === undefined) throw failure;
      tellWhy(refusalWords(failure));
      set('sure');
    }
  };
  return html`<${Fold} id="erase" open=${Boolean(step)} onToggle=${() => set(step ? '' : 'asking')} label=${say('data.erase')}>
    <p class="because">${rich(say('data.erase.what'))}</p>${waiting.value ? html`<p class="because">${say('data.erase.waiting', { count: waiting.value })}</p>` : null}
    ${words ? html`<p class="status is-bad" role="alert">${words}</p>` : null}
    ${step === 'asking' ? html`<button class="btn btn--plain push" type="button" onClick=${() => set('sure')}>${say('data.erase.first')}</button>`
    : html`<p class="status is-bad" role="alert">${say('data.erase.last')}</p><button class="btn btn--main push" type="button" disabled=${step === 'doing'} onClick=${doIt}>${say('data.erase.second')}</button>`}
    <button class="btn btn--text" type="button" onClick=${() => set('')}>${say('data.not')}</button><//>`;
}
