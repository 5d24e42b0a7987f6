"""
The rule sheet 章程 as a value: every number a competition could change, and nothing else.

Read from YAML by `rule_reading`, stored inside the first event of a contest, and the only source of the
engine's decisions, of the rule card in the hall and of the printed 章程. It does not know banks or scores.
"""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

JudgedBy = Literal["host", "device", "panel"]
OrderOfPlay = Literal["seat", "reverse", "snake", "lowest_first", "highest_first"]
Offender = Literal["continues", "barred_from_question", "barred_from_round"]
QuestionAfterFoul = Literal["continues", "void", "audience"]


class Sheet(BaseModel):
    """The root of everything on the rule sheet: frozen, and nothing unknown gets in."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class FoulStep(Sheet):
    """One rung of a foul ladder; the last rung repeats."""

    points: Decimal = Decimal(0)  # zero or negative
    offender: Offender = "barred_from_question"
    question: QuestionAfterFoul = "continues"


class Clocks(Sheet):
    """The clocks of a round, each in milliseconds; None means no limit."""

    choose_ms: int | None = None  # risk: to choose a stake
    discuss_ms: int | None = None  # before the answer clock, where the rules allow consulting
    buzz_ms: int | None = None  # how long the buzzers stay open
    start_ms: int | None = None  # after a buzz: to begin speaking
    answer_ms: int | None = None  # to finish the answer
    grace_ms: int = 800  # an answer tapped before the bell may still be on its way for this long


class Points(Sheet):
    """What one ruling is worth. Decimals are real: 2.5 and −1 exist."""

    right: Decimal = Decimal(10)
    wrong: Decimal = Decimal(0)
    timeout: Decimal | None = None  # None: as a wrong answer
    missing_some: Decimal | None = None  # 多选 part credit: nothing wrong, something missing; None: wrong
    partial: Decimal | None = None  # 半对, given by a person; None: not offered
    prompting: Decimal = Decimal(0)  # a team-mate prompts in an individual question
    prompting_voids: bool = False  # … and the question is lost as well
    misstated: Decimal | None = None  # buzz while reading: the question was restated wrongly; None: as wrong


class Draw(Sheet):
    """What the packet of a round is drawn from."""

    banks: tuple[str, ...] = ()  # empty: every bank
    types: tuple[str, ...] = ()  # empty: every type
    difficulty: tuple[int, int] = (1, 5)
    periods: tuple[str, ...] = ()
    reserve: int = 3  # spare questions


class Rebound(Sheet):
    """Who may try after a wrong answer in a buzzer round, and at what price."""

    attempts: int = 0  # further teams that may buzz on the same question
    wrong: Decimal | None = None  # None: the round's own price of a wrong answer
    then: Literal["void", "audience"] = "void"


class RoundRules(Sheet):
    """What every round has."""

    title: str
    judged_by: JudgedBy = "host"
    clock: Clocks = Clocks()
    points: Points = Points()
    draw: Draw = Draw()
    note: str = ""  # one more sentence for the rule card, in the organizer's words


class CompulsoryRules(RoundRules):
    """必答: the teams answer in turn, nobody may take the question from them."""

    format: Literal["compulsory"] = "compulsory"
    by: Literal["member", "team"] = "team"  # member: pass k is answered by member k
    order: OrderOfPlay = "seat"
    questions_each: int = 1


class JointRules(RoundRules):
    """同答: every team answers the same question on its device, revealed together."""

    format: Literal["joint"] = "joint"
    judged_by: JudgedBy = "device"
    questions: int = 5


class BuzzerRules(RoundRules):
    """抢答: the first to press answers."""

    format: Literal["buzzer"] = "buzzer"
    questions: int = 20
    buzz: Literal["on_cue", "while_reading"] = "on_cue"
    restate: bool = False  # while_reading: the team restates the whole question first
    question_shown: bool = True  # False: stem and options appear only after the buzz
    early_buzz: tuple[FoulStep, ...] = ()  # empty: the machine refuses early presses, nothing follows
    rebound: Rebound = Rebound()
    nobody: Literal["audience", "void"] = "void"


class FixedLoss(Sheet):
    """A wrong risk answer costs this, whatever was staked (zero or negative)."""

    fixed: Decimal


class Stake(Sheet):
    """One value a team may choose: +value when right."""

    value: Decimal
    wrong: Decimal | None = None  # its own price when wrong (+40 / −20); None: as RiskRules.wrong says


class RiskRules(RoundRules):
    """风险题: the team chooses how much to stake."""

    format: Literal["risk"] = "risk"
    stakes: tuple[Stake, ...] = (Stake(value=Decimal(10)), Stake(value=Decimal(20)), Stake(value=Decimal(30)))
    wrong: Literal["lose_stake", "lose_nothing"] | FixedLoss = "lose_stake"
    order: OrderOfPlay = "lowest_first"
    questions_each: int = 1
    different_stakes: bool = False  # with two picks: the second must differ
    may_pass: bool = True
    steal: Decimal | None = None  # others may compete when the picker fails, for this much, no penalty


AnyRound = Annotated[CompulsoryRules | JointRules | BuzzerRules | RiskRules, Field(discriminator="format")]


class TiebreakRules(RoundRules):
    """加赛: buzzing for the tied teams only, until the tie is broken."""

    title: str = "加赛"
    format: Literal["tiebreak"] = "tiebreak"
    sudden_death: bool = True  # first right wins, wrong is out; False: points until the scores differ
    only_for: Literal["awards", "all"] = "awards"
    questions: int = 5
    early_buzz: tuple[FoulStep, ...] = ()


class Teams(Sheet):
    """How many teams, and how many members sit at a desk."""

    count: int = 6
    members: int = 3
    substitutes: int = 0


class Award(Sheet):
    """A prize and how many places it takes, from the top."""

    name: str
    places: int


class Rules(Sheet):
    """The whole rule sheet of one contest."""

    title: str
    subtitle: str = ""
    organizer: str = ""
    base_score: Decimal = Decimal(100)
    teams: Teams = Teams()
    rounds: tuple[AnyRound, ...]
    tiebreak: TiebreakRules = TiebreakRules()
    awards: tuple[Award, ...] = ()
    protests: bool = True


RULES = TypeAdapter(Rules)
