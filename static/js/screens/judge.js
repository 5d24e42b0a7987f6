/*
 * The judge's page, for a tablet or a phone: the ruling of the moment, the ledger, protests, buzz evidence, points.
 * It turns to a protest by itself when the first one comes; everything else waits for a tap.
 */
import { effect, html, render, signal } from '../../vendor/ui.js';
import { loadCatalogue, t } from '../lib/i18n.js';
import { stayAwake } from '../lib/wakelock.js';
import { connect, view } from '../live/contest.js';
import { Told } from '../host/drawer.js';
import { Clock, Link, Tally, Where } from '../host/topbar.js';
import { EvidenceFoot, EvidencePage } from '../judge/evidence_page.js';
import { LogPage, PauseFoot } from '../judge/log_page.js';
import { PointsFoot, PointsPage } from '../judge/points_page.js';
import { ProtestFoot, ProtestPage } from '../judge/protest_page.js';
import { RulingFoot, RulingPage } from '../judge/ruling_page.js';
import { Sheet, waiting } from '../judge/sheet.js';

const PAGES = {
  ruling: [RulingPage, RulingFoot],
  protests: [ProtestPage, ProtestFoot],
  log: [LogPage, PauseFoot],
  evidence: [EvidencePage, EvidenceFoot],
  points: [PointsPage, PointsFoot],
};

const page = signal('ruling');
const turnTo = (name) => { page.value = name; };
let openBefore = 0;

const openProtests = (state) => ((state && state.protests) || []).filter((each) => each.state === 'open').length;

/** A protest that has just come is shown, unless the judge is in the middle of an act. */
function followProtests(state) {
  const open = openProtests(state);
  if (open > openBefore && !waiting.peek()) page.value = 'protests';
  openBefore = open;
}

function Tabs({ state }) {
  const open = openProtests(state);
  return html`<nav class="turns" role="tablist">${Object.keys(PAGES).map((name) => html`<button key=${name} type="button" role="tab" aria-selected=${page.value === name ? 'true' : 'false'}
    class=${page.value === name ? 'on' : ''} onClick=${() => turnTo(name)}>${t(`judge.tab.${name}`)}${name === 'protests' && open > 0 ? ` ${open}` : ''}</button>`)}</nav>`;
}

function App() {
  const state = view.value;
  if (!state) return html`<main class="desk waiting-page" role="status">${t('host.connecting')}</main>`;
  const [Page, Foot] = PAGES[page.value];
  return html`<main class="judge desk"><header class="topbar"><${Tally} view=${state}/><b>${t('judge.role')}</b><${Where} view=${state}/><${Link}/><span class="end"></span><${Clock}/></header>
    <${Tabs} state=${state}/><div class="middle"><${Told}/><${Page} view=${state}/></div><${Foot} view=${state} turnTo=${turnTo}/></main><${Sheet}/>`;
}

async function start() {
  const { lang, build } = document.body.dataset;
  await loadCatalogue(lang, build);
  connect();
  effect(() => followProtests(view.value));
  document.addEventListener('pointerdown', stayAwake, { once: true });
  render(html`<${App}/>`, document.getElementById('app'));
}

start();
