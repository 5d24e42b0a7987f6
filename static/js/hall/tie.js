/* A tie decides an award: two halves and a seam, or as many columns as there are teams. */
import { html, useLayoutEffect, useRef } from '../../vendor/ui.js';
import { t } from '../lib/i18n.js';
import { points, teamOf } from '../lib/format.js';
import { Name } from '../parts/team.js';

function Side({ team }) {
  return html`<section class="duel__side"><p class="num duel__seat">${team.seat}<small>${t('hall.seat_word')}</small></p>
    <${Name} tag="h2" className="duel__name" name=${team.name} /><p class="num duel__score">${points(team.score)}</p></section>`;
}

export function Tie({ view }) {
  const box = useRef(null);
  const teams = view.tie.teams.map((id) => teamOf(view, id)).filter(Boolean);
  useLayoutEffect(() => { box.current.style.setProperty('--sides', teams.length); }, [teams.length]);
  const note = view.tie.sudden_death ? t('hall.sudden_death') : view.tie.award;
  if (teams.length === 2) {
    return html`<main class="duel" ref=${box}>${teams.map((team) => html`<${Side} key=${team.team} team=${team} />`)}
      <p class="duel__mid"><${Name} tag="b" className="duel__word" name=${t('format.tiebreak')} /><span>${note}</span></p></main>`;
  }
  return html`<main class="field">
    <header class="head"><h1 class="head__title">${t('hall.tie_title', { award: view.tie.award })}</h1><p class="head__note">${note}</p></header>
    <ol class=${`ties${teams.length > 6 ? ' ties--many' : ''}`} ref=${box}>${teams.map((team) => html`<li key=${team.team}>
      <b class="num ties__seat">${team.seat}</b><${Name} className="ties__name" name=${team.name} /><b class="num ties__score">${points(team.score)}</b></li>`)}</ol>
  </main>`;
}
