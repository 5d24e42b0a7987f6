"""
The state of a contest: what a fold of its events amounts to. Frozen, and nothing that could be derived.

Scores are not here: they are the sum of the ledger (scoring.py). It does not know roles, screens or words.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from quiz.banks.question import Question
from quiz.contest.clock import Clock
from quiz.contest.events import AwardStep, Event
from quiz.contest.packet import Packet, RoundPacket
from quiz.contest.rules import AnyRound, Rules, TiebreakRules
from quiz.contest.turn import Turn
from quiz.people import Team

PHASES = (
    "new",
    "lobby",
    "introduction",
    "round_card",
    "choosing",
    "presented",
    "discussing",
    "armed",
    "starting",
    "answering",
    "judging",
    "ruled",
    "unanswered",
    "withdrawn",
    "revealed",
    "summary",
    "tie",
    "ceremony",
    "finished",
)
ON_STAGE = frozenset(
    {
        "presented",
        "discussing",
        "armed",
        "starting",
        "answering",
        "judging",
        "ruled",
        "unanswered",
        "revealed",
    }
)
"""Phases in which a question is on the screens."""


@dataclass(frozen=True)
class Case:
    """What the price of a verdict depends on besides the rules: the team's own stake, or a second chance."""

    stake: Decimal | None = None
    rebounding: bool = False


@dataclass(frozen=True)
class Entry:
    """One line of the ledger 台账. `void_by` names the correction that took it back."""

    id: str
    kind: str  # ruling | foul | award
    team: str
    points: Decimal
    at: int
    by: str
    slot: str | None = None
    round: int = 0  # from 1; 0: outside a round
    question: str | None = None
    verdict: str = ""
    response: tuple[str, ...] | None = None
    reason: str = ""
    stake: Decimal | None = None
    rebounding: bool = False
    void_by: str | None = None

    @property
    def case(self) -> Case:
        return Case(self.stake, self.rebounding)


@dataclass(frozen=True)
class Press:
    """A buzz on the current question, in order of arrival."""

    team: str
    at: int
    behind_ms: int


@dataclass(frozen=True)
class Foul:
    team: str
    kind: str
    points: Decimal
    offence: int
    offender: str
    question: str


@dataclass(frozen=True)
class Play:
    """The question in play, or the turn whose stake is being chosen (question is None then)."""

    slot: str
    number: int
    turn: Turn
    question: str | None = None
    stake: Decimal | None = None
    hidden: bool = False
    holder: str | None = None  # who has the floor
    presses: tuple[Press, ...] = ()
    tried: tuple[str, ...] = ()  # teams that answered and lost the question
    barred: tuple[str, ...] = ()
    responses: tuple[tuple[str, tuple[str, ...]], ...] = ()
    finished_by: str = ""  # host | team | time
    follow: str = ""
    ruling: str | None = None  # the last ruling on this question
    foul: Foul | None = None
    opened_at: int = 0  # when the buzzers last opened

    def case(self, team: str) -> Case:
        """The circumstances under which a team answers now; another's stake is not its own."""
        return Case(self.stake if team == self.turn.team else None, bool(self.tried))

    def response_of(self, team: str | None) -> tuple[str, ...] | None:
        """What a team sent for this question, or None."""
        return next((response for who, response in self.responses if who == team), None)


@dataclass(frozen=True)
class RoundPlay:
    """The round in play. `index` counts from 0; the tie-break comes after the last round."""

    index: int
    order: tuple[str, ...]
    turns: tuple[Turn, ...]
    before: tuple[tuple[str, Decimal], ...]  # scores when it opened
    number: int = 0  # of the latest question
    fouls: tuple[tuple[str, int], ...] = ()
    barred: tuple[str, ...] = ()
    stakes: tuple[tuple[str, Decimal | None], ...] = ()  # chosen so far; None: passed
    unanswered: int = 0


@dataclass(frozen=True)
class Tie:
    """A tie that decides an award. `out` in order of leaving; `open` until it is settled."""

    award: str
    teams: tuple[str, ...]
    sudden_death: bool
    out: tuple[str, ...] = ()
    open: bool = True


@dataclass(frozen=True)
class Protest:
    id: str
    team: str
    slot: str
    text: str
    at: int
    state: str = "open"  # open | upheld | dismissed
    reason: str = ""


@dataclass(frozen=True)
class Correction:
    """A line of the list of corrections: what was changed by a person, and why."""

    kind: str  # undo | overrule | award | withdraw | protest | absent | tie
    at: int
    by: str
    reason: str
    what: str
    args: tuple[tuple[str, str], ...]
    effects: tuple[tuple[str, Decimal, Decimal], ...]  # team, score before, score after


@dataclass(frozen=True)
class Step:
    """One command that took effect: what it can be undone to, and what happened."""

    command: str
    at: int
    before: State = field(
        compare=False, repr=False
    )  # nested in every later one: comparing it would never end
    events: tuple[Event, ...] = ()


@dataclass(frozen=True)
class State:
    contest: str = ""
    kind: str = "rehearsal"
    version: int = 0
    phase: str = "new"
    rules: Rules | None = None
    packet: Packet | None = None
    teams: tuple[Team, ...] = ()
    seat_seed: str = ""
    seats_drawn: bool = False
    introduced: str | None = None
    absent: tuple[str, ...] = ()
    round: RoundPlay | None = None
    play: Play | None = None
    clock: Clock | None = None
    paused_for: str | None = None
    used: tuple[str, ...] = ()  # question ids that have been on screen, in order
    exposed: tuple[str, ...] = ()  # question ids whose key has been shown, even if that was undone
    withdrawn: tuple[str, ...] = ()  # slots
    asked: tuple[tuple[str, str], ...] = ()  # (slot, question id) in order
    ledger: tuple[Entry, ...] = ()
    tie: Tie | None = None
    settled: tuple[tuple[tuple[str, ...], ...], ...] = ()  # each broken tie: its groups from best to worst
    protests: tuple[Protest, ...] = ()
    corrections: tuple[Correction, ...] = ()
    ceremony: tuple[AwardStep, ...] = ()
    ceremony_step: int = 0
    overlay: str = "none"
    handled: frozenset[str] = frozenset()
    past: tuple[Step, ...] = ()

    @cached_property
    def team_ids(self) -> tuple[str, ...]:
        """All teams in seat order."""
        return tuple(team.id for team in self.teams)

    @property
    def present(self) -> tuple[str, ...]:
        """The teams that are here, in seat order."""
        return tuple(team for team in self.team_ids if team not in self.absent)

    @property
    def tie_keys(self) -> tuple[tuple[str, tuple[int, ...]], ...]:
        """Each team that was tied, with the group it came to in each tie-break; smaller is better."""
        keys: dict[str, tuple[int, ...]] = {}
        for ranked in self.settled:
            for figure, group in enumerate(ranked):
                keys |= {team: (*keys.get(team, ()), figure) for team in group}
        return tuple(sorted(keys.items()))

    @cached_property
    def in_tiebreak(self) -> bool:
        return (
            self.round is not None and self.rules is not None and self.round.index >= len(self.rules.rounds)
        )

    @cached_property
    def round_rules(self) -> AnyRound | TiebreakRules:
        """The rules of the round in play. Only asked while there is one."""
        assert self.rules is not None and self.round is not None
        return self.rules.tiebreak if self.in_tiebreak else self.rules.rounds[self.round.index]

    @property
    def round_packet(self) -> RoundPacket:
        assert self.packet is not None and self.round is not None
        return self.packet.tiebreak if self.in_tiebreak else self.packet.rounds[self.round.index]

    @property
    def running(self) -> bool:
        return self.clock is not None and self.clock.running


def initial() -> State:
    """A contest of which nothing has happened."""
    return State()


def question(state: State, question_id: str) -> Question:
    """
    A question of the sealed packet.

    Raises:
        KeyError: No such question in this packet.
    """
    assert state.packet is not None
    return state.packet.by_id[question_id]


def entry(state: State, entry_id: str) -> Entry | None:
    """A line of the ledger by its id."""
    return next((line for line in state.ledger if line.id == entry_id), None)
