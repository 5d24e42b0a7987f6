/* Before the start: one press proves that this desk's button reaches the host. Nothing counts yet. */
import { html, useCallback, useEffect } from '../../vendor/ui.js';
import { t } from '../lib/i18n.js';
import { link } from '../live/contest.js';
import { useBuzzKey } from './keys.js';
import { buzz, buzzIntoNothing, press } from './press.js';
import { unlock } from './senses.js';
import { Sign } from './signs.js';
import { Drum } from './studs.js';
import { Word } from './word.js';
import { rich } from './wording.js';

const CHECK = 'lobby';      // no question yet: the server reads any press here as a check of the device
const LOOKS = { ready: ['is-armed', null], sent: ['is-sent', 'up'], checked: ['is-checked', 'tick'], lost: ['is-lost', 'undelivered'] };

const stateOf = (last) => (!last || last.slot !== CHECK ? 'ready' : LOOKS[last.state] ? last.state : 'lost');

export function Lobby({ view }) {
  const state = stateOf(press.value);
  const onPress = useCallback(() => {
    unlock();
    if (link.peek().state === 'lost') buzzIntoNothing(CHECK); else buzz(CHECK);
  }, []);
  useBuzzKey(onPress);
  useEffect(() => () => { press.value = null; }, []);
  const [look, sign] = LOOKS[state];
  return html`<section class="matter" aria-live="polite"><p class="round"><b>${view.title}</b></p>
      <h1 class="headline">${t(`team.lobby.${state}.title`)}</h1><p class="sub">${rich(`team.lobby.${state}.sub`)}</p></section>
    <button class=${`ground ${look}`} type="button" onPointerDown=${onPress} onClick=${(event) => { if (event.detail === 0) onPress(); }}>
      <${Drum}>${sign ? html`<${Sign} name=${sign}/>` : null}<${Word} text=${t(`team.lobby.${state}.word`)}/><span class="tell">${t(`team.lobby.${state}.tell`)}</span></${Drum}></button>`;
}
