/*
 * Entry of the practice page: its words, its first sitting, the pages of the hash, and what waits to be sent.
 *
 * The first question is in the HTML already; this takes it over without drawing it anew.
 */
import { html, render, useEffect, useState } from '../../vendor/ui.js';
import { t, useWords } from '../lib/i18n.js';
import { flush, makeSure, signedOut } from './queue.js';
import { sendReports } from './reports.js';
import { fetchPages, go, Page, route } from './router.js';
import { layIn, resume, run } from './sitting/begin.js';
import { Sitting } from './sitting/page.js';
import { Out } from './sheets/out.js';
import './type_size.js';

const IDLE_MS = 1200;                                       // after the first paint; the first answer has the line for itself

function carried(id) {
  const block = document.getElementById(id);
  try { return block ? JSON.parse(block.content.textContent) : null; } catch (error) { return null; }
}

function Problem({ code, onAgain }) {
  return html`<main class="page page--note"><section class="matter"><h1 class="headline">${t('practice.nothing.title')}</h1><p class="sub" role="alert">${t(code === 'empty' ? 'practice.nothing.empty' : 'practice.nothing.offline')}</p></section>
    <section class="thumb"><button class="btn btn--plain" type="button" onClick=${onAgain}>${t('practice.nothing.again')}</button></section></main>`;
}

const pageAt = () => Number(document.body.dataset.at) || 0;

function App({ offered }) {
  const [state, setState] = useState('ready');
  const start = () => resume(offered, pageAt()).then(() => setState('ready'), (failure) => setState(failure.code || 'offline'));
  const again = () => { run.value = null; go(''); resume(null, 0).then(() => setState('ready'), (failure) => setState(failure.code || 'offline')); };
  useEffect(() => { if (!run.value) start(); }, []);
  const { name, params } = route.value;
  if (signedOut.value) return html`<${Out} onIn=${again}/>`;
  if (name) return html`<${Page} key=${name} name=${name} params=${params}/>`;
  return state === 'ready' ? html`<${Sitting}/>` : html`<${Problem} code=${state} onAgain=${start}/>`;
}

/** Only where the browser allows it: https, or this very machine. On plain http the page itself holds the sitting. */
function install() {
  if ('serviceWorker' in navigator && window.isSecureContext) navigator.serviceWorker.register('/sw.js').catch(() => null);
}

async function start() {
  useWords(carried('words') || {});
  const offered = carried('first');
  if (!route.value.name) await resume(offered, pageAt()).catch(() => null);
  render(html`<${App} offered=${offered}/>`, document.getElementById('app'));
  flush();
  setTimeout(() => { layIn(); fetchPages(); sendReports(); makeSure(); install(); }, IDLE_MS);
}

/* a page that comes back from the browser's memory may be of yesterday */
window.addEventListener('pageshow', (event) => { if (event.persisted) location.reload(); });

start();
