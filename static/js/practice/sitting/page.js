/* The sitting on the screen: the question, what is said after it, the sheet that saves progress, the full stop. */
import { html, useEffect, useRef, useState } from '../../../vendor/ui.js';
import { t } from '../../lib/i18n.js';
import { freshId } from '../../lib/ids.js';
import { judge } from '../grading/judge.js';
import { Ask, Asked } from '../pads/ask.js';
import { Link } from '../parts/link.js';
import { Ticks, Top } from '../parts/top.js';
import { me } from '../me.js';
import { record, release } from '../queue.js';
import { mayOfferSaving, Saving } from '../sheets/saving.js';
import { keep, kept } from '../store.js';
import { run, update } from './begin.js';
import { End } from './end.js';
import { answered, endsEarly, goneOn, stepOf, summary, toldOf } from './run.js';
import { Told } from './told.js';

const SLOWEST_RAPID_MS = 1200;
const MS_A_CHARACTER = 25;
const LONGEST_MS = 600000;                                  // a phone laid aside says nothing about an answer

/** Whether nobody has answered anything on this phone yet: only then is it said that it costs nothing. */
const isNovice = () => !me.value.named && !kept('began');

/** The server's rule without its medians: nobody reads that fast. */
function tooFast(question, tookMs) {
  const characters = question.options.reduce((sum, option) => sum + option.text.length, question.stem.length);
  return tookMs < Math.max(SLOWEST_RAPID_MS, MS_A_CHARACTER * characters);
}

/** Judge, keep, and show. A right answer to a question with options waits for 是蒙的 before it is sent. */
function take(sitting, step, chosen, tookMs) {
  const { item, question, again } = step;
  const right = judge(question, chosen);
  const holds = right && question.type !== 'fill' && question.type !== 'oral';
  const took = Math.max(1, Math.min(Math.round(tookMs), LONGEST_MS));
  const entry = { id: freshId(), kind: 'attempt', question: item.question, rev: item.rev, at: Date.now(), mode: item.mode, chosen, sure: null, took_ms: took, session: sitting.session.id };
  const rapid = chosen.length > 0 && question.type !== 'oral' && tooFast(question, took);
  update(answered(sitting, { id: entry.id, question: item.question, again, chosen, right, holds, rapid, order: item.order }));
  record(entry, holds);
  keep('began', true);
}

function Question({ sitting, step }) {
  const began = useRef(Date.now());
  const stem = useRef(null);
  useEffect(() => {
    const back = () => { if (document.visibilityState === 'visible') began.current = Date.now(); };
    document.addEventListener('visibilitychange', back);
    return () => document.removeEventListener('visibilitychange', back);
  }, []);
  useEffect(() => {
    const heading = stem.current && stem.current.querySelector('.stem');
    if (heading && sitting.past.length) heading.focus({ preventScroll: true });
  }, []);
  const give = (chosen, at = Date.now()) => take(sitting, step, chosen, at - began.current);
  return html`<section class="matter" ref=${stem}><${Asked} question=${step.question} again=${step.again}/></section>
    <section class="thumb"><${Ask} question=${step.question} order=${step.item.order} onChosen=${give} onGiveUp=${() => give([])} hint=${isNovice() ? t('practice.entry.hint') : null}/><${Link}/></section>`;
}

function placeOf(sitting, step, told) {
  const of = sitting.session.items.length;
  if ((told && told.again) || (!told && step && step.again)) return t('practice.again.place');
  const number = told ? summary(sitting).answered : Math.min(step.number + 1, of);
  return endsEarly(sitting) ? t('practice.place.open', { number }) : t('practice.place', { number, of });
}

function Head({ sitting, step, told }) {
  const place = placeOf(sitting, step, told);
  const done = summary(sitting).answered - (told && !told.again ? 1 : 0);
  return html`<${Top} right=${html`<span class="num">${place}</span>`}/>${endsEarly(sitting) ? null : html`<${Ticks} done=${done} of=${sitting.session.items.length} label=${place}/>`}`;
}

export function Sitting() {
  const sitting = run.value;
  const [saving, setSaving] = useState(false);
  if (!sitting) return null;
  const told = toldOf(sitting);
  const step = stepOf(sitting);
  const on = () => {
    update(goneOn(run.value));
    window.scrollTo(0, 0);
  };
  const next = () => {
    release(told.id);
    if (mayOfferSaving(summary(sitting).answered)) setSaving(true);
    else on();
  };
  if (!told && !step) return html`<${End} sitting=${sitting}/>`;
  const close = () => { setSaving(false); on(); };
  return html`<main class=${saving ? 'page page--practice is-under' : 'page page--practice'}>
      <${Head} sitting=${sitting} step=${step} told=${told}/>
      ${told ? html`<${Told} key=${told.id} sitting=${sitting} answer=${told} onNext=${next}/>` : html`<${Question} key=${`${step.item.question}-${sitting.past.length}`} sitting=${sitting} step=${step}/>`}
    </main>${saving ? html`<${Saving} onClose=${close}/>` : null}`;
}
