/*
 * Take back a step: choose it, see every score and place that will change, give the reason, commit. Later steps go
 * with it, and are shown to. The record keeps both the step and its undoing.
 */
import { html, useEffect, useRef, useState } from '../../vendor/ui.js';
import { t } from '../lib/i18n.js';
import { points } from '../lib/format.js';
import { closeDrawer, order } from './desk.js';
import { Drawer } from './drawer.js';
import { Reasons, reasonOfKey, sentence } from './reasons.js';
import { seatName, timeOfDay, words } from './words.js';

const looks = (turn, at) => (turn === at ? 'on' : turn < at ? 'too' : '');

function Step({ view, item, look, choose }) {
  const row = useRef(null);
  useEffect(() => { if (look === 'on') row.current.scrollIntoView({ block: 'nearest' }); }, [look]);
  return html`<li ref=${row}><button type="button" class=${look} aria-pressed=${look === 'on' ? 'true' : 'false'} onClick=${choose}>
  <time>${timeOfDay(item.at)}</time><span><b>${words(view, item.what)}</b>${look === 'too' && html`<small>${t('host.undo.too')}</small>`}</span>
  <span class="delta">${pointsOf(item)}</span></button></li>`;
}

const pointsOf = (item) => {
  const sum = item.what && item.what.args && item.what.args.points;
  return sum ? points(sum, { sign: true }) : '';
};

const Row = ({ label, before, after }) => html`<tr><td>${label}</td><td class="n was">${before}</td><td class="n">→</td><td class="n">${after}</td></tr>`;

/** Every score and place that would change, and where the contest would stand again. */
export function Changes({ view, item }) {
  const effects = (item.effects || []).filter((each) => each.before !== each.after);
  const places = (item.places || []).filter((each) => each.before !== each.after);
  return html`<div class="change"><span class="cap"><b>${t('host.undo.changes', { what: words(view, item.what) })}</b></span><table><tbody>
    ${effects.map((each) => html`<${Row} key=${`s${each.team}`} label=${t('host.undo.score', { seat: seatName(view, each.team) })} before=${points(each.before)} after=${points(each.after)}/>`)}
    ${places.map((each) => html`<${Row} key=${`p${each.team}`} label=${t('host.undo.place', { seat: seatName(view, each.team) })} before=${each.before} after=${each.after}/>`)}
    ${!effects.length && !places.length && html`<tr><td colspan="4">${t('host.undo.no_score')}</td></tr>`}
    ${item.back_to && html`<tr><td colspan="4" class="was">${t('host.undo.back_to', { phase: t(`host.phase.${item.back_to}`) })}</td></tr>`}</tbody></table></div>`;
}

export function UndoDrawer({ view }) {
  const items = view.undo || [];
  const [picked, setPicked] = useState(items.length ? items[0].command : null);
  const [reason, setReason] = useState('wrong_key');
  const [own, setOwn] = useState('');
  const at = Math.max(0, items.findIndex((each) => each.command === picked));
  const item = items[at];
  const move = (by) => { const to = items[at + by]; if (to) setPicked(to.command); };
  const commit = async () => {
    const ack = await order({ type: 'undo', command: item.command, reason: sentence(reason, own) });
    if (ack && ack.ok) closeDrawer();
  };
  const keys = (code) => {
    if (code === 'ArrowDown') { move(1); return true; }
    if (code === 'ArrowUp') { move(-1); return true; }
    const chosen = reasonOfKey(code);
    if (chosen) setReason(chosen);
    return Boolean(chosen);
  };
  const enter = { label: at ? t('host.undo.steps', { count: at + 1 }) : t('host.undo.one'), small: t('host.undo.kept'), off: !item, press: commit };
  return html`<${Drawer} title=${t('host.undo.title')} note=${t('host.undo.how')} enter=${enter} keys=${keys} closing=${t('host.undo.leave')}>
    ${!item && html`<p class="advice is-quiet">${t('host.undo.empty')}</p>`}
    <ol class="events">${items.map((each, turn) => html`<${Step} key=${each.command} view=${view} item=${each} look=${looks(turn, at)} choose=${() => setPicked(each.command)}/>`)}</ol>
    ${item && html`<${Changes} view=${view} item=${item}/>`}
    ${item && html`<${Reasons} value=${reason} choose=${setReason} own=${own} setOwn=${setOwn}/>`}</${Drawer}>`;
}
