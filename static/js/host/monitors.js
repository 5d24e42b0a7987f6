/*
 * Two monitors: what the hall sees now, and what it will see after the space bar. Words only: the hall's own page
 * draws the picture.
 */
import { html } from '../../vendor/ui.js';
import { t } from '../lib/i18n.js';
import { useSeconds } from '../parts/countdown.js';
import { Key } from './key.js';
import { keyOf, pressKey } from './actions.js';
import { seatName, words } from './words.js';

const MANY = 12;       // from here on the desks need the room
const PAPER = ['question', 'armed', 'buzzed', 'answering', 'answer', 'evidence'];
const INK = ['holding'];
const CLOCKED = { armed: 'host.hall.armed_clock', answering: 'host.hall.answering_clock' };

const lookOf = (screen) => (PAPER.includes(screen) ? ' is-paper' : INK.includes(screen) ? ' is-ink' : '');

/** What the next step is about wins over what is on now, for the monitor of the time after it. */
function headOf(view, screen, now) {
  const coming = (!now && view.next && view.next.args) || {};
  const number = coming.number || (view.question && view.question.number);
  const round = coming.title || (view.round ? view.round.title : '');
  if (PAPER.includes(screen) && screen !== 'evidence' && number) return t('host.hall.number', { number });
  return t(`host.hall.${screen}`, { round });
}

function Monitor({ view, screen, now }) {
  const seconds = useSeconds(now ? view.clock : null);
  if (!screen) return html`<div class="mon is-ink"></div>`;
  const clocked = now && CLOCKED[screen] && seconds !== null;
  return html`<div class=${`mon${lookOf(screen)}`}><b>${headOf(view, screen, now)}</b>${t(`host.hall.${screen}.line`)}
    ${clocked && html`<br/><b>${t(CLOCKED[screen], { seconds, seat: seatName(view, view.turn || '') })}</b>`}</div>`;
}

function Overlay({ view, code, cap }) {
  const key = keyOf(view, code);
  if (!key) return null;
  const lit = Boolean(key.command) && key.command.overlay === 'none';
  return html`<${Key} cap=${cap} code=${code} look="key--small" label=${words(view, { code: key.code })} off=${!key.enabled} on=${lit}
    why=${key.why && words(view, { code: key.why })} press=${() => pressKey(code)}/>`;
}

export function Monitors({ view }) {
  const { now, then } = view.preview || {};
  return html`<div class=${`panel monitors${view.teams.length > MANY ? ' is-many' : ''}`}><div class="pair">
    <figure class="is-live"><figcaption class="onair">${t('host.hall_now')}</figcaption><${Monitor} view=${view} screen=${now} now=${true}/></figure>
    <figure><figcaption>${t('host.hall_then')}</figcaption><${Monitor} view=${view} screen=${then}/></figure></div>
    <div class="side-row"><${Overlay} view=${view} code="KeyS" cap="S"/><${Overlay} view=${view} code="KeyE" cap="E"/>
      <${Key} cap="C" code="KeyC" look="key--small" label=${t('host.correct')} press=${() => pressKey('KeyC')}/></div></div>`;
}
