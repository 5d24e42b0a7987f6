/* 挑战: question after question until the first miss. It says beforehand what it is and what it is not. */
import { html } from '../../../vendor/ui.js';
import { Frame, Next, Text } from './frame.js';
import { useStart } from './starting.js';
import { say } from './words.js';

export function Challenge({ go }) {
  const [start, notice] = useStart();
  return html`<${Frame} name="challenge" title=${say('modes.challenge')} go=${go}
      thumb=${html`${notice}<${Next} onClick=${() => start({ kind: 'challenge' })}>${say('challenge.start')}<//><${Text} onClick=${() => go('modes')}>${say('challenge.other')}<//>`}>
    <p class="hero">${say('challenge.hero')}</p>
    ${[1, 2, 3].map((at) => html`<p class="sub" key=${at}>${say(`challenge.say.${at}`)}</p>`)}<//>`;
}
