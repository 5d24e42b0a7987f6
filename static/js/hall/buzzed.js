/* The buzz has landed: the number of the desk, as tall as the screen; the margin, and the order of the others. */
import { html } from '../../vendor/ui.js';
import { t } from '../lib/i18n.js';
import { points, teamOf } from '../lib/format.js';
import { EASE_STRIKE, useEntrance } from '../lib/motion.js';
import { Name, Plate } from '../parts/team.js';
import { useTicking } from './ticking.js';

const WIDEN = [{ transform: 'scaleX(0.485)' }, { transform: 'none' }];
const STRIKE = [{ transform: 'scale(1.06)' }, { transform: 'none' }];
const OTHERS = 3;

function Row({ view, buzz, at, fresh }) {
  const box = useEntrance(fresh, { ms: 160, delay: 600 + 90 * at });
  const team = teamOf(view, buzz.team);
  return html`<li class="order__row" ref=${box}>
    <b class="num rank">${buzz.place}</b><${Plate} seat=${team.seat} /><${Name} name=${team.name} />
    <b class="num gap">${points(buzz.behind_ms, { sign: true })}<small>${t('hall.ms')}</small></b>
  </li>`;
}

function Margin({ view, others }) {
  const next = others[0];
  if (!next || next.behind_ms == null) return html`<p class="hit__what">${t('hall.got_it')}</p>`;
  const [before, after] = t('hall.got_it_by').split('{ms}');
  return html`<p class="hit__what">${before}<b class="num">${Math.round(next.behind_ms)}</b>${after}</p>`;
}

export function Buzzed({ view, fresh }) {
  const left = useTicking(view.clock);
  const panel = useEntrance(fresh, { frames: WIDEN, ms: 280, easing: EASE_STRIKE });
  const numeral = useEntrance(fresh, { frames: STRIKE, ms: 280, easing: EASE_STRIKE });
  const name = useEntrance(fresh, { ms: 160, delay: 120 });
  const holder = teamOf(view, view.turn) || teamOf(view, view.buzzes[0].team);
  const mine = view.buzzes.find((each) => each.team === holder.team);
  const others = view.buzzes.filter((each) => each.team !== holder.team && (!mine || each.place > mine.place)).slice(0, OTHERS);
  return html`<main class="hit">
    <div class="hit__seat"><i class="hit__ground" ref=${panel}></i>
      <b class=${`num${holder.seat > 9 ? ' num--2' : ''}`} ref=${numeral}>${holder.seat}</b><span>${t('hall.desk_word')}</span></div>
    <div class="hit__body"><div ref=${name}>
      <${Name} tag="h1" className="hit__name" name=${holder.name} />
      ${mine && mine.place > 1 ? html`<p class="hit__what">${t('hall.rebound')}</p>` : html`<${Margin} view=${view} others=${others} />`}
      ${left != null && view.phase === 'starting' && html`<p class="hit__start">${t('hall.begin_within')} <b class="num">${left}</b></p>`}
    </div>
    <ol class="order">${others.map((buzz, at) => html`<${Row} key=${buzz.team} view=${view} buzz=${buzz} at=${at} fresh=${fresh} />`)}</ol></div>
  </main>`;
}
