/*
 * Call a foul: which desk, which kind. What it costs comes from the rule sheet; the answer says what was done.
 */
import { html, useState } from '../../vendor/ui.js';
import { t } from '../lib/i18n.js';
import { closeDrawer, order } from './desk.js';
import { Chips, Drawer, seatChips } from './drawer.js';
import { keyOf } from './actions.js';
import { seatOfKey } from './keyboard.js';
import { pointsWords, seatName, words } from './words.js';

const KINDS = ['early_buzz', 'prompting', 'restatement', 'conduct'];
const LETTERS = { KeyQ: KINDS[0], KeyW: KINDS[1], KeyE: KINDS[2], KeyR: KINDS[3] };
const CAPS = ['Q', 'W', 'E', 'R'];

/** What the rules of this contest say about fouls, as far as the snapshot tells. */
function Rules({ view }) {
  const clauses = ((view.card && view.card.clauses) || []).filter((each) => /foul|early|prompt|restat|conduct/.test(each.code));
  return html`<p class="advice is-quiet">${clauses.length ? clauses.map((each) => words(view, each)).join(t('host.list_long')) : t('host.foul_rules')}</p>`;
}

function Last({ view }) {
  const { foul } = view;
  if (!foul) return null;
  return html`<p class="advice">${t('host.fouled', { seat: seatName(view, foul.team), kind: t(`host.foul.${foul.kind}`), points: pointsWords(foul.points), effect: t(`host.effect.${foul.effect}`) })}
    ${foul.offence > 1 && t('host.offence', { count: foul.offence })}</p>`;
}

export function FoulDrawer({ view }) {
  const key = keyOf(view, 'KeyX');
  const ready = (key && key.command) || {};
  const [team, setTeam] = useState(ready.team || view.turn);
  const callable = view.fouls || KINDS;
  const [kind, setKind] = useState(callable[0]);
  const slot = ready.slot || (view.question && view.question.slot);
  const off = !team || !callable.includes(kind) || !slot;
  const commit = async () => {
    const ack = await order({ type: 'call_foul', slot, team, kind });
    if (ack && ack.ok) closeDrawer();
  };
  const keys = (code, event) => {
    const seat = seatOfKey(event);
    const named = seat && view.teams.find((each) => each.seat === seat);
    if (named) setTeam(named.team);
    const wanted = LETTERS[code];
    if (wanted && callable.includes(wanted)) setKind(wanted);
    return Boolean(named || wanted);
  };
  const small = !callable.length ? t('host.foul_none') : off ? t('host.foul_choose') : t('host.foul_what', { seat: seatName(view, team), kind: t(`host.foul.${kind}`) });
  return html`<${Drawer} title=${t('host.foul_title')} note=${t('host.foul_note')} keys=${keys} enter=${{ label: t('host.foul_call'), small, off, press: commit }}>
    <div class="push"><span class="cap">${t('host.foul_who')}</span><${Chips} options=${seatChips(view)} value=${team} choose=${setTeam} label=${t('host.foul_who')}/></div>
    <div class="push"><span class="cap">${t('host.foul_kind')}</span><${Chips} options=${KINDS.map((each, turn) => ({ value: each, off: !callable.includes(each), text: `${CAPS[turn]} ${t(`host.foul.${each}`)}` }))} value=${kind} choose=${setKind} label=${t('host.foul_kind')}/></div>
    <${Rules} view=${view}/><${Last} view=${view}/></${Drawer}>`;
}
