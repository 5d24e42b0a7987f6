/*
 * The bar on top: what kind of contest, where we are, the desks' devices, the link, the time of day.
 */
import { html, useEffect, useState } from '../../vendor/ui.js';
import { t } from '../lib/i18n.js';
import { devices, link, serverNow } from '../live/contest.js';
import { Icon } from './icon.js';
import { deviceState } from './device_state.js';
import { openDrawer } from './desk.js';
import { timeOfDay } from './words.js';

const SECOND_MS = 1000;

/** Redraws at every second and gives the server's time. */
export function useNow() {
  const [now, setNow] = useState(serverNow());
  useEffect(() => {
    const timer = setInterval(() => setNow(serverNow()), SECOND_MS);
    return () => clearInterval(timer);
  }, []);
  return now;
}

const LAMPS = { good: ['', 'check'], slow: ['is-slow', 'warn'], away: ['is-slow', 'eye'], none: ['is-off', 'dash'] };

function Lamp({ team }) {
  const state = deviceState(devices.value, team.team);
  const [look, icon] = LAMPS[state.code];
  return html`<span class=${`lamp ${look}`} title=${t(`host.device.${state.code}`)}>${t('host.lamp', { seat: team.seat })}<${Icon} name=${icon}/></span>`;
}

/** Quiet while the link is good; otherwise how long it has been bad and what still works. */
export function Link() {
  const now = useNow();
  const { state, since } = link.value;
  if (state === 'ok') return null;
  const seconds = Math.max(0, Math.round((now - since) / SECOND_MS));
  const look = state === 'slow' ? 'is-slow' : 'is-lost';
  return html`<span class=${`linked ${look}`} role="status"><${Icon} name="broken"/>${t(`host.link.${state}`, { seconds })}</span>`;
}

export const Tally = ({ view }) => html`<span class=${`tally${view.kind === 'rehearsal' ? ' is-rehearsal' : ''}`}>${t(view.kind === 'rehearsal' ? 'host.rehearsal' : 'host.official')}</span>`;

export const Clock = () => html`<b class="num">${timeOfDay(useNow())}</b>`;

/** "第三环节 抢答题", or the title of the contest before and after the rounds. */
export function Where({ view }) {
  const { round, question } = view;
  if (!round) return html`<b class="title">${view.title}</b><span class="opt">${t(`host.phase.${view.phase}`)}</span>`;
  const number = question && question.number;
  return html`<b class="title">${round.format === 'tiebreak' ? round.title : t('host.round', { number: round.number, title: round.title })}</b>
    ${number ? html`<span>${question.of ? t('host.number', { number, of: question.of }) : t('host.number_only', { number })}</span>` : html`<span>${t(`host.phase.${view.phase}`)}</span>`}`;
}

const MOST_LAMPS = 10;

export function TopBar({ view, lamps = true }) {
  const open = (view.protests || []).filter((each) => each.state === 'open').length;
  return html`<header class=${`topbar${link.value.state === 'ok' ? '' : ' is-troubled'}`}><${Tally} view=${view}/><${Where} view=${view}/>
    ${open > 0 && html`<span class="linked is-slow"><${Icon} name="flag"/>${t('host.protests', { count: open })}</span>`}
    <${Link}/><span class="end"></span>
    ${lamps && link.value.state !== 'lost' && view.teams.length <= MOST_LAMPS && html`<span class="lamps" onClick=${() => openDrawer('devices')}>${view.teams.map((team) => html`<${Lamp} key=${team.team} team=${team}/>`)}</span>`}
    ${lamps && view.teams.length > MOST_LAMPS && html`<${Connected} view=${view}/>`}<${Clock}/></header>`;
}

function Connected({ view }) {
  const up = view.teams.filter((team) => deviceState(devices.value, team.team).code !== 'none').length;
  return html`<span class="lamps">${t('host.connected', { count: up, of: view.teams.length })}</span>`;
}
