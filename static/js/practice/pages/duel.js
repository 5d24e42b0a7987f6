/*
 * 双人对战: two phones, the same questions at the same moment. A game that counts for nothing.
 *
 * The server shows a whole view after every change and this draws it: one scene a phase. The clock is the server's.
 */
import { html, useEffect } from '../../../vendor/ui.js';
import { t } from '../../lib/i18n.js';
import { again, connect, link, refusal, say, view } from './duel/line.js';
import { Asking, Closed, Finished, Shown } from './duel/play.js';
import { Entry, Gathering, Starting, Waiting } from './duel/room.js';
import { Icon } from '../parts/icons.js';
import { Ticks, Top } from '../parts/top.js';

const SCENES = { none: Entry, waiting: Waiting, gathering: Gathering, starting: Starting, asking: Asking, shown: Shown, finished: Finished, closed: Closed };
const PLAYED = ['asking', 'shown'];

/** Nothing shown yet: the line comes, or it does not. */
function Nothing({ go }) {
  const taken = link.value === 'taken';
  const key = taken ? 'duel.taken' : link.value === 'failed' || link.value === 'lost' ? 'duel.no_line' : 'duel.coming';
  return html`<section class="matter"><h2 class="headline" role="status">${t(key)}</h2><p class="sub">${taken ? t('duel.taken.sub') : refusal.value || (key === 'duel.no_line' ? t('duel.no_line.sub') : '')}</p></section>
    <section class="thumb">${key === 'duel.coming' ? null : html`<button class="btn btn--next" type="button" onClick=${again}>${t(taken ? 'duel.taken.here' : 'duel.again')}</button>`}
      <button class="btn btn--plain" type="button" onClick=${() => go('')}>${t('practice.back')}</button></section>`;
}

const Lost = () => html`<p class="band" role="alert"><${Icon} name="phone"/><span>${t('duel.lost')}</span></p>`;

export default function Duel({ params, go }) {
  useEffect(connect, []);
  const shown = link.value === 'taken' ? null : view.value;
  useEffect(() => { window.scrollTo(0, 0); }, [shown && shown.phase, shown && shown.number]);
  const played = shown && PLAYED.includes(shown.phase);
  const Scene = shown ? SCENES[shown.phase] : Nothing;
  const place = played ? t('practice.place', { number: shown.number, of: shown.of }) : '';
  /* not beside a running clock: an option must not leave a small screen for it */
  const out = shown && shown.phase === 'shown' && html`<button class="duel-out" type="button" onClick=${() => say('leave')}>${t('duel.leave')}</button>`;
  return html`<main class=${`page page--practice page--duel is-${shown ? shown.phase : 'blank'}`}>
    <div><${Top} title=${t('duel.title')} right=${html`<span class="num">${place}</span>`} back=${played ? null : () => go('')}/>
      ${played ? html`<${Ticks} done=${shown.number - 1} of=${shown.of} label=${place}/>` : html`<div class="rule"></div>`}</div>
    <div>${shown && link.value === 'lost' ? html`<${Lost}/>` : out || null}</div>
    <${Scene} shown=${shown} code=${params.code} go=${go}/></main>`;
}
