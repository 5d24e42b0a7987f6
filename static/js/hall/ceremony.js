/* The awards from the bottom up, one step at the host's word. Only the first has rays. */
import { html, useLayoutEffect, useRef } from '../../vendor/ui.js';
import { t } from '../lib/i18n.js';
import { points, teamOf } from '../lib/format.js';
import { useEntrance } from '../lib/motion.js';
import { Name, Plate } from '../parts/team.js';

const TITLE = { frame: 420, title: { delay: 600, ms: 420 } };
const NAMES_FROM_MS = 1400;
const NAME_EACH_MS = 700;
const OPEN = [{ opacity: 0, transform: 'scaleY(0.02)' }, { opacity: 1, transform: 'none' }];

function Row({ view, row, at, last, fresh }) {
  const team = teamOf(view, row.team);
  const box = useEntrance(fresh, { ms: 420, delay: NAMES_FROM_MS + NAME_EACH_MS * at });
  const score = useEntrance(fresh, { ms: 280, delay: NAMES_FROM_MS + NAME_EACH_MS * last });
  return html`<li class="award__row" ref=${box}><${Plate} seat=${team.seat} /><${Name} name=${team.name} />
    <b class="num score" ref=${score}>${points(row.score)}</b></li>`;
}

/** Best on top; the lowest name comes first. */
function Award({ view, award, fresh }) {
  const title = useEntrance(fresh, TITLE.title);
  const frame = useEntrance(fresh, { ms: TITLE.frame });
  const box = useRef(null);
  const rows = [...award.teams].sort((a, b) => a.place - b.place);
  useLayoutEffect(() => { box.current.style.setProperty('--rows', rows.length); }, [rows.length]);
  const size = rows.length <= 2 ? ' award__list--2' : rows.length > 4 ? ' award__list--many' : '';
  return html`<main class="field"><div class="frame" ref=${frame}></div>
    <h1 class="award__title" ref=${title}>${award.award}</h1>
    <ol class=${`award__list${size}`} ref=${box}>
      ${rows.map((row, at) => html`<${Row} key=${row.team} view=${view} row=${row} at=${rows.length - 1 - at} last=${rows.length - 1} fresh=${fresh} />`)}
    </ol></main>`;
}

function First({ view, award, fresh }) {
  const rays = useEntrance(fresh, { frames: OPEN, delay: 2400, ms: 1600 });
  const title = useEntrance(fresh, { delay: 800, ms: 600 });
  const name = useEntrance(fresh, { delay: 3200, ms: 900 });
  const score = useEntrance(fresh, { delay: 4200, ms: 420 });
  const rows = award.teams;
  return html`<main class="field"><div class="rays" ref=${rays}></div>
    <h1 class="award__title award__title--first" ref=${title}>${award.award}</h1>
    <div class=${`award__first${rows.length > 1 ? ' award__first--shared' : ''}`} ref=${name}>
      ${rows.map((row) => html`<${Name} key=${row.team} tag="p" name=${teamOf(view, row.team).name} />`)}</div>
    <p class="award__score" ref=${score}><b class="num">${points(rows[0] ? rows[0].score : null)}</b>
      <span>${rows.map((row) => t('hall.desk', { seat: teamOf(view, row.team).seat })).join('　')}</span></p></main>`;
}

export function Ceremony({ view, fresh }) {
  const award = view.ceremony;
  if (!award || !award.step || !award.teams || !award.teams.length) {
    return html`<main class="field"><div class="ribbon ribbon--tone"></div><h1 class="award__title award__title--alone">${t('hall.ceremony')}</h1></main>`;
  }
  if (award.first && award.teams.length <= 2) return html`<${First} view=${view} award=${award} fresh=${fresh} />`;
  return html`<${Award} view=${view} award=${award} fresh=${fresh} />`;
}
