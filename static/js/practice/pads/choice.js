/* One of several, true or false, and several. One tap answers the first two, after a moment in which it can be taken back. */
import { html, useEffect, useRef, useState } from '../../../vendor/ui.js';
import { t } from '../../lib/i18n.js';
import { called, placed, Tap } from './option.js';
import { GiveUp } from './give_up.js';

const UNDO_MS = 1500;

/**
 * A slip of the finger is taken back by another tap or by the button; a second tap on the same option waits no longer.
 * `onChosen(chosen, at)` is told the moment of the tap: the wait is not thinking.
 */
export function Single({ question, order, onChosen, onGiveUp, hint }) {
  const [picked, setPicked] = useState(null);
  const tapped = useRef(0);
  const answer = useRef(null);
  answer.current = (label) => onChosen([label], tapped.current);
  useEffect(() => {
    if (picked === null) return undefined;
    const timer = setTimeout(() => answer.current(picked), UNDO_MS);
    return () => clearTimeout(timer);
  }, [picked]);
  const tap = (label) => {
    if (label === picked) { answer.current(label); return; }
    tapped.current = Date.now();
    setPicked(label);
  };
  return html`<ul class="opts">${placed(question, order).map((option) => html`<${Tap} key=${option.label} question=${question} option=${option}
      on=${picked === option.label} onTap=${() => tap(option.label)}/>`)}</ul>
    <p class="unseen" role="status">${picked === null ? '' : t('practice.undo.say', { chosen: called(question, order, [picked]) })}</p>
    ${picked === null ? html`<${GiveUp} onGiveUp=${onGiveUp} hint=${hint}/>` : html`<${Undo} onUndo=${() => setPicked(null)}/>`}`;
}

const Undo = ({ onUndo }) => html`<button class="btn btn--undo" type="button" onClick=${onUndo}><span class="undo-bar" aria-hidden="true"></span><span class="undo-word">${t('practice.undo')}</span></button>`;

export function Multiple({ question, order, onChosen, onGiveUp, hint }) {
  const [draft, setDraft] = useState([]);
  const toggle = (label) => setDraft(draft.includes(label) ? draft.filter((each) => each !== label) : [...draft, label]);
  const shown = placed(question, order).map((option) => option.label).filter((label) => draft.includes(label));
  return html`<ul class="opts opts--many">${placed(question, order).map((option) => html`<${Tap} key=${option.label} question=${question} option=${option} several
      on=${draft.includes(option.label)} onTap=${() => toggle(option.label)}/>`)}</ul>
    <button class=${draft.length ? 'btn btn--main push' : 'btn btn--off push'} type="button" disabled=${!draft.length} onClick=${() => onChosen([...draft].sort())}>
      ${draft.length ? t('practice.multiple.submit', { chosen: called(question, order, shown) }) : t('practice.multiple.none')}</button>
    <${GiveUp} onGiveUp=${onGiveUp} hint=${hint}/>`;
}
