/* The hall screen: one page on a projector, fed by snapshots, never touched again after the first tap. */
import { html, render } from '../../vendor/ui.js';
import { loadCatalogue } from '../lib/i18n.js';
import { connect } from '../live/contest.js';
import { fitFrame } from '../hall/fit_frame.js';
import { follow, moment } from '../hall/moment.js';
import { Rehearsal, Ring, Start } from '../hall/overlay.js';
import { KeepLastGood } from '../hall/stage.js';

function Hall() {
  const now = moment.value;
  return html`<div class="hall">
    ${now && html`<${KeepLastGood} view=${now.view} fresh=${now.fresh} />`}
    ${now && html`<${Rehearsal} view=${now.view} />`}
    <${Start} view=${now && now.view} />
    <${Ring} />
  </div>`;
}

async function open() {
  const { lang, build } = document.body.dataset;
  fitFrame();
  await loadCatalogue(lang, build);
  render(html`<${Hall} />`, document.getElementById('app'));
  connect();
  follow();
}

open();
