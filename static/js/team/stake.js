/* The stake of a risk question: the two scores each one leads to, a button that repeats the number, and passing below it. */
import { html, useState } from '../../vendor/ui.js';
import { points } from '../lib/format.js';
import { t } from '../lib/i18n.js';
import { send } from '../live/contest.js';
import { useSeconds } from '../parts/countdown.js';
import { RoundLine } from './head.js';
import { feel, unlock } from './senses.js';
import { Sign } from './signs.js';
import { rich, said } from './wording.js';

export function Stake({ view }) {
  return html`<${Choosing} key=${view.pad.slot} view=${view}/>`;
}

function Choosing({ view }) {
  const { pad } = view;
  const [chosen, choose] = useState(null);
  const [going, setGoing] = useState(null);
  const commit = async (type, fields) => {
    unlock();
    setGoing({ on: 'sending' });
    feel('sent');
    const ack = await send(type, { slot: pad.slot, ...fields });
    if (!ack.ok) feel('lost');
    setGoing({ on: ack.ok ? 'ok' : 'failed', ack });
  };
  const busy = Boolean(going) && going.on !== 'failed';
  return html`<section class="matter"><${RoundLine} view=${view} right=${place(view)}/>
      <h1 class="headline">${t('team.stake.title')}</h1><${Left} clock=${view.clock}/></section>
    <section class="thumb"><ul class="stakes">${pad.offered.map((offer) => html`<${Offer} key=${offer.stake} offer=${offer} on=${offer.stake === chosen} busy=${busy} onTap=${() => choose(offer.stake)}/>`)}</ul>
      <${Confirm} chosen=${chosen} going=${going} busy=${busy} commit=${commit}/>
      ${pad.may_pass ? html`<${Pass} busy=${busy} commit=${commit}/>` : null}</section>`;
}

/** Which desk of the order of play we are. */
function place(view) {
  const rows = view.stakes ? view.stakes.rows : [];
  const at = rows.findIndex((row) => row.team === view.me);
  return at < 0 ? '' : t('team.stake.place', { place: at + 1 });
}

function Left({ clock }) {
  const seconds = useSeconds(clock);
  return html`<p class="sub">${seconds === null ? t('team.stake.final') : rich('team.stake.left', { seconds })}</p>`;
}

function Offer({ offer, on, busy, onTap }) {
  return html`<li><button class=${on ? 'stake is-on' : 'stake'} type="button" aria-pressed=${on ? 'true' : 'false'} disabled=${busy} onClick=${onTap}>
    <span class="worth">${points(offer.stake)}<small>${t('team.unit.points')}</small></span>
    <span class="after"><span>${rich('team.stake.right', { score: points(offer.if_right) })}</span><span>${rich('team.stake.wrong', { score: points(offer.if_wrong) })}</span></span>
    <span class="tick">${on ? html`<${Sign} name="tick"/>` : null}</span></button></li>`;
}

function Confirm({ chosen, going, busy, commit }) {
  const off = chosen === null || busy;
  const word = busy ? t(going.on === 'ok' ? 'team.stake.sent' : 'team.sending') : chosen === null ? t('team.stake.none') : t('team.stake.confirm', { stake: points(chosen) });
  return html`<button class=${off ? 'btn btn--off push' : 'btn btn--main push'} type="button" disabled=${off} onClick=${() => commit('choose_stake', { stake: chosen })}>${word}</button>
    ${going && going.on === 'failed' ? html`<p class="status is-bad" role="alert"><${Sign} name="undelivered"/>${said(going.ack)}</p>` : null}`;
}

/** Passing takes two taps, because it cannot be taken back. */
function Pass({ busy, commit }) {
  const [sure, ask] = useState(false);
  if (!sure) return html`<button class="btn btn--plain push" type="button" disabled=${busy} onClick=${() => ask(true)}><${Sign} name="pass"/>${t('team.stake.pass')}</button>`;
  return html`<button class="btn btn--plain push" type="button" disabled=${busy} onClick=${() => commit('pass_turn', {})}><${Sign} name="pass"/>${t('team.stake.pass_sure')}</button>`;
}
