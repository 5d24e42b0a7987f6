/*
 * Where a Chinese line may break: between words, never inside one, and never before a particle or a closing mark.
 *
 * Without Intl.Segmenter there are no words to be found; the caller then lets the browser break as it likes.
 */

/** Terms that dictionaries cut in two, kept whole by hand. */
const TERMS = /(马克思列宁主义|马克思主义|马列主义|列宁主义|毛泽东思想|邓小平理论|科学发展观|社会主义|共产主义|帝国主义|资本主义|爱国主义|民主主义|国际主义|三民主义|霸权主义|习近平|毛泽东|邓小平|周恩来|刘少奇|新中国|新时代|共产党|国民党|第[一二三四五六七八九十百\d]+[次届个条章部])/;

const segmenter = typeof Intl !== 'undefined' && Intl.Segmenter ? new Intl.Segmenter('zh', { granularity: 'word' }) : null;

export const canSegment = segmenter !== null;

const STAYS_WITH_THE_WORD_BEFORE = /^[的了着过上下中里内外前后地得们者性化等第之与和、，。；：？！”’）》」』〉】…—·,.;:?!)\]%％]/;
const PARTICLE_MAX = 1;
const OPENS = /[（《“‘「『〈【(\[][^）》”’」』〉】)\]]{0,6}$/;   // also a short quotation: “四史” is one word
const LATIN = /[A-Za-z0-9.]$/;
const UNIT = /^[年月日号届次个条章中大]/;

const sticks = (word) => (word.length <= PARTICLE_MAX || /^[、，。；：？！”’）》」』]/.test(word))
  && STAYS_WITH_THE_WORD_BEFORE.test(word);

const segments = (text) => text.split(TERMS).flatMap((part, at) => (
  at % 2 ? [part] : Array.from(segmenter.segment(part), (each) => each.segment)));

/** The pieces of a text that must stay whole; joined they are the text again. */
export function pieces(text) {
  if (!segmenter) return [text];
  const whole = [];
  for (const segment of segments(text)) {
    const last = whole.length - 1;
    const before = last >= 0 ? whole[last] : '';
    const joins = before && (sticks(segment) || OPENS.test(before) || (LATIN.test(before) && (UNIT.test(segment) || /^[A-Za-z0-9.]/.test(segment))));
    if (joins) whole[last] += segment;
    else whole.push(segment);
  }
  return whole;
}
