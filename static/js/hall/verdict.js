/* The ruling: right raises the light, wrong lowers it. Sign, word, points, ground, and the new total. */
import { html } from '../../vendor/ui.js';
import { t } from '../lib/i18n.js';
import { points, teamOf } from '../lib/format.js';
import { EASE_INOUT, EASE_OUT, useCount, useEntrance } from '../lib/motion.js';
import { Name, Plate } from '../parts/team.js';
import { Sign } from '../parts/sign.js';

const LIGHT = ['right', 'partial'];
const WIPE = [{ clipPath: 'inset(0 100% 0 0)' }, { clipPath: 'inset(0 0 0 0)' }];

export function Verdict({ view, fresh }) {
  const { ruling } = view;
  const light = LIGHT.includes(ruling.verdict);
  const team = teamOf(view, ruling.team);
  const sign = useEntrance(fresh, light ? { frames: WIPE, ms: 420, easing: EASE_OUT } : { ms: 160, easing: EASE_INOUT });
  const loss = useEntrance(fresh, { ms: 160, delay: light ? 160 : 0 });
  const total = useCount(ruling.score, { live: fresh, from: ruling.score - ruling.points, ms: 900, delay: 160 });
  return html`<div class=${`ruling ruling--${light ? 'right' : 'wrong'}`}>
    ${light && html`<div class="frame frame--red"></div>`}
    <main class="verdict">
      <div class="verdict__sign" ref=${sign}><${Sign} verdict=${ruling.verdict} /></div>
      <div>
        <div class="verdict__who"><${Plate} seat=${team.seat} /><${Name} name=${team.name} /></div>
        <h1 class="verdict__word">${t(`hall.verdict.${ruling.verdict}`)}</h1>
        <p class="verdict__delta">
          ${(ruling.points !== 0 || view.round.format !== 'tiebreak') && html`<b class=${`num verdict__points${points(ruling.points, { sign: true }).length > 3 ? ' verdict__points--long' : ''}`} ref=${loss}>${points(ruling.points, { sign: true })}</b>`}
          <span class="verdict__total">${t('hall.total')}<b class=${`num${points(ruling.score).length > 3 ? ' num--long' : ''}`}>${points(total)}</b></span>
        </p>
      </div>
    </main>
  </div>`;
}
