/*
 * The spine: which round, which question, who has the floor, how long. Everything that changes while a question is
 * open changes here.
 */
import { html, useEffect, useRef } from '../../vendor/ui.js';
import { t } from '../lib/i18n.js';
import { points, seatOf, teamOf } from '../lib/format.js';
import { animate, EASE_OUT } from '../lib/motion.js';
import { Name, Plate } from '../parts/team.js';
import { Drain } from './drain.js';
import { LAST_SECONDS, useTicking } from './ticking.js';

const seconds = (ms) => (ms ? Math.round(ms / 1000) : 0);

function RoundName({ text }) {
  const size = text.length > 5 ? ' spine__round--6' : text.length > 2 ? ' spine__round--4' : '';
  return html`<p class=${`spine__round${size}`}>${text}</p>`;
}

const Count = ({ question }) => html`<p class="spine__count">
  <b class=${`num${question.number > 99 ? ' num--3' : ''}`}>${question.number}</b>
  ${question.of ? html`<span>${t('hall.of_questions', { of: question.of })}</span>` : html`<span>${t('hall.question_word')}</span>`}
</p>`;

function Beats({ left }) {
  return html`<p class="beats" aria-hidden="true">
    ${[5, 4, 3, 2, 1].map((each) => html`<i key=${each} class=${each <= left ? 'is-left' : ''}></i>`)}
  </p>`;
}

/** The last five: the numeral takes the spine. */
function Last({ view, left, note }) {
  const numeral = useRef(null);
  useEffect(() => { animate(numeral.current, [{ transform: 'scale(1.04)' }, { transform: 'none' }], { ms: 160, easing: EASE_OUT }); }, [left]);
  return html`<aside class="spine spine--last">
    <p class="spine__clocknote">${view.turn ? t('hall.desk', { seat: seatOf(view, view.turn) }) : note}</p>
    <p class="num spine__clock" ref=${numeral}>${left}</p>
    <${Beats} left=${left} />
    <p class="spine__clocknote">${left > 0 ? t('hall.nearly_up') : t('hall.time_up')}</p>
  </aside>`;
}

const Armed = ({ left }) => html`<aside class="spine spine--armed">
  <p class="spine__call">${t('hall.buzz_now')}</p>
  ${left != null && html`<p><b class="num spine__clock">${left}</b></p>`}
</aside>`;

/** A team has the floor: its plate, its name, its clock. */
function Floor({ view, left, note }) {
  const team = teamOf(view, view.turn);
  const { clock } = view;
  return html`<aside class="spine spine--turn">
    <${Plate} seat=${team.seat} on />
    <${Name} tag="p" className="spine__name" name=${team.name} />
    <p>
      ${left != null && html`<b class=${`num spine__clock${left > 99 ? ' spine__clock--3' : ''}`}>${left}</b>`}
      <span class="spine__clocknote">${note}</span>
    </p>
    ${clock && html`<${Drain} clock=${clock} />`}
  </aside>`;
}

/** All teams at once (joint), or a clock that belongs to nobody. */
const Everyone = ({ view, left, note }) => html`<aside class="spine spine--turn">
  <${RoundName} text=${view.round.title} />
  <p>
    ${left != null && html`<b class=${`num spine__clock${left > 99 ? ' spine__clock--3' : ''}`}>${left}</b>`}
    <span class="spine__clocknote">${note}</span>
  </p>
  ${view.clock && html`<${Drain} clock=${view.clock} />`}
</aside>`;

/** 墨: what stops. A foul, until the host goes on. */
function Foul({ view }) {
  const { foul } = view;
  return html`<aside class="spine spine--ink">
    <${Plate} seat=${seatOf(view, foul.team)} />
    <p class="spine__foul">${t(`foul.${foul.kind}`)}</p>
    <p class="spine__state">
      <b class="num spine__loss">${points(foul.points, { sign: true })}</b>
      <small>${t(`foul.effect.${foul.effect}`)}</small>
    </p>
  </aside>`;
}

const Still = ({ view, state, small }) => html`<aside class="spine">
  <${RoundName} text=${view.phase === 'revealed' ? t('hall.reveal') : view.round.title} />
  <${Count} question=${view.question} />
  <p class="spine__state">${state}${small && html`<small>${small}</small>`}</p>
</aside>`;

function listening(view) {
  const { question } = view;
  if (view.turn) {
    const who = question.member_name || (question.answer_ms ? t('hall.answer_time', { seconds: seconds(question.answer_ms) }) : '');
    return [t('hall.listen_desk', { seat: seatOf(view, view.turn) }), who];
  }
  return [t('hall.listen'), question.answer_ms ? t('hall.answer_time', { seconds: seconds(question.answer_ms) }) : ''];
}

function revealed(view) {
  const rulings = view.rulings || [];
  if (view.round.format === 'joint') {
    return [t('hall.teams_right', { count: rulings.filter((each) => each.verdict === 'right').length }), t('hall.of_teams', { of: rulings.length })];
  }
  const last = view.ruling || rulings[rulings.length - 1];
  if (!last || last.verdict === 'void') return [t('hall.nobody'), ''];
  return [t('hall.desk_verdict', { seat: seatOf(view, last.team), verdict: t(`verdict.${last.verdict}`) }),
    t('hall.points', { points: points(last.points, { sign: true }) })];
}

const STILL = {
  presented: listening,
  revealed,
  unanswered: (view) => [view.audience_question ? t('hall.audience_question') : t('hall.nobody'), view.audience_question ? t('hall.raise_hands') : ''],
};

const NOTES = { starting: 'hall.please_answer', answering: 'hall.answering', discussing: 'hall.discussing', judging: 'hall.judging', choosing: 'hall.choosing' };

function noteOf(view) {
  if (view.paused) return t(view.paused_for === 'protest' ? 'hall.paused_protest' : 'hall.paused');
  if (!view.turn && view.phase === 'answering') return t('hall.all_answer');
  if (!view.turn && view.phase === 'judging') return t('hall.stop_answering');
  return t(NOTES[view.phase] || 'hall.answering');
}

export function Spine({ view }) {
  const left = useTicking(view.clock);
  const { phase, clock } = view;
  if (phase === 'armed') {
    return left != null && left <= LAST_SECONDS && clock.running
      ? html`<${Last} view=${{ ...view, turn: null }} left=${left} note=${t('hall.buzz_now')} />` : html`<${Armed} left=${left} />`;
  }
  if (phase === 'presented' && view.foul) return html`<${Foul} view=${view} />`;
  if (STILL[phase] || phase === 'ruled') {
    const [state, small] = (STILL[phase] || revealed)(view);
    return html`<${Still} view=${view} state=${state} small=${small} />`;
  }
  const note = noteOf(view);
  const last = clock && clock.running && left <= LAST_SECONDS && clock.total_ms > LAST_SECONDS * 1000;
  if (last) return html`<${Last} view=${view} left=${left} note=${note} />`;
  return teamOf(view, view.turn)
    ? html`<${Floor} view=${view} left=${left} note=${note} />` : html`<${Everyone} view=${view} left=${left} note=${note} />`;
}
