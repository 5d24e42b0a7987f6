/*
 * One page, several views, told apart by the hash: #/ is the session, #/<name> the default export of ./pages/<name>.js.
 *
 * For whoever writes a page: export a default Preact component; it gets `{ params, go }` (`#/ledger?bank=party` →
 * params {bank: 'party'}; `go('progress')`, `go('')` leads back to the questions). Draw a whole
 * `<main class="page">` with `<Top title=…/>` from ./parts/top.js. Words live in static/i18n/*\/practice_pages.json and
 * duel.json under "practice_pages.…" and "duel.…", styles in css/screens/practice-pages.css and -duel.css: both come with the first page
 * that is opened, before it is drawn; `t()` from ../lib/i18n.js finds the words. The server is asked by `ask()`, told by `tell()` (./api.js: a dead line
 * is Failure 'offline'); keep(name, value) and kept(name) of ./store.js hold the last answer for when there is no line;
 * `me` of ./me.js is a signal; dismissals and answers go through record() of ./queue.js; a drill is begun by
 * begin({kind: 'mistakes', bank, period, topic, size}) of ./sitting/begin.js, which leads to #/. Questions are drawn by
 * <Ask question order onChosen/> of ./pads/ask.js and judged by judge(question, chosen) of ./grading/judge.js.
 */
import { html, signal, useEffect, useState } from '../../vendor/ui.js';
import { t, useWords } from '../lib/i18n.js';

/** Every name a hash may have; anything else is the session. */
export const PAGES = ['ledger', 'progress', 'forecast', 'modes', 'mock', 'me', 'name', 'duel'];

const NEEDS_A_LINE = 'duel';                                // and brings the socket with it: fetched only when opened
const STYLES = ['practice-pages', 'practice-duel'];
const loaded = {};

function read() {
  const [name, query = ''] = location.hash.replace(/^#\/?/, '').split('?');
  const params = {};
  new URLSearchParams(query).forEach((value, key) => { params[key] = value; });
  return { name: PAGES.includes(name) ? name : '', params };
}

/** Where we are: `{name, params}`. */
export const route = signal(read());
window.addEventListener('hashchange', () => { route.value = read(); window.scrollTo(0, 0); });

export function go(name, params = {}) {
  const query = new URLSearchParams(params).toString();
  location.hash = `#/${name}${query ? `?${query}` : ''}`;
}

let dressed = null;

async function words() {
  const { build, lang } = document.body.dataset;
  const answer = await fetch(`/s/${build}/practice-words/${lang}.json`);
  if (!answer.ok) throw new Error('no words');
  useWords(await answer.json());
}

function style(name) {
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = `/s/${document.body.dataset.build}/css/screens/${name}.css`;
  return new Promise((done) => { link.onload = done; link.onerror = done; document.head.appendChild(link); });
}

/** The words and styles of all pages, once; after a failure they are asked for again. */
function dress() {
  if (!dressed) dressed = Promise.all([words(), ...STYLES.map(style)]).catch((error) => { dressed = null; throw error; });
  return dressed;
}

async function load(name) {
  const [module] = await Promise.all([import(`./pages/${name}.js`), dress()]);
  loaded[name] = module.default;
}

/** Fetch the pages while there is a line, so that they open without one. A page that fails is fetched when it is opened. */
export function fetchPages() {
  return Promise.all(PAGES.filter((name) => name !== NEEDS_A_LINE).map((name) => load(name).catch(() => null)));
}

/** The page of a route; while it comes, and when it cannot, it says so. */
export function Page({ name, params }) {
  const [state, setState] = useState('');
  useEffect(() => {
    if (!loaded[name]) load(name).then(() => setState(name), () => setState('failed'));
  }, [name]);
  const Shown = loaded[name];
  if (Shown) return html`<${Shown} key=${name} params=${params} go=${go}/>`;
  return html`<main class="page page--note"><section class="matter"><p class="headline" role="status">${t(state === 'failed' ? 'practice.page.failed' : 'practice.page.coming')}</p></section>
    <section class="thumb"><button class="btn btn--plain" type="button" onClick=${() => go('')}>${t('practice.back')}</button></section></main>`;
}
