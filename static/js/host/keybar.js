/*
 * The bar of keys, drawn as they lie on the keyboard: F left, J right, the space bar between them and the rest.
 */
import { html } from '../../vendor/ui.js';
import { has, t } from '../lib/i18n.js';
import { isUnderway } from './desk.js';
import { drawerIsOpen, keyOf, liveKey, mustHoldInLobby, pressKey, pressSpace } from './actions.js';
import { Key } from './key.js';
import { pointsWords, words } from './words.js';

const MINOR = [['KeyT', 'T'], ['KeyX', 'X'], ['KeyN', 'N'], ['KeyH', 'H']];
const SIDE = [['KeyP', 'P'], ['KeyZ', 'Z'], ['KeyD', 'D'], ['KeyB', 'B']];
const ALWAYS = { KeyZ: 'key.undo', KeyD: 'key.devices' };

/** What the verdict on this key does to the score, or why the key is dead. */
function consequence(view, key, command) {
  if (!key.enabled) return key.why ? words(view, { code: key.why }) : '';
  if (command && command.points != null) return pointsWords(command.points);
  const sums = view.question && view.question.points;
  const sum = sums && command ? sums[command.verdict] : null;
  return sum == null ? '' : pointsWords(sum);
}

function Verdict({ view, code, cap, look }) {
  const key = liveKey(view, code);
  if (!key) return null;
  const { command } = key;
  return html`<${Key} cap=${cap} code=${code} look=${key.enabled ? look : ''} label=${words(view, { code: key.code })} off=${!key.enabled} hold=${key.hold}
    small=${consequence(view, key, command)} sent=${isUnderway(command)} press=${() => pressKey(code)}/>`;
}

function Small({ view, code, cap, look }) {
  const key = keyOf(view, code) || (ALWAYS[code] ? { key: code, code: ALWAYS[code], enabled: true } : null);
  if (!key) return null;
  const off = !key.enabled;
  const lit = Boolean(key.command) && key.command.overlay === 'none';
  return html`<${Key} cap=${cap} code=${code} look=${look} label=${words(view, { code: key.code })} off=${off} on=${lit} hold=${key.hold}
    why=${off && key.why ? words(view, { code: key.why }) : null} sent=${isUnderway(key.command)} press=${() => pressKey(code)}/>`;
}

/** The hint of the snapshot, else the standing one of this step. */
export function hintOf(view, next) {
  if (next.hint) return words(view, { code: next.hint, args: next.args });
  const standing = `next.hint.${next.code.replace(/^next\./, '')}`;
  return has(standing) ? words(view, { code: standing, args: next.args }) : '';
}

/** No next step: what the contest waits for. */
function waits(view) {
  const own = `host.space_waits.${view.phase}`;
  return t(has(own) ? own : 'host.space_waits');
}

export function Space({ view, lobbyHint }) {
  const { next } = view;
  if (drawerIsOpen()) return html`<${Key} cap=${t('host.space')} code="Space" look="key--space" label=${t('host.drawer_open')} off=${true} press=${() => {}}/>`;
  if (!next) return html`<${Key} cap=${t('host.space')} code="Space" look="key--space" label=${waits(view)} off=${true} press=${() => {}}/>`;
  const hold = next.hold || mustHoldInLobby();
  const label = words(view, next);
  return html`<${Key} cap=${t('host.space')} code="Space" look="key--space" hold=${hold} sent=${isUnderway(next.command)}
    label=${hold ? t('host.hold_to', { what: label }) : label} small=${lobbyHint || hintOf(view, next)} press=${pressSpace}/>`;
}

export const SideKeys = ({ view }) => html`<div class="side-keys">${SIDE.map(([code, cap]) => html`<${Small} key=${code} view=${view} code=${code} cap=${cap} look="key--side"/>`)}</div>`;

export const KeyBar = ({ view }) => html`<footer class="keys">
  <${Verdict} view=${view} code="KeyF" cap="F" look="key--wrong"/><${Verdict} view=${view} code="KeyJ" cap="J" look="key--right"/>
  <div class="minor">${MINOR.map(([code, cap]) => html`<${Small} key=${code} view=${view} code=${code} cap=${cap} look="key--small"/>`)}</div>
  <${Space} view=${view}/><${SideKeys} view=${view}/></footer>`;
