/*
 * Entry of a team's phone: words, the line, the page. What is on the page is in ../team/.
 */
import { html, render } from '../../vendor/ui.js';
import { loadCatalogue } from '../lib/i18n.js';
import { stayAwake } from '../lib/wakelock.js';
import { connect } from '../live/contest.js';
import { TeamPage } from '../team/page.js';
import { unlock } from '../team/senses.js';

const { lang, build } = document.body.dataset;

async function start() {
  await loadCatalogue(lang, build);
  connect();
  render(html`<${TeamPage}/>`, document.getElementById('app'));
}

/* a page that comes back from the browser's memory has a dead socket and an old picture */
window.addEventListener('pageshow', (event) => { if (event.persisted) location.reload(); });
/* both want a touch first */
window.addEventListener('pointerdown', () => { unlock(); stayAwake(); });

start();
