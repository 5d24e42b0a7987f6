/* The teams, one by one: the number of the desk, the name, the members, their slogan. */
import { html, useLayoutEffect, useRef } from '../../vendor/ui.js';
import { t } from '../lib/i18n.js';
import { teamOf } from '../lib/format.js';
import { useEntrance } from '../lib/motion.js';
import { Name, Plate } from '../parts/team.js';
import { Words, wordsClass } from '../parts/words.js';

const RISE = [{ opacity: 0, transform: 'translateY(4vh)' }, { opacity: 1, transform: 'none' }];
const ONE_ROW = 8;

function OneTeam({ team, fresh }) {
  const slip = useEntrance(fresh, { frames: RISE, ms: 420 });
  const name = useEntrance(fresh, { ms: 280, delay: 280 });
  const rest = useEntrance(fresh, { ms: 280, delay: 560 });
  return html`<main class="intro">
    <p class="intro__slip" ref=${slip}><b class=${`num${team.seat > 9 ? ' num--2' : ''}`}>${team.seat}</b><span>${t('hall.desk_word')}</span></p>
    <div class="intro__body">
      <div ref=${name}><${Name} tag="h1" className="intro__name" name=${team.name} /></div>
      <div ref=${rest}>
        ${team.slogan && html`<p class=${`intro__slogan ${wordsClass}`}><${Words} text=${team.slogan} /></p>`}
        ${team.members && team.members.length > 0 && html`<ul class="intro__members">
          ${team.members.map((member, at) => html`<li key=${at}>${member}</li>`)}</ul>`}
      </div>
    </div>
  </main>`;
}

function Everyone({ view }) {
  const box = useRef(null);
  const { teams } = view;
  const slips = teams.length <= ONE_ROW;
  useLayoutEffect(() => { box.current.style.setProperty('--columns', Math.min(teams.length, ONE_ROW)); }, [teams.length]);
  return html`<main class="field">
    <header class="head"><h1 class="head__title">${t('hall.teams_title')}</h1><p class="head__note">${t('hall.teams_count', { count: teams.length })}</p></header>
    <ol class=${slips ? 'slips' : 'roll'} ref=${box}>
      ${!slips && teams.map((team) => html`<li key=${team.team}><${Plate} seat=${team.seat} /><${Name} name=${team.name} /></li>`)}
      ${slips && teams.map((team) => html`<li class="lot" key=${team.team}>
        <p class="lot__seat num">${team.seat}<small>${t('hall.seat_word')}</small></p><${Name} tag="p" className="lot__name" name=${team.name} />
      </li>`)}
    </ol>
  </main>`;
}

export function Introduction({ view, fresh }) {
  const team = teamOf(view, view.introduced);
  return team ? html`<${OneTeam} team=${team} fresh=${fresh} />` : html`<${Everyone} view=${view} />`;
}
