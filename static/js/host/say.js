/*
 * The run-down of the question and the line to be spoken now, in a serif: serif means aloud.
 */
import { html } from '../../vendor/ui.js';
import { t } from '../lib/i18n.js';
import { spoken, words } from './words.js';

const LONG_LINE = 30;
const SILENT = ['say.wait_answer', 'say.judge', 'say.paused', 'say.protest', 'say.finished'];   // for the host, not for the hall
const LOOKS = { done: 'past', now: 'now', later: 'next' };

/** The steps of this question; between questions the name of the phase. */
export function Steps({ view }) {
  const steps = view.steps || [];
  if (!steps.length) return html`<ol class="steps"><li class="none now">${t(`host.phase.${view.phase}`)}</li></ol>`;
  return html`<ol class="steps">${steps.map((step) => html`<li key=${step.code} class=${LOOKS[step.state] || 'next'}
    aria-current=${step.state === 'now' ? 'step' : null}>${words(view, step)}</li>`)}</ol>`;
}

/** Once the buzzers are open the cue has been given. */
const wasSaid = (view) => view.phase === 'armed' && view.say.code === 'say.call_buzz';

function caption(view) {
  if (wasSaid(view)) return 'host.said';
  return SILENT.includes(view.say.code) ? 'host.not_aloud' : 'host.say_now';
}

/** The question has been read: the words that go with the next key, aloud as well. */
function Then({ view }) {
  const { then } = view.say;
  if (!then) return null;
  return html`<p class="then"><span class="cap">${t('host.then_say')}</span><b>${spoken(view, then)}</b></p>`;
}

export function Say({ view }) {
  if (!view.say) return null;
  const line = spoken(view, view.say);
  const quiet = caption(view) !== 'host.say_now';
  return html`<section class=${`say${quiet ? ' is-said' : ''}${SILENT.includes(view.say.code) ? ' is-silent' : ''}`}><span class="cap">${t(caption(view))}</span>
    <div class="lines"><p class=${`line${line.length > LONG_LINE ? ' is-long' : ''}`} aria-live="polite">${line}</p><${Then} view=${view}/></div></section>`;
}
