/*
 * A protest: what the team says, what was ruled, what the source says, and whether it matters to a place or an award
 * before anybody decides.
 */
import { html, signal } from '../../vendor/ui.js';
import { t } from '../lib/i18n.js';
import { Icon, Told } from '../host/icon.js';
import { answerOf } from '../host/key_box.js';
import { seatName, timeOfDay } from '../host/words.js';
import { standing } from './overrule.js';
import { Press } from './press.js';
import { VerdictLine } from './ruling_page.js';
import { ask, CHANGES, STANDS } from './sheet.js';

export const picked = signal(null);

/** The protest on the page: the one picked, else the first open one, else the newest. */
export function shown(view) {
  const protests = view.protests || [];
  return protests.find((each) => each.id === picked.value) || protests.find((each) => each.state === 'open') || protests[0] || null;
}

function Matters({ view, protest }) {
  const { matters } = protest;
  if (protest.state !== 'open') return html`<p class="bigline">${t(`host.protest.${protest.state}`)}</p><span class="cap">${protest.reason}</span>`;
  if (!matters) return html`<p class="bigline">${t('judge.matters.unknown')}</p>`;
  const places = matters.places || [];
  const code = matters.award ? 'award' : places.length ? 'places' : 'none';
  return html`<p class="bigline"><${Told} tone=${code === 'none' ? 'ok' : 'care'} icon=${code === 'none' ? 'check' : 'warn'}>${t(`judge.matters.${code}`)}</${Told}></p>
    <dl class="facts facts--side">${places.map((each) => html`<dt key=${each.team}>${seatName(view, each.team)}</dt><dd>${t('judge.place_change', { before: each.place_before, after: each.place })}</dd>`)}</dl>`;
}

function About({ view, protest }) {
  const line = standing(view, protest.slot, protest.team);
  const stem = protest.stem || (line && line.stem) || '';
  return html`<dl class="facts"><dt>${t('judge.question')}</dt><dd>${stem || protest.slot}</dd>
    ${protest.key && html`<dt>${t('judge.key')}</dt><dd><b>${answerOf(protest.key)}</b></dd>`}
    ${protest.key && (protest.key.accept || []).length > 0 && html`<dt>${t('judge.accept')}</dt><dd>${protest.key.accept.join(t('host.list_long'))}</dd>`}
    ${line && html`<dt>${t('judge.then')}</dt><dd><${VerdictLine} line=${line}/></dd>`}
    ${protest.key && html`<dt>${t('judge.source')}</dt><dd><p class="quote">${protest.key.source}</p></dd>`}</dl>`;
}

const Others = ({ view, protest }) => html`<span class="cap">${t('judge.protest_choose')}</span><ul class="votes">${(view.protests || []).map((each) => html`<li key=${each.id}><button type="button" class=${`pick${each.id === protest.id ? ' on' : ''}`} onClick=${() => { picked.value = each.id; }}>
  <${Icon} name="flag"/><span class="grow">${seatName(view, each.team)} ${each.text}</span><span>${t(`host.protest.${each.state}`)}</span></button></li>`)}</ul>`;

export function ProtestPage({ view }) {
  const protest = shown(view);
  if (!protest) return html`<div class="cols"><section class="panel"><p class="bigline">${t('judge.protests_empty')}</p></section></div>`;
  return html`<div class="cols"><div class="stack"><section class="panel"><span class="cap">${t('judge.protest_by', { seat: seatName(view, protest.team), time: timeOfDay(protest.at) })}</span><p class="bigline">“${protest.text}”</p></section>
      <section class="panel scroll"><${About} view=${view} protest=${protest}/></section></div>
    <div class="stack"><section class="panel"><span class="cap">${t('judge.matters_cap')}</span><${Matters} view=${view} protest=${protest}/></section>
      <section class="panel scroll"><${Others} view=${view} protest=${protest}/></section></div></div>`;
}

/** Upholding turns a standing ruling to right; a protest about anything else is upheld in words alone. */
export function ProtestFoot({ view, turnTo }) {
  const protest = shown(view);
  const open = Boolean(protest) && protest.state === 'open';
  const line = protest && standing(view, protest.slot, protest.team);
  const verdict = line && line.verdict !== 'right' ? 'right' : null;
  const decide = (upheld) => ask({
    title: `${seatName(view, protest.team)} ${t(upheld ? 'judge.uphold' : 'judge.dismiss')}`, question: t('judge.why_protest'), reasons: upheld ? CHANGES : STANDS,
    command: { type: 'rule_protest', protest: protest.id, upheld, ...(upheld && verdict ? { verdict } : {}) },
    after: () => { picked.value = null; },
  });
  const small = verdict ? t('judge.uphold_small', { verdict: t(`host.verdict.${verdict}`) }) : t('judge.uphold_plain');
  return html`<footer class="verdicts"><${Press} icon="cross" label=${t('judge.dismiss')} small=${t('judge.dismiss_small')} off=${!open} press=${() => decide(false)}/>
    <${Press} icon="eye" label=${t('judge.see_evidence')} small=${t('judge.see_evidence_small')} press=${() => turnTo('evidence')}/>
    <${Press} tone=${open ? 'right' : ''} icon="check" label=${t('judge.uphold')} small=${small} off=${!open} press=${() => decide(true)}/></footer>`;
}
