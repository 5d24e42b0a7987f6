/*
 * The clock: one stud a second (above 30 s one for two or more), first stud at twelve, clockwise, the last goes out
 * first. The number is always printed too, and what the clock is for is said in words.
 */
import { html } from '../../vendor/ui.js';
import { t } from '../lib/i18n.js';
import { useSeconds } from '../parts/countdown.js';
import { seatName } from './words.js';

const MOST_STUDS = 30;
const BUZZED = ['buzzer', 'tiebreak'];
const CENTRE = 80;
const RADIUS = 70;

const place = (turn, count) => {
  const angle = (turn / count) * 2 * Math.PI;
  return { x: (CENTRE + RADIUS * Math.sin(angle)).toFixed(1), y: (CENTRE - RADIUS * Math.cos(angle)).toFixed(1) };
};

function Studs({ total, left }) {
  const each = Math.ceil(total / MOST_STUDS) || 1;
  const count = Math.ceil(total / each);
  const lit = Math.ceil(left / each);
  const radius = count > 20 ? 4 : 5;
  return Array.from({ length: count }, (_, turn) => {
    const { x, y } = place(turn, count);
    return html`<circle key=${turn} class=${turn < lit ? 'stud' : 'stud gone'} cx=${x} cy=${y} r=${radius}/>`;
  });
}

const free = (view) => view.teams.filter((team) => !team.mark && !team.absent).length;

function aside(view, kind) {
  if (view.paused) return t(`host.paused.${view.paused_for || 'host'}`);
  if (kind === 'buzz') return t('host.meter.may_buzz', { count: free(view) });
  if (kind === 'answer') return t(view.turn ? 'host.meter.say_done' : 'host.meter.all_answer');
  return t(`host.meter.${kind}_aside`);
}

function title(view, kind, over) {
  if (view.paused) return t('host.meter.paused');
  if (over) return t('host.meter.over');
  const seat = view.turn ? seatName(view, view.turn) : '';
  return seat ? t(`host.meter.${kind}_by`, { seat }) : t(`host.meter.${kind}`);
}

/** Before a clock runs: what the question will get, drawn hollow. */
function coming(view) {
  const ms = view.question && view.question.answer_ms;
  if (!ms || ['judging', 'ruled', 'revealed', 'unanswered'].includes(view.phase)) return null;
  return Math.round(ms / 1000);
}

function Idle({ view }) {
  const seconds = coming(view);
  return html`<section class="panel meter"><svg viewBox="0 0 160 160" aria-hidden="true">
    <${Studs} total=${seconds || 30} left=${0}/><text class=${`secs${seconds ? '' : ' is-none'}`} x="80" y="102">${seconds || '–'}</text></svg>
    <div class="what"><b>${seconds ? t(BUZZED.includes(view.round.format) ? 'host.meter.coming_buzzed' : 'host.meter.coming', { seconds }) : t('host.meter.none')}</b>${seconds && html`<span>${t('host.meter.waits')}</span>`}</div></section>`;
}

export function Meter({ view }) {
  const { clock } = view;
  const seconds = useSeconds(clock);
  if (!clock) return html`<${Idle} view=${view}/>`;
  const total = Math.round(clock.total_ms / 1000);
  const over = clock.running && seconds === 0;
  const still = !clock.running && !view.paused;
  const look = view.paused ? 'is-paused' : clock.running && !over ? 'is-live' : 'is-over';
  return html`<section class=${`panel meter ${look}`}>
    <svg viewBox="0 0 160 160" role="timer" aria-label=${t('host.meter.left', { seconds })}><${Studs} total=${total} left=${seconds}/>
      <text class=${`secs${String(seconds).length > 2 ? ' is-long' : ''}`} x="80" y=${seconds > 99 ? 96 : 102}>${seconds}</text></svg>
    <div class="what"><b>${still ? t('host.meter.stopped', { seconds }) : title(view, clock.kind, over)}</b><span>${still ? '' : aside(view, clock.kind)}</span></div></section>`;
}
