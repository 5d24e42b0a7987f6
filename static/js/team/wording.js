/*
 * Sentences put together from the catalogue: bold pieces, seats, lateness, penalties.
 *
 * Knows the shape of a view. Every number and every penalty comes from the server; none is written here.
 */
import { html } from '../../vendor/ui.js';
import { points } from '../lib/format.js';
import { has, t } from '../lib/i18n.js';

/** Catalogue text in which **…** is bold and a line break is a line break: always text nodes, never markup. */
export function rich(key, args) {
  return t(key, args).split('**').map((piece, at) => (at % 2 ? html`<b class="num">${lines(piece)}</b>` : lines(piece)));
}

const lines = (text) => text.split('\n').map((line, at) => (at ? [html`<br/>`, line] : line));

export const rowOf = (view, team) => view.teams.find((each) => each.team === team) || null;
export const mine = (view) => rowOf(view, view.me) || { team: view.me, seat: view.seat, name: '', score: 0, mark: '' };

/** "3 号台", or "我们" words for our own. */
export function desk(view, team) {
  if (team === view.me) return t('team.us');
  const row = rowOf(view, team);
  return row ? t('team.desk', { seat: row.seat }) : '';
}

/** A lateness as people say it: whole milliseconds below a second, then tenths of seconds. */
export function lateness(ms) {
  if (ms >= 1000) return { value: (Math.round(ms / 100) / 10).toFixed(1), unit: t('team.unit.seconds') };
  return { value: ms < 1 ? t('team.under_one') : String(Math.round(ms)), unit: t('team.unit.milliseconds') };
}

/** 260 → "0.26" seconds: how much too early. */
export const early = (ms) => (Math.max(0, ms) / 1000).toFixed(2);

/** "加 10 分", "扣 10 分", "不加不减". */
export function change(value) {
  if (!value) return t('team.change.none');
  return t(value > 0 ? 'team.change.plus' : 'team.change.minus', { points: points(Math.abs(value)) });
}

/** What an early press costs, from the rules: "扣 10 分，本题不能再抢"; empty when it costs nothing. */
export function cost(penalty) {
  const parts = [];
  if (penalty && penalty.points) parts.push(change(penalty.points));
  const effect = penalty && `team.effect.${penalty.effect}`;
  if (effect && penalty.effect !== 'continues' && has(effect)) parts.push(t(effect));
  return parts.join(t('team.comma'));
}

export const verdictWord = (verdict) => t(`verdict.${verdict}`);

/** The label of an option, or its words where the label is no letter. */
export const picked = (labels) => labels.join(t('team.listing'));

/** What a refusal says, in the language of the page; the server's own words where the catalogue has none. */
export function said(ack) {
  const key = `refused.${ack.code}`;
  if (has(key)) return t(key, ack);
  return document.documentElement.lang === 'en' ? ack.en || ack.message : ack.message;
}
