/*
 * The ground below the line is one button, edge to edge; the drum is its picture. What it shows in each state, and when
 * a finger on it still means something.
 */
import { html, useCallback } from '../../vendor/ui.js';
import { t } from '../lib/i18n.js';
import { link } from '../live/contest.js';
import { useSeconds } from '../parts/countdown.js';
import { useBuzzKey } from './keys.js';
import { buzz, buzzIntoNothing } from './press.js';
import { feel, unlock } from './senses.js';
import { Sign } from './signs.js';
import { Drum, studsOf } from './studs.js';
import { Word } from './word.js';
import { desk, lateness, mine, rich } from './wording.js';

const PRESSABLE = ['waiting', 'armed', 'taken', 'stale', 'lost', 'refused'];
/* ground class and sign of the states that need no more than that */
const LOOKS = {
  waiting: ['is-waiting', 'ear'], sent: ['is-sent', 'up'], taken: ['is-late', null], lost: ['is-lost', 'undelivered'],
  stale: ['is-stale', 'turning'], early: ['is-barred', 'barred'], barred: ['is-barred', 'barred'], out: ['is-barred', 'barred'],
  closed: ['is-waiting', null], paused: ['is-waiting', 'pause'], refused: ['is-late', null], armed: ['is-armed', null], late: ['is-late', null],
};

export function Ground({ view, state, last }) {
  const { slot } = view.pad;
  const onPress = useCallback(() => {
    unlock();
    if (!PRESSABLE.includes(state)) return feel('dead');
    if (state === 'stale' || (state === 'lost' && link.peek().state === 'lost')) return buzzIntoNothing(slot);
    return buzz(slot);
  }, [slot, state]);
  useBuzzKey(onPress);
  /* assistive technology sends a bare click (detail 0); a finger has been heard at pointerdown already */
  const onClick = (event) => { if (event.detail === 0) onPress(); };
  return html`<button class=${`ground ${LOOKS[state][0]}`} type="button" aria-disabled=${PRESSABLE.includes(state) ? null : 'true'}
      onPointerDown=${onPress} onClick=${onClick} onContextMenu=${(event) => event.preventDefault()}>
    <${Face} view=${view} state=${state} last=${last}/></button>`;
}

function Face({ view, state, last }) {
  if (state === 'armed') return html`<${ArmedFace} clock=${view.clock}/>`;
  if (state === 'late') return html`<${LateFace} view=${view} last=${last}/>`;
  const hollow = state === 'waiting' ? { count: 15, lit: 0 } : null;
  const sign = LOOKS[state][1];
  return html`<${Drum} studs=${hollow}>${sign ? html`<${Sign} name=${sign}/>` : null}
    <${Word} text=${t(barredWord(view, state, last, 'word'))}/>
    <span class="tell">${tell(view, state, last)}</span></${Drum}>`;
}

/** How long a bar lasts decides the words on the drum. */
function barredWord(view, state, last, part) {
  const round = mine(view).mark === 'barred_round' || (last && last.effect === 'barred_from_round');
  if (state === 'early' && (!last.effect || last.effect === 'continues')) return `team.early.${part}`;
  if ((state === 'early' || state === 'barred') && round) return `team.barred_round.${part}`;
  return `team.${state === 'early' ? 'barred' : state}.${part}`;
}

function tell(view, state, last) {
  const { question } = view;
  const key = barredWord(view, state, last, 'tell');
  if (key !== 'team.barred.tell') return rich(key, { desk: desk(view, view.pad.holder) });
  if (!question || !question.number || question.number >= question.of) return t('team.barred.next');
  return t(key, { number: question.number + 1 });
}

function ArmedFace({ clock }) {
  const left = useSeconds(clock);
  return html`<${Drum} studs=${left === null ? null : studsOf(clock.total_ms, left)}>
    <${Word} text=${t('team.armed.word')}/><span class="tell">${t('team.armed.tell')}</span></${Drum}>`;
}

function LateFace({ view, last }) {
  const { value, unit } = lateness(view.pad.behind_ms != null ? view.pad.behind_ms : last.behind_ms);
  return html`<${Drum}><span class="tell">${t('team.late.word')}</span>
    <span class=${value.length > 4 ? 'word num word--long' : 'word num'}>${value}</span><span class="tell">${unit}</span></${Drum}>`;
}
