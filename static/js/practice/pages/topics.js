/* 专项: one history, then all of it, one chapter or one theme. Where one stands is in the hash, so that back goes back. */
import { html } from '../../../vendor/ui.js';
import { Icon } from '../parts/icons.js';
import { Blank, Frame, Next } from './frame.js';
import { useKnown } from './known.js';
import { useStart } from './starting.js';
import { say } from './words.js';

export function Topics({ params, go }) {
  const [start, notice] = useStart();
  const known = useKnown('topics');
  const banks = known.data ? known.data.banks : null;
  const bank = banks && banks.find((each) => each.bank === params.bank);
  const title = bank ? say('topics.of', { history: bank.history }) : say('modes.topic');
  return html`<${Frame} name="topics" title=${title} go=${go} known=${known}
      thumb=${bank ? html`${notice}<${Next} onClick=${() => start({ kind: 'topic', bank: bank.bank })}>${say('topics.whole', { history: bank.history })}<//>` : null}>
    ${!banks ? html`<${Blank} known=${known}/>` : bank ? html`<${Within} bank=${bank} go=${go} start=${start}/>`
    : html`<p class="sub">${say('topics.choose')}</p><ul class="doors">${banks.map((each) => html`<${Row} key=${each.bank} words=${each.history} count=${each.count} onClick=${() => go('modes', { pick: 'topic', bank: each.bank })}/>`)}</ul>`}
  <//>`;
}

function Within({ bank, go, start }) {
  const drill = (scope) => start({ kind: 'topic', bank: bank.bank, ...scope });
  return html`<h2>${say('topics.periods')}</h2><ul class="doors">${bank.periods.map(({ period, count }) => html`<${Row} key=${period} words=${period} count=${count} onClick=${() => drill({ period })}/>`)}</ul>
    <h2 class="push">${say('topics.themes')}</h2><ul class="doors">${bank.topics.map(({ topic, count }) => html`<${Row} key=${topic} words=${topic} count=${count} onClick=${() => drill({ topic })}/>`)}</ul>
    <button class="btn btn--text" type="button" onClick=${() => go('modes', { pick: 'topic' })}>${say('topics.other')}</button>`;
}

const Row = ({ words, count, onClick }) => html`<li><button class="door" type="button" onClick=${onClick}><span><b>${words}</b><small>${say('topics.count', { count })}</small></span>
  <${Icon} name="next"/></button></li>`;
