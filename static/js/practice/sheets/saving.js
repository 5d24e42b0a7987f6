/*
 * 保存进度: branch, name, and a number of four digits that one chooses. A name that exists already is joined by its number.
 *
 * `SaveForm` is the form alone, for the page #/name as well; `Saving` is the sheet after the third answer.
 */
import { html, useEffect, useRef, useState } from '../../../vendor/ui.js';
import { has, t } from '../../lib/i18n.js';
import { offline, tell } from '../api.js';
import { askMe, me, meet } from '../me.js';
import { Icon } from '../parts/icons.js';
import { Sheet } from '../parts/sheet.js';
import { comeIn, flush } from '../queue.js';
import { keep, kept } from '../store.js';
import { today } from '../sitting/day.js';

const AFTER = 3;                                            // answers before anybody is asked for a name
const PIN = 4;

/** Whether to offer the sheet now: after three answers, once a day, never to someone who has a name. */
export const mayOfferSaving = (answered) => answered >= AFTER && !me.value.named && kept('save.asked') !== today() && (me.value.branches || []).length > 0;

function refusalWords(failure) {
  if (offline(failure)) return t('practice.save.offline');
  const key = `practice.refused.${failure.code}`;
  return has(key) ? t(key, failure.words) : failure.words.message || t('practice.save.refused');
}

function Pin({ pin, onPin, label }) {
  const boxes = Array.from({ length: PIN }, (_, at) => html`<i class=${at === Math.min(pin.length, PIN - 1) ? 'now' : ''} key=${at}>${at < pin.length ? '●' : ''}</i>`);
  return html`<div class="field"><label for="save-pin">${label}</label><div class="pins"><input id="save-pin" type="password" inputmode="numeric" pattern="[0-9]*" maxlength=${PIN} autocomplete="off"
    value=${pin} onInput=${(event) => { const text = event.target.value.replace(/\D/g, '').slice(0, PIN); event.target.value = text; onPin(text); }}/>${boxes}</div></div>`;
}

function Branch({ branch, onBranch }) {
  const branches = me.value.branches || [];
  return html`<div class="field"><label for="save-branch">${t('practice.save.branch')}</label><div class="box box--select"><select id="save-branch" value=${branch} onChange=${(event) => onBranch(event.target.value)}>
    <option value="">${t('practice.save.branch.choose')}</option>${branches.map((each) => html`<option value=${each.id} key=${each.id} selected=${each.id === branch}>${each.name}</option>`)}</select><${Icon} name="down"/></div></div>`;
}

/** `onDone` is called once the progress belongs to a name; with `back` somebody comes back to a name there is. */
export function SaveForm({ onDone, back = false, children = null }) {
  const given = me.value.branch ? me.value.branch.id : '';
  const [branch, setBranch] = useState(given);
  const [name, setName] = useState('');
  const [pin, setPin] = useState('');
  const [joins, setJoins] = useState(back);
  const [state, setState] = useState({ busy: false, words: '' });
  useEffect(() => { if (!branch && given) setBranch(given); }, [given]);
  const form = useRef(null);
  useEffect(() => { if (joins && !back) form.current.querySelector('#save-pin').focus(); }, [joins]);
  const ready = Boolean(branch) && Boolean(name.trim()) && pin.length === PIN;
  const change = (set) => (value) => { set(value); if (set !== setPin) setJoins(back); };
  const submit = async (event) => {
    event.preventDefault();
    if (!ready || state.busy) return;
    setState({ busy: true, words: '' });
    try {
      await flush();
      const said = await tell(joins ? 'join' : 'name', { branch, name: name.trim(), pin });
      meet(said.me);
      await comeIn();
      await askMe().catch(() => null);
      onDone(joins);
    } catch (failure) {
      if (failure.code === undefined) throw failure;
      if (failure.code === 'pin_needed') { setJoins(true); setPin(''); }
      setState({ busy: false, words: refusalWords(failure) });
    }
  };
  return html`<form ref=${form} onSubmit=${submit} autocomplete="off"><${Branch} branch=${branch} onBranch=${change(setBranch)}/>
    <div class="field"><label for="save-name">${t('practice.save.name')}</label><input class="box" id="save-name" type="text" maxlength="20" value=${name} autocomplete="off" onInput=${(event) => change(setName)(event.target.value)}/></div>
    <${Pin} pin=${pin} onPin=${setPin} label=${t(back ? 'practice.out.pin' : joins ? 'practice.save.pin.yours' : 'practice.save.pin')}/>
    <p class="save-words" role="alert">${state.words}</p>
    <p class="note push-s"><${Icon} name="lock"/><span>${t('practice.save.private.1')}<b>${t('practice.save.private.2')}</b>${t('practice.save.private.3')}</span></p>
    <button class=${ready ? 'btn btn--main push' : 'btn btn--off push'} type="submit" disabled=${!ready || state.busy}>${t(joins ? 'practice.save.join' : 'practice.save')}</button>${children}</form>`;
}

export function Saving({ onClose }) {
  useEffect(() => { keep('save.asked', today()); }, []);
  return html`<${Sheet} label=${t('practice.save.title')} onClose=${onClose}><h2 class="headline" tabindex="-1">${t('practice.save.title')}</h2><p class="sub">${t('practice.save.sub')}</p>
    <${SaveForm} onDone=${onClose}><button class="btn btn--text" type="button" onClick=${onClose}>${t('practice.save.later')}</button></${SaveForm}></${Sheet}>`;
}
