/*
 * The question as the host reads it, with what has just happened to it, and under it the key.
 */
import { html } from '../../vendor/ui.js';
import { t } from '../lib/i18n.js';
import { typeName } from '../lib/format.js';
import { Icon } from './icon.js';
import { KeyBox } from './key_box.js';
import { Ruler } from './ruler.js';
import { VerdictBoard } from './verdict_board.js';
import { isJoint, isVerdictBoard } from './actions.js';
import { openDrawer } from './desk.js';
import { letterOf, pointsWords, responseWords, seatName, words } from './words.js';

const READING = ['presented', 'choosing'];

const sizeOf = (length, optioned) => {
  const room = optioned ? length * 1.6 : length;
  if (room > 130) return 'is-s';
  return room > 62 ? 'is-m' : '';
};

function caption(view) {
  const { question } = view;
  const parts = [t(READING.includes(view.phase) ? 'host.read_this' : 'host.question'), typeName(question.type)];
  if (question.stake) parts.push(t('host.stake_of', { stake: question.stake }));
  if (question.member_name) parts.push(t('host.member', { name: question.member_name }));
  return parts.join(t('host.comma'));
}

const Choice = ({ letter, option, right }) => html`<li class=${right ? 'is-key' : ''}><b>${letter}</b><span>${option.text}</span>${right && html`<${Icon} name="check"/>`}</li>`;

function Choices({ view, dense }) {
  const { question, key } = view;
  const options = question.options || [];
  if (!options.length) return null;
  const labels = question.type === 'order' ? [] : (key && key.labels) || [];
  const longest = Math.max(...options.map((option) => option.text.length));
  const small = dense || options.length > 4 || longest > 22;
  return html`<ol class=${`choices${longest > 18 ? ' is-wide' : ''}${small ? ' is-s' : ''}`}>${options.map((option) => html`<${Choice} key=${option.label} letter=${letterOf(question, option.label)} option=${option} right=${labels.includes(option.label)}/>`)}</ol>`;
}

const TONES = { right: ['is-right', 'check'], wrong: ['is-wrong', 'cross'], timeout: ['is-wrong', 'clock'], partial: ['is-care', 'half'], passed: ['', 'dash'], void: ['', 'dash'] };

function Ruling({ view }) {
  const { ruling } = view;
  if (!ruling || !['ruled', 'revealed', 'unanswered', 'armed'].includes(view.phase)) return null;
  const [tone, icon] = TONES[ruling.verdict] || ['', 'dash'];
  return html`<div class=${`strip ${tone}`}><${Icon} name=${icon}/>${t('host.ruled', { seat: seatName(view, ruling.team), verdict: t(`host.verdict.${ruling.verdict}`), points: pointsWords(ruling.points) })}</div>`;
}

function Foul({ view }) {
  const { foul } = view;
  if (!foul) return null;
  const text = t('host.fouled', { seat: seatName(view, foul.team), kind: t(`host.foul.${foul.kind}`), points: pointsWords(foul.points), effect: t(`host.effect.${foul.effect}`) });
  return html`<div class="strip is-care"><${Icon} name="barred"/>${text}</div>`;
}

/** What the desk itself has sent, and what the rules make of it: a help for the ear, not a verdict. */
function Response({ view }) {
  if (isJoint(view) || ['ruled', 'revealed'].includes(view.phase)) return null;
  const responses = (view.responses || []).filter((each) => each.team === view.turn);
  if (!responses.length) return null;
  const [{ team, response, grade }] = responses;
  return html`<div class="strip"><${Icon} name=${grade === 'accept' ? 'check' : 'dash'}/>${t('host.sent', { seat: seatName(view, team), response: responseWords(view.question, response) })}
    ${grade && html`<span class="cap"> ${t(`host.grade.${grade}`)}</span>`}</div>`;
}

function Proposal({ view }) {
  const { proposal } = view;
  if (!proposal || view.phase !== 'judging' || isJoint(view)) return null;
  if (proposal.why === 'device' && (view.responses || []).some((each) => each.team === view.turn)) return null;   // said already
  return html`<div class="strip"><${Icon} name="dash"/>${t(`host.proposal.${proposal.why}`, { verdict: t(`host.verdict.${proposal.verdict}`) })}</div>`;
}

const MAY_ENTER = ['answering', 'judging', 'starting'];

/** With no phone connected the host can put down what was said. */
export const mayEnter = (view) => Boolean(view.question) && MAY_ENTER.includes(view.phase)
  && view.question.type !== 'oral' && Boolean(view.turn || isJoint(view));

function Protests({ view }) {
  const open = (view.protests || []).find((each) => each.state === 'open');
  if (!open) return null;
  return html`<div class="strip is-care"><${Icon} name="flag"/><span>${t('host.protest_open', { seat: seatName(view, open.team), text: open.text })}</span></div>`;
}

/** The key was shown and the step taken back: the room knows it. The bench decides whether the question still counts. */
function Exposed({ view }) {
  if (!view.exposed) return null;
  return html`<div class="strip is-care"><${Icon} name="warn"/><span class="grow">${t('host.exposed')}</span>
    <button type="button" class="key key--small" onClick=${() => openDrawer('withdraw')}><span><b>${t('host.withdraw')}</b></span></button></div>`;
}

/** The ruler gives way to the options when something else has to be told as well; E shows it in full. */
function hasRoom(view) {
  if (!(view.buzzes || []).length || view.phase === 'revealed') return false;
  const told = view.foul || view.ruling || (view.responses || []).length || (view.protests || []).some((each) => each.state === 'open');
  return !told || !(view.question.options || []).length;
}

export function Question({ view }) {
  const { question } = view;
  const board = isVerdictBoard(view);
  const buzzed = (view.buzzes || []).length > 0;
  const dense = board || buzzed;
  const size = board ? 'is-s' : sizeOf(question.stem.length, (question.options || []).length > 0);
  return html`<section class="panel q fill">
    <div class="row"><span class="cap grow">${caption(view)}</span>
      ${mayEnter(view) && html`<button type="button" class="key key--small" onClick=${() => openDrawer('respond')}><kbd>R</kbd><span><b>${t('host.enter_response')}</b></span></button>`}</div>
    <p class=${`stem ${size}`}>${question.stem}</p>
    ${question.media && html`<p class="media">${t('host.media', { alt: question.media.alt })}</p>`}
    ${!board && html`<${Choices} view=${view} dense=${dense}/>`}
    ${board && html`<${VerdictBoard} view=${view}/>`}
    <div class="low">${hasRoom(view) && html`<${Ruler} view=${view}/>`}
      <${Exposed} view=${view}/><${Foul} view=${view}/><${Ruling} view=${view}/><${Response} view=${view}/><${Proposal} view=${view}/><${Protests} view=${view}/>
      ${view.packet_warning && ['presented', 'revealed'].includes(view.phase) && !view.foul && html`<div class="strip is-care"><${Icon} name="warn"/>${words(view, view.packet_warning)}</div>`}
      <${KeyBox} view=${view} small=${board}/></div></section>`;
}
