/*
 * What a key does, whether it is pressed on the keyboard or on the screen. Commands come ready-made in the snapshot;
 * this page adds a team it was told, and opens its own drawers.
 */
import { t } from '../lib/i18n.js';
import { view } from '../live/contest.js';
import { buzzJustLanded, spaceTooSoon, spaceUsed } from './guards.js';
import { chosen, drawer, holding, openDrawer, order, tell } from './desk.js';
import { words } from './words.js';

const HOLD_MS = 1000;
const DRAWERS = { KeyZ: 'undo', KeyD: 'devices', KeyX: 'foul', KeyE: 'evidence', KeyC: 'correct', KeyR: 'respond' };
const OWN = ['KeyZ', 'KeyD', 'KeyC', 'KeyR'];   // drawers of this page, whether or not the snapshot names the key

let holdTimer = null;

/** The key of a snapshot by event.code. */
export const keyOf = (state, code) => ((state && state.keys) || []).find((key) => key.key === code) || null;

const BOARD_VERDICTS = { KeyF: 'wrong', KeyJ: 'right' };

/** The key as it works now: in a joint round F and J rule the desk that was picked by its digit. */
export function liveKey(state, code) {
  const key = keyOf(state, code);
  if (!key || key.enabled || !BOARD_VERDICTS[code] || !isVerdictBoard(state)) return key;
  const team = state.teams.find((each) => each.team === chosen.value);
  if (!team) return { ...key, why: 'why.pick_desk' };
  const command = team.rulings && team.rulings[BOARD_VERDICTS[code]];
  return command ? { ...key, enabled: true, why: null, command } : { ...key, why: 'why.already' };
}

async function carryOut(command) {
  const ack = await order(command);
  if (ack && ack.ok) chosen.value = null;
}

const sayWhy = (key) => tell(key && key.why ? words(view.value, { code: key.why }) : t('host.dead'), 'is-quiet');

/** Press a key of the desk other than the space bar. Returns true when there is such a key. */
export function pressKey(code) {
  const key = liveKey(view.value, code);
  if (!key && !OWN.includes(code)) return false;
  if (buzzJustLanded()) return true;
  if (key && !key.enabled) sayWhy(key);
  else if (DRAWERS[code]) openDrawer(DRAWERS[code]);
  else if (key.hold) startHold(code, () => carryOut(key.command));
  else carryOut(key.command);
  return true;
}

/** The one next step. */
export function pressSpace() {
  const next = view.value && view.value.next;
  if (!next || buzzJustLanded() || spaceTooSoon()) return;
  spaceUsed();
  if (next.hold || mustHoldInLobby()) startHold('Space', () => order(next.command));
  else order(next.command);
}

/** In the lobby the page asks for a second thought when the devices are not all there. */
export const lobbyProblems = { count: 0 };
export const mustHoldInLobby = () => Boolean(view.value) && view.value.phase === 'lobby' && lobbyProblems.count > 0;

function startHold(code, done) {
  clearTimeout(holdTimer);
  holding.value = code;
  holdTimer = setTimeout(() => { holding.value = null; done(); }, HOLD_MS);
}

/** The finger is up: a hold that was too short does nothing and says so. */
export function release(code) {
  if (holding.value !== code) return;
  clearTimeout(holdTimer);
  holding.value = null;
  tell(t('host.short_hold'), 'is-quiet');
}

const actionsOf = (team) => (team && team.keys ? [].concat(team.keys) : []);

/** What naming this desk would do now: its ready-made action, or picking it for F and J. */
export function deskAction(state, team) {
  const ready = actionsOf(team).find((each) => each && each.command);
  if (ready) return ready;
  return isVerdictBoard(state) ? { code: 'team.pick', command: null } : null;
}

/** Joint rounds: everybody answers, nobody has the floor. */
export const isJoint = (state) => Boolean(state.round) && state.round.format === 'joint';

/** While the boards of a joint round are up, every team gets its own verdict from the host. */
export const isVerdictBoard = (state) => isJoint(state) && state.phase === 'judging';

/** Name a desk by its number. A buzz is a buzz even while the host's own keys rest. */
export function pressDesk(seat) {
  const state = view.value;
  const team = state && state.teams.find((each) => each.seat === seat);
  const action = team && deskAction(state, team);
  if (!action) return;
  if (action.code === 'team.pick') chosen.value = chosen.value === team.team ? null : team.team;
  else if (action.code === 'team.buzz' || !buzzJustLanded()) order(action.command);
}

export const drawerIsOpen = () => drawer.value !== null;
