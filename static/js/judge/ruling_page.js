/*
 * The ruling of this moment: the team's words largest, then key, accepted forms and source; what the host ruled.
 */
import { html } from '../../vendor/ui.js';
import { t } from '../lib/i18n.js';
import { Icon, Told } from '../host/icon.js';
import { answerOf } from '../host/key_box.js';
import { responseWords, seatName } from '../host/words.js';
import { useNow } from '../host/topbar.js';
import { askOverrule, current, verdictWords } from './overrule.js';
import { Press, PausePress } from './press.js';
import { ask, WITHDRAWS } from './sheet.js';

const LOOKS = { right: ['ok', 'check'], wrong: ['no-go', 'cross'], timeout: ['no-go', 'clock'], partial: ['care', 'half'] };
const SPEAKING = ['starting', 'answering', 'judging'];
const MINUTE_S = 60;

export function VerdictLine({ line }) {
  const [tone, icon] = LOOKS[line.verdict] || ['', 'dash'];
  return html`<${Told} tone=${tone} icon=${icon}>${verdictWords(line)}</${Told}>`;
}

const same = (one, other) => String(one).replace(/\s/g, '') === String(other).replace(/\s/g, '');

function Said({ view, team }) {
  const sent = (view.responses || []).find((each) => each.team === team);
  if (!team) return null;
  return html`<dt>${t('judge.said', { seat: seatName(view, team) })}</dt>
    <dd>${sent ? html`<b class="said-by">${responseWords(view.question, sent.response)}</b>` : html`<span class="cap">${t('judge.spoken')}</span>`}</dd>`;
}

function Accepted({ view, team }) {
  const { accept } = view.key;
  if (!accept || !accept.length) return null;
  const sent = (view.responses || []).find((each) => each.team === team);
  const said = (form) => Boolean(sent) && sent.response.some((each) => same(each, form));
  return html`<dt>${t('judge.accept')}</dt><dd>${accept.map((form, turn) => html`${turn ? t('host.list_long') : ''}${said(form) ? html`<b class="ok">${form} ✓</b>` : form}`)}</dd>`;
}

/** Key, accepted forms, source of the question on stage. */
function Facts({ view, team }) {
  const { key } = view;
  if (!key) return null;
  return html`<dl class="facts"><${Said} view=${view} team=${team}/><dt>${t('judge.key')}</dt><dd><b>${answerOf(key)}</b></dd>
    <${Accepted} view=${view} team=${team}/>
    ${key.explanation && html`<dt>${t('judge.reason')}</dt><dd>${key.explanation}</dd>`}
    <dt>${t('judge.source')}</dt><dd><p class="quote">${key.source}</p></dd></dl>`;
}

function Ago({ at }) {
  const seconds = Math.max(0, Math.round((useNow() - at) / 1000));
  return html`<span class="cap">${seconds < MINUTE_S * 2 ? t('judge.ago', { seconds }) : t('judge.ago_min', { minutes: Math.round(seconds / MINUTE_S) })}</span>`;
}

function Status({ view, line }) {
  if (line) return html`<span class="cap">${t(line.by === 'host' ? 'judge.host_ruled' : 'judge.by_ruled')} ${seatName(view, line.team)}</span><p class="bigline"><${VerdictLine} line=${line}/></p><${Ago} at=${line.at}/>`;
  const speaking = view.turn && SPEAKING.includes(view.phase);
  return html`<span class="cap">${t('judge.not_ruled')}</span><p class="bigline">${speaking ? t('judge.answering', { seat: seatName(view, view.turn) }) : t(`host.phase.${view.phase}`)}</p><span class="cap">${t('judge.waiting')}</span>`;
}

function Responses({ view }) {
  const responses = view.responses || [];
  if (responses.length < 2) return null;
  return html`<span class="cap">${t('judge.responses')}</span><ul class="votes">${responses.map((each) => html`<li key=${each.team}>${seatName(view, each.team)}<span class="row">${responseWords(view.question, each.response)} <${Told} tone=${each.grade === 'accept' ? 'ok' : ''} icon=${each.grade === 'accept' ? 'check' : 'dash'}>${t(`host.grade.${each.grade}`)}</${Told}></span></li>`)}</ul>`;
}

/** The room has seen the key of this question already: say so, and offer the way out. */
function Exposed({ view }) {
  if (!view.exposed) return null;
  const { question, reserve } = view;
  const withdraw = () => ask({
    title: t('host.withdraw'), question: t('judge.why_withdraw'), reasons: WITHDRAWS,
    command: { type: 'withdraw_question', slot: question.slot, replace: Boolean(reserve && reserve.left) },
  });
  return html`<div class="strip is-care"><${Icon} name="warn"/><span class="grow">${t('host.exposed')}</span>
    <${Press} tone="line" icon="dash" label=${t('host.withdraw')} press=${withdraw}/></div>`;
}

export function RulingPage({ view }) {
  const { question } = view;
  if (!question) return html`<div class="cols"><section class="panel"><p class="bigline">${t(`host.phase.${view.phase}`)}</p><p class="cap">${t('judge.no_question')}</p></section></div>`;
  const line = current(view);
  const team = line ? line.team : view.turn;
  return html`<div class="cols"><div class="stack"><section class="panel"><span class="cap">${t('judge.question')} ${question.number || ''}</span><p class=${`bigline${question.stem.length > 60 ? ' is-long' : ''}`}>${question.stem}</p><${Exposed} view=${view}/></section>
      <section class="panel scroll"><${Facts} view=${view} team=${team}/></section></div>
    <div class="stack"><section class="panel"><${Status} view=${view} line=${line}/></section>
      <section class="panel scroll"><${Responses} view=${view}/>${(view.buzzes || []).length > 0 && html`<${BuzzList} view=${view}/>`}</section></div></div>`;
}

const BuzzList = ({ view }) => html`<span class="cap push">${t('judge.tab.evidence')}</span><ul class="votes">${view.buzzes.map((buzz) => html`<li key=${buzz.team}>${seatName(view, buzz.team)}<span class="row">${buzz.behind_ms ? t('host.mark.behind', { ms: Math.round(buzz.behind_ms) }) : html`<${Icon} name="mic"/>${t('host.mark.first')}`}</span></li>`)}</ul>`;

/** Before a ruling stands the judge may give it; afterwards overrule it. Both take a second tap. */
export function RulingFoot({ view }) {
  const line = current(view);
  const mayRule = !line && view.turn && view.phase === 'judging';
  const give = (verdict) => ask({
    title: `${seatName(view, view.turn)} ${t(`judge.rule.${verdict}`)}`, note: t('judge.not_ruled'), confirm: t(`judge.rule.${verdict}`),
    command: { type: 'give_ruling', slot: view.question.slot, team: view.turn, verdict },
  });
  const press = (verdict, icon) => {
    if (!line) return html`<${Press} tone=${mayRule ? verdict : ''} icon=${icon} label=${t(`judge.rule.${verdict}`)} small=${mayRule ? seatName(view, view.turn) : t('judge.waiting')} off=${!mayRule} press=${() => give(verdict)}/>`;
    if (line.verdict === verdict) return html`<${Press} icon=${icon} label=${t('judge.stand')} small=${verdictWords(line)} off=${true}/>`;
    return html`<${Press} tone=${verdict} icon=${icon} label=${t(`judge.overrule.${verdict}`)} small=${t('judge.overrule_small')} press=${() => askOverrule(view, line, verdict)}/>`;
  };
  return html`<footer class="verdicts">${press('wrong', 'cross')}<${PausePress} view=${view}/>${press('right', 'check')}</footer>`;
}

