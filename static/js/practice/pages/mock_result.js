/* A paper handed in: what it came to beside what was expected, by history with its span, and every wrong answer explained. */
import { html, useState } from '../../../vendor/ui.js';
import { Link } from '../parts/link.js';
import { Explained, Recalled } from '../sitting/told.js';
import { Fold, Frame, Next, Text } from './frame.js';
import { byHistory, fullOf, marked, spanOf, won } from './mock_book.js';
import { momentName, rich, say } from './words.js';

const FEW = 8;                       // fewer questions than this of one history say too little to be called a span

export function Result({ paper, onAgain, go }) {
  const rows = marked(paper);
  const wrong = rows.filter((row) => !row.right);
  return html`<${Frame} name="result" title=${say('mock.result')} right=${momentName(paper.handed)} go=${go}
      thumb=${html`<${Next} onClick=${() => go('ledger')}>${say(wrong.length ? 'mock.to_ledger' : 'mock.ledger')}<//><${Text} onClick=${onAgain}>${say('mock.again')}<//>`}>
    <p class="big-fact"><span class="num">${won(rows)}</span> <small>${say('forecast.points')}</small></p>
    <p class="sub">${rich(say('mock.of', { full: fullOf(paper), right: rows.length - wrong.length, total: rows.length }))}</p>
    <${Severals} paper=${paper} rows=${rows}/><${Expected} paper=${paper}/><p class="sub">${say('mock.no_exam')}</p><${Link}/>
    <h2 class="push">${say('mock.by_history')}</h2><ul>${byHistory(rows).map((each) => html`<${History} key=${each.history} row=${each}/>`)}</ul>
    <${Wrong} rows=${wrong}/><//>`;
}

/** How questions with several right options were marked: the contest's own rules may differ, so it is said. */
function Severals({ paper, rows }) {
  if (!rows.some((row) => row.question.type === 'multiple')) return null;
  if (!paper.missing_some) return html`<p class="sub">${say('mock.severals_whole')}</p>`;
  return html`<p class="sub">${say('mock.severals_part', { points: paper.missing_some, count: rows.filter((row) => row.missing).length })}</p>`;
}

/** The forecast of before, on the scale of this paper. */
function Expected({ paper }) {
  if (!paper.expected) return null;
  const { low, high, full = 100 } = paper.expected;
  const scaled = (points) => Math.round((points / full) * fullOf(paper));
  return html`<p class="sub">${rich(say('mock.expected', { low: scaled(low), high: scaled(high) }))}</p>`;
}

function History({ row }) {
  const { low, high } = spanOf(row.right, row.total);
  const few = row.total < FEW;
  return html`<li class="hist"><h2>${row.history}<span>${say('mock.right_of', { right: row.right, total: row.total })}</span></h2>
    <p>${rich(say(few ? 'mock.few' : 'mock.span', { low, high }))}</p></li>`;
}

function Wrong({ rows }) {
  const [open, setOpen] = useState('');
  if (!rows.length) return html`<p class="sub push">${say('mock.none_wrong')}</p>`;
  return html`<h2 class="push">${say('mock.wrong', { count: rows.length })}</h2>${rows.map(({ item, question, chosen, right }) => {
    const answer = { chosen, right, order: item.order };
    return html`<${Fold} key=${item.question} id=${`wrong-${item.question}`} className="fold--stem" open=${open === item.question} onToggle=${() => setOpen(open === item.question ? '' : item.question)} label=${question.stem}>
      <${Recalled} question=${question} answer=${answer}/><${Explained} question=${question} answer=${answer}/><//>`;
  })}`;
}
