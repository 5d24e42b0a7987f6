/*
 * 四史进度: per history what could be answered today, what is firm, what was never met; a map of chapters under each.
 *
 * The numbers decay by design, and the page says why. Nobody else's numbers are on it.
 */
import { html, useState } from '../../../vendor/ui.js';
import { Icon } from '../parts/icons.js';
import { Bar, Legend } from './bar3.js';
import { Blank, Clock, Fold, Frame, Next, Text } from './frame.js';
import { useKnown } from './known.js';
import { useStart } from './starting.js';
import { rich, say, Say } from './words.js';

const MOST_AT_ONCE = 20;
const QUESTIONS_A_MINUTE = 3;

export default function Progress({ go }) {
  const known = useKnown('progress');
  const [start, notice] = useStart();
  const { data } = known;
  return html`<${Frame} name="progress" title=${say('progress.title')} go=${go} known=${known} mine
      thumb=${data ? html`<${Foot} data=${data} start=${start} notice=${notice}/>` : null}>
    ${data ? html`<${Legend}/><ul>${data.histories.map((each) => html`<${History} key=${each.bank} history=${each} start=${start}/>`)}</ul><${Why}/><${Text} onClick=${() => go('forecast')}>${say('progress.forecast')}<//>` : html`<${Blank} known=${known}/>`}
  <//>`;
}

function History({ history, start }) {
  const [open, setOpen] = useState(false);
  const { bank, periods = [] } = history;
  const map = `map-${bank}`;
  return html`<li class="hist" data-bank=${bank}><h2><button class="hist__head" type="button" aria-expanded=${open ? 'true' : 'false'} aria-controls=${map} onClick=${() => setOpen(!open)}>
      ${history.history}<span>${say(`level.${history.level}`)}</span><${Icon} name="down" className=${open ? 'is-up' : ''}/><span class="unseen">${say('progress.chapters', { count: periods.length })}</span></button></h2>
    <${Bar} numbers=${history} id=${bank}/><p>${sentence(history)}</p>
    <div id=${map} hidden=${!open}>${open ? html`<${Chapters} history=${history} start=${start}/>` : null}</div></li>`;
}

const sentence = ({ total, expected, consolidated, unseen }) => rich(say(unseen ? 'progress.sentence' : 'progress.sentence_all', { total, expected: Math.round(expected), consolidated, unseen }));

/** The chapters of a history, each a thin bar and a way to drill it. */
function Chapters({ history, start }) {
  return html`<ul class="chapters">${history.periods.map((each, at) => html`<li key=${each.period}><h3>${each.period}</h3>
    <${Bar} numbers=${each} id=${`${history.bank}-${at}`} thin/>
    <p>${rich(say(each.unseen ? 'progress.chapter' : 'progress.chapter_all', { total: each.total, expected: Math.round(each.expected), unseen: each.unseen }))}</p>
    <button class="btn btn--small" type="button" onClick=${() => start({ kind: 'topic', bank: history.bank, period: each.period })}>${say('progress.drill')}<span class="unseen"> ${each.period}</span></button></li>`)}</ul>`;
}

function Why() {
  const [open, setOpen] = useState(false);
  return html`<${Fold} id="why" open=${open} onToggle=${() => setOpen(!open)} label=${say('progress.why')}>${[1, 2].map((at) => html`<p class="because" key=${at}>${say(`progress.because.${at}`)}</p>`)}<//>`;
}

function Foot({ data, start, notice }) {
  const count = Math.min(data.fading, MOST_AT_ONCE);
  const minutes = data.fading_minutes || Math.ceil(count / QUESTIONS_A_MINUTE);
  if (!count) return html`<p class="note"><${Icon} name="tick"/><span>${say('progress.nothing_fading')}</span></p>`;
  return html`<p class="note"><${Clock}/><span><${Say} k=${data.fading > count ? 'progress.many_fade' : 'progress.some_fade'} args=${{ all: data.fading, count, minutes }}/></span></p>${notice}
    <${Next} onClick=${() => start({ kind: 'review', size: count })}>${say('progress.review', { count })}<//>`;
}
