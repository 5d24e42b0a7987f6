/*
 * Put down what a desk said or held up, so that a contest runs with no phone connected. The engine then proposes;
 * the verdict stays with the host.
 */
import { html, useState } from '../../vendor/ui.js';
import { t } from '../lib/i18n.js';
import { teamOf, typeName } from '../lib/format.js';
import { isJoint } from './actions.js';
import { chosen, closeDrawer, order } from './desk.js';
import { Chips, Drawer, seatChips } from './drawer.js';
import { letterOf, responseWords, seatName } from './words.js';

const ONE = ['single', 'true_false'];

/** One label replaces another in a single choice; elsewhere a second press takes the label out again. */
export function toggled(type, response, label) {
  if (ONE.includes(type)) return [label];
  if (response.includes(label)) return response.filter((each) => each !== label);
  const more = [...response, label];
  return type === 'order' ? more : more.sort();
}

/* true and false lie where the verdicts lie: F is wrong, J is right */
const TRUTH_KEYS = { KeyJ: 'T', KeyF: 'F' };

/** The label a key stands for, or undefined. */
const labelOfKey = (question, code) => (question.type === 'true_false' ? TRUTH_KEYS[code] : (/^Key([A-J])$/.exec(code) || [])[1]);

const capOf = (question, label) => {
  if (question.type !== 'true_false') return label;
  return `${label === 'T' ? 'J' : 'F'} ${letterOf(question, label)}`;
};

function Labels({ question, response, setResponse }) {
  const options = question.options.map((option) => ({ value: option.label, text: `${capOf(question, option.label)} ${option.text}` }));
  return html`<div class="chips" role="group">${options.map((option) => html`<button key=${option.value} type="button" class=${response.includes(option.value) ? 'on' : ''}
    aria-pressed=${response.includes(option.value) ? 'true' : 'false'} onClick=${() => setResponse(toggled(question.type, response, option.value))}>${option.text}</button>`)}</div>`;
}

function Texts({ count, response, setResponse }) {
  const put = (turn, text) => { const next = Array.from({ length: count }, (_, at) => response[at] || ''); next[turn] = text; setResponse(next); };
  return Array.from({ length: count }, (_, turn) => html`<label key=${turn} class="field"><span class="cap">${t('host.blank', { number: turn + 1 })}</span>
    <input type="text" maxlength="120" value=${response[turn] || ''} onInput=${(event) => put(turn, event.target.value)}/></label>`);
}

const isFull = (question, response) => (question.type === 'order' ? response.length === question.options.length : response.some((each) => each.trim()));

export function RespondDrawer({ view }) {
  const { question } = view;
  const [team, setTeam] = useState(chosen.value || view.turn || view.teams[0].team);
  const [response, setResponse] = useState([]);
  const labelled = (question.options || []).length > 0;
  const off = !isFull(question, response);
  const commit = async () => {
    const ack = await order({ type: 'respond', slot: question.slot, team, response: response.map((each) => each.trim()) });
    if (!ack || !ack.ok) return;
    setResponse([]);
    if (!isJoint(view)) closeDrawer();
  };
  const keys = (code) => {
    const wanted = labelOfKey(question, code);
    const label = question.options.find((option) => option.label === wanted);
    if (label) setResponse(toggled(question.type, response, label.label));
    return Boolean(label);
  };
  const row = teamOf(view, team);
  return html`<${Drawer} title=${t('host.respond_title')} note=${typeName(question.type)} keys=${keys}
    enter=${{ label: t('host.respond_commit'), small: off ? t('host.respond_empty') : `${seatName(view, team)} ${responseWords(question, response)}`, off, press: commit }}>
    ${isJoint(view) ? html`<${Chips} options=${seatChips(view)} value=${team} choose=${(id) => { setTeam(id); setResponse([]); }} label=${t('host.col.desk')}/>` : html`<p class="push"><b>${seatName(view, team)} ${row && row.name}</b></p>`}
    <p class="push">${question.stem}</p>
    ${labelled ? html`<${Labels} question=${question} response=${response} setResponse=${setResponse}/>` : html`<${Texts} count=${question.blanks || 1} response=${response} setResponse=${setResponse}/>`}
    <p class="advice is-quiet">${t('host.respond_note')}</p></${Drawer}>`;
}
