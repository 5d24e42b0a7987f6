/* What happened to questions one has answered: a key that was wrong and 平反, a new text, a reply to a report, a withdrawal. */
import { html } from '../../../vendor/ui.js';
import { tell } from '../api.js';
import { me, meet } from '../me.js';
import { keep, kept } from '../store.js';
import { say, said } from './words.js';

const READ = 'notices_read';
const MOST = 200;

/** Notices that were not put away on this phone; somebody cleared need not also hear that the question was mended. */
export function unread() {
  const all = (me.value.notices || []).filter((each) => !kept(READ, []).includes(each.id));
  const cleared = all.filter((each) => each.kind === 'redeemed').map((each) => each.question);
  return all.filter((each) => each.kind !== 'updated' || !cleared.includes(each.question));
}

/** Put away here at once, and on the server when it listens; what was left out beside it goes with it. */
function putAway(notice) {
  const gone = (me.value.notices || []).filter((each) => each.id === notice.id || (notice.kind === 'redeemed' && each.kind === 'updated' && each.question === notice.question)).map((each) => each.id);
  keep(READ, [...kept(READ, []), ...gone].slice(-MOST));
  meet({ notices: me.value.notices.filter((each) => !gone.includes(each.id)) });
  tell('notices', { seen: gone }).catch(() => null);
}

export function Notices() {
  const notices = unread();
  if (!notices.length) return null;
  return html`<section class="part notices"><h2>${say('notices.title')}</h2><ul>${notices.map((each) => html`<li class=${`notice notice--${each.kind}`} key=${each.id} data-notice=${each.kind}>
    <h3>${say(said(`notices.${each.kind}`) ? `notices.${each.kind}` : 'notices.other')}</h3>
    ${each.stem ? html`<p class="stemline">${each.stem}</p>` : null}<p>${each.text || say(`notices.${each.kind}.text`)}</p>
    <button class="btn btn--small" type="button" onClick=${() => putAway(each)}>${say('notices.put_away')}</button></li>`)}</ul></section>`;
}
