/*
 * From the codes of a host's view to the words on the desk. Numbers that are to be spoken in Chinese become
 * Chinese numerals; a placeholder the view cannot fill is dropped, and an unknown code is shown as it is.
 *
 * Says nothing of when a line is due: the view does.
 */
import { has, t } from '../lib/i18n.js';
import { points, teamOf } from '../lib/format.js';

const DIGITS = '零一二三四五六七八九';
const UNITS = ['', '十', '百', '千'];

/** 110 → 一百一十, 20 → 二十, 2.5 → 二点五, up to 9999; anything larger stays in digits. */
export function hanzi(value) {
  const [whole, rest] = String(Math.abs(value)).split('.');
  if (whole.length > 4) return String(value);
  const body = integer(Number(whole));
  return rest ? `${body}点${[...rest].map((digit) => DIGITS[digit]).join('')}` : body;
}

function integer(number) {
  if (number === 0) return DIGITS[0];
  const digits = [...String(number)].map(Number);
  let text = '';
  digits.forEach((digit, at) => {
    const unit = UNITS[digits.length - 1 - at];
    if (digit) text += DIGITS[digit] + unit;
    else if (text && !text.endsWith('零')) text += '零';
  });
  text = text.replace(/零+$/, '');
  return number >= 10 && number < 20 ? text.slice(1) : text;
}

export const isChinese = () => (document.body.dataset.lang || 'zh-CN').startsWith('zh');

/** What the view itself knows and any line may use; the arguments of the line win over it. */
function known(view) {
  const { round, question } = view;
  return {
    title: view.title, organizer: view.organizer,
    round: round ? round.title : '', round_number: round ? round.number : null,
    number: question ? question.number : null, of: question ? question.of : null,
    stake: question ? question.stake : null, member_name: question ? question.member_name : null,
  };
}

function aboutTeam(view, args) {
  const id = args.team || (args.seat == null && !args.name ? view.turn : null);
  const team = teamOf(view, id) || view.teams.find((each) => each.seat === args.seat);
  return team ? { seat: team.seat, name: team.name, team: team.name, slogan: team.slogan } : {};
}

/** "3-7.2" → 7: a step of the record names its slot, the screen a number. */
const numberOf = (slot) => {
  const found = /-(\d+)/.exec(slot || '');
  return found ? { number: Number(found[1]) } : {};
};

const LISTED = { verdict: 'host.verdict', kind: 'host.foul', effect: 'host.effect', phase: 'host.phase' };

function readable(args) {
  const out = {};
  Object.keys(args).forEach((name) => {
    const value = args[name];
    const listed = LISTED[name] && `${LISTED[name]}.${value}`;
    out[name] = listed && has(listed) ? t(listed) : value;
  });
  return out;
}

/** Forms of a line: one of a format's own, ".all" about no desk, ".desk" about one, ".free" without points, ".minus" for a loss. */
function variant(view, code, args) {
  const own = view.round && `${code}.${view.round.format}`;
  if (own && has(own)) return own;
  const whom = `${code}.${args.seat ? 'desk' : 'all'}`;
  if (has(whom)) return whom;
  const sum = args.points;
  const ending = !sum ? '.free' : sum < 0 ? '.minus' : '';
  return ending && has(code + ending) ? code + ending : code;
}

const tidy = (text) => text.replace(/\{\w+\}/g, '').replace(/ {2,}/g, ' ').trim();

function render(view, item, numeral) {
  if (!item || !item.code) return '';
  const given = { ...(item.args || {}) };
  const args = { ...known(view), ...numberOf(given.slot), ...given, ...aboutTeam(view, given) };
  const code = variant(view, item.code, args);
  const named = readable(args);
  Object.keys(named).forEach((name) => {
    if (typeof named[name] === 'number') named[name] = numeral(name, named[name]);
    if (Array.isArray(named[name])) named[name] = named[name].map((each) => seatName(view, each)).join(t('host.list'));
  });
  return has(code) ? tidy(t(code, named)) : item.code;
}

const printed = (name, value) => (name === 'points' ? points(Math.abs(value)) : points(value));
const voiced = (name, value) => (isChinese() ? hanzi(value) : points(Math.abs(value)));

/** The words of {code, args} as the machine prints them. */
export const words = (view, item) => render(view, item, printed);

/** The same as a host says it: 三号台, 加十分. */
export const spoken = (view, item) => render(view, item, voiced);

/** "3 号台", or the value itself when it is no team. */
export function seatName(view, id) {
  const team = teamOf(view, id);
  return team ? t('host.seat', { seat: team.seat }) : String(id);
}

/** "加 10 分", "扣 10 分", "不计分". */
export function pointsWords(value) {
  if (value == null) return '';
  if (!value) return t('host.points.none');
  return t(value > 0 ? 'host.points.plus' : 'host.points.minus', { points: points(Math.abs(value)) });
}

/** 15:42:08 of an epoch in ms. */
export function timeOfDay(at) {
  const time = new Date(at);
  return [time.getHours(), time.getMinutes(), time.getSeconds()].map((part) => String(part).padStart(2, '0')).join(':');
}

const TRUTH = { T: '✓', F: '✗' };

/** What stands before an option: its letter, or the sign of true and false, because T and F say nothing in Chinese. */
export const letterOf = (question, label) => (question && question.type === 'true_false' && TRUTH[label]) || label;

/** "C 遵义会议", "✗ 错误" of a response made of labels, else the texts themselves. */
export function responseWords(question, response) {
  if (!response || !response.length) return '';
  const textOf = (label) => {
    const option = question && (question.options || []).find((each) => each.label === label);
    return option && response.length === 1 ? `${letterOf(question, label)} ${option.text}` : label;
  };
  return response.map(textOf).join(question && question.type === 'order' ? ' → ' : t('host.list'));
}
