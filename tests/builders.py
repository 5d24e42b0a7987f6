"""Contests, questions and commands for tests: literals only, no clock and no chance."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from quiz.banks.question import Fill, Multiple, Option, Oral, Order, Question, Single, TrueFalse
from quiz.contest import commands as c
from quiz.contest.decide import decide
from quiz.contest.events import Event
from quiz.contest.evolve import evolve
from quiz.contest.packet import Packet, Pool, RoundPacket
from quiz.contest.refused import Refused
from quiz.contest.rules import Rules
from quiz.contest.state import State, initial
from quiz.people import SYSTEM, Actor, Team

T0 = 1_763_800_000_000
MS = 1
SECOND = 1000
HOST = Actor("host")
JUDGE = Actor("judge")
LABELS = "ABCD"


def seat(team: str) -> Actor:
    """A team as the author of a command."""
    return Actor("team", team)


def _asked(name: str) -> dict[str, Any]:
    """What all questions have; every secret carries a mark, so that a leak can be found by searching."""
    return {
        "id": name,
        "stem": f"题干{name}？",
        "explanation": f"SECRET-{name}-explanation",
        "source": f"SECRET-{name}-source",
        "period": "新民主主义革命时期",
        "topic": "重要会议",
        "difficulty": 2,
    }


def _options(name: str) -> tuple[Option, ...]:
    return tuple(Option(label=label, text=f"选项{name}{label}") for label in LABELS)


def single(name: str, answer: str = "C") -> Single:
    return Single(**_asked(name), options=_options(name), answer=answer)


def multiple(name: str, answer: tuple[str, ...] = ("A", "B")) -> Multiple:
    return Multiple(**_asked(name), options=_options(name), answer=answer)


def true_false(name: str, answer: bool = True) -> TrueFalse:
    return TrueFalse(**_asked(name), answer=answer)


def fill(name: str, answer: str = "1935年") -> Fill:
    return Fill(**_asked(name), answers=((answer, f"SECRET-{name}-form"),))


def oral(name: str, answer: str = "遵义会议") -> Oral:
    return Oral(**_asked(name), answer=answer, accept=(f"SECRET-{name}-accept",))


def in_order(name: str, answer: tuple[str, ...] = ("B", "A", "D", "C")) -> Order:
    return Order(**_asked(name), options=_options(name), answer=answer)


def pool(prefix: str, count: int, stake: int | None = None) -> Pool:
    return Pool(stake=stake, questions=tuple(single(f"{prefix}{number}") for number in range(1, count + 1)))


def round_packet(index: int, rules: Any) -> RoundPacket:
    prefix = f"q{index}-"
    stakes = [stake.value for stake in getattr(rules, "stakes", ())]
    pools = tuple(pool(f"{prefix}{stake}-", 6, stake) for stake in stakes) or (pool(prefix, 24),)
    return RoundPacket(pools=pools, reserve=pool(f"{prefix}reserve", 2).questions)


def packet_for(rules: Rules) -> Packet:
    rounds = tuple(round_packet(index, each) for index, each in enumerate(rules.rounds, start=1))
    return Packet(rounds=rounds, tiebreak=RoundPacket(pools=(pool("tie-", 3),)), seed="fixed")


def _beginning(packet: Packet, first: Question | None) -> Packet:
    if first is None:
        return packet
    opening, *rounds = packet.rounds
    head, *pools = opening.pools
    changed = Pool(stake=head.stake, questions=(first, *head.questions[1:]))
    return packet.model_copy(
        update={"rounds": (opening.model_copy(update={"pools": (changed, *pools)}), *rounds)}
    )


def teams(count: int) -> tuple[Team, ...]:
    return tuple(Team(f"t{seat}", seat, f"第{seat}支部", ("甲", "乙", "丙")) for seat in range(1, count + 1))


def rules(*rounds: dict[str, Any], count: int = 3, **more: Any) -> Rules:
    """A rule sheet with these rounds; awards for first and second place."""
    awards = more.pop("awards", ({"name": "一等奖", "places": 1}, {"name": "二等奖", "places": 1}))
    return Rules.model_validate(
        {
            "title": "四史知识竞赛",
            "rounds": tuple({"title": each["format"], **each} for each in rounds),
            "teams": {"count": count, "members": 3},
            "awards": awards,
            **more,
        }
    )


COMPULSORY = {"format": "compulsory", "questions_each": 1, "clock": {"answer_ms": 30_000}}
JOINT = {
    "format": "joint",
    "questions": 1,
    "clock": {"answer_ms": 30_000},
    "points": {"right": 10, "wrong": 0, "missing_some": 5},
}
BUZZER = {
    "format": "buzzer",
    "questions": 3,
    "clock": {"buzz_ms": 15_000, "start_ms": 5_000, "answer_ms": 30_000},
    "points": {"right": 10, "wrong": -10},
    "early_buzz": ({"points": -10, "offender": "barred_from_question", "question": "continues"},),
}
RISK = {"format": "risk", "clock": {"choose_ms": 20_000, "answer_ms": 60_000}}


@dataclass
class Stage:
    """A contest in a test: commands come in one by one, a second apart, and the log is kept."""

    sheet: Rules
    state: State = field(default_factory=initial)
    log: list[Event] = field(default_factory=list)
    at: int = T0
    sent: int = 0
    last: tuple[Event, ...] = ()

    @classmethod
    def ready(cls, sheet: Rules, first: Question | None = None, packet: Packet | None = None) -> "Stage":
        """A prepared contest in its lobby; `first` is the first question of the first round."""
        stage = cls(sheet)
        count = sheet.teams.count
        stage.take(
            c.PrepareContest(
                id="prepare",
                at=T0,
                by=SYSTEM,
                contest="final",
                kind="official",
                rules=sheet,
                packet=_beginning(packet or packet_for(sheet), first),
                teams=teams(count),
            )
        )
        return stage

    def take(self, command: c.Command) -> tuple[Event, ...]:
        """Decide and evolve; Refused passes through."""
        self.last = decide(self.state, command)
        for event in self.last:
            self.state = evolve(self.state, event)
            self.log.append(event)
        return self.last

    def do(self, name: str, by: Actor = HOST, after: int = SECOND, **fields: Any) -> tuple[Event, ...]:
        """Send a command by its wire name."""
        self.at += after
        self.sent += 1
        exact = {key: Decimal(fields[key]) for key in ("stake", "points") if fields.get(key) is not None}
        fields = {**fields, **exact}
        return self.take(c.COMMANDS[name](id=f"command-{self.sent}", at=self.at, by=by, **fields))

    def team(self, team: str, name: str, after: int = SECOND, **fields: Any) -> tuple[Event, ...]:
        """Send a command as a team."""
        return self.do(name, by=seat(team), after=after, **fields)

    def refused(self, name: str, by: Actor = HOST, **fields: Any) -> str:
        """The code of the refusal of a command; it fails when the command is taken."""
        before = self.state
        try:
            self.do(name, by=by, **fields)
        except Refused as refusal:
            assert self.state == before
            return refusal.code
        raise AssertionError(f"{name} was not refused, but led to {self.last}")

    def expire(self) -> tuple[Event, ...]:
        """Let the running clock run out."""
        clock = self.state.clock
        assert clock is not None and clock.expires_at is not None
        self.at = clock.expires_at
        self.sent += 1
        return self.take(c.TimeExpired(id=f"command-{self.sent}", at=self.at, by=SYSTEM, clock=clock.id))

    @property
    def slot(self) -> str:
        assert self.state.play is not None
        return self.state.play.slot

    def started(self) -> "Stage":
        self.do("start_contest")
        return self

    def round(self, number: int = 1) -> "Stage":
        """The rule card of a round on screen."""
        if self.state.phase == "lobby":
            self.started()
        self.do("open_round", round=number)
        return self

    def present(self, slot: str) -> "Stage":
        self.do("present_question", slot=slot)
        return self
