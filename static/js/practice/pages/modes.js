/*
 * The ways in, in the order everybody knows from elsewhere: the daily set first, a game for two last.
 *
 * 每日一组, 错题, 专项, 挑战, 模拟考试, 双人对战. None of them counts for anything but knowing more.
 */
import { html } from '../../../vendor/ui.js';
import { me } from '../me.js';
import { Icon } from '../parts/icons.js';
import { Challenge } from './challenge.js';
import { Frame } from './frame.js';
import { unread } from './me_notices.js';
import { useStart } from './starting.js';
import { Topics } from './topics.js';
import { say } from './words.js';

export default function Modes({ params, go }) {
  if (params.pick === 'topic') return html`<${Topics} params=${params} go=${go}/>`;
  if (params.pick === 'challenge') return html`<${Challenge} go=${go}/>`;
  return html`<${All} go=${go}/>`;
}

function All({ go }) {
  const [start, notice] = useStart();
  const { settings, ledger } = me.value;
  const news = unread().length;
  const standing = ledger ? ledger.open + ledger.fixed : 0;
  return html`<${Frame} name="modes" title=${say('modes.title')} go=${go}>
    <p class="whose">${say('modes.right')}</p>
    <button class="btn btn--main door--first" type="button" onClick=${() => start({ kind: 'daily' })}><b>${say('modes.daily')}</b><small>${say('modes.daily.sub', { size: settings.size })}</small></button>${notice}
    <ul class="doors">
      <${Way} name="mistakes" sub=${say(standing ? 'modes.mistakes.sub' : 'modes.mistakes.none', { count: standing })} onClick=${() => go('ledger')}/>
      <${Way} name="topic" onClick=${() => go('modes', { pick: 'topic' })}/>
      <${Way} name="challenge" onClick=${() => go('modes', { pick: 'challenge' })}/>
      <${Way} name="mock" onClick=${() => go('mock')}/>
      <${Way} name="duel" onClick=${() => go('duel')}/></ul>
    <h2 class="push">${say('modes.look')}</h2>
    <ul class="doors"><${Way} name="progress" onClick=${() => go('progress')}/><${Way} name="forecast" onClick=${() => go('forecast')}/><${Way} name="me" sub=${news ? say('modes.me.news', { count: news }) : undefined} onClick=${() => go('me')}/></ul>
  <//>`;
}

const Way = ({ name, sub = say(`modes.${name}.sub`), onClick }) => html`<li><button class="door" type="button" data-way=${name} onClick=${onClick}><span><b>${say(`modes.${name}`)}</b><small>${sub}</small></span>
  <${Icon} name="next"/></button></li>`;
