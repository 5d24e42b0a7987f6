/* A forecast drawn: the axis, the span in which eight of ten papers would fall, and its middle. Numbers are printed too. */
import { html } from '../../../vendor/ui.js';
import { say } from './words.js';

const LEFT = 14;
const RIGHT = 336;
const APART = 44;         // two numbers of the axis closer than this would touch

/** Where the axis begins: a round ten well below the span, so that the span is not squeezed to a dot. */
export const axisFrom = (low, full) => Math.max(0, Math.min(Math.floor((low - full * 0.15) / 10) * 10, full - 20));

export function Range({ low, high, score, full }) {
  const from = axisFrom(low, full);
  const x = (points) => Math.round(LEFT + ((Math.min(full, Math.max(from, points)) - from) / (full - from)) * (RIGHT - LEFT));
  const [one, two] = [x(low), x(high)];
  const close = two - one < APART;
  const middle = Math.round((one + two) / 2);
  return html`<figure class="rangebox"><svg class="range" viewBox="0 0 350 84" role="img" aria-label=${say('forecast.drawn', { low, high, score })}>
    <path class="axis" d=${`M${LEFT} 34H${RIGHT}M${LEFT} 26v16M${RIGHT} 26v16`}/><path class="span" d=${`M${one} 34H${two}`}/>
    <path class="edge" d=${`M${one} 20v28M${two} 20v28`}/><circle class="mid" cx=${x(score)} cy="34" r="9"/>
    ${(close ? middle : one) - LEFT > APART ? html`<text x=${LEFT} y="72">${from}</text>` : null}
    ${RIGHT - (close ? middle : two) > APART ? html`<text x=${RIGHT - 4} y="72">${full}</text>` : null}
    ${close ? html`<text class="strong" x=${Math.min(middle, RIGHT - 16)} y="72">${`${low}–${high}`}</text>`
    : html`<text class="strong" x=${one} y="72">${low}</text><text class="strong" x=${Math.min(two, RIGHT - 4)} y="72">${high}</text>`}</svg></figure>`;
}
