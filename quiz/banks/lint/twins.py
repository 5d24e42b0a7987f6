"""
Questions that ask nearly the same, within a bank and across banks. The very same: ../asked_twice.py.

Stems are sets of character pairs; two that share at least SIMILAR of them meet in a bucket of their
rarest pairs, so that not every stem is compared with every other. Stems whose figures differ
(十一大, 十二大) are two questions, and so are siblings, which say so by the same `fact`.

Source: prefix filtering for set-similarity joins, Chaudhuri et al. 2006; Bayardo et al. 2007.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil
from operator import add

from quiz.banks.face import labels_of, options_of
from quiz.banks.lint.remark import Remark, folded
from quiz.banks.words import quoted
from quiz.banks.written import Written

SIMILAR = 0.75
SAME = 0.8
MOST_IN_BUCKET = 40  # a stem repeated more often than this is a template; its first uses are enough
LEAST_PAIRS = 5
BITS = 512
NUMBER = re.compile("[0-9]+(?:\\.[0-9]+)?|[零〇一二三四五六七八九十百千万亿两]+")
CHOOSING = re.compile("下列|以下|下面")
NEGATIONS = re.compile("[不非未没无错误]")


@dataclass(frozen=True, slots=True)
class _Stem:
    written: Written
    text: str
    pairs: frozenset[str]
    marks: int  # a bit for every pair, several pairs a bit


def check(questions: Sequence[Written]) -> Iterator[tuple[Written, Written, Remark]]:
    """
    Pairs that ask nearly the same.

    Args:
        questions: Of all banks, in the order of files and lines.

    Yields:
        The later question, the earlier one, and the remark at the later.
    """
    stems = [_stem(written) for written in questions]
    stems = [stem for stem in stems if len(stem.pairs) >= LEAST_PAIRS]
    order = {id(written): index for index, written in enumerate(questions)}
    for one, other, likeness in _similar(stems):
        first, second = sorted((one, other), key=lambda stem: order[id(stem.written)])
        remark = _judged(first, second, likeness)
        if remark:
            yield second.written, first.written, remark


def _stem(written: Written) -> _Stem:
    text = folded(written.question.stem)
    pairs = frozenset(map(add, text, text[1:]))
    marks = 0
    for one, other in pairs:
        marks |= 1 << (31 * ord(one) + ord(other)) % BITS
    return _Stem(written, text, pairs, marks)


def _similar(stems: Sequence[_Stem]) -> Iterator[tuple[_Stem, _Stem, float]]:
    """Every two stems that are alike enough, each pair once."""
    often = Counter(pair for stem in stems for pair in stem.pairs)
    buckets: dict[str, list[tuple[int, _Stem]]] = {}
    for number, stem in enumerate(sorted(stems, key=lambda each: len(each.pairs))):
        size = len(stem.pairs)
        rarest = sorted(stem.pairs, key=lambda pair: (often[pair], pair))
        looked_up = rarest[: size - ceil(SIMILAR * size) + 1]
        # Whoever comes later is no shorter, so fewer pairs are enough for it to meet this one.
        kept = size - ceil(2 * SIMILAR / (1 + SIMILAR) * size) + 1
        met: dict[int, _Stem] = {}
        for place, pair in enumerate(looked_up):
            bucket = buckets.get(pair)
            if bucket:
                met.update(bucket)
            if place < kept and len(bucket or ()) < MOST_IN_BUCKET:
                buckets.setdefault(pair, []).append((number, stem))
        for each in met.values():
            likeness = _likeness(stem, each)
            if likeness >= SIMILAR:
                yield each, stem, likeness


def _likeness(one: _Stem, other: _Stem) -> float:
    """The pairs both have among all that either has (Jaccard); 0 when that is surely too little."""
    mine, yours = len(one.pairs), len(other.pairs)
    most = mine - (one.marks & ~other.marks).bit_count()  # a mark the other lacks is a pair it lacks
    if most < SIMILAR * (mine + yours - most):
        return 0.0
    shared = len(one.pairs & other.pairs)
    return shared / (mine + yours - shared)


def _judged(first: _Stem, second: _Stem, likeness: float) -> Remark | None:
    one, other = first.written.question, second.written.question
    if _different_figures(first.text, second.text) or (
        one.media and other.media and one.media != other.media
    ):
        return None
    where = _where(first.written, second.written)
    if likeness >= SAME and _same_sense(first.text, second.text) and (option := _contested(first, second)):
        message = f"题干与{where}几乎相同，{quoted(option)}在一处算对、另一处算错"
        return Remark(second.written.where("answer"), "near_twin_key", message, "核对两题的答案，再删去一道")
    if (one.fact and one.fact == other.fact) or _only_choosing(first, second) or _one_question(first, second):
        return None
    message = f"题干与{where}几乎相同（{round(100 * likeness)}%）"
    hint = "删去一道；问的是同一史实的两面时，两题写同一个 fact"
    return Remark(second.written.where("stem"), "near_twin", message, hint)


def _where(first: Written, second: Written) -> str:
    line = first.where("stem").line
    file = "" if first.file == second.file else f" {first.file}"
    return f"{file}第 {line} 行的 {first.question.id} ".replace("第", " 第" if file else "第", 1)


def _different_figures(one: str, other: str) -> bool:
    """Whether each names a number the other does not."""
    mine, yours = set(NUMBER.findall(one)), set(NUMBER.findall(other))
    return bool(mine - yours and yours - mine)


def _same_sense(one: str, other: str) -> bool:
    return len(NEGATIONS.findall(one)) == len(NEGATIONS.findall(other))


def _contested(first: _Stem, second: _Stem) -> str | None:
    """An option that is right in one question and wrong in the other."""
    sides = []
    for stem in (first, second):
        question = stem.written.question
        if question.type not in ("single", "multiple"):
            return None
        right = labels_of(question)
        sides.append({folded(option.text): option.label in right for option in options_of(question)})
    return next((text for text, truth in sides[0].items() if sides[1].get(text, truth) != truth), None)


def _one_question(first: _Stem, second: _Stem) -> bool:
    """The very same is an error and told as one."""
    return first.text == second.text and _options(first) == _options(second)


def _options(stem: _Stem) -> set[str]:
    return {folded(option.text) for option in options_of(stem.written.question)}


def _only_choosing(first: _Stem, second: _Stem) -> bool:
    """下列说法正确的是: the question is in the options, and these are others."""
    if not (CHOOSING.search(first.text) and CHOOSING.search(second.text)):
        return False
    return not _options(first) & _options(second)
