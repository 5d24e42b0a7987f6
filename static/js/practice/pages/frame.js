/* The frame of the pages: head with its double rule, matter, the thumb's ground; and how old the picture is. */
import { html } from '../../../vendor/ui.js';
import { Icon } from '../parts/icons.js';
import { Top } from '../parts/top.js';
import { momentName, rich, say, studyDay } from './words.js';

/** A page. `known` (of known.js) adds the age of what is shown, `mine` says that nobody else sees it; `thumb` is the thumb's ground. */
export function Frame({ title, right, go, known = null, thumb = null, mine = false, name, children }) {
  return html`<main class=${`page page--${name}`}>
    <div><${Top} title=${title} right=${right} back=${() => go('')}/><div class="rule"></div></div>
    <div>${known && known.data && known.state === 'offline' ? html`<${Age} at=${known.at}/>` : null}</div>
    <section class="matter">${mine ? html`<p class="whose"><${Icon} name="lock"/>${say('only_you')}</p>` : null}${children}</section>
    ${thumb ? html`<section class="thumb">${thumb}</section>` : html`<div></div>`}</main>`;
}

const MINUTE_MS = 60000;

/** "3 分钟前", "今天 9:05", "11月20日": in whole units, because the picture is not fresher than that. */
function ageOf(at) {
  const minutes = Math.floor((Date.now() - at) / MINUTE_MS);
  if (minutes < 1) return say('age.now');
  if (minutes < 60) return say('age.minutes', { count: minutes });
  if (studyDay(at) === studyDay(Date.now())) return say('age.hours', { count: Math.floor(minutes / 60) });
  return momentName(at);
}

const Age = ({ at }) => html`<p class="band band--age" role="status"><${Clock}/><span>${rich(say('age.band', { age: ageOf(at) }))}</span></p>`;

export const Clock = () => html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><circle cx="12" cy="12" r="9"/><path d="M12 7v5l3.5 2"/></svg>`;

/** Nothing known yet: asking, or no line and nothing kept. */
export function Blank({ known }) {
  if (known.state === 'asking') return html`<p class="sub" role="status">${say('asking')}</p>`;
  const key = known.state === 'offline' ? 'nothing.offline' : 'nothing.failed';
  return html`<p class="headline">${say(`${key}.title`)}</p><p class="sub">${say(`${key}.sub`)}</p>
    <button class="btn btn--plain push" type="button" onClick=${known.again}>${say('again')}</button>`;
}

/** One thing to press, in ink. */
export const Next = ({ onClick, children }) => html`<button class="btn btn--next" type="button" onClick=${onClick}>${children}</button>`;
export const Text = ({ onClick, children }) => html`<button class="btn btn--text" type="button" onClick=${onClick}>${children}</button>`;

/** A part that opens under its button; closed it is not in the page at all. */
export function Fold({ open, onToggle, label, id, className = '', children }) {
  return html`<div class=${`fold ${className}`}><button class="fold__head" type="button" aria-expanded=${open ? 'true' : 'false'} aria-controls=${id} onClick=${onToggle}>
      <span>${label}</span><${Icon} name="down" className=${open ? 'is-up' : ''}/></button>
    <div id=${id} hidden=${!open}>${open ? children : null}</div></div>`;
}
