"""
What the log says of one member × one question, and the step one answer makes.

A Trace holds what was answered; what the present text makes of it (a capped memory, a mistake closed
because its question was withdrawn) is laid over it by `seen_now` and never stored.
"""

from dataclasses import dataclass, field, replace
from typing import NamedTuple

from quiz.practice import mistakes
from quiz.practice.ability import AbilityRules
from quiz.practice.attempt import Attempt, witnessed_day
from quiz.practice.candour import CandourRules
from quiz.practice.evidence import EvidenceRules, weigh
from quiz.practice.lineage import Lineage, changes_since, last_change
from quiz.practice.memory import Memory, Rating, recall, reviewed
from quiz.practice.mistakes import Miss, Mistake, MistakeRules
from quiz.practice.retentiveness import RetentivenessRules
from quiz.practice.syllabus import Item, Syllabus

PRESENT = 0
"""The stage of an answer to the question as it is now."""

A_MEANING = 2
"""What one change of meaning adds to a stage; a split adds 1. So older texts have higher stages."""


@dataclass(frozen=True)
class RevisionRules:
    """
    What an edit does to a memory: `cap` in days of stability after a change of meaning, `carried` the
    share of stability that goes over to each part of a split; and within how many days it is asked.
    """

    cap: float = 3.0
    carried: float = 0.8
    asked_within: int = 2
    fix_asked_within: int = 1


@dataclass(frozen=True)
class FoldRules:
    """Every number a fold needs; `shared` are the modes in which nobody answers alone,
    `untapped` those in which no tap is offered."""

    evidence: EvidenceRules = field(default_factory=EvidenceRules)
    candour: CandourRules = field(default_factory=CandourRules)
    ability: AbilityRules = field(default_factory=AbilityRules)
    retentiveness: RetentivenessRules = field(default_factory=RetentivenessRules)
    mistakes: MistakeRules = field(default_factory=MistakeRules)
    revisions: RevisionRules = field(default_factory=RevisionRules)
    shared: frozenset[str] = frozenset({"together"})
    untapped: frozenset[str] = frozenset({"together", "mock"})


RULES = FoldRules()


@dataclass(frozen=True, slots=True)
class Trace:
    """
    What the log says of one question.

    `answers` counts every attempt; `last_day`, `right` and `counted` are of the latest one. `stage`
    tells how far the text answered lies behind the present one. `fix_day` is the day of a key_fix that
    turned an answer round and has not been followed by an answer to the fixed text.
    """

    answers: int
    last_day: int
    right: bool
    counted: bool
    stage: int
    fix_day: int | None
    memory: Memory | None
    mistake: Mistake | None


class Judgement(NamedTuple):
    """An attempt as it counts for an item today; `fix_day` is that of a key_fix that spoke on it."""

    right: bool
    stage: int
    fix_day: int | None


class Seen(NamedTuple):
    """A trace as the present text lets it be seen; `recheck` is the day by which to ask again."""

    memory: Memory | None
    mistake: Mistake | None
    recheck: int | None


def stage_of(attempt: Attempt, item: Item, syllabus: Syllabus) -> int:
    """How far the text an attempt answered lies behind the item's present one."""
    changes = _changes_of_meaning(attempt.question, attempt.rev, item, syllabus)
    split = attempt.question != item.id and len(syllabus.aliases[attempt.question]) > 1
    return A_MEANING * changes + split


def step(
    trace: Trace | None,
    item: Item,
    attempt: Attempt,
    judgement: Judgement,
    place: int,
    unseen: float,
    rules: FoldRules = RULES,
    silence: float = 1.0,
) -> Trace:
    """
    The trace after one more attempt.

    Args:
        trace: Before, None when the question is met for the first time.
        item: The item the attempt counts for.
        attempt: The attempt.
        judgement: What it counts as today.
        place: Which answer of that study day it is.
        unseen: The probability of knowing it unseen, by ability.
        rules: The numbers.
        silence: What no tap multiplies the odds of having known by.
    """
    if trace is None:
        trace = Trace(0, attempt.day - 1, False, False, judgement.stage, None, None, None)
    elif judgement.stage > trace.stage:
        # A text older than one already answered, from a phone long offline: it says nothing of today's.
        return replace(trace, answers=trace.answers + 1, last_day=attempt.day, counted=False)
    memory, mistake = trace.memory, trace.mistake
    if judgement.stage != trace.stage:
        memory, mistake = _carried(trace, judgement.stage, rules.revisions)
    evidence = weigh(
        item.guess,
        judgement.right,
        recall(memory, attempt.day) if memory else unseen,
        attempt.sure,
        attempt.pace,
        not trace.answers,
        rules.evidence,
        silence,
    )
    counted = evidence.counts and attempt.mode not in rules.shared
    if counted:
        rating = _rating_that_day(trace, attempt.day, judgement.right, evidence.rating)
        memory = memory if rating is None else reviewed(memory, rating, attempt.day)
        if mistake is not None or not judgement.right or not attempt.right:
            mistake = _mistake_after(
                mistake, item, attempt, judgement, place, evidence.kappa, memory, rules.mistakes
            )
    return Trace(
        trace.answers + 1,
        attempt.day,
        judgement.right,
        counted,
        judgement.stage,
        _fix_day(trace, attempt, judgement),
        memory,
        mistake,
    )


def seen_now(trace: Trace, item: Item, syllabus: Syllabus, rules: RevisionRules) -> Seen:
    """The trace with the changes of text since the latest answer laid over it."""
    memory, mistake = trace.memory, trace.mistake
    if mistake is not None and item.withdrawn:
        mistake = mistakes.withdrawn(mistake, item.lineage[-1].day)
    if trace.stage == PRESENT and trace.fix_day is None:
        return Seen(memory, mistake, None)
    memory, _ = _carried(trace, PRESENT, rules)
    due = []
    if trace.stage >= A_MEANING:
        due.append(_changed_day(item, syllabus) + rules.asked_within)
    if trace.fix_day is not None:
        due.append(trace.fix_day + rules.fix_asked_within)
    asked_again = memory is not None and not item.withdrawn
    return Seen(memory, mistake, min(due) if due and asked_again else None)


def _changes_of_meaning(question: str, rev: int, item: Item, syllabus: Syllabus) -> int:
    """Changes between a revision, of the item or of an old id, and the present text."""
    if question == item.id:
        return changes_since(item.lineage, rev)
    # Old ids stand nearest first, so that each heir is a step nearer and the way ends at the item.
    heirs = (item.id, *item.former)
    heir = next((name for name in heirs if _takes_over(syllabus.lineage_of(name), question)), item.id)
    lineage = syllabus.lineage_of(heir)
    taken_over = _takes_over(lineage, question) or lineage[0].rev
    own = changes_since(syllabus.former.get(question, ()), rev)
    return own + _changes_of_meaning(heir, taken_over - 1, item, syllabus)


def _takes_over(lineage: Lineage, old: str) -> int | None:
    """The revision with which a question took the place of an old id, if it did."""
    return next((revision.rev for revision in lineage if old in revision.question.replaces), None)


def _changed_day(item: Item, syllabus: Syllabus) -> int:
    """When the meaning last changed, of the item or of what it was before."""
    days = [last_change(syllabus.former.get(old, ())) for old in item.former]
    days.append(last_change(item.lineage))
    return max(day for day in days if day is not None)


def _carried(trace: Trace, stage: int, rules: RevisionRules) -> tuple[Memory | None, Mistake | None]:
    """Memory and mistake, brought from the text last answered to a later one."""
    memory, mistake = trace.memory, trace.mistake
    changed = trace.stage // A_MEANING > stage // A_MEANING
    if memory is not None:
        split = trace.stage % A_MEANING > stage % A_MEANING
        stability = memory.stability * rules.carried if split else memory.stability
        memory = replace(memory, stability=min(stability, rules.cap) if changed else stability)
    return memory, mistakes.unproved(mistake) if mistake is not None and changed else mistake


def _rating_that_day(trace: Trace, day: int, right: bool, rating: Rating | None) -> Rating | None:
    """
    The rating that reaches the memory.

    The key was shown a moment ago, so a right answer on the same day says nothing, and a wrong one only
    after a right one.
    """
    if trace.last_day != day:
        return rating
    return None if right or (trace.counted and not trace.right) else rating


def _mistake_after(
    mistake: Mistake | None,
    item: Item,
    attempt: Attempt,
    judgement: Judgement,
    place: int,
    kappa: float,
    memory: Memory | None,
    rules: MistakeRules,
) -> Mistake | None:
    if not judgement.right:
        return mistakes.missed(mistake, item.id, _miss(attempt, place))
    closed = mistake is None or mistake.state == "closed"
    if not attempt.right and closed and judgement.fix_day is not None:
        return mistakes.redeemed(item.id, _miss(attempt, place), judgement.fix_day)
    if mistake is None:
        return None
    stability = memory.stability if memory else 0.0
    return mistakes.answered(
        mistake,
        item.type,
        attempt.day,
        witnessed_day(attempt),
        place,
        attempt.mode,
        attempt.sure,
        kappa,
        stability,
        rules,
    )


def _miss(attempt: Attempt, place: int) -> Miss:
    return Miss(attempt.question, attempt.rev, attempt.day, attempt.at, place, attempt.chosen)


def _fix_day(trace: Trace, attempt: Attempt, judgement: Judgement) -> int | None:
    if judgement.fix_day is None:
        return None
    return judgement.fix_day if judgement.right != attempt.right else trace.fix_day
