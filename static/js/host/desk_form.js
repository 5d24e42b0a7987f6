/*
 * One desk: give it the floor, mark it absent or back again.
 */
import { html, useState } from '../../vendor/ui.js';
import { t } from '../lib/i18n.js';
import { teamOf } from '../lib/format.js';
import { closeDrawer, order } from './desk.js';
import { Chips, seatChips } from './drawer.js';
import { useOffer } from './points_form.js';
import { seatName } from './words.js';

function commandFor(view, act, team) {
  if (act === 'turn') return view.question ? { type: 'give_turn', slot: view.question.slot, team } : null;
  if (act === 'absent') return { type: 'mark_absent', team, reason: t('host.absent_reason') };
  return { type: 'mark_present', team };
}

export function DeskForm({ view, offer }) {
  const [team, setTeam] = useState(null);
  const [act, setAct] = useState(null);
  const row = teamOf(view, team);
  const command = row && act ? commandFor(view, act, team) : null;
  const commit = async () => {
    const ack = await order(command);
    if (ack && ack.ok) closeDrawer();
  };
  const small = command ? t(`host.desk_what.${act}`, { seat: seatName(view, team) }) : t('host.desk_choose');
  useOffer(offer, { label: t('host.desk_do'), small, off: !command, press: commit }, [team, act, view.question && view.question.slot]);
  const acts = [
    { value: 'turn', text: t('host.desk.turn'), off: !view.question },
    { value: 'absent', text: t('host.desk.absent'), off: Boolean(row && row.absent) },
    { value: 'present', text: t('host.desk.present'), off: Boolean(row && !row.absent) },
  ];
  return html`<div class="push"><span class="cap">${t('host.col.desk')}</span><${Chips} options=${seatChips(view)} value=${team} choose=${setTeam} label=${t('host.col.desk')}/></div>
    <div class="push"><span class="cap">${t('host.desk_act')}</span><${Chips} options=${acts} value=${act} choose=${setAct} label=${t('host.desk_act')}/></div>`;
}
