/*
 * Which devices are there: connected, how far away, in front or hidden, pressed once for the check.
 */
import { html } from '../../vendor/ui.js';
import { t } from '../lib/i18n.js';
import { devices, link } from '../live/contest.js';
import { Drawer } from './drawer.js';
import { Told } from './icon.js';
import { deviceState, entriesOf } from './device_state.js';
import { Link, useNow } from './topbar.js';
import { timeOfDay } from './words.js';

export const TONES = { good: ['ok', 'check'], slow: ['care', 'warn'], away: ['care', 'eye'], none: ['', 'dash'] };
const DENSE_FROM = 9;
const OTHERS = ['hall', 'judge', 'host'];

function Row({ team }) {
  const { code, entry } = deviceState(devices.value, team.team);
  const [tone, icon] = TONES[code];
  return html`<tr class=${code === 'slow' || code === 'away' ? 'care-row' : ''}><td><b>${team.seat}</b> ${t('host.no')}</td>
    <td>${entry ? t(`host.input.${entry.input || 'phone'}`) : t('host.input.none')}</td>
    <td class="n">${entry && entry.rtt != null && entry.connected ? Math.round(entry.rtt) : '–'}</td>
    <td>${!entry || !entry.connected ? '–' : t(entry.visible === false ? 'host.visible.no' : 'host.visible.yes')}</td>
    <td>${t(entry && entry.checked ? 'host.checked.yes' : 'host.checked.no')}</td>
    <td><${Told} tone=${tone} icon=${icon}>${t(`host.device.${code}`)}</${Told}></td></tr>`;
}

function Other({ role }) {
  const entries = entriesOf(devices.value, role).filter((each) => each.connected);
  const slowest = Math.max(0, ...entries.map((each) => each.rtt || 0));
  return html`<tr><td><b>${t(`host.role.${role}`)}</b></td><td>${t('host.screens', { count: entries.length })}</td><td class="n">${entries.length && slowest ? Math.round(slowest) : '–'}</td>
    <td>${entries.length ? html`<${Told} tone="ok" icon="check">${t('host.device.good')}</${Told}>` : html`<${Told} icon="dash">${t('host.device.none')}</${Told}>`}</td></tr>`;
}

function Advice({ view }) {
  const slow = view.teams.filter((team) => deviceState(devices.value, team.team).code === 'slow');
  if (slow.length) return html`<p class="advice"><b class="care">${t('host.slow_who', { seats: slow.map((team) => team.seat).join('、') })}</b>${t('host.slow_advice')}</p>`;
  return html`<p class="advice is-quiet">${t('host.no_phone_advice')}</p>`;
}

export function DevicesDrawer({ view }) {
  const now = useNow();
  const audience = (devices.value && devices.value.audience) || 0;
  return html`<${Drawer} title=${t('host.devices')} note=${t('host.devices_note', { time: timeOfDay(now) })}>
    <p class="row"><${Link}/>${link.value.state === 'ok' && html`<${Told} tone="ok" icon="check">${t('host.link.ok', { rtt: link.value.rtt == null ? '–' : Math.round(link.value.rtt) })}</${Told}>`}</p>
    <table class=${`devs${view.teams.length >= DENSE_FROM ? ' is-dense' : ''}`}><thead><tr><th>${t('host.col.desk')}</th><th>${t('host.col.device')}</th><th class="n">${t('host.col.rtt')}</th><th>${t('host.col.visible')}</th><th>${t('host.col.checked')}</th><th>${t('host.col.state')}</th></tr></thead>
      <tbody>${view.teams.map((team) => html`<${Row} key=${team.team} team=${team}/>`)}</tbody></table>
    <${Advice} view=${view}/>
    <table class="devs"><thead><tr><th>${t('host.col.others')}</th><th></th><th class="n">${t('host.col.rtt')}</th><th>${t('host.col.state')}</th></tr></thead>
      <tbody>${OTHERS.map((role) => html`<${Other} key=${role} role=${role}/>`)}
      <tr><td><b>${t('host.role.audience')}</b></td><td>${t('host.phones', { count: audience })}</td><td class="n">–</td><td></td></tr></tbody></table></${Drawer}>`;
}
