/* What is said after an answer: which option was right, why not the chosen one, the explanation and where it stands. */
import { html, useEffect, useRef, useState } from '../../../vendor/ui.js';
import { t } from '../../lib/i18n.js';
import { me } from '../me.js';
import { called, placed, Row } from '../pads/option.js';
import { Asked } from '../pads/ask.js';
import { Icon } from '../parts/icons.js';
import { amend } from '../queue.js';
import { Report } from '../sheets/report.js';
import { update } from './begin.js';
import { comesAgain, counts, goneOn, revised, stepOf } from './run.js';

const IN_SIGHT = 0.75;                                     // of the screen; below it lies the row of the thumb
const SEVERAL = ['multiple', 'order'];

/** The rows worth looking at: what was chosen, what was right, what was left out. */
function rowsOf(question, answer) {
  const { key, type } = question;
  if (type === 'order') return key.labels.map((label, at) => [label, 'right', t('practice.order.place', { place: at + 1 })]);
  const rows = answer.chosen.filter((label) => !key.labels.includes(label)).map((label) => [label, 'wrong', t('practice.yours')]);
  const missed = (label) => type === 'multiple' && answer.chosen.length > 0 && !answer.chosen.includes(label);
  const word = (label) => (missed(label) ? t('practice.missed') : answer.right && type !== 'multiple' ? '' : t('practice.correct'));
  return [...rows, ...key.labels.map((label) => [label, missed(label) ? 'missed' : 'right', word(label)])];
}

function Rows({ question, answer }) {
  const options = placed(question, answer.order);
  const by = (label) => options.find((option) => option.label === label) || { label, text: label, letter: label };
  const rows = rowsOf(question, answer);
  if (question.type !== 'order') rows.sort((one, other) => options.indexOf(by(one[0])) - options.indexOf(by(other[0])));
  return html`<ul class=${SEVERAL.includes(question.type) ? 'mini-opts opts--many' : 'mini-opts'}>
    ${rows.map(([label, look, word]) => html`<${Row} key=${label} question=${question} option=${by(label)} look=${look} word=${word}/>`)}</ul>
    ${question.type === 'order' && !answer.right && answer.chosen.length ? html`<p class="note">${t('practice.order.yours', { chosen: called(question, answer.order, answer.chosen) })}</p>` : null}`;
}

/** The same for answers in words: what was written, and the model answer. */
function Texts({ question, answer }) {
  const wrong = question.type === 'fill' && !answer.right && answer.chosen.length > 0;
  return html`<dl class="texts">${wrong ? html`<div><dt>${t('practice.yours.written')}</dt><dd>${answer.chosen.join(t('practice.listing'))}</dd></div>` : null}
    <div class="is-right"><dt>${t('practice.key')}</dt><dd>${question.key.text}</dd></div></dl>`;
}

/** The upper half: the question again with its key. */
export function Recalled({ question, answer, again }) {
  const labelled = question.key.labels && question.key.labels.length > 0;
  const Shown = labelled ? Rows : Texts;
  return html`<${Asked} question=${question} again=${again}/><${Shown} question=${question} answer=${answer}/>`;
}

function Whys({ question, answer }) {
  const why = question.key.why || {};
  const options = placed(question, answer.order);
  const wrong = answer.chosen.filter((label) => why[label] && !question.key.labels.includes(label));
  return wrong.map((label) => html`<p class="explain" key=${label}><b>${t('practice.why', { option: (options.find((each) => each.label === label) || {}).text || label })}</b>${why[label]}</p>`);
}

/** Why, and where it stands. */
export const Explained = ({ question, answer }) => html`${answer.right ? null : html`<${Whys} question=${question} answer=${answer}/>`}
  ${question.key.explanation ? html`<p class="explain">${question.key.explanation}</p>` : null}
  ${question.key.source ? html`<p class="source">${t('practice.source')} <cite>${question.key.source}</cite></p>` : null}`;

function headOf(answer) {
  if (answer.right) return [true, t(answer.again ? 'practice.verdict.fixed' : 'practice.verdict.right')];
  return [false, t(answer.chosen.length ? 'practice.verdict.wrong' : 'practice.verdict.looked')];
}

/** What follows from it, in one line; nothing when nothing does. */
function noteOf(sitting, answer) {
  if (answer.corrected) return t(answer.right ? 'practice.note.corrected_right' : 'practice.note.corrected_wrong');
  if (!counts(answer)) return t('practice.note.rapid');
  if (answer.sure === 'guess' && answer.right) return t('practice.note.guess');
  if (answer.again) return t(answer.right ? 'practice.note.fixed' : 'practice.note.again');
  return answer.right ? '' : t(comesAgain(sitting) ? 'practice.note.open' : 'practice.note.open_late');
}

/** The sheet from below. The way on stands where the last tap was. */
export function Told({ sitting, answer, onNext }) {
  const [reporting, setReporting] = useState(false);
  const head = useRef(null);
  useEffect(() => {
    head.current.focus({ preventScroll: true });
    if (head.current.getBoundingClientRect().bottom > window.innerHeight * IN_SIGHT) head.current.scrollIntoView({ block: 'center' });
  }, [answer.id]);
  const question = sitting.questions[answer.question];
  const [right, word] = headOf(answer);
  const note = noteOf(sitting, answer);
  return html`<section class="matter"><${Recalled} question=${question} answer=${answer} again=${answer.again}/></section>
    <section class="sheet sheet--told" aria-label=${t('practice.verdict')}>
      <p class=${right ? 'verdict is-right' : 'verdict is-wrong'} tabindex="-1" role="status" ref=${head}><${Icon} name=${right ? 'tick' : 'cross'}/>${word}</p>
      <${Explained} question=${question} answer=${answer}/>
      ${note ? html`<p class="note push-s"><${Icon} name="book"/><span>${note}</span></p>` : null}
      <button class="quiet-link" type="button" onClick=${() => setReporting(true)}>${t('practice.report')}</button>
      <${Onward} sitting=${sitting} answer=${answer} onNext=${onNext}/></section>
    ${reporting ? html`<${Report} question=${question} onClose=${() => setReporting(false)}/>` : null}`;
}

/** 下一题, and beside it after a right answer the two quiet words about how sure one was. */
function Onward({ sitting, answer, onNext }) {
  const asks = answer.right && answer.holds && me.value.settings && me.value.settings.confidence !== false;
  const say = (sure) => {
    const said = answer.sure === sure ? null : sure;
    amend(answer.id, { sure: said });
    update(revised(sitting, answer.id, { sure: said }));
  };
  const next = html`<button class="btn btn--next" type="button" onClick=${onNext}>${t(stepOf(goneOn(sitting)) ? 'practice.next' : 'practice.finish')}<${Icon} name="next" className="after"/></button>`;
  if (!asks) return html`<div class="onward">${next}</div>`;
  return html`<div class="onward onward--sure">${['guess', 'sure'].map((sure) => html`<button key=${sure} type="button" class=${answer.sure === sure ? 'btn btn--plain btn--soft is-on' : 'btn btn--plain btn--soft'}
    aria-pressed=${answer.sure === sure ? 'true' : 'false'} onClick=${() => say(sure)}>${t(`practice.sure.${sure}`)}</button>`)}${next}</div>`;
}
