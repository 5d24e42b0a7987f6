/*
 * A paper being written: one question a page, back and forth, the answer sheet with every number, the hand-in.
 *
 * No verdict, no countdown: the clock on the answer sheet tells and ends nothing. Closing the page loses nothing.
 */
import { html, useEffect, useRef, useState } from '../../../vendor/ui.js';
import { Asked } from '../pads/ask.js';
import { Frame, Text } from './frame.js';
import { choose, isAnswered, spend, unanswered } from './mock_book.js';
import { PaperPad } from './mock_pad.js';
import { rich, say } from './words.js';

const MINUTE_MS = 60000;

export function Paper({ paper, update, onHandIn, go }) {
  const [sheet, openSheet] = useState(false);
  const latest = useRef(paper);
  latest.current = paper;
  const id = paper.items[paper.place].question;
  useSpent(id, (ms) => update(spend(latest.current, id, ms)));
  const to = (place) => { openSheet(false); update({ ...latest.current, place }); window.scrollTo(0, 0); };
  if (sheet) return html`<${AnswerSheet} paper=${paper} to=${to} onHandIn=${onHandIn} go=${go}/>`;
  return html`<${Page} key=${id} paper=${paper} to=${to} go=${go} onSheet=${() => { openSheet(true); window.scrollTo(0, 0); }} onChosen=${(chosen) => update(choose(latest.current, id, chosen, Date.now()))}/>`;
}

/** Tells the time a question was on the screen, when it leaves it. */
function useSpent(id, tell) {
  useEffect(() => {
    let since = Date.now();
    const stop = () => { if (since !== null) tell(Date.now() - since); since = null; };
    const watch = () => { if (document.visibilityState === 'hidden') stop(); else since = Date.now(); };
    document.addEventListener('visibilitychange', watch);
    return () => { document.removeEventListener('visibilitychange', watch); stop(); };
  }, [id]);
}

function Page({ paper, to, go, onSheet, onChosen }) {
  const { items, place, questions } = paper;
  const item = items[place];
  const question = questions[item.question];
  const last = place + 1 === items.length;
  const thumb = html`<${PaperPad} question=${question} order=${item.order} chosen=${paper.chosen[item.question] || []} onChosen=${onChosen}/>
    <div class="pair pair--even push"><button class="btn btn--plain" type="button" disabled=${place === 0} onClick=${() => to(place - 1)}>${say('mock.before')}</button>
      <button class="btn btn--next" type="button" onClick=${() => (last ? onSheet() : to(place + 1))}>${say(last ? 'mock.to_sheet' : 'mock.after')}</button></div>
    ${last ? null : html`<${Text} onClick=${onSheet}>${say('mock.sheet', { count: unanswered(paper) })}<//>`}`;
  return html`<${Frame} name="paper" title=${say('mock.number', { number: place + 1, of: items.length })} go=${go} thumb=${thumb}><${Asked} question=${question}/><//>`;
}

/** Every number, filled when answered; the time as information; handing in, asked twice while something is blank. */
function AnswerSheet({ paper, to, onHandIn, go }) {
  const [sure, ask] = useState(false);
  const blank = unanswered(paper);
  const thumb = html`${sure ? html`<p class="note" role="alert">${say('mock.blank_left', { count: blank })}</p>` : null}
    <button class="btn btn--main" type="button" onClick=${() => (blank && !sure ? ask(true) : onHandIn())}>${say(sure ? 'mock.hand_in_anyway' : 'mock.hand_in')}</button>
    <${Text} onClick=${() => to(paper.place)}>${say('mock.back_to', { number: paper.place + 1 })}<//>`;
  return html`<${Frame} name="sheet" title=${say('mock.sheet_title')} go=${go} thumb=${thumb}>
    <p class="sub">${rich(say(blank ? 'mock.blank_count' : 'mock.all_answered', { count: blank, of: paper.items.length }))}</p>
    <p class="sub">${say(paper.minutes ? 'mock.clock' : 'mock.clock_only', { minutes: Math.max(1, Math.round(paper.spent_ms / MINUTE_MS)), of: paper.minutes })}</p>
    <ol class="numbers">${paper.items.map((item, at) => {
    const done = isAnswered(paper, item.question);
    return html`<li key=${item.question}><button type="button" class=${done ? 'is-done' : ''} aria-label=${say(done ? 'mock.number_done' : 'mock.number_blank', { number: at + 1 })} onClick=${() => to(at)}>${at + 1}</button></li>`;
  })}</ol><//>`;
}
