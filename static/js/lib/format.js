/*
 * Numbers and names as people read them. Knows the shape of a view, not where it came from.
 */
import { has, t } from './i18n.js';

const MINUS = '−';

/** 2.5 → "2.5", -10 → "−10"; with {sign: true} also "+10". A value that is text ("10 / 20 / 30") stays as it is. */
export function points(value, { sign = false } = {}) {
  if (value == null) return '';
  if (typeof value !== 'number') return String(value);
  const rounded = Math.round(value * 100) / 100;
  const digits = String(Math.abs(rounded));
  if (rounded < 0) return MINUS + digits;
  return sign && rounded > 0 ? `+${digits}` : digits;
}

/** The team's row of a view, or null. */
export const teamOf = (view, id) => (view && view.teams.find((each) => each.team === id)) || null;

/** The number of the desk, or "" for a team that is not there. */
export const seatOf = (view, id) => {
  const team = teamOf(view, id);
  return team ? team.seat : '';
};

export const nameOf = (view, id) => {
  const team = teamOf(view, id);
  return team ? team.name : '';
};

/** "单选题", "多选题" …; an unknown type is shown as it is. */
export const typeName = (type) => (has(`type.${type}`) ? t(`type.${type}`) : type);

/** A name in letters, for stepping its size: a Latin letter takes about half the width of a Chinese one. */
export function widthOf(name) {
  let width = 0;
  for (const letter of name) width += letter.charCodeAt(0) > 0x2e7f ? 1 : 0.56;
  return Math.ceil(width);
}

/** Whole seconds still to be shown: 0.2 s left is "1", so that "0" means over. */
export const secondsOf = (ms) => Math.max(0, Math.ceil(ms / 1000));

/** mm:ss for anything of two minutes and more, else plain seconds. */
export function clockText(ms) {
  const seconds = secondsOf(ms);
  if (seconds < 120) return String(seconds);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
