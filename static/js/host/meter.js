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

const OVER = ['judging', 'ruled', 'revealed', 'unanswered'];

/** Before a clock runs: the one that will run next, {kind, seconds, after}; `after` is what the answer gets then. */
function coming(view) {
  const { question } = view;
  if (!question || OVER.includes(view.phase)) return null;
  const first = BUZZED.includes(view.round.format) ? 'buzz' : view.phase === 'presented' && question.discuss_ms ? 'discuss' : 'answer';
  const ms = view.phase === 'presented' ? question[`${first}_ms`] : question.answer_ms;
  const inSeconds = (each) => (each ? Math.round(each / 1000) : null);
  if (!ms) return null;
  return { kind: view.phase === 'presented' ? first : 'answer', seconds: inSeconds(ms), start: inSeconds(question.start_ms), after: inSeconds(question.answer_ms) };
}

/** "抢到后 5 秒内开口，30 秒作答": what follows a buzz. */
function afterBuzz({ start, after }) {
  if (start && after) return t('host.meter.after_buzz', { start, answer: after });
  return after ? t('host.meter.coming_buzzed', { seconds: after }) : t('host.meter.waits');
}

function Idle({ view }) {
  const next = coming(view);
  const seconds = next && next.seconds;
  return html`<section class="panel meter"><svg viewBox="0 0 160 160" aria-hidden="true">
    <${Studs} total=${seconds || 30} left=${0}/><text class=${`secs${seconds ? '' : ' is-none'}`} x="80" y="102">${seconds || '–'}</text></svg>
    <div class="what"><b>${next ? t(`host.meter.coming_${next.kind}`, { seconds }) : t('host.meter.none')}</b>${next && html`<span>${next.kind === 'buzz' ? afterBuzz(next) : t('host.meter.waits')}</span>`}</div></section>`;
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
