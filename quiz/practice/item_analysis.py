"""
What the answers say about a question: how many know it, how well it tells, which options draw, what to check.

Only first answers count, guessing is taken out, and every figure has its error or is hidden. Says nothing
about a member, and nothing at all below ten of them.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from math import sqrt
from statistics import fmean

from quiz.practice.item_fit import Difficulty, FirstAnswer

CHECK_KEY, AMBIGUOUS, HARD, EASY, IDLE, GOOD, FEW = (
    "check_key",
    "ambiguous",
    "hard",
    "easy",
    "idle",
    "good",
    "few",
)
FLAGS = (CHECK_KEY, AMBIGUOUS, HARD, EASY, IDLE, GOOD, FEW)
"""In the order in which they are worth an organizer's time."""
LETTERED = ("single", "multiple", "true_false")


@dataclass(frozen=True)
class Bounds:
    """From how many people on something is said, and where a flag begins."""

    shown: int = 10
    judged: int = 30
    telling_shown: int = 50
    telling_judged: int = 100
    idle_judged: int = 60
    hard: float = 0.20
    easy: float = 0.95
    idle: float = 0.05
    drawn: float = 0.15
    """A wrong option taken by this share draws; two that draw make a question ambiguous."""
    group: int = 5


@dataclass(frozen=True)
class Asked:
    """What the analysis must know of a question: its labels, and what counts as right."""

    id: str
    type: str
    guess: float
    labels: tuple[str, ...]
    key: tuple[str, ...]


@dataclass(frozen=True)
class OptionCount:
    """How many chose an option, or gave a wrong text; a question of several right ones counts each label."""

    label: str
    count: int
    share: float
    right: bool


@dataclass(frozen=True)
class Flag:
    """A code, the reason for it, and the options it speaks of."""

    code: str
    reason: str
    options: tuple[str, ...] = ()


@dataclass(frozen=True)
class Analysis:
    """
    The figures of one question; None where too few answered for the figure to mean anything.

    Args:
        n: First answers to its present meaning.
        known: Share that knew it, guessing taken out, with its error.
        b: Difficulty in logits, with its error.
        telling: Correlation of this answer with the others of the same person, with its error.
        options: What was chosen, in the order of the question; empty below ten people.
        flags: What to look at, the most urgent first; never empty.
    """

    question: str
    n: int
    known: float | None
    known_se: float | None
    b: float | None
    b_se: float | None
    telling: float | None
    telling_se: float | None
    options: tuple[OptionCount, ...]
    flags: tuple[Flag, ...]


def analysed(
    answers: Sequence[FirstAnswer],
    asked: Sequence[Asked],
    difficulties: Mapping[str, Difficulty],
    bounds: Bounds = Bounds(),
) -> dict[str, Analysis]:
    """
    The analysis of every question.

    Args:
        answers: First answers to the present meaning of each question.
        asked: The questions, in any order.
        difficulties: As fitted to the same answers.
        bounds: When to speak.
    """
    by_question: dict[str, list[FirstAnswer]] = defaultdict(list)
    for each in answers:
        by_question[each.question].append(each)
    rests = _Rests(answers)
    return {
        each.id: _analysis(each, by_question[each.id], difficulties.get(each.id), rests, bounds)
        for each in asked
    }


def guess_corrected(share: float, guess: float) -> float:
    """The share that knew, out of the share that was right: nobody knows less than nothing."""
    return min(max((share - guess) / (1 - guess), 0.0), 1.0)


def correlation(pairs: Sequence[tuple[float, float]]) -> float | None:
    """Pearson's; None where one side never varies."""
    xs, ys = [x for x, _ in pairs], [y for _, y in pairs]
    if len(pairs) < 3:
        return None
    mean_x, mean_y = fmean(xs), fmean(ys)
    spread_x, spread_y = sum((x - mean_x) ** 2 for x in xs), sum((y - mean_y) ** 2 for y in ys)
    if spread_x < 1e-12 or spread_y < 1e-12:
        return None
    return sum((x - mean_x) * (y - mean_y) for x, y in pairs) / sqrt(spread_x * spread_y)


def correlation_error(r: float, n: int) -> float:
    """Its standard error: 0.24 at 15 people, 0.09 at 100, for a usual question."""
    return (1 - r * r) / sqrt(max(n - 1, 1))


class _Rests:
    """
    How much better than others each member was on all questions but one.

    Members meet different questions, so each answer is held against the share right on that question.
    """

    def __init__(self, answers: Sequence[FirstAnswer]) -> None:
        asked, right = Counter[str](), Counter[str]()
        for each in answers:
            asked[each.question] += 1
            right[each.question] += each.right
        self._shares = {question: right[question] / asked[question] for question in asked}
        self._sums: dict[str, float] = defaultdict(float)
        self._counts = Counter[str]()
        for each in answers:
            self._sums[each.member] += self._better(each)
            self._counts[each.member] += 1

    def without(self, answer: FirstAnswer) -> float | None:
        others = self._counts[answer.member] - 1
        return (self._sums[answer.member] - self._better(answer)) / others if others > 0 else None

    def _better(self, answer: FirstAnswer) -> float:
        return answer.right - self._shares[answer.question]


def _analysis(
    asked: Asked, answers: list[FirstAnswer], hard: Difficulty | None, rests: _Rests, bounds: Bounds
) -> Analysis:
    n = len(answers)
    if n < bounds.shown:
        return Analysis(asked.id, n, *(None,) * 6, (), (Flag(FEW, "few"),))
    share = fmean(each.right for each in answers)
    known, error = guess_corrected(share, asked.guess), sqrt(share * (1 - share) / n) / (1 - asked.guess)
    telling, telling_error = _telling(answers, rests) if n >= bounds.telling_shown else (None, None)
    options = _options(asked, answers, bounds)
    tells_against = telling is not None and telling + (telling_error or 0.0) < 0
    flags = _flags(asked, n, known, tells_against, answers, options, bounds)
    b, b_se = (hard.b, hard.se) if hard else (None, None)
    return Analysis(asked.id, n, known, error, b, b_se, telling, telling_error, options, flags)


def _telling(answers: list[FirstAnswer], rests: _Rests) -> tuple[float, float] | tuple[None, None]:
    pairs = [(float(each.right), rest) for each in answers if (rest := rests.without(each)) is not None]
    r = correlation(pairs)
    return (None, None) if r is None else (r, correlation_error(r, len(pairs)))


def _options(asked: Asked, answers: list[FirstAnswer], bounds: Bounds) -> tuple[OptionCount, ...]:
    """By label where there are labels; else the wrong texts that at least a group of people gave."""
    n = len(answers)
    if asked.type in LETTERED:
        counts = Counter(chain.from_iterable(set(each.chosen) for each in answers))
        return tuple(
            OptionCount(label, counts[label], counts[label] / n, label in asked.key) for label in asked.labels
        )
    wrong = Counter(_said(asked, each) for each in answers if not each.right)
    right = sum(each.right for each in answers)
    told = [OptionCount(text, count, count / n, False) for text, count in wrong.most_common(5)]
    return (
        OptionCount("", right, right / n, True),
        *(each for each in told if each.count >= bounds.group and each.label),
    )


def _said(asked: Asked, answer: FirstAnswer) -> str:
    """An oral answer is the member's own judgement: there is no text."""
    if asked.type == "oral":
        return ""
    return (" → " if asked.type == "order" else "；").join(answer.chosen)


def _flags(
    asked: Asked,
    n: int,
    known: float,
    tells_against: bool,
    answers: list[FirstAnswer],
    options: tuple[OptionCount, ...],
    bounds: Bounds,
) -> tuple[Flag, ...]:
    if n < bounds.judged:
        return (Flag(FEW, "few"),)
    found = [_key_in_doubt(asked, n, tells_against, answers, bounds), _ambiguous(asked, n, answers, bounds)]
    if known < bounds.hard:
        found.append(Flag(HARD, "hard"))
    if known > bounds.easy:
        found.append(Flag(EASY, "easy"))
    idle = tuple(each.label for each in options if not each.right and each.share < bounds.idle)
    if idle and n >= bounds.idle_judged and asked.type in ("single", "multiple"):
        found.append(Flag(IDLE, "idle", idle))
    told = tuple(each for each in found if each)
    return told or (Flag(GOOD, "good"),)


def _key_in_doubt(
    asked: Asked, n: int, tells_against: bool, answers: list[FirstAnswer], bounds: Bounds
) -> Flag | None:
    """
    A wrong answer beats the key, or those who are better elsewhere are worse here by more than its error.

    The sign alone would accuse every second question that tells nothing: 9 of 180 sound ones in a trial.
    """
    right = sum(each.right for each in answers)
    for wrong, count in _wrong(asked, answers).most_common(1):
        if count > right:
            return Flag(CHECK_KEY, "beaten", wrong)
    if tells_against and n >= bounds.telling_judged:
        return Flag(CHECK_KEY, "negative")
    return None


def _ambiguous(asked: Asked, n: int, answers: list[FirstAnswer], bounds: Bounds) -> Flag | None:
    drawn = [wrong for wrong, count in _wrong(asked, answers).items() if count >= bounds.drawn * n]
    if len(drawn) < 2:
        return None
    return Flag(AMBIGUOUS, "several", tuple(sorted("".join(wrong) for wrong in drawn)))


def _wrong(asked: Asked, answers: list[FirstAnswer]) -> Counter[tuple[str, ...]]:
    """What those who were wrong chose, as wholes; an oral answer says nothing of that."""
    if asked.type == "oral":
        return Counter()
    order = tuple if asked.type in ("order", "fill") else sorted
    return Counter(tuple(order(each.chosen)) for each in answers if not each.right and each.chosen)
