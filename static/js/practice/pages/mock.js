/*
 * 模拟考试: a paper by the blueprint of the contest, without verdicts until it is handed in. It can be left and taken up.
 *
 * Handing in sends every answer once; the wrong ones are then on the ledger. The result stays until a new paper is begun.
 */
import { html, useState } from '../../../vendor/ui.js';
import { ask } from '../api.js';
import { meet } from '../me.js';
import { record } from '../queue.js';
import { fetchMedia } from '../sitting/begin.js';
import { Frame, Next } from './frame.js';
import { lastKnown } from './known.js';
import { entriesOf, keepPaper, paperKept, paperOf, throwAway } from './mock_book.js';
import { Paper } from './mock_paper.js';
import { Result } from './mock_result.js';
import { say, said } from './words.js';

export default function Mock({ go }) {
  const [paper, set] = useState(paperKept);
  const update = (next) => { if (!isHandedIn()) set(keepPaper(next)); };   // a page that closes still tells its time: too late then
  const handIn = () => {
    const now = Date.now();
    if (isHandedIn()) return;                             // a second tap sends nothing twice
    set(keepPaper({ ...paperKept(), handed: now }));
    entriesOf(paper, now).forEach((entry) => record(entry));
    window.scrollTo(0, 0);
  };
  if (!paper) return html`<${Before} onPaper=${update} go=${go}/>`;
  if (paper.handed) return html`<${Result} paper=${paper} onAgain=${() => { throwAway(); set(null); }} go=${go}/>`;
  return html`<${Paper} paper=${paper} update=${update} onHandIn=${handIn} go=${go}/>`;
}

function isHandedIn() {
  const paper = paperKept();
  return Boolean(paper && paper.handed);
}

/** What the forecast said last, if there was one. */
function expected() {
  const known = lastKnown('forecast');
  return known && known.data.score != null && !known.data.needed ? { low: known.data.low, high: known.data.high, full: known.data.full || 100 } : null;
}

function Before({ onPaper, go }) {
  const [state, set] = useState('');
  const begin = async () => {
    set('asking');
    try {
      const answer = await ask('session', { kind: 'mock' });
      meet(answer.me);
      if (!answer.session.items.length) set('empty');
      else {
        onPaper(paperOf(answer, expected()));
        window.scrollTo(0, 0);
        fetchMedia();
      }
    } catch (failure) {
      if (failure.code === undefined) throw failure;
      set(failure.code);
    }
  };
  const problem = state && state !== 'asking' ? html`<p class="status is-bad" role="alert">${say(said(`start.${state}`) ? `start.${state}` : 'start.failed')}</p>` : null;
  return html`<${Frame} name="mock" title=${say('mock.title')} go=${go} mine
      thumb=${html`${problem}<${Next} onClick=${begin}>${say(state === 'asking' ? 'asking' : 'mock.begin')}<//>`}>
    <h2 class="hero">${say('mock.hero')}</h2>${[1, 2, 3, 4].map((at) => html`<p class="sub" key=${at}>${say(`mock.say.${at}`)}</p>`)}<//>`;
}
