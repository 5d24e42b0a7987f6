"""
Answers that can be guessed without knowledge: a letter that is right too often, a key that is the longest.

A bank is told only where chance would hardly do it (three standard deviations) and the excess is large.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from math import sqrt

from quiz.banks.lint.remark import Remark
from quiz.banks.question import Single, TrueFalse
from quiz.banks.words import quoted
from quiz.banks.written import Written, WrittenBank

LEAST_SINGLES = 20
LEAST_TRUTHS = 16
DEVIATIONS = 3.0
EXCESS = 1.4  # times what chance gives
LONGER_BY = 8
LONGER_TIMES = 1.8


def check(written: Written) -> Iterator[Remark]:
    """A single whose key stands out among its own options."""
    question = written.question
    if not isinstance(question, Single):
        return
    key, *others = _lengths(question)
    if key - max(others) >= LONGER_BY and key >= LONGER_TIMES * max(others):
        index = ord(question.answer) - ord("A")
        message = f"正确选项 {key} 字，其他最多 {max(others)} 字，一看就知道"
        hint = "把各选项写得差不多长"
        yield Remark(written.where_option(index), "key_length", message, hint)


def check_bank(bank: WrittenBank) -> Iterator[Remark]:
    """What all questions of a bank show together."""
    questions = [written.question for written in bank.questions]
    singles = [question for question in questions if isinstance(question, Single)]
    place = bank.where("questions")
    if len(singles) >= LEAST_SINGLES:
        for message, code, hint in (*_letters(singles), *_longest(singles)):
            yield Remark(place, code, message, hint)
    truths = [question.answer for question in questions if isinstance(question, TrueFalse)]
    if len(truths) >= LEAST_TRUTHS and _unlikely(
        max(sum(truths), len(truths) - sum(truths)), [0.5] * len(truths)
    ):
        right = sum(truths)
        message = f"判断题 {len(truths)} 道，对的 {right} 道，错的 {len(truths) - right} 道"
        yield Remark(place, "truth_bias", message, "改写几道，让对错大致各半")


def _letters(singles: Sequence[Single]) -> Iterator[tuple[str, str, str]]:
    counts = Counter(question.answer for question in singles)
    letter, count = max(sorted(counts.items()), key=lambda pair: pair[1])
    chances = [1 / len(each.options) for each in singles if len(each.options) > ord(letter) - ord("A")]
    if _unlikely(count, chances):
        share = round(100 * count / len(singles))
        message = f"单选 {len(singles)} 道，答案是{quoted(letter)}的有 {count} 道，占 {share}%"
        yield message, "letter_bias", "调换一些选项的先后；打印出来的试卷不打乱"


def _longest(singles: Sequence[Single]) -> Iterator[tuple[str, str, str]]:
    lengths = [_lengths(question) for question in singles]
    count = sum(1 for key, *others in lengths if key > max(others))
    chances = [1 / len(each) for each in lengths]
    if _unlikely(count, chances):
        message = f"单选 {len(singles)} 道，正确选项独自最长的有 {count} 道，选最长的就能答对"
        yield message, "key_length_bias", "把错项也写得一样长"


def _lengths(question: Single) -> list[int]:
    """Length of the key, then of the others."""
    key = [len(option.text) for option in question.options if option.label == question.answer]
    return key + [len(option.text) for option in question.options if option.label != question.answer]


def _unlikely(count: int, chances: Iterable[float]) -> bool:
    """Whether a count lies so far above the sum of chances that it is no accident."""
    chances = list(chances)
    expected = sum(chances)
    spread = sqrt(sum(chance * (1 - chance) for chance in chances)) or 1.0
    return count >= EXCESS * expected and count - expected >= DEVIATIONS * spread
