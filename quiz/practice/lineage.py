"""
The revisions of one question, and what an old attempt is worth under the present one.

A key_fix judges older attempts of the same meaning again; a substantive change begins a new meaning.
Knows nothing of memory or mistakes.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from quiz.banks.face import options_of
from quiz.banks.question import Change, Question
from quiz.grading import Verdict, grade
from quiz.grading.normalize import normalize
from quiz.practice.attempt import Attempt

SELF_JUDGED = "oral"


@dataclass(frozen=True)
class Revision:
    """One text of a question; `day` is the study day it came into use, `change` what it changed."""

    rev: int
    change: Change | None
    day: int
    question: Question


Lineage = tuple[Revision, ...]
"""Oldest first."""


def right_under(question: Question, chosen: Sequence[str]) -> bool:
    """Whether an answer is right, as practice counts it: what grading would only prompt for is not."""
    if question.type == SELF_JUDGED:
        return tuple(chosen) == ("right",)
    return grade(question, chosen).verdict is Verdict.ACCEPT


def judged(attempt: Attempt, lineage: Lineage) -> bool:
    """Whether an attempt counts as right today."""
    fix = fix_of(attempt, lineage)
    return attempt.right if fix is None else fix[1]


def was_rejudged(attempt: Attempt, lineage: Lineage) -> bool:
    """Whether a later key_fix turned the verdict of an attempt round (平反, when it was wrong before)."""
    return judged(attempt, lineage) != attempt.right


def fix_of(attempt: Attempt, lineage: Lineage) -> tuple[Revision, bool] | None:
    """
    The last key_fix that applies to an attempt, with the verdict under it.

    None when there is none, when a change of meaning lies between, when the kind of question changed,
    and when what was chosen can no longer be chosen: then the verdict of the time stands.
    """
    if not lineage or lineage[-1].rev <= attempt.rev:
        return None
    fix, before = None, None
    for revision in lineage:
        if revision.rev <= attempt.rev:
            before = revision.question
        elif revision.change == "substantive":
            break
        elif revision.change == "key_fix":
            fix = revision
    if fix is None or fix.question.type == SELF_JUDGED:
        return None
    chosen = _as_chosen_now(attempt.chosen, before, fix.question)
    return None if chosen is None else (fix, right_under(fix.question, chosen))


def changes_since(lineage: Lineage, rev: int) -> int:
    """How many substantive changes came after a revision; 0 when it still means what is asked now."""
    if not lineage or lineage[-1].rev <= rev:
        return 0
    return sum(revision.change == "substantive" for revision in lineage if revision.rev > rev)


def meaning(lineage: Lineage, rev: int) -> int:
    """How many substantive changes lie at or before a revision; equal numbers mean the same."""
    return sum(revision.change == "substantive" for revision in lineage if revision.rev <= rev)


def last_change(lineage: Lineage) -> int | None:
    """The study day the latest substantive change came into use, if there was any."""
    days = [revision.day for revision in lineage if revision.change == "substantive"]
    return days[-1] if days else None


def _as_chosen_now(chosen: Sequence[str], before: Question | None, now: Question) -> tuple[str, ...] | None:
    """The same choice in the letters of a later text; None when it is not on offer there."""
    if before is not None and before.type != now.type:
        return None
    offered = {option.label: normalize(option.text) for option in options_of(now)}
    if not offered:
        return tuple(chosen)
    texts = {option.label: normalize(option.text) for option in options_of(before)} if before else offered
    found = [_label_now(label, texts, offered) for label in chosen]
    return None if None in found else tuple(label for label in found if label is not None)


def _label_now(label: str, texts: dict[str, str], offered: dict[str, str]) -> str | None:
    """By its text, if that is still there; else by its letter, if that was only reworded."""
    text = texts.get(label)
    if text is None:
        return None
    if offered.get(label) == text:
        return label
    by_text = next((other for other, said in offered.items() if said == text), None)
    if by_text is not None:
        return by_text
    reworded = label in offered and offered[label] not in texts.values()
    return label if reworded else None
