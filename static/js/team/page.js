/* Which page a picture of the contest asks for. One function of the view; each page has its own file. */
import { html, useEffect } from '../../vendor/ui.js';
import { t } from '../lib/i18n.js';
import { link, takenOver, view as shown } from '../live/contest.js';
import { Answer } from './answer.js';
import { Ceremony, Finished, Introduction, RoundCard, Summary, Tie } from './between.js';
import { Buzz } from './buzz.js';
import { Bands, Head } from './head.js';
import { Lobby } from './lobby.js';
import { Outcome } from './outcome.js';
import { press } from './press.js';
import { Sign } from './signs.js';
import { Spoken } from './spoken.js';
import { Stake } from './stake.js';
import { Watch } from './watch.js';
import { mine } from './wording.js';

const BETWEEN = { lobby: Lobby, introduction: Introduction, round_card: RoundCard, summary: Summary, tie: Tie, ceremony: Ceremony, finished: Finished };
const OUTCOMES = ['ruled', 'revealed', 'unanswered'];
const SPEAKING = ['starting', 'answering', 'judging'];

/** The page of a view: a component, and whether a drum fills its ground. */
export function pageOf(view) {
  const { phase, pad } = view;
  const Between = BETWEEN[phase];
  if (Between) return { Page: mine(view).absent && phase !== 'finished' ? Absent : Between, drum: phase === 'lobby' };
  if (mine(view).absent) return { Page: Absent, drum: false };
  if (OUTCOMES.includes(phase)) return { Page: Outcome, drum: false };
  if (pad.kind === 'buzz') return { Page: Buzz, drum: true };
  if (pad.kind === 'stake' && pad.mine) return { Page: Stake, drum: false };
  if (pad.kind === 'answer' && view.question && !view.question.hidden) return { Page: Answer, drum: false };
  if (pad.kind === 'spoken' && SPEAKING.includes(phase)) return { Page: Spoken, drum: true };
  return { Page: Watch, drum: false };
}

const Absent = () => html`<section class="matter"><h1 class="headline">${t('team.absent.title')}</h1><p class="sub">${t('team.absent.sub')}</p></section>`;

export function TeamPage() {
  const view = shown.value;
  if (takenOver.value) return html`<${Elsewhere}/>`;
  if (!view) return html`<${Connecting}/>`;
  const { Page, drum } = pageOf(view);
  const hint = press.value && press.value.state === 'lost' ? 'team.lost.stay' : 'team.lost.hint';
  return html`<main class=${drum ? 'page page--buzz' : 'page'}>
    <${Head} view=${view} link=${link.value}/><${Bands} view=${view} link=${link.value} hint=${hint}/>
    <${Page} key=${view.phase in BETWEEN ? view.phase : 'play'} view=${view}/></main>`;
}

/** Another device took the seat: this one says so and does nothing until it is asked to take it back. */
function Elsewhere() {
  useEffect(() => { document.body.classList.remove('turn'); }, []);
  return html`<main class="page page--note"><section class="matter"><${Sign} name="phones"/><h1 class="headline">${t('team.elsewhere.title')}</h1><p class="sub">${t('team.elsewhere.sub')}</p></section>
    <section class="thumb"><button class="btn btn--plain" type="button" onClick=${() => location.reload()}>${t('team.elsewhere.back')}</button></section></main>`;
}

function Connecting() {
  const { refused, attempts } = link.value;
  return html`<main class="page page--note"><section class="matter"><${Sign} name=${refused ? 'barred' : 'turning'}/>
    <h1 class="headline">${refused ? t(`refused.${refused}`) : t('team.connecting.title')}</h1>
    <p class="sub">${t(refused ? 'team.connecting.refused' : attempts > 2 ? 'team.connecting.long' : 'team.connecting.sub')}</p></section></main>`;
}
