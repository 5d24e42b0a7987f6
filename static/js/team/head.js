/* The top of a team's page: whose desk, the score, how the line is, and what must be known before anything else. */
import { html, useEffect, useState } from '../../vendor/ui.js';
import { points, typeName } from '../lib/format.js';
import { t } from '../lib/i18n.js';
import { Sign } from './signs.js';
import { mine, rich } from './wording.js';

const LINKS = { ok: 'link', slow: 'slow', lost: 'broken', connecting: 'turning' };

export const Link = ({ link }) => html`<span class=${link.state === 'ok' ? 'link' : 'link is-bad'}>
  <${Sign} name=${LINKS[link.state]}/><span>${t(`team.link.${link.state}`)}</span></span>`;

/** Seconds since the line was lost, counting while somebody reads them. */
function useAge(since) {
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((count) => count + 1), 1000);
    return () => clearInterval(timer);
  }, [since]);
  return Math.max(0, Math.round((Date.now() - since) / 1000));
}

export function LostBand({ link, hint }) {
  const seconds = useAge(link.since);
  return html`<div class="band" role="alert"><${Sign} name="broken"/><span>
    <b class="num">${t('team.lost.band', { seconds, attempt: Math.max(1, link.attempts) })}</b>${t(hint || 'team.lost.hint')}</span></div>`;
}

const PausedBand = ({ view }) => html`<div class="band" role="status"><${Sign} name="pause"/><span>
  <b>${t('team.paused')}</b>${t(`team.paused.${view.paused_for || 'host'}`)}</span></div>`;

export function Bands({ view, link, hint }) {
  return html`<div>
    ${link.state === 'lost' ? html`<${LostBand} link=${link} hint=${hint}/>` : null}
    ${view.paused ? html`<${PausedBand} view=${view}/>` : null}
  </div>`;
}

export function Head({ view, link }) {
  const me = mine(view);
  return html`<div><header class="desk">
    <b class="plate"><span class="num">${view.seat}</span><span class="hao">${t('team.plate')}</span></b>
    <div class="who"><strong>${me.name}</strong><span class="num">${t('team.score', { points: points(me.score) })}${view.kind === 'rehearsal' ? t('team.rehearsal') : ''}</span></div>
    <${Link} link=${link}/>
  </header><div class="rule"></div></div>`;
}

/** "第 7 题，共 20 题"; a tie-break does not know how many there will be. */
export function numbered(question) {
  if (!question || !question.number) return '';
  return t(question.of ? 'team.number' : 'team.number_open', { number: question.number, of: question.of });
}

/** Round and number of the question; the kind of question where it decides how to answer. */
export function RoundLine({ view, typed, right }) {
  const { round, question } = view;
  if (!round) return null;
  const title = typed && question ? t('team.round_typed', { round: round.title, type: typeName(question.type) }) : round.title;
  const count = numbered(question);
  return html`<p class="round"><b>${title}</b><span class="num">${right || count}</span></p>`;
}

/** When the picture on this page was made, while nobody can promise that it is still true. */
export function AgeOfPicture({ view }) {
  const when = new Date(view.now);
  const pad = (value) => String(value).padStart(2, '0');
  return html`<p class="sub">${rich('team.stale.sub', { time: `${pad(when.getHours())}:${pad(when.getMinutes())}:${pad(when.getSeconds())}` })}</p>`;
}
