"""
Events 事件: what happened, in the past tense. A stored format: change a field only with an upcaster.

Every event carries all that `evolve` needs (points awarded, order of play, clocks), so that an old contest
replays unchanged after the rules have changed.
"""

from dataclasses import dataclass
from decimal import Decimal

from quiz.contest.clock import Clock
from quiz.contest.packet import Packet
from quiz.contest.rules import Rules
from quiz.contest.turn import Turn
from quiz.people import Actor, Team


@dataclass(frozen=True, kw_only=True)
class Event:
    """The root of all events: when, by whom, and by which command."""

    at: int
    by: Actor
    command: str


@dataclass(frozen=True, kw_only=True)
class ContestPrepared(Event):
    contest: str
    kind: str
    rules: Rules
    packet: Packet
    teams: tuple[Team, ...]
    seat_seed: str
    seats_drawn: bool


class ContestStarted(Event):
    pass


@dataclass(frozen=True, kw_only=True)
class TeamIntroduced(Event):
    team: str


@dataclass(frozen=True, kw_only=True)
class RoundOpened(Event):
    round: int  # from 1
    order: tuple[str, ...]
    turns: tuple[Turn, ...]


@dataclass(frozen=True, kw_only=True)
class RoundClosed(Event):
    round: int


@dataclass(frozen=True, kw_only=True)
class TurnOpened(Event):
    """A team is asked to choose its stake; no question is on screen yet."""

    slot: str
    number: int
    turn: Turn


@dataclass(frozen=True, kw_only=True)
class StakeChosen(Event):
    slot: str
    team: str
    stake: Decimal


@dataclass(frozen=True, kw_only=True)
class TurnPassed(Event):
    ruling: str
    slot: str
    team: str


@dataclass(frozen=True, kw_only=True)
class QuestionPresented(Event):
    slot: str
    number: int
    turn: Turn
    question: str
    stake: Decimal | None
    hidden: bool


@dataclass(frozen=True, kw_only=True)
class TurnGiven(Event):
    slot: str
    team: str


class DiscussionStarted(Event):
    pass


class AnswerCalled(Event):
    """The floor is open to whoever has the turn; a clock may follow."""


class BuzzersOpened(Event):
    pass


@dataclass(frozen=True, kw_only=True)
class Buzzed(Event):
    team: str
    shows_question: bool


@dataclass(frozen=True, kw_only=True)
class BuzzTrailed(Event):
    """A press that came after the first: evidence only, it changes no score and no turn."""

    team: str
    behind_ms: int


@dataclass(frozen=True, kw_only=True)
class NobodyAnswered(Event):
    to: str  # audience | void


@dataclass(frozen=True, kw_only=True)
class Responded(Event):
    team: str
    response: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class AnswerFinished(Event):
    cause: str  # host | team | time


@dataclass(frozen=True, kw_only=True)
class RulingGiven(Event):
    """`follow` says what the rules let happen next: reveal | rebound | audience | void."""

    ruling: str
    slot: str
    team: str
    verdict: str
    points: Decimal
    response: tuple[str, ...] | None
    follow: str
    out: bool  # sudden death: this team is out


@dataclass(frozen=True, kw_only=True)
class FoulCalled(Event):
    ruling: str
    slot: str
    team: str
    kind: str
    points: Decimal
    offence: int
    offender: str
    question: str  # continues | void | audience | rebound


class KeyRevealed(Event):
    pass


@dataclass(frozen=True, kw_only=True)
class ClockStarted(Event):
    clock: Clock


class ClockStopped(Event):
    pass


@dataclass(frozen=True, kw_only=True)
class ClockPaused(Event):
    remaining_ms: int
    reason: str  # host | restart | protest


@dataclass(frozen=True, kw_only=True)
class ClockResumed(Event):
    deadline: int


@dataclass(frozen=True, kw_only=True)
class ClockExpired(Event):
    clock: str


@dataclass(frozen=True, kw_only=True)
class StepUndone(Event):
    target: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class RulingOverruled(Event):
    ruling: str
    replacement: str
    verdict: str
    points: Decimal
    reason: str
    follow: str | None = None  # as in RulingGiven, when it replaces the last ruling of the question in play


@dataclass(frozen=True, kw_only=True)
class PointsAwarded(Event):
    ruling: str
    team: str
    points: Decimal
    reason: str


@dataclass(frozen=True, kw_only=True)
class QuestionWithdrawn(Event):
    slot: str
    rulings: tuple[str, ...]  # those it voids
    replaced_by: str | None  # the slot of the replacement, when one follows
    reason: str


@dataclass(frozen=True, kw_only=True)
class TeamMarkedAbsent(Event):
    team: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class TeamMarkedPresent(Event):
    team: str


@dataclass(frozen=True, kw_only=True)
class ProtestRaised(Event):
    protest: str
    team: str
    slot: str
    text: str


@dataclass(frozen=True, kw_only=True)
class ProtestRuled(Event):
    protest: str
    upheld: bool
    reason: str


@dataclass(frozen=True, kw_only=True)
class TiebreakOpened(Event):
    award: str
    teams: tuple[str, ...]
    turns: tuple[Turn, ...]


@dataclass(frozen=True, kw_only=True)
class TieSettled(Event):
    """Groups from best to worst; teams in one group stay tied."""

    ranked: tuple[tuple[str, ...], ...]
    reason: str


@dataclass(frozen=True)
class AwardStep:
    """One card of the ceremony."""

    name: str
    level: int  # 1 is the highest award
    teams: tuple[str, ...]  # lowest place first, as they are revealed


@dataclass(frozen=True, kw_only=True)
class CeremonyStarted(Event):
    steps: tuple[AwardStep, ...]  # from the bottom up


@dataclass(frozen=True, kw_only=True)
class AwardShown(Event):
    step: int


class ContestFinished(Event):
    pass


@dataclass(frozen=True, kw_only=True)
class OverlayShown(Event):
    overlay: str


EVENTS: dict[str, type[Event]] = {kind.__name__: kind for kind in Event.__subclasses__()}
"""Class name → class: the table the store decodes by."""
