"""
双人对战: two members before the same question at the same moment. What a duel is, and what happens in it.

A game that counts for nothing: no attempt, no memory and no mistake is made of an answer here, and nothing of
it is kept. Knows no name of a member, no socket and no screen; what it does is in `duelling.py`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

from quiz.banks.question import Question
from quiz.errors import QuizError

Phase = Literal["waiting", "gathering", "starting", "asking", "shown", "finished", "closed"]
Why = Literal["left", "absent", "expired"]

_ANSWER_MS = MappingProxyType({"true_false": 15_000, "single": 20_000, "multiple": 30_000})


class DuelRefused(QuizError):
    """What may not be done now; `code` is in the catalogue as `refused.<code>`."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class DuelRules:
    """
    How a duel is played, times in ms.

    Args:
        questions: How many.
        answer_ms: Time to answer by type of question; other types are not asked, because typed words
            would want a person to judge them.
        grace_ms: An answer may still be on its way when time is up.
        start_ms: From both being ready to the first question.
        read_ms: The next question comes by itself after this; both can have it sooner.
        absence_ms: How long somebody whose line is lost is waited for.
        invitation_ms, gathering_ms, farewell_ms: How long a room is kept for a second member, for both to be
            ready, and after the end.
    """

    questions: int = 5
    answer_ms: Mapping[str, int] = field(default_factory=lambda: _ANSWER_MS)
    grace_ms: int = 800
    start_ms: int = 3_000
    read_ms: int = 60_000
    absence_ms: int = 60_000
    invitation_ms: int = 180_000
    gathering_ms: int = 300_000
    farewell_ms: int = 300_000


@dataclass(frozen=True, slots=True)
class Posed:
    """A question as both see it, options already in their order; `history` is the title of its bank."""

    question: Question
    history: str


@dataclass(frozen=True, slots=True)
class Player:
    """
    One of the two.

    Args:
        ready: Has said yes to what the phase asks: to begin, to go on, or to play again.
        away_since: When the line was lost, None while it is there.
        chosen: What was answered, one entry a question asked; None: nothing in time.
        right: The verdicts on `chosen`.
    """

    member: str
    ready: bool = False
    away_since: int | None = None
    chosen: tuple[tuple[str, ...] | None, ...] = ()
    right: tuple[bool, ...] = ()


@dataclass(frozen=True, slots=True)
class Duel:
    """
    One room. `number` counts questions from 1, 0 before the first; `until` is when the phase ends by itself.

    `version` counts what has happened, `round` how often the two have played.
    """

    code: str
    rules: DuelRules
    players: tuple[Player, ...]
    phase: Phase
    until: int
    questions: tuple[Posed, ...]
    number: int = 0
    round: int = 1
    version: int = 0
    why: Why | None = None
    left_by: str | None = None

    @property
    def posed(self) -> Posed:
        """The question of the moment."""
        return self.questions[self.number - 1]

    @property
    def is_over(self) -> bool:
        return self.phase == "closed"

    def player(self, member: str) -> Player:
        """Raises DuelRefused: duel_not_yours for somebody who is not in this room."""
        for player in self.players:
            if player.member == member:
                return player
        raise DuelRefused("duel_not_yours")


# Commands: `at` is epoch ms by the server's clock, `member` is never taken from a message


@dataclass(frozen=True, slots=True)
class Join:
    member: str
    at: int


@dataclass(frozen=True, slots=True)
class BeReady:
    """Yes to what this phase and question ask; a late second tap names an older one and does nothing."""

    member: str
    at: int
    phase: str
    number: int
    questions: tuple[Posed, ...] = ()  # for another round


@dataclass(frozen=True, slots=True)
class Answer:
    member: str
    at: int
    number: int
    chosen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Leave:
    member: str
    at: int


@dataclass(frozen=True, slots=True)
class GoAway:
    """The line of a member is lost."""

    member: str
    at: int


@dataclass(frozen=True, slots=True)
class ComeBack:
    member: str
    at: int


@dataclass(frozen=True, slots=True)
class PassTime:
    at: int


Command = Join | BeReady | Answer | Leave | GoAway | ComeBack | PassTime


# Events


@dataclass(frozen=True, slots=True)
class Joined:
    member: str
    at: int


@dataclass(frozen=True, slots=True)
class GotReady:
    member: str


@dataclass(frozen=True, slots=True)
class Started:
    """Both are ready, for the first time or again."""

    at: int
    questions: tuple[Posed, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    at: int
    number: int


@dataclass(frozen=True, slots=True)
class Answered:
    member: str
    chosen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """Key, source and both verdicts are seen from now on; `right` by member."""

    at: int
    right: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class Finished:
    at: int


@dataclass(frozen=True, slots=True)
class WentAway:
    member: str
    at: int


@dataclass(frozen=True, slots=True)
class CameBack:
    member: str
    at: int


@dataclass(frozen=True, slots=True)
class Closed:
    at: int
    why: Why
    by: str | None = None


Event = Joined | GotReady | Started | Asked | Answered | Shown | Finished | WentAway | CameBack | Closed
