/*
 * Corrections in the open: points with a reason, a question withdrawn, a desk absent, the floor given, a protest put
 * down for a desk, a tie settled. Each is a new entry of the record; nothing is rubbed out.
 */
import { html, useState } from '../../vendor/ui.js';
import { has, t } from '../lib/i18n.js';
import { points } from '../lib/format.js';
import { Drawer } from './drawer.js';
import { PointsForm } from './points_form.js';
import { QuestionForm } from './question_form.js';
import { DeskForm } from './desk_form.js';
import { ProtestForm, TieForm } from './protest_form.js';
import { seatName, timeOfDay, words } from './words.js';

const FORMS = { points: PointsForm, question: QuestionForm, desk: DeskForm, protest: ProtestForm, tie: TieForm, record: Records };

/** The corrected step: the record names it by its event. */
function whatOf(view, { what }) {
  const name = `host.event.${what.code}`;
  const { team } = what.args || {};
  return `${has(name) ? t(name) : words(view, what)} ${team ? seatName(view, team) : ''}`;
}

const Effect = ({ view, each }) => html`<small>${seatName(view, each.team)} ${points(each.before)} → ${points(each.after)}</small>`;

/** Every correction so far, newest first, with its reason. */
export function Records({ view }) {
  const records = view.corrections || [];
  if (!records.length) return html`<p class="advice is-quiet">${t('host.no_corrections')}</p>`;
  return html`<ol class="records">${records.map((each, turn) => html`<li key=${turn}><time>${timeOfDay(each.at)}</time><b>${t(`host.correction.${each.kind}`)}</b> ${whatOf(view, each)}
    <small>${each.reason}</small>${(each.effects || []).map((effect) => html`<${Effect} key=${effect.team} view=${view} each=${effect}/>`)}</li>`)}</ol>`;
}

/** What can be done here now: of a contest that is over only the record can be read. */
const tabsOf = (view) => (view.phase === 'finished' ? ['record']
  : ['points', 'question', 'desk', 'protest', view.can_settle_tie && 'tie', 'record'].filter(Boolean));

/** `first` is the tab it opens at. */
export function CorrectDrawer({ view, first }) {
  const tabs = tabsOf(view);
  const [tab, setTab] = useState(first || (view.can_settle_tie ? 'tie' : tabs[0]));
  const [enter, setEnter] = useState(null);
  const Form = FORMS[tab];
  const turnTo = (name) => { setEnter(null); setTab(name); };
  const keys = (code) => {
    const digit = /^(?:Digit|Numpad)([1-6])$/.exec(code);
    const name = digit && tabs[Number(digit[1]) - 1];
    if (name) turnTo(name);
    return Boolean(name);
  };
  return html`<${Drawer} title=${t('host.correct_title')} note=${t('host.correct_note')} enter=${enter} keys=${keys}>
    <div class="tabs" role="tablist">${tabs.map((name, turn) => html`<button key=${name} type="button" role="tab" aria-selected=${name === tab ? 'true' : 'false'} class=${name === tab ? 'on' : ''} onClick=${() => turnTo(name)}>${turn + 1} ${t(`host.tab.${name}`)}</button>`)}</div>
    <${Form} key=${tab} view=${view} offer=${setEnter}/></${Drawer}>`;
}

/** The same drawer, opened to withdraw the question. */
export const WithdrawDrawer = ({ view }) => html`<${CorrectDrawer} view=${view} first="question"/>`;
