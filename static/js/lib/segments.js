/*
 * Where a Chinese line may break: between words, never inside one, and never before a particle or a closing mark.
 *
 * Without Intl.Segmenter there are no words to be found; the caller then lets the browser break as it likes.
 */

const segmenter = typeof Intl !== 'undefined' && Intl.Segmenter ? new Intl.Segmenter('zh', { granularity: 'word' }) : null;

export const canSegment = segmenter !== null;

const STAYS_WITH_THE_WORD_BEFORE = /^[的了着过上下中里内外前后地得们者性化等第之与和、，。；：？！”’）》」』〉】…—·,.;:?!)\]%％]/;
const PARTICLE_MAX = 1;
const OPENS = /[（《“‘「『〈【(\[]$/;
const LATIN = /[A-Za-z0-9.]$/;
const UNIT = /^[年月日号届次个条章中大]/;

const sticks = (word) => (word.length <= PARTICLE_MAX || /^[、，。；：？！”’）》」』]/.test(word))
  && STAYS_WITH_THE_WORD_BEFORE.test(word);

/** The pieces of a text that must stay whole; joined they are the text again. */
export function pieces(text) {
  if (!segmenter) return [text];
  const whole = [];
  for (const { segment } of segmenter.segment(text)) {
    const last = whole.length - 1;
    const before = last >= 0 ? whole[last] : '';
    const joins = before && (sticks(segment) || OPENS.test(before) || (LATIN.test(before) && (UNIT.test(segment) || /^[A-Za-z0-9.]/.test(segment))));
    if (joins) whole[last] += segment;
    else whole.push(segment);
  }
  return whole;
}
