/*
 * The frame of every drawer: heading, inside, its own keys at the foot. The spoken line stays in sight on the left,
 * and the keys beneath are dead until it closes.
 */
import { html, useEffect, useRef } from '../../vendor/ui.js';
import { t } from '../lib/i18n.js';
import { closeDrawer, told } from './desk.js';
import { Icon } from './icon.js';
import { Key } from './key.js';
import { useDrawerKeys } from './keyboard.js';

/** What the server refused, in words; quiet notes too. */
export function Told() {
  const now = told.value;
  if (!now) return null;
  return html`<div class=${`told ${now.tone}`} role="alert"><${Icon} name=${now.tone === 'is-bad' ? 'cross' : 'warn'}/><span>${now.text}</span>
    <button type="button" onClick=${() => { told.value = null; }}>${t('host.seen')}</button></div>`;
}

/**
 * Args: title, note, enter {label, small, off, press} for the Enter key or null, keys (code, event) → used,
 * more (further keys at the foot), closing (label of Esc).
 */
export function Drawer({ title, note, enter, keys, more, closing, children }) {
  const box = useRef(null);
  useEffect(() => { box.current.focus(); }, []);
  useDrawerKeys((code, event) => {
    if (code === 'Enter' || code === 'NumpadEnter') {
      if (enter && !enter.off) enter.press();
      return true;
    }
    return keys ? keys(code, event) : false;
  });
  return html`<aside class="drawer" role="dialog" aria-modal="true" aria-label=${title} tabindex="-1" ref=${box}>
    <h2>${title}<span>${note}</span></h2><div class="inner">${children}</div><${Told}/>
    <footer class="keys">${enter && html`<${Key} cap=${t('host.enter')} code="Enter" look="key--space" label=${enter.label} small=${enter.small} off=${enter.off} press=${() => { if (!enter.off) enter.press(); }}/>`}
      ${more}<${Key} cap="Esc" code="Escape" look="key--side" label=${closing || t('host.close')} press=${closeDrawer}/></footer></aside>`;
}

/** A row of answers to choose one from; `numbered` prints the digit that chooses it. */
export const Chips = ({ options, value, choose, numbered, label }) => html`<div class="chips" role="group" aria-label=${label}>${options.map((option, turn) => html`<button
  key=${option.value} type="button" class=${option.value === value ? 'on' : ''} disabled=${option.off} aria-pressed=${option.value === value ? 'true' : 'false'}
  onClick=${() => choose(option.value)}>${numbered ? `${turn + 1} ` : ''}${option.text}</button>`)}</div>`;

export const seatChips = (view) => view.teams.map((team) => ({ value: team.team, text: `${t('host.seat', { seat: team.seat })} ${team.name}` }));
