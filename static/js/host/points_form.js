/*
 * Add or take points outside a question, with the reason that will stand in the record.
 */
import { html, useLayoutEffect, useState } from '../../vendor/ui.js';
import { t } from '../lib/i18n.js';
import { points, teamOf } from '../lib/format.js';
import { closeDrawer, order } from './desk.js';
import { Chips, seatChips } from './drawer.js';
import { OTHER, Reasons, sentence } from './reasons.js';
import { pointsWords, seatName } from './words.js';

const QUICK = [-20, -10, -5, 5, 10, 20];

/** Tell the drawer what its Enter key does now, whenever that changes. */
export function useOffer(offer, enter, changes) {
  useLayoutEffect(() => { offer(enter); }, changes);
}

export function PointsForm({ view, offer, closing = closeDrawer }) {
  const [team, setTeam] = useState(view.turn);
  const [sum, setSum] = useState(0);
  const [reason, setReason] = useState('judge');
  const [own, setOwn] = useState('');
  const row = teamOf(view, team);
  const off = !row || !sum || Number.isNaN(sum);
  const commit = async () => {
    const ack = await order({ type: 'award_points', team, points: sum, reason: sentence(reason, own) });
    if (ack && ack.ok) closing();
  };
  const small = off ? t('host.points_choose') : t('host.points_effect', { seat: seatName(view, team), before: points(row.score), after: points(row.score + sum) });
  useOffer(offer, { label: off ? t('host.points_title') : pointsWords(sum), small, off, press: commit }, [team, sum, reason, own, row && row.score]);
  return html`<div class="push"><span class="cap">${t('host.col.desk')}</span><${Chips} options=${seatChips(view)} value=${team} choose=${setTeam} label=${t('host.col.desk')}/></div>
    <div class="push"><span class="cap">${t('host.points_title')}</span><div class="points-row">
      <input type="number" step="0.5" value=${sum || ''} aria-label=${t('host.points_title')} onInput=${(event) => setSum(Number(event.target.value))}/>
      <${Chips} options=${QUICK.map((each) => ({ value: each, text: points(each, { sign: true }) }))} value=${sum} choose=${setSum} label=${t('host.points_title')}/></div></div>
    <${Reasons} value=${reason} choose=${setReason} own=${own} setOwn=${setOwn} numbered=${false}/>`;
}

export { OTHER };
