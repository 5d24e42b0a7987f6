/* The closed book: cloth, title slip, stitches. Also the holding slide: the same cover with one word. */
import { html, useLayoutEffect, useRef } from '../../vendor/ui.js';
import { t } from '../lib/i18n.js';
import { widthOf } from '../lib/format.js';
import { pieces } from '../lib/segments.js';
import { Name, Plate } from '../parts/team.js';

const STAGE = /(总决赛|半决赛|决赛|复赛|初赛|预赛|选拔赛|邀请赛|挑战赛|擂台赛|彩排)$/;

const ONE_COLUMN = 9;

/** A title is its slip and, when it ends with one, the stage of the contest. */
export function partsOf(title) {
  const stage = STAGE.exec(title);
  return stage ? { slip: title.slice(0, stage.index), stage: stage[1] } : { slip: title, stage: '' };
}

const Stitch = () => html`<svg class="stitch" viewBox="0 0 10 100" aria-hidden="true"><path d="M.2 0V100M.2 8H10M.2 36H10M.2 64H10M.2 92H10" /></svg>`;

/** One column, or two of about one length, parted between words. */
export function columnsOf(text) {
  if (widthOf(text) <= ONE_COLUMN) return [text];
  let best = 0;
  let at = 0;
  for (const piece of pieces(text)) {
    at += piece.length;
    if (Math.abs(at - text.length / 2) < Math.abs(best - text.length / 2)) best = at;
  }
  return [text.slice(0, best), text.slice(best)].filter(Boolean);
}

function Slip({ text }) {
  const box = useRef(null);
  const columns = columnsOf(text);
  useLayoutEffect(() => {
    box.current.style.setProperty('--n', Math.max(...columns.map(widthOf)));
  }, [text]);
  return html`<p class=${`slip slip--${columns.length}`}><span class="slip__title" ref=${box}>${columns.map((each) => html`<span>${each}</span>`)}</span></p>`;
}

function Join({ view }) {
  const address = view.join.url.replace(/^https?:\/\//, '');
  return html`<figure class="cover__join">
    <img class="qr" src=${`/qr/a/${view.contest}.svg`} alt=${t('hall.qr')} />
    <figcaption class="cover__code">${view.join.code && html`${t('hall.join_code')} <b>${view.join.code}</b>`}
      <${Name} className="cover__url" name=${address} /></figcaption>
  </figure>`;
}

function Teams({ teams }) {
  const rows = Math.ceil(teams.length / 2);
  const box = useRef(null);
  useLayoutEffect(() => { box.current.style.setProperty('--rows', rows); }, [rows]);
  return html`<ol class=${`cover__teams${rows > 4 ? ' cover__teams--many' : ''}`} ref=${box}>
    ${teams.map((team) => html`<li key=${team.team}><${Plate} seat=${team.seat} /><${Name} name=${team.name} /></li>`)}
  </ol>`;
}

export function Cover({ view }) {
  const { slip, stage } = partsOf(view.title);
  const themes = (view.subtitle || '').split(/[\s·　、|]+/).filter(Boolean);
  return html`<main class="cover">
    <div class="ribbon ribbon--tone"></div><${Stitch} />
    <${Slip} text=${slip} />
    ${stage && view.organizer && html`<${Name} tag="p" className="cover__host" name=${view.organizer} />`}
    ${(stage || view.organizer) && html`<${Name} tag="h1" className=${`cover__stage${stage ? '' : ' cover__stage--host'}`} name=${stage || view.organizer} />`}
    ${themes.length > 0 && html`<ul class="cover__four">${themes.map((each) => html`<li key=${each}>${each}</li>`)}</ul>`}
    <${Teams} teams=${view.teams} />
    ${view.join && html`<${Join} view=${view} />`}
  </main>`;
}

export function Holding({ view }) {
  return html`<main class="cover">
    <div class="ribbon ribbon--low"></div><${Stitch} />
    <${Slip} text=${partsOf(view.title).slip} />
    <h1 class="cover__stage cover__stage--low">${t('hall.holding')}</h1>
    <p class="cover__wait">${t('hall.holding_note')}</p>
  </main>`;
}
