/*
 * Put down a protest for a desk without a phone, and settle a tie when its questions have run out.
 */
import { html, useState } from '../../vendor/ui.js';
import { t } from '../lib/i18n.js';
import { closeDrawer, order } from './desk.js';
import { Chips, seatChips } from './drawer.js';
import { useOffer } from './points_form.js';
import { seatName } from './words.js';

function Filed({ view, protest }) {
  return html`<li><b>${seatName(view, protest.team)}</b> ${protest.text}<small>${t(`host.protest.${protest.state}`)} ${protest.reason || ''}</small></li>`;
}

export function ProtestForm({ view, offer }) {
  const [team, setTeam] = useState(null);
  const [text, setText] = useState('');
  const off = !team || !text.trim();
  const slot = view.question && view.question.slot;
  const commit = async () => {
    const ack = await order({ type: 'raise_protest', ...(slot ? { slot } : {}), team, text: text.trim() });
    if (ack && ack.ok) closeDrawer();
  };
  useOffer(offer, { label: t('host.protest_file'), small: t('host.protest_note'), off, press: commit }, [team, text, slot]);
  return html`<ol class="records">${(view.protests || []).map((each) => html`<${Filed} key=${each.id} view=${view} protest=${each}/>`)}</ol>
    <div class="push"><span class="cap">${t('host.col.desk')}</span><${Chips} options=${seatChips(view)} value=${team} choose=${setTeam} label=${t('host.col.desk')}/></div>
    <label class="field"><span class="cap">${t('host.protest_text')}</span><input type="text" maxlength="200" value=${text} onInput=${(event) => setText(event.target.value)}/></label>`;
}

/** Press the desks in the order they shall stand: once all are in, Enter commits. */
export function TieForm({ view, offer }) {
  const [ranked, setRanked] = useState([]);
  const [reason, setReason] = useState('');
  const tied = view.can_settle_tie || [];
  const off = ranked.length !== tied.length || !reason.trim();
  const commit = async () => {
    const ack = await order({ type: 'settle_tie', order: ranked, reason: reason.trim() });
    if (ack && ack.ok) closeDrawer();
  };
  const small = ranked.map((id, turn) => `${turn + 1} ${seatName(view, id)}`).join(' ');
  useOffer(offer, { label: t('host.tie_settle'), small: small || t('host.tie_how'), off, press: commit }, [ranked.join(), reason]);
  const toggle = (id) => setRanked(ranked.includes(id) ? ranked.filter((each) => each !== id) : [...ranked, id]);
  return html`<p class="push">${view.tie && t('host.tie_for', { award: view.tie.award })}</p>
    <div class="chips">${tied.map((id) => html`<button key=${id} type="button" class=${ranked.includes(id) ? 'on' : ''} onClick=${() => toggle(id)}>${ranked.includes(id) ? `${ranked.indexOf(id) + 1} · ` : ''}${seatName(view, id)}</button>`)}</div>
    <label class="field"><span class="cap">${t('host.reason')}</span><input type="text" maxlength="120" value=${reason} placeholder=${t('host.tie_reason')} onInput=${(event) => setReason(event.target.value)}/></label>`;
}
