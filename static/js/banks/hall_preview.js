/* The hall's own sheet, drawn for one question that the editor around this frame sends; it answers whether it fits. */
import { html, render } from '../../vendor/ui.js';
import { loadCatalogue } from '../lib/i18n.js';
import { fitFrame } from '../hall/fit_frame.js';
import { Sheet } from '../hall/sheet.js';

const POINTS = { right: 10, wrong: 0, missing_some: 0 };

const viewOf = (face) => ({ phase: 'question', round: { format: 'compulsory' }, question: { ...face, slot: '1-1', points: POINTS } });

const Preview = ({ view }) => html`<div class="hall"><div class="leaf">
  <aside class="spine"></aside><${Sheet} view=${view} fresh=${false} /><div class="rail"></div>
</div></div>`;

function draw(event) {
  if (event.origin !== window.location.origin || !event.data || !event.data.face) return;
  render(html`<${Preview} view=${viewOf(event.data.face)} />`, document.getElementById('app'));
  requestAnimationFrame(() => {
    const sheet = document.querySelector('.sheet');
    const over = sheet.scrollHeight > sheet.clientHeight + 1 || sheet.scrollWidth > sheet.clientWidth + 1;
    window.parent.postMessage({ over }, window.location.origin);
  });
}

async function open() {
  const { lang, build } = document.body.dataset;
  fitFrame();
  await loadCatalogue(lang, build);
  window.addEventListener('message', draw);
  window.parent.postMessage({ ready: true }, window.location.origin);
}

open();
