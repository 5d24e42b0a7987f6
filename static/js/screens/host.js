/*
 * The host's page: draws the latest snapshot as instruments over a bar of keys. All judgement about what comes next is
 * in the snapshot; this page only knows how to draw it and when a key must not count.
 */
import { effect, html, render } from '../../vendor/ui.js';
import { loadCatalogue, t } from '../lib/i18n.js';
import { connect, view } from '../live/contest.js';
import { stayAwake } from '../lib/wakelock.js';
import { watch } from '../host/guards.js';
import { listen } from '../host/keyboard.js';
import { mayEnter, Question } from '../host/question.js';
import { Between } from '../host/between.js';
import { Desks } from '../host/desks.js';
import { DeviceCheck } from '../host/device_check.js';
import { closeDrawer, drawer } from '../host/desk.js';
import { Told } from '../host/drawer.js';
import { KeyBar } from '../host/keybar.js';
import { Meter } from '../host/meter.js';
import { Monitors } from '../host/monitors.js';
import { Say, Steps } from '../host/say.js';
import { TopBar } from '../host/topbar.js';
import { CorrectDrawer, WithdrawDrawer } from '../host/correct_drawer.js';
import { DevicesDrawer } from '../host/devices_drawer.js';
import { EvidenceDrawer } from '../host/evidence_drawer.js';
import { FoulDrawer } from '../host/foul_drawer.js';
import { RespondDrawer } from '../host/respond_drawer.js';
import { UndoDrawer } from '../host/undo_drawer.js';

const DRAWERS = { undo: UndoDrawer, devices: DevicesDrawer, foul: FoulDrawer, evidence: EvidenceDrawer, correct: CorrectDrawer, withdraw: WithdrawDrawer, respond: RespondDrawer };

/** A drawer that has nothing to work on does not open. */
const usable = (name, state) => name !== 'respond' || mayEnter(state);

function Desk({ state }) {
  return html`<main class=${`host desk${drawer.value ? ' is-under' : ''}`}><${TopBar} view=${state}/>
    <div class="left"><${Steps} view=${state}/><${Say} view=${state}/>${!drawer.value && html`<${Told}/>`}
      ${state.question ? html`<${Question} view=${state}/>` : html`<${Between} view=${state}/>`}</div>
    <div class="right"><${Meter} view=${state}/><${Desks} view=${state}/><${Monitors} view=${state}/></div>
    <${KeyBar} view=${state}/></main>`;
}

function App() {
  const state = view.value;
  if (!state) return html`<main class="desk waiting-page" role="status">${t('host.connecting')}</main>`;
  const Drawer = drawer.value && usable(drawer.value, state) ? DRAWERS[drawer.value] : null;
  return html`${state.phase === 'lobby' ? html`<${DeviceCheck} view=${state}/>` : html`<${Desk} state=${state}/>`}
    ${Drawer && html`<div class="desk"><${Drawer} key=${drawer.value} view=${state}/></div>`}`;
}

async function start() {
  const { lang, build } = document.body.dataset;
  await loadCatalogue(lang, build);
  connect();
  effect(() => watch(view.value));
  listen();
  ['pointerdown', 'keydown'].forEach((kind) => document.addEventListener(kind, stayAwake, { once: true }));
  effect(() => { if (drawer.value === 'respond' && view.value && !mayEnter(view.value)) closeDrawer(); });
  render(html`<${App}/>`, document.getElementById('app'));
}

start();
