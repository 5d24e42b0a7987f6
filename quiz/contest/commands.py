"""
Commands 指令: what somebody wants, in the imperative, and who may want it.

A command carries a client-made id, so that a resend is recognised, and the server's time of arrival.
Nothing here decides; nothing here trusts: `by` comes from a signed ticket, never from a payload.
"""

from dataclasses import dataclass
from decimal import Decimal

from quiz.contest.packet import Packet
from quiz.contest.rules import Rules
from quiz.people import Actor, Team


@dataclass(frozen=True, kw_only=True)
class Command:
    """
    The root of all commands.

    Args:
        id: Made by the client, unique within a contest.
        at: Server time of arrival, epoch milliseconds.
        by: Who asks, as their ticket says.
    """

    id: str
    at: int
    by: Actor


@dataclass(frozen=True, kw_only=True)
class PrepareContest(Command):
    """Seal rules, packet and seats. `seat_seed` and `seats_drawn` record the 抽签."""

    contest: str
    kind: str  # rehearsal | official
    rules: Rules
    packet: Packet
    teams: tuple[Team, ...]
    seat_seed: str = ""
    seats_drawn: bool = False


@dataclass(frozen=True, kw_only=True)
class StartContest(Command):
    pass


@dataclass(frozen=True, kw_only=True)
class IntroduceTeam(Command):
    team: str


@dataclass(frozen=True, kw_only=True)
class OpenRound(Command):
    round: int  # counted from 1


@dataclass(frozen=True, kw_only=True)
class CloseRound(Command):
    round: int


@dataclass(frozen=True, kw_only=True)
class AboutSlot(Command):
    """Names the question it means, so that a click on an old screen cannot hit the next question."""

    slot: str


class PresentQuestion(AboutSlot):
    """大屏出题; in a risk round the first one opens the team's choice of stake."""


@dataclass(frozen=True, kw_only=True)
class ChooseStake(AboutSlot):
    stake: Decimal
    team: str | None = None


@dataclass(frozen=True, kw_only=True)
class PassTurn(AboutSlot):
    team: str | None = None


class StartDiscussion(AboutSlot):
    pass


class StartAnswer(AboutSlot):
    """请作答, or: the team that buzzed has begun to speak."""


class OpenBuzzers(AboutSlot):
    """请抢答."""


class CloseBuzzers(AboutSlot):
    pass


@dataclass(frozen=True, kw_only=True)
class Buzz(AboutSlot):
    """`team` is set when the host buzzes for a team (a raised hand, a USB key)."""

    team: str | None = None


@dataclass(frozen=True, kw_only=True)
class Respond(AboutSlot):
    response: tuple[str, ...]
    team: str | None = None


class FinishAnswer(AboutSlot):
    """回答完毕; a joint round: 收题."""


@dataclass(frozen=True, kw_only=True)
class GiveRuling(AboutSlot):
    team: str
    verdict: str  # right | wrong | partial | timeout
    points: Decimal | None = None  # partial only


@dataclass(frozen=True, kw_only=True)
class CallFoul(AboutSlot):
    team: str
    kind: str  # early_buzz | prompting | restatement


class RevealKey(AboutSlot):
    pass


class PauseClock(Command):
    pass


class ResumeClock(Command):
    pass


@dataclass(frozen=True, kw_only=True)
class Undo(Command):
    command: str  # the id of the command to take back
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class Overrule(Command):
    ruling: str
    verdict: str
    reason: str
    points: Decimal | None = None


@dataclass(frozen=True, kw_only=True)
class AwardPoints(Command):
    """Positive awards, negative deducts."""

    team: str
    points: Decimal
    reason: str


@dataclass(frozen=True, kw_only=True)
class WithdrawQuestion(AboutSlot):
    reason: str
    replace: bool = True


@dataclass(frozen=True, kw_only=True)
class MarkAbsent(Command):
    team: str
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class MarkPresent(Command):
    team: str


@dataclass(frozen=True, kw_only=True)
class GiveTurn(AboutSlot):
    team: str


@dataclass(frozen=True, kw_only=True)
class RaiseProtest(Command):
    text: str
    slot: str | None = None  # None: the current question
    team: str | None = None


@dataclass(frozen=True, kw_only=True)
class RuleProtest(Command):
    protest: str
    upheld: bool
    reason: str
    verdict: str | None = None  # upheld: what the ruling becomes


class OpenTiebreak(Command):
    pass


@dataclass(frozen=True, kw_only=True)
class SettleTie(Command):
    """The order of the tied teams, best first, by lot or by decision, when questions have run out."""

    order: tuple[str, ...]
    reason: str


class StartCeremony(Command):
    pass


@dataclass(frozen=True, kw_only=True)
class ShowAward(Command):
    step: int


class FinishContest(Command):
    pass


@dataclass(frozen=True, kw_only=True)
class ShowOverlay(Command):
    overlay: str  # holding | scoreboard | evidence | none


@dataclass(frozen=True, kw_only=True)
class TimeExpired(Command):
    """From the timers, never from a client."""

    clock: str


@dataclass(frozen=True, kw_only=True)
class NoteRestart(Command):
    """From the runner at start: the server was last seen alive at `last_seen`."""

    last_seen: int


COMMANDS: dict[str, type[Command]] = {
    "start_contest": StartContest,
    "introduce_team": IntroduceTeam,
    "open_round": OpenRound,
    "close_round": CloseRound,
    "present_question": PresentQuestion,
    "choose_stake": ChooseStake,
    "pass_turn": PassTurn,
    "start_discussion": StartDiscussion,
    "start_answer": StartAnswer,
    "open_buzzers": OpenBuzzers,
    "close_buzzers": CloseBuzzers,
    "buzz": Buzz,
    "respond": Respond,
    "finish_answer": FinishAnswer,
    "give_ruling": GiveRuling,
    "call_foul": CallFoul,
    "reveal_key": RevealKey,
    "pause_clock": PauseClock,
    "resume_clock": ResumeClock,
    "undo": Undo,
    "overrule": Overrule,
    "award_points": AwardPoints,
    "withdraw_question": WithdrawQuestion,
    "mark_absent": MarkAbsent,
    "mark_present": MarkPresent,
    "give_turn": GiveTurn,
    "raise_protest": RaiseProtest,
    "rule_protest": RuleProtest,
    "open_tiebreak": OpenTiebreak,
    "settle_tie": SettleTie,
    "start_ceremony": StartCeremony,
    "show_award": ShowAward,
    "finish_contest": FinishContest,
    "show_overlay": ShowOverlay,
}
"""Wire name → class. PrepareContest, TimeExpired, NoteRestart have no wire name: no client can say them."""


def wire_name(command: Command) -> str:
    """The wire name of a command; its class name for those no client can send."""
    kind = type(command)
    return next((name for name, known in COMMANDS.items() if known is kind), kind.__name__)
