/* The full stop. What was done, what comes tomorrow, and a quiet way to do more. */
import { html, useState } from '../../../vendor/ui.js';
import { has, t } from '../../lib/i18n.js';
import { me } from '../me.js';
import { Link } from '../parts/link.js';
import { Ticks, Top } from '../parts/top.js';
import { go } from '../router.js';
import { begin } from './begin.js';
import { today } from './day.js';
import { endsEarly, summary } from './run.js';
import { Explained, Recalled } from './told.js';

const MORE = 5;
const SECONDS_A_QUESTION = 18;
const DAY_MS = 24 * 3600 * 1000;

/** The date of a study day as it is said: 11月22日. */
function dated(day) {
  const date = new Date(day * DAY_MS);
  return t('practice.date', { month: date.getUTCMonth() + 1, day: date.getUTCDate() });
}

function Sums({ sitting }) {
  const { answered, right, wrong, booked } = summary(sitting);
  const key = booked ? 'practice.end.some' : wrong ? 'practice.end.none' : 'practice.end.all';
  const { settings, campaign } = me.value;
  const minutes = Math.max(1, Math.round((settings.size * SECONDS_A_QUESTION) / 60));
  const over = campaign && campaign.exam_day === today();     // nobody is sent for on the morning after
  return html`<p class="sub">${has(`practice.end.count.${answered}`) ? t(`practice.end.count.${answered}`) : t('practice.end.count', { count: answered })}<b>${t(key, { right, wrong: booked })}</b></p>
    ${over ? null : html`<p class="sub">${t(booked ? 'practice.end.tomorrow' : 'practice.end.tomorrow_new', { wrong: booked, minutes })}</p>`}`;
}

function More() {
  const [state, setState] = useState('');
  const more = () => {
    setState('coming');
    begin({ kind: 'daily', more: 1, size: MORE }).catch((failure) => setState(failure.code === 'empty' ? 'empty' : 'failed'));
  };
  if (state === 'empty' || state === 'failed') return html`<p class="status quiet" role="status">${t(`practice.more.${state}`)}</p>`;
  return html`<button class="btn btn--text" type="button" disabled=${state === 'coming'} onClick=${more}>${t('practice.more', { count: MORE })}</button>`;
}

/** Elsewhere; 我的 says how many messages wait there: a corrected key, an answer to a report. */
function Ways() {
  const news = (me.value.notices || []).length;
  const word = (name) => (name === 'me' && news ? t('practice.ways.me_news', { count: news }) : t(`practice.ways.${name}`));
  return html`<nav class="ways" aria-label=${t('practice.ways')}>${['ledger', 'modes', 'me'].map((name) => html`<a class="quiet-link" key=${name} href=${`#/${name}`}>${word(name)}</a>`)}</nav>`;
}

/** The explanations of what went wrong, once more, one below the other. */
function Again({ sitting, onBack }) {
  const answers = sitting.past.filter((answer) => !answer.again && !answer.right);
  return html`<main class="page page--practice"><${Top} title=${t('practice.review.title')}/><div class="ticks"></div>
    <section class="matter">${answers.map((answer) => html`<article class="recalled" key=${answer.id}><${Recalled} question=${sitting.questions[answer.question]} answer=${answer}/>
      <${Explained} question=${sitting.questions[answer.question]} answer=${answer}/></article>`)}</section>
    <section class="thumb"><button class="btn btn--plain" type="button" onClick=${onBack}>${t('practice.back')}</button></section></main>`;
}

export function End({ sitting }) {
  const [reading, setReading] = useState(false);
  const { answered, wrong } = summary(sitting);
  const of = endsEarly(sitting) ? answered : sitting.session.items.length;
  if (reading) return html`<${Again} sitting=${sitting} onBack=${() => setReading(false)}/>`;
  return html`<main class="page page--practice"><${Top} right=${html`<span class="num">${dated(today())}</span>`}/><${Ticks} done=${of} of=${of} label=${t('practice.end.ticks', { of })}/>
    <section class="matter matter--end"><h2 class="done-line">${t(sitting.session.kind === 'daily' ? 'practice.end.enough' : 'practice.end.done')}<i class="stop" role="img" aria-label=${t('practice.end.stop')}></i></h2><${Sums} sitting=${sitting}/></section>
    <section class="thumb">${wrong ? html`<button class="btn btn--plain" type="button" onClick=${() => setReading(true)}>${t('practice.end.review', { wrong })}</button>` : null}
      <button class="btn btn--plain" type="button" onClick=${() => go('progress')}>${t('practice.end.progress')}</button>
      <${More}/><${Ways}/><${Link}/></section></main>`;
}
