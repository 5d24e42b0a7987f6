"""
Progress a member understands: per history and chapter, in expected answers, never in points.

It falls as days go by, since it says what would be known today. Words are codes; pages have the texts.
"""

from collections import Counter
from dataclasses import dataclass
from typing import Literal

from quiz.practice.knowing import knows
from quiz.practice.standing import Standing
from quiz.practice.syllabus import Item, Syllabus

Level = Literal["starting", "basic", "familiar", "proficient", "consolidated"]
"""起步, 入门, 熟悉, 掌握, 巩固."""


@dataclass(frozen=True, slots=True)
class ProgressRules:
    """
    Shares of the questions for the levels, probabilities of recall, stability in days.

    An unseen question is expected with `unseen_weight` of what ability says, until there are
    `answers_in_topic` to go by.
    """

    basic: float = 0.4
    familiar: float = 0.6
    proficient: float = 0.8
    consolidated_share: float = 0.5
    least_answers: int = 15
    least_seen: float = 0.3
    stable: float = 21.0
    right_days: int = 2
    known: float = 0.7
    fading_below: float = 0.8
    fading_from: float = 0.6
    unseen_weight: float = 0.5
    answers_in_topic: int = 10


RULES = ProgressRules()


@dataclass(frozen=True, slots=True)
class Tally:
    """
    Counts of questions; consolidated + shaky + unlearned == total, and unseen are among the unlearned.

    `expected` is how many would be answered from knowledge today, guessing removed; `fading` 快忘了;
    `answers` is the number of answers given, for the guard of the levels.
    """

    total: int
    expected: float
    consolidated: int
    shaky: int
    unlearned: int
    unseen: int
    fading: int
    answers: int

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            self.total + other.total,
            self.expected + other.expected,
            self.consolidated + other.consolidated,
            self.shaky + other.shaky,
            self.unlearned + other.unlearned,
            self.unseen + other.unseen,
            self.fading + other.fading,
            self.answers + other.answers,
        )


NO_TALLY = Tally(0, 0.0, 0, 0, 0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class ChapterProgress:
    period: str
    level: Level
    tally: Tally


@dataclass(frozen=True, slots=True)
class HistoryProgress:
    history: str
    level: Level
    tally: Tally
    chapters: tuple[ChapterProgress, ...]


def progress(
    standing: Standing, syllabus: Syllabus, day: int, rules: ProgressRules = RULES
) -> tuple[HistoryProgress, ...]:
    """Every history in the campaign's order, its chapters in curriculum order."""
    topics = _answers_by_topic(standing, syllabus)
    chapters: dict[str, dict[str, Tally]] = {history: {} for history in syllabus.histories}
    for item in syllabus.asked:
        found = chapters[item.history]
        told = _told(standing, item, day, topics[_topic(item)], rules)
        found[item.period] = found.get(item.period, NO_TALLY) + told
    return tuple(_history(history, found, rules) for history, found in chapters.items())


def fading(standing: Standing, syllabus: Syllabus, day: int, rules: ProgressRules = RULES) -> tuple[str, ...]:
    """The questions that are about to be forgotten (先复习这 9 题), the most urgent first."""
    found = []
    for item in syllabus.asked:
        memory = standing.memories.get(item.id)
        if memory is not None and standing.traces[item.id].right:
            recalled = knows(standing, item, day)
            if rules.fading_from <= recalled < rules.fading_below:
                found.append((recalled, item.id))
    return tuple(name for _, name in sorted(found))


def level_of(tally: Tally, rules: ProgressRules = RULES) -> Level:
    """The word for a tally; with few answers or little seen never more than 入门."""
    share = tally.expected / tally.total if tally.total else 0.0
    if share < rules.basic:
        return "starting"
    seen = tally.total - tally.unseen
    if share < rules.familiar or tally.answers < rules.least_answers or seen < rules.least_seen * tally.total:
        return "basic"
    if share < rules.proficient:
        return "familiar"
    half = tally.consolidated >= rules.consolidated_share * tally.total
    return "consolidated" if half else "proficient"


def _history(history: str, found: dict[str, Tally], rules: ProgressRules) -> HistoryProgress:
    whole = sum(found.values(), NO_TALLY)
    chapters = (ChapterProgress(period, level_of(tally, rules), tally) for period, tally in found.items())
    return HistoryProgress(history, level_of(whole, rules), whole, tuple(chapters))


def _told(standing: Standing, item: Item, day: int, answers: int, rules: ProgressRules) -> Tally:
    """One question as a tally."""
    trace, memory = standing.traces.get(item.id), standing.memories.get(item.id)
    given, knowing = trace.answers if trace else 0, knows(standing, item, day)
    if memory is None:
        expected = knowing if answers >= rules.answers_in_topic else knowing * rules.unseen_weight
        return Tally(1, expected, 0, 0, 1, int(trace is None), 0, given)
    known = knowing >= rules.known
    firm = known and memory.stability >= rules.stable and memory.right_days >= rules.right_days
    fades = trace is not None and trace.right and rules.fading_from <= knowing < rules.fading_below
    return Tally(1, knowing, int(firm), int(known and not firm), int(not known), 0, int(fades), given)


def _answers_by_topic(standing: Standing, syllabus: Syllabus) -> Counter[tuple[str, str]]:
    found: Counter[tuple[str, str]] = Counter()
    for name, trace in standing.traces.items():
        if name in syllabus.items:
            found[_topic(syllabus.items[name])] += trace.answers
    return found


def _topic(item: Item) -> tuple[str, str]:
    return item.history, item.topic
