/*
 * The buzz page above its button: what has happened, what it costs, what to do. The button itself is ground.js.
 */
import { html, useEffect } from '../../vendor/ui.js';
import { points } from '../lib/format.js';
import { t } from '../lib/i18n.js';
import { link } from '../live/contest.js';
import { useSeconds } from '../parts/countdown.js';
import { AgeOfPicture, RoundLine } from './head.js';
import { Ground } from './ground.js';
import { drumState, measureEarly, press } from './press.js';
import { Ruler } from './ruler.js';
import { feel } from './senses.js';
import { Sign } from './signs.js';
import { Spoken } from './spoken.js';
import { change, cost, desk, early, mine, rich, said } from './wording.js';

export function Buzz({ view }) {
  const { pad } = view;
  const last = press.value && press.value.slot === pad.slot ? press.value : null;
  const state = drumState(pad, press.value, link.value.state, view.number, view.paused);
  useEffect(() => { if (state === 'armed') feel('armed'); }, [state]);
  useEffect(() => measureEarly(view.clock), [view.clock, last]);
  if (state === 'yours') return html`<${Spoken} view=${view}/>`;
  return html`<section class="matter" aria-live="polite">
      <${RoundLine} view=${view}/><${Matter} view=${view} state=${state} last=${last}/>
    </section>
    <${Ground} view=${view} state=${state} last=${last}/>`;
}

function Matter({ view, state, last }) {
  const Body = { waiting: Waiting, armed: Armed, late: Late, taken: Taken, early: Early, barred: Barred, out: Barred, stale: Stale, refused: Refusal }[state];
  if (Body) return html`<${Body} view=${view} state=${state} last=${last}/>`;
  return html`<h1 class="headline">${t(`team.${state}.title`)}</h1><p class="sub">${rich(`team.${state}.sub`)}</p>`;
}

function Waiting({ view, last }) {
  const price = cost(view.pad.early_penalty);
  return html`<h1 class="headline">${t('team.waiting.title')}</h1>
    <p class="sub">${rich('team.waiting.sub')}${price ? t('team.waiting.price', { price }) : ''}</p>
    <${Continues} view=${view} last=${last}/>`;
}

function Armed({ view, last }) {
  const seconds = useSeconds(view.clock);
  return html`<h1 class="headline">${t(view.pad.while_reading ? 'team.armed.reading' : 'team.armed.title')}</h1>
    ${seconds === null ? html`<p class="sub">${t('team.armed.any')}</p>` : html`<p class="sub">${rich('team.armed.left', { seconds })}</p>`}
    ${last && last.state === 'lost' ? html`<p class="note"><${Sign} name="undelivered"/><span>${t('team.armed.again')}</span></p>` : null}
    <${Continues} view=${view} last=${last}/>`;
}

/** The rules may let a desk that was too early go on: then it is a price, not a bar. */
function Continues({ view, last }) {
  const foul = ownFoul(view);
  if (!foul && !(last && last.state === 'early')) return null;
  const value = last && last.state === 'early' ? last.points : foul.points;
  return html`<p class="note"><${Sign} name="barred"/><span>${t('team.early.continues', { title: earlyTitle(last), change: change(value) })}</span></p>`;
}

const earlyTitle = (last) => (last && last.early_ms != null ? t('team.early.title', { seconds: early(last.early_ms) }) : t('team.early.plain'));

const ownFoul = (view) => (view.foul && view.foul.team === view.me && view.foul.kind === 'early_buzz' ? view.foul : null);

function Late({ view, last }) {
  const { pad } = view;
  const behind = pad.behind_ms != null ? pad.behind_ms : last.behind_ms;
  const holder = pad.holder || (last && last.holder);
  return html`<h1 class="headline">${t('team.late.title', { desk: desk(view, holder) })}</h1>
    <p class="sub">${pad.place ? t('team.late.place', { place: pad.place }) : t('team.late.sub')}</p>
    <${Ruler} behind=${behind} first=${desk(view, holder)}/>`;
}

const Taken = ({ view }) => html`<h1 class="headline">${t('team.taken.title', { desk: desk(view, view.pad.holder) })}</h1>
  <p class="sub">${t('team.taken.sub')}</p>`;

function Early({ view, last }) {
  const price = cost(last);
  const fouled = ownFoul(view);
  const after = fouled ? mine(view).score : last.score + (last.points || 0);
  return html`<h1 class="headline">${earlyTitle(last)}</h1>
    <p class="sub">${rich('team.early.sub', { price: price || t('team.change.none') })}</p>
    ${last.points ? html`<${Ledger} before=${after - last.points} points=${last.points} after=${after}/>` : null}`;
}

const Ledger = (sum) => html`<p class="ledger num">${rich(sum.points < 0 ? 'team.ledger.minus' : 'team.ledger.plus', {
  before: points(sum.before), points: points(Math.abs(sum.points)), after: points(sum.after) })}</p>`;

function Barred({ view, state }) {
  const foul = view.foul && view.foul.team === view.me ? view.foul : null;
  const score = mine(view).score;
  return html`<h1 class="headline">${foul ? t(`team.foul.${foul.kind}`) : t(`team.${state}.title`)}</h1>
    <p class="sub">${foul ? rich('team.foul.sub', { price: cost(foul) || t('team.change.none') }) : t(`team.${state}.sub`)}</p>
    ${foul && foul.points ? html`<${Ledger} before=${score - foul.points} points=${foul.points} after=${score}/>` : null}`;
}

const Stale = ({ view }) => html`<h1 class="headline"><span class="faded">${t(view.pad.state === 'armed' ? 'team.armed.title' : 'team.waiting.title')}</span></h1>
  <${AgeOfPicture} view=${view}/>`;

const Refusal = ({ last }) => html`<h1 class="headline">${t('team.refused.title')}</h1><p class="sub">${said(last)}</p>`;
