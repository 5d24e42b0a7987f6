"""
The revisions of one question, and what an old attempt is worth under the present one.

A key_fix judges older attempts of the same meaning again; a substantive change begins a new meaning.
Knows nothing of memory or mistakes.
"""

from dataclasses import dataclass

from quiz.banks.question import Change, Question
from quiz.practice.attempt import Attempt


@dataclass(frozen=True)
class Revision:
    """One text of a question; `day` is the study day it came into use, `change` what it changed."""

    rev: int
    change: Change | None
    day: int
    question: Question


Lineage = tuple[Revision, ...]
"""Oldest first."""


def right_under(question: Question, chosen: tuple[str, ...]) -> bool:
    """Whether an answer is right, as practice counts it: what grading would only prompt for is not."""
    raise NotImplementedError


def judged(attempt: Attempt, lineage: Lineage) -> bool:
    """Whether an attempt counts as right today."""
    fix = fix_of(attempt, lineage)
    return attempt.right if fix is None else fix[1]


def was_rejudged(attempt: Attempt, lineage: Lineage) -> bool:
    """Whether a later key_fix turned the verdict of an attempt round (平反, when it was wrong before)."""
    return judged(attempt, lineage) != attempt.right


def fix_of(attempt: Attempt, lineage: Lineage) -> tuple[Revision, bool] | None:
    """The last key_fix that applies to an attempt, with the verdict under it; None when none does."""
    raise NotImplementedError


def meaning(lineage: Lineage, rev: int) -> int:
    """How many substantive changes lie at or before a revision; equal numbers mean the same."""
    raise NotImplementedError
