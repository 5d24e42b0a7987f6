/*
 * The buzz evidence on the host's desk, and the step of showing it to the hall.
 */
import { html } from '../../vendor/ui.js';
import { t } from '../lib/i18n.js';
import { order } from './desk.js';
import { Drawer } from './drawer.js';
import { EvidenceChart, arrivals, isClear } from './ruler.js';
import { Told } from './icon.js';
import { keyOf } from './actions.js';
import { seatName } from './words.js';

/** The finding in one line: who was first and whether that is certain. */
export function Finding({ view }) {
  const [first, second] = arrivals(view);
  if (!first) return html`<p class="advice is-quiet">${t('host.no_buzz')}</p>`;
  const clear = isClear(first, second);
  const seat = seatName(view, first.team);
  if (!second) return html`<p class="bigline"><${Told} tone="ok" icon="check">${t('host.only_one', { seat })}</${Told}></p>`;
  const gap = Math.round(second.at_ms - first.at_ms);
  const both = Math.round((first.error_ms || 0) + (second.error_ms || 0));
  return html`<p class="bigline"><${Told} tone=${clear === false ? 'care' : 'ok'} icon=${clear === false ? 'warn' : 'check'}>${t(clear === false ? 'host.first_unclear' : 'host.first_clear', { seat })}</${Told}></p>
    <span class="cap"><b>${t('host.lead', { ms: gap })}</b>${clear === null ? '' : t(clear ? 'host.lead_more' : 'host.lead_less', { ms: both })}</span>`;
}

export function EvidenceDrawer({ view }) {
  const key = keyOf(view, 'KeyE');
  const command = (key && key.command) || { type: 'show_overlay', overlay: 'evidence' };
  const shown = command.overlay === 'none';
  const label = shown ? t('host.evidence_off') : t('host.evidence_on');
  const off = arrivals(view).length === 0 || Boolean(key && !key.enabled);
  return html`<${Drawer} title=${t('host.evidence_title')} note=${view.question ? t('host.number_only', { number: view.question.number }) : ''}
    enter=${{ label, small: t('host.evidence_note'), off, press: () => order(command) }}>
    <div class="change"><${Finding} view=${view}/></div><figure class="push"><${EvidenceChart} view=${view}/></figure>
    <p class="cap push">${t('host.evidence_how')}</p></${Drawer}>`;
}
