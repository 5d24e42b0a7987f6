/* One question for two: asked under the same clock, then shown to both with its key and source; and the end. */
import { html, useEffect, useRef } from '../../../../vendor/ui.js';
import { secondsOf } from '../../../lib/format.js';
import { t } from '../../../lib/i18n.js';
import { useSeconds } from '../../../parts/countdown.js';
import { Ask, Asked } from '../../pads/ask.js';
import { Letter, placed, Tap } from '../../pads/option.js';
import { Icon } from '../../parts/icons.js';
import { Explained, Recalled } from '../../sitting/told.js';
import { Refused } from './room.js';
import { say } from './line.js';

/** One stud a second, the number before them. */
function Timer({ shown }) {
  const left = useSeconds({ id: `${shown.round}-${shown.number}`, running: true, deadline: shown.until });
  const count = secondsOf(shown.total_ms);
  const studs = Array.from({ length: count }, (_, at) => html`<circle key=${at} class=${at < left ? 'stud' : 'stud gone'} cx=${8 + at * 16} cy="10" r=${at < left ? 6 : 5}/>`);
  return html`<div class="timer" role="timer"><b class="clock">${left}</b><span class="unit">${t('duel.seconds')}</span>
    <svg viewBox=${`0 0 ${Math.max(20, count) * 16} 20`} preserveAspectRatio="xMinYMid meet" aria-hidden="true">${studs}</svg></div>`;
}

/** Sent at the first tap: both wait for it, and the clock is the same for both. */
const Once = ({ question, onChosen }) => html`<ul class="opts">${placed(question, null).map((option) => html`<${Tap} key=${option.label} question=${question} option=${option} on=${false} onTap=${() => onChosen([option.label])}/>`)}</ul>`;

const Given = ({ question, chosen }) => html`<ul class=${question.type === 'multiple' ? 'opts opts--many' : 'opts'}>${placed(question, null).map((option) => {
  const on = chosen.includes(option.label);
  return html`<li key=${option.label} class=${on ? 'opt is-on' : 'opt is-rest'}><${Letter} question=${question} option=${option}/><span class="text">${option.text}</span>
    ${on ? html`<span class="mark"><${Icon} name="tick"/>${t('practice.chosen')}</span>` : null}</li>`;
})}</ul>`;

export function Asking({ shown }) {
  const { question, number, you, other } = shown;
  const stem = useRef(null);
  useEffect(() => {
    const heading = stem.current.querySelector('.stem');
    if (heading) heading.focus({ preventScroll: true });
  }, [number]);
  const give = (chosen) => say('answer', { number, chosen });
  const Pad = question.type === 'multiple' ? Ask : Once;
  const status = you.answered ? 'duel.asking.wait' : other.answered ? 'duel.asking.they' : 'duel.asking.both';
  return html`<section class="matter" ref=${stem}><${Asked} question=${question}/></section>
    <section class="thumb"><${Timer} shown=${shown}/>
      ${you.answered ? html`<${Given} question=${question} chosen=${you.chosen || []}/>` : html`<${Pad} key=${`${shown.round}-${number}`} question=${question} onChosen=${give}/>`}
      <p class="status quiet" role="status">${t(other.here ? status : 'duel.other.away')}</p><${Refused}/></section>`;
}

const verdict = (player) => (player.last ? 'right' : player.chosen ? 'wrong' : 'none');

export function Shown({ shown }) {
  const head = useRef(null);
  useEffect(() => { head.current.focus({ preventScroll: true }); }, [shown.number]);
  const { you, other, number, of } = shown;
  const question = { ...shown.question, key: shown.key };
  const answer = { chosen: you.chosen || [], right: you.last, order: null };
  const last = number === of;
  return html`<section class="matter"><${Recalled} question=${question} answer=${answer}/></section>
    <section class="sheet sheet--told" aria-label=${t('practice.verdict')}>
      <p class=${you.last ? 'verdict is-right' : 'verdict is-wrong'} tabindex="-1" role="status" ref=${head}><${Icon} name=${you.last ? 'tick' : 'cross'}/>${t(`duel.shown.you.${verdict(you)}`)}</p>
      <p class="duel-they">${t(`duel.shown.other.${verdict(other)}`)}</p>
      <${Explained} question=${question} answer=${answer}/>
      <div class="onward"><p class="status quiet" role="status">${t(waits(you, other, last))}</p>
        <button class=${you.ready ? 'btn btn--off' : 'btn btn--next'} type="button" disabled=${you.ready} onClick=${() => say('ready', { phase: 'shown', number })}>${t(you.ready ? 'duel.shown.read' : last ? 'duel.shown.result' : 'practice.next')}</button></div></section>`;
}

function waits(you, other, last) {
  if (!other.here) return 'duel.other.away';
  if (you.ready) return 'duel.shown.wait';
  if (other.ready) return last ? 'duel.shown.they_result' : 'duel.shown.they';
  return 'duel.shown.both';
}

/** Two bars of fields, right answers filled: nobody is called the winner. */
function Sums({ shown }) {
  const { you, other, of } = shown;
  return html`<dl class="duel-sums">${[['duel.you', you], ['duel.other', other]].map(([name, player]) => html`<div key=${name}><dt>${t(name)}</dt>
    <dd><span class="duel-fields" aria-hidden="true">${Array.from({ length: of }, (_, at) => html`<i key=${at} class=${at < player.right ? 'done' : ''}></i>`)}</span>${t('duel.sum', { right: player.right })}</dd></div>`)}</dl>`;
}

export function Finished({ shown, go }) {
  const { you, other, number } = shown;
  const status = you.ready ? 'duel.end.wait' : other.ready ? 'duel.end.they' : '';
  return html`<section class="matter matter--end"><h2 class="done-line">${t('duel.end.done')}<i class="stop" role="img" aria-label=${t('practice.end.stop')}></i></h2>
      <p class="sub"><b>${t(you.right === other.right ? 'duel.end.alike' : 'duel.end.each', { you: you.right, other: other.right })}</b></p>
      <${Sums} shown=${shown}/><p class="sub">${t('duel.end.nothing')}</p></section>
    <section class="thumb"><p class="status" role="status">${status && t(status)}</p><${Refused}/>
      <button class=${you.ready ? 'btn btn--off' : 'btn btn--next'} type="button" disabled=${you.ready} onClick=${() => say('ready', { phase: 'finished', number })}>${t(you.ready ? 'duel.end.said' : 'duel.end.again')}</button>
      <button class="btn btn--text" type="button" onClick=${() => { say('leave'); go(''); }}>${t('duel.end.enough')}</button></section>`;
}

/** It ended before its end: why, and what was answered until then. */
export function Closed({ shown, go }) {
  const { you, other, why, left } = shown;
  const asked = shown.number > 0 && other;
  return html`<section class="matter matter--end"><h2 class="headline">${t(`duel.closed.${why}${left ? `.${left}` : ''}`)}</h2>
      <p class="sub">${t('duel.closed.sub')}</p>${asked ? html`<${Sums} shown=${shown}/>` : null}</section>
    <section class="thumb"><${Refused}/><button class="btn btn--next" type="button" onClick=${() => say('open')}>${t('duel.closed.open')}</button>
      <button class="btn btn--text" type="button" onClick=${() => { say('leave'); go(''); }}>${t('duel.end.enough')}</button></section>`;
}
