/*
 * Before the contest: may it begin? First the verdict and what is missing, then desk by desk. The contest can be
 * begun all the same, by holding the space bar: it runs without phones.
 */
import { html } from '../../vendor/ui.js';
import { t } from '../lib/i18n.js';
import { devices } from '../live/contest.js';
import { Told as Line } from './drawer.js';
import { Icon, Told } from './icon.js';
import { deviceState, entriesOf } from './device_state.js';
import { SideKeys, Space } from './keybar.js';
import { TopBar } from './topbar.js';
import { lobbyProblems, pressKey } from './actions.js';
import { Key } from './key.js';
import { words } from './words.js';

const DENSE_FROM = 8;

/** go: pressed and near; slow or away: take care; unpressed or none: not yet. */
export function verdictOf(entry, code) {
  if (code === 'none') return 'none';
  if (code === 'slow' || code === 'away') return code;
  return entry.checked ? 'go' : 'unpressed';
}

const TONES = { go: ['ok', 'check', ''], slow: ['care', 'warn', 'care-row'], away: ['care', 'eye', 'care-row'], unpressed: ['care', 'warn', 'care-row'], none: ['no-go', 'cross', 'bad-row'] };

function Row({ team, state }) {
  const { entry, code } = state;
  const verdict = verdictOf(entry, code);
  const [tone, icon, look] = TONES[verdict];
  const pressed = Boolean(entry && entry.checked);
  return html`<tr class=${look}><td><b>${team.seat}</b> ${t('host.no')}</td><td>${team.name}</td><td>${entry ? t(`host.input.${entry.input || 'phone'}`) : '–'}</td>
    <td><${Told} tone=${pressed ? 'ok' : ''} icon=${pressed ? 'check' : 'dash'}>${t(pressed ? 'host.checked.yes' : 'host.checked.no')}</${Told}></td>
    <td class="n">${entry && entry.connected && entry.rtt != null ? Math.round(entry.rtt) : '–'}</td>
    <td>${entry && entry.connected ? t(entry.visible === false ? 'host.visible.no' : 'host.visible.yes') : '–'}</td>
    <td><${Told} tone=${tone} icon=${icon}>${t(`host.check.${verdict}`)}</${Told}></td></tr>`;
}

const Fact = ({ name, text, good }) => html`<td><b>${t(`host.check.${name}`)}</b></td><td>${text}</td><td><${Told} tone=${good ? 'ok' : 'care'} icon=${good ? 'check' : 'warn'}>${t(good ? 'host.check.go' : 'host.check.look')}</${Told}></td>`;

function Facts({ view }) {
  const halls = entriesOf(devices.value, 'hall').filter((each) => each.connected).length;
  const spare = view.reserve ? view.reserve.left : null;
  const rtts = view.teams.map((team) => deviceState(devices.value, team.team).entry).filter((each) => each && each.connected && each.rtt != null).map((each) => each.rtt);
  const spread = rtts.length > 1 ? Math.round(Math.max(...rtts) - Math.min(...rtts)) : null;
  return html`<table class="devs devs--more"><tbody><tr><${Fact} name="hall" text=${t('host.screens', { count: halls })} good=${halls > 0}/><${Fact} name="spread" text=${spread === null ? t('host.check.spread_unknown') : t('host.check.spread_ms', { ms: spread })} good=${spread === null || spread < 100}/></tr>
    <tr><${Fact} name="packet" text=${view.packet_warning ? words(view, view.packet_warning) : spare === null ? t('host.check.sealed') : t('host.check.spare', { count: spare })} good=${!view.packet_warning}/>
    <${Fact} name="audience" text=${t('host.phones', { count: (devices.value && devices.value.audience) || 0 })} good=${true}/></tr></tbody></table>`;
}

function seatsWith(states, wanted) {
  return states.filter((each) => each.verdict === wanted).map((each) => each.team.seat).join('、');
}

function Verdict({ states }) {
  const problems = states.filter((each) => each.verdict !== 'go');
  if (!problems.length) return html`<section class="verdict-line is-go"><${Icon} name="check"/><div><b>${t('host.check.can')}</b><span>${t('host.check.can_note', { count: states.length })}</span></div></section>`;
  const parts = ['none', 'unpressed', 'slow', 'away'].map((verdict) => [verdict, seatsWith(states, verdict)]).filter(([, seats]) => seats);
  return html`<section class="verdict-line"><${Icon} name="warn"/><div><b>${t('host.check.cannot', { count: problems.length })}</b>
    <span>${parts.map(([verdict, seats]) => t(`host.check.missing.${verdict}`, { seats })).join(t('host.semicolon'))}</span></div></section>`;
}

export function DeviceCheck({ view }) {
  const states = view.teams.map((team) => {
    const state = deviceState(devices.value, team.team);
    return { team, state, verdict: verdictOf(state.entry, state.code) };
  });
  lobbyProblems.count = states.filter((each) => each.verdict !== 'go').length;
  return html`<main class="check desk"><${TopBar} view=${view} lamps=${false}/><${Verdict} states=${states}/>
    <section class="panel fill"><${Line}/><p class="cap">${t('host.check.ask')}</p>
      <table class=${`devs${view.teams.length >= DENSE_FROM ? ' is-dense' : ''}`}><thead><tr><th>${t('host.col.desk')}</th><th>${t('host.col.team')}</th><th>${t('host.col.device')}</th><th>${t('host.col.checked')}</th><th class="n">${t('host.col.rtt')}</th><th>${t('host.col.visible')}</th><th>${t('host.col.verdict')}</th></tr></thead>
      <tbody>${states.map(({ team, state }) => html`<${Row} key=${team.team} team=${team} state=${state}/>`)}</tbody></table><${Facts} view=${view}/></section>
    <footer class="keys"><${Key} cap="C" code="KeyC" label=${t('host.correct')} press=${() => pressKey('KeyC')}/>
      <${Space} view=${view} lobbyHint=${lobbyProblems.count ? t('host.check.anyway', { count: lobbyProblems.count }) : null}/><${SideKeys} view=${view}/></footer></main>`;
}
