/*
 * The phone's copy of quiz/grading/normalize.py: texts as typed → forms that may be compared.
 *
 * A browser test holds both to the same answers. No lookbehind (Safari below 16.4 cannot read it), so the three places
 * that need one look at the character before by hand. The server's verdict is the last word all the same.
 */

const DIGITS = { '〇': 0, '○': 0, 两: 2 };
Array.from('零一二三四五六七八九').forEach((figure, value) => { DIGITS[figure] = value; });
const MYRIADS = { 万: 10 ** 4, 亿: 10 ** 8, 万亿: 10 ** 12 };
const FIGURES = '零一二三四五六七八九〇○两十百千万亿';
const NUMBER = new RegExp(`[${FIGURES}]+`, 'g');
const PERCENT = new RegExp(`百分之([${FIGURES}]+|\\p{Nd}+(?:\\.\\p{Nd}+)?)`, 'gu');
const BETWEEN_DIGITS = /(\p{Nd})[,，](?=\p{Nd}{3}(?!\p{Nd}))/gu;
const ONE = '[一二三四五六七八九两]';
const SECTION = new RegExp(`^(?:零?(${ONE}?千))?(?:零?(${ONE}?百))?(?:零?(${ONE}?十))?([零〇])?(${ONE})?$`);
const SINGLE = /^[零〇○]?[一二三四五六七八九两]$/;
const PARTS = /([^万亿]+)(万亿|万|亿|$)|[万亿]/g;
const NUMERAL = '([0-9]{1,12}(?:\\.[0-9]{1,6})?)';
const IN_MYRIADS = new RegExp(`${NUMERAL}(?:亿零?${NUMERAL}万|(万亿|亿|万))(?![0-9])`, 'y');
const FRACTION = 6;                                       // decimals a numeral may have
const WORD = /[\p{L}\p{N}]/u;
const DIGIT = /\p{Nd}/u;

/** Half-width lower-case letters, figures and Chinese characters only; points between digits and % are kept. */
export function normalize(text) {
  let flat = String(text).normalize('NFKC').toLowerCase().replace(BETWEEN_DIGITS, '$1');
  flat = flat.replace(PERCENT, '$1%').replace(NUMBER, inFigures);
  const signs = Array.from(writeOut(flat));
  return signs.filter((sign, place) => keeps(signs, place) || WORD.test(sign)).join('');
}

const isDigit = (sign) => sign !== undefined && DIGIT.test(sign);

/** A point between digits, a minus before a number, and signs of percent carry meaning. */
function keeps(signs, place) {
  const sign = signs[place];
  const before = signs[place - 1];
  if (sign === '.') return isDigit(before) && isDigit(signs[place + 1]);
  if (sign === '-') return isDigit(signs[place + 1]) && (before === undefined || !(WORD.test(before) || before === '_' || before === '.'));
  return sign === '%' || sign === '‰';
}

/** 9899万 → 98990000, so that it equals 九千八百九十九万. */
function writeOut(flat) {
  let written = '';
  for (let at = 0; at < flat.length;) {
    IN_MYRIADS.lastIndex = at;
    const found = /[\d.]/.test(flat[at - 1] || '') ? null : IN_MYRIADS.exec(flat);
    written += found ? inFull(found) : flat[at];
    at += found ? found[0].length : 1;
  }
  return written;
}

function scaled(numeral, unit) {
  const [whole, fraction = ''] = numeral.split('.');
  return BigInt(whole + fraction.padEnd(FRACTION, '0')) * BigInt(unit);
}

function inFull([all, number, below, unit]) {
  const one = BigInt(10 ** FRACTION);
  const value = scaled(number, MYRIADS[unit || '亿']) + scaled(below || '0', MYRIADS['万']);
  return value % one === BigInt(0) ? String(value / one) : all;
}

/** 一九四九 → 1949, 二十三 → 23; unchanged when they make no number. */
function inFigures(chinese) {
  const signs = Array.from(chinese);
  if (signs.every((sign) => DIGITS[sign] !== undefined)) return signs.map((sign) => DIGITS[sign]).join('');
  const number = valueOf(chinese);
  return number === null ? chinese : String(number);
}

function valueOf(chinese) {
  let total = BigInt(0);
  let below = null;
  for (const [, figures, myriads] of chinese.match(PARTS).map((part) => new RegExp(PARTS.source).exec(part))) {
    const unit = MYRIADS[myriads] || 1;
    const section = sectionOf(figures || '');
    if (section === null || (below !== null && unit >= below)) return null;
    total += BigInt(section) * BigInt(unit);
    below = unit;
  }
  return total;
}

/** A number below ten thousand; 一千一 stays in doubt. */
function sectionOf(chinese) {
  if (SINGLE.test(chinese)) return DIGITS[chinese[chinese.length - 1]];
  const found = chinese && SECTION.exec(chinese);
  if (!found) return null;
  const [, thousands, hundreds, tens, zero, ones] = found;
  if (ones && !zero && !tens) return null;
  const figures = [[thousands, 1000], [hundreds, 100], [tens, 10], [ones && `${ones}个`, 1]];
  return figures.reduce((sum, [sign, unit]) => (sign ? sum + (sign.length > 1 ? DIGITS[sign[0]] : 1) * unit : sum), 0);
}
