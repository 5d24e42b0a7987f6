/*
 * The gold page: this desk speaks. Kept for this one moment, from the word that gave the floor to the ruling.
 *
 * Its button says 回答完毕 for the team; saying it aloud does the same, because the host can press it too.
 */
import { html, useEffect, useState } from '../../vendor/ui.js';
import { clockText } from '../lib/format.js';
import { t } from '../lib/i18n.js';
import { send } from '../live/contest.js';
import { useSeconds } from '../parts/countdown.js';
import { RoundLine } from './head.js';
import { feel } from './senses.js';
import { Sign } from './signs.js';
import { Word } from './word.js';
import { Drum, studsOf } from './studs.js';
import { desk, lateness, rich } from './wording.js';

const ROOM = 90;      // letters of question and options together

/** Turn the whole page gold while this is mounted. */
function useGold() {
  useEffect(() => {
    document.body.classList.add('turn');
    feel('yours');
    return () => document.body.classList.remove('turn');
  }, []);
}

export function Spoken({ view }) {
  useGold();
  const { question, clock } = view;
  return html`<section class="matter" aria-live="polite"><${RoundLine} view=${view}/>
      <h1 class="headline">${headline(view)}</h1>
      <p class="sub">${lead(view)}${rich('team.spoken.finish')}</p>
      ${question && question.stem ? html`<p class="again">${question.stem}</p><${Choices} question=${question}/>` : null}
    </section>
    <div class="turn-ground"><div class="ground is-yours"><${Clock} key=${clock ? clock.id : 'none'} view=${view} clock=${clock}/></div>
      <${Finish} key=${view.pad.slot} view=${view}/></div>`;
}

/** What may be chosen from, small, where it leaves room for clock and button: the hall shows it large. */
function Choices({ question }) {
  const { options } = question;
  const length = options.reduce((sum, option) => sum + option.text.length, question.stem.length);
  if (!options.length || length > ROOM) return null;
  const letter = (option) => (question.type === 'true_false' ? '' : html`<b>${option.label}</b> `);
  return html`<ul class="again-options">${options.map((option) => html`<li key=${option.label}>${letter(option)}${option.text}</li>`)}</ul>`;
}

function headline(view) {
  const { question } = view;
  if (view.phase === 'judging') return t('team.spoken.judging');
  if (pressedFirst(view)) return t('team.yours.title');
  if (question && question.member_name) return t('team.spoken.member', { name: question.member_name });
  return t('team.spoken.title');
}

/** The floor was won by a press, not given by the order of play. */
const pressedFirst = (view) => view.pad.kind === 'buzz' || (view.buzzes || []).some((each) => each.team === view.me);

/** "比 2 号台早 37 毫秒。" once somebody else has pressed as well. */
function lead(view) {
  const [own, next] = view.buzzes || [];
  if (!next || !own || own.team !== view.me) return '';
  return t('team.yours.lead', { desk: desk(view, next.team), ...lateness(next.behind_ms - own.behind_ms) });
}

function Clock({ view, clock }) {
  const left = useSeconds(clock);
  const speaking = clock && (clock.kind === 'start' || clock.kind === 'answer');
  if (!speaking || view.phase === 'judging') {
    const key = view.phase === 'judging' ? 'team.spoken.ruling' : 'team.spoken.now';
    return html`<${Drum}><${Sign} name="microphone"/><${Word} text=${t(key)}/></${Drum}>`;
  }
  return html`<${Drum} studs=${studsOf(clock.total_ms, left)}><${Sign} name="microphone"/>
    <span class="word num" role="timer">${clockText(left * 1000)}</span><span class="tell">${t(`team.spoken.within.${clock.kind}`)}</span></${Drum}>`;
}

function Finish({ view }) {
  const [sent, setSent] = useState(null);
  if (view.phase !== 'answering') return null;
  const finish = async () => {
    setSent('sending');
    const ack = await send('finish_answer', { slot: view.pad.slot });
    setSent(ack.ok ? null : 'failed');
  };
  return html`<div class="thumb thumb--gold"><button class="btn btn--next" type="button" disabled=${sent === 'sending'} onClick=${finish}>
    ${t(sent === 'sending' ? 'team.sending' : 'team.finish')}</button>
    ${sent === 'failed' ? html`<p class="status is-bad" role="alert">${t('team.finish.failed')}</p>` : null}</div>`;
}
