"""
Where a member stands: the fold of their log over a syllabus.

`fold` takes the whole log in any order; `extended` adds one later entry to the same result. Nothing
here is the truth: the log is, and a Standing may be thrown away and made again, to the byte.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from quiz.practice.ability import Ability
from quiz.practice.attempt import Entry
from quiz.practice.memory import Memory
from quiz.practice.mistakes import Mistake
from quiz.practice.syllabus import Syllabus


class Probe(NamedTuple):
    """An answer of a probe or mock; `predicted` is the probability of knowing it, just before."""

    question: str
    right: bool
    predicted: float
    day: int


class Rejudged(NamedTuple):
    """An attempt whose verdict a key_fix turned round; `right` is the verdict now, `day` that of the fix."""

    attempt: str
    question: str
    right: bool
    day: int


@dataclass(frozen=True, slots=True)
class Trace:
    """
    What the log says of one question, before the syllabus's pending changes are laid over it.

    `answers` counts every attempt; `last_day`, `right` and `counted` are of the latest; `stage` tells
    which meaning of the question that was.
    """

    answers: int
    last_day: int
    right: bool
    counted: bool
    stage: int
    rev: int
    memory: Memory | None
    mistake: Mistake | None


@dataclass(frozen=True, slots=True)
class Standing:
    """
    Attributes:
        traces: By question, what the log alone says.
        memories: By question seen (with at least one counted answer), changes of text considered.
        mistakes: By question ever missed, the closed ones among them.
        ability: What they may know of what they have not seen.
        probes: Answers of probes and mocks, in order.
        rejudged: Attempts a key_fix turned round.
        recheck: Question → study day by which it wants to be asked again, since text or key changed
            after the member's last answer ("题目已更新").
        answered: Study day → number of answers.
        recent: The last six verdicts, latest last.
        dismissals: Study days of the dismissals that counted, as far as they still limit further ones.
        last: Place in the log of the latest entry.
    """

    traces: Mapping[str, Trace]
    memories: Mapping[str, Memory]
    mistakes: Mapping[str, Mistake]
    ability: Ability
    probes: tuple[Probe, ...]
    rejudged: tuple[Rejudged, ...]
    recheck: Mapping[str, int]
    answered: Mapping[int, int]
    recent: tuple[bool, ...]
    dismissals: tuple[int, ...]
    last: tuple[int, int, str] | None

    @property
    def seen_days(self) -> dict[str, int]:
        """Question → study day it was last answered on, whether or not that counted."""
        return {question: trace.last_day for question, trace in self.traces.items()}


NOTHING = Standing({}, {}, {}, Ability(), (), (), {}, {}, (), (), None)
"""Where everybody begins."""


def fold(entries: Iterable[Entry], syllabus: Syllabus) -> Standing:
    """The standing after a log, whatever order it comes in and however often an entry is repeated."""
    raise NotImplementedError


def extended(standing: Standing, entry: Entry, syllabus: Syllabus) -> Standing:
    """
    The standing after one more entry; the same as folding the longer log.

    Raises:
        ValueError: The entry is not later than all before it; fold the log anew.
    """
    raise NotImplementedError


def crossable(standing: Standing, syllabus: Syllabus, day: int) -> tuple[str, ...]:
    """The mistakes a right answer could cross off on a study day (今天可销), in curriculum order."""
    raise NotImplementedError


def as_bytes(standing: Standing) -> bytes:
    """A canonical form: equal standings, equal bytes."""
    raise NotImplementedError


def from_bytes(data: bytes, syllabus: Syllabus) -> Standing:
    """
    The standing again.

    Raises:
        ValueError: Written by another model or under another syllabus (see Syllabus.digest).
    """
    raise NotImplementedError
