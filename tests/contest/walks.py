"""
Random evenings: a rule sheet of every kind, and commands drawn from all that anybody could say at any time.

A walk is made of three numbers, so that Hypothesis can look for the shortest evening that goes wrong.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from hypothesis import strategies as st

from quiz.banks.question import Question
from quiz.contest import commands as c
from quiz.contest.decide import decide
from quiz.contest.events import Event
from quiz.contest.evolve import evolve
from quiz.contest.packet import Packet, Pool, RoundPacket
from quiz.contest.refused import Refused
from quiz.contest.rules import Rules
from quiz.contest.state import State, initial
from quiz.people import SYSTEM
from tests import builders
from tests.builders import BUZZER, COMPULSORY, JOINT, RISK, T0
from tests.contest.wishes import WISHES

Move = tuple[int, int, int]

LADDER = (
    {"points": -5, "offender": "continues", "question": "continues"},
    {"points": "-2.5", "offender": "barred_from_question", "question": "continues"},
    {"points": -10, "offender": "barred_from_round", "question": "void"},
)
READING = {
    **BUZZER,
    "questions": 2,
    "buzz": "while_reading",
    "restate": True,
    "early_buzz": (),
    "rebound": {"attempts": 1, "wrong": -1, "then": "audience"},
    "points": {"right": "2.5", "wrong": -1, "misstated": -3, "prompting": -5, "prompting_voids": True},
}
HIDDEN = {
    **BUZZER,
    "questions": 2,
    "question_shown": False,
    "early_buzz": LADDER,
    "rebound": {"attempts": 2, "then": "void"},
    "nobody": "audience",
}
STEAL = {
    **RISK,
    "questions_each": 2,
    "different_stakes": True,
    "may_pass": False,
    "steal": 10,
    "clock": {"choose_ms": 20_000, "discuss_ms": 30_000, "answer_ms": 60_000, "start_ms": 5_000},
    "points": {"prompting": -5, "partial": 5},
}
MEMBERS = {**COMPULSORY, "by": "member", "order": "snake", "questions_each": 2}
DEVICE = {**COMPULSORY, "judged_by": "device", "points": {"right": 10, "wrong": -5, "missing_some": 5}}
DEVICE_BUZZER = {**BUZZER, "questions": 2, "judged_by": "device", "clock": {"answer_ms": 10_000}}
DEVICE_RISK = {**RISK, "judged_by": "device", "points": {"missing_some": 5}}

BY_PERSON: dict[str, Rules] = {
    "one of each": builders.rules(COMPULSORY, BUZZER, RISK),
    "members and a foul ladder": builders.rules(MEMBERS, HIDDEN, count=2),
    "while reading": builders.rules(READING, base_score=0),
    "risk with a steal": builders.rules(STEAL, count=2),
    "only a tie-break by points": builders.rules(
        {**COMPULSORY, "draw": {"reserve": 0}},
        tiebreak={"sudden_death": False, "only_for": "all", "early_buzz": LADDER},
    ),
}
BY_DEVICE: dict[str, Rules] = {
    "joint": builders.rules({**JOINT, "questions": 2}, count=3),
    "judged by devices": builders.rules(DEVICE, DEVICE_BUZZER, DEVICE_RISK, count=2),
}
SHEETS = {**BY_PERSON, **BY_DEVICE}

MAKERS = (
    (builders.single, ("C", "A")),
    (builders.multiple, (("A", "B"), ("B", "C", "D"))),
    (builders.true_false, (True, False)),
    (builders.fill, ("1935年", "1936年")),
    (builders.oral, ("遵义会议", "古田会议")),
    (builders.in_order, (("B", "A", "D", "C"), ("A", "B", "C", "D"))),
)


def _questions(prefix: str, count: int, key: int) -> tuple[Question, ...]:
    made = []
    for number in range(1, count + 1):
        make, answers = MAKERS[number % len(MAKERS)]
        made.append(make(f"{prefix}{number}", answers[key]))
    return tuple(made)


def packet(sheet: Rules, key: int = 0) -> Packet:
    """Few questions of every type, so that pools run dry; `key` 1 has the same faces and other answers."""
    rounds = []
    for index, each in enumerate(sheet.rounds, start=1):
        stakes = [stake.value for stake in getattr(each, "stakes", ())] or [None]
        pools = tuple(Pool(stake=s, questions=_questions(f"q{index}-{s}-", 3, key)) for s in stakes)
        reserve = _questions(f"q{index}-reserve-", 1, key) if each.draw.reserve else ()
        rounds.append(RoundPacket(pools=pools, reserve=reserve))
    tiebreak = RoundPacket(pools=(Pool(questions=_questions("tie-", 3, key)),))
    return Packet(rounds=tuple(rounds), tiebreak=tiebreak, seed="fixed")


NATURAL, EXPIRE, RESTART = 0, len(WISHES), len(WISHES) + 3
EVENINGS = st.tuples(st.integers(0, 2**16), st.integers(0, 70), st.integers(10, 40))
"""A seed; how many steps go by as they should; how many more come after them, of any kind."""
GAPS = (0, 20, 400, 1_000, 5_000, 31_000)


@dataclass(frozen=True)
class Taken:
    """One command of a walk: `events` is None when it was refused."""

    before: State
    command: c.Command
    events: tuple[Event, ...] | None
    after: State
    scripted: bool = False


def prepared(sheet: Rules, key: int = 0) -> tuple[State, tuple[Event, ...]]:
    """A contest in its lobby, and its first event."""
    command = c.PrepareContest(
        id="prepare",
        at=T0,
        by=SYSTEM,
        contest="final",
        kind="official",
        rules=sheet,
        packet=packet(sheet, key),
        teams=builders.teams(sheet.teams.count),
    )
    events = decide(initial(), command)
    return evolve(initial(), events[0]), events


def command_for(state: State, move: Move, number: int, at: int) -> c.Command | None:
    """What a move of a walk means in this state."""
    kind, a, b = move
    stamp: dict[str, Any] = {"id": f"move-{number}", "at": at}
    if EXPIRE <= kind < RESTART:
        clock = state.clock
        if clock is None or clock.expires_at is None:
            return None
        return c.TimeExpired(
            id=f"move-{number}", at=max(at, clock.expires_at - b % 2), by=SYSTEM, clock=clock.id
        )
    if kind == RESTART:
        return c.NoteRestart(**stamp, by=SYSTEM, last_seen=at - 500 * a)
    wish = WISHES[kind](state, a, b)
    if wish is None:
        return None
    name, by, fields = wish
    return c.COMMANDS[name](**stamp, by=by, **fields)


def take(state: State, command: c.Command) -> Taken:
    """Decide and evolve one command."""
    try:
        events = decide(state, command)
    except Refused:
        return Taken(state, command, None, state)
    after = state
    for event in events:
        after = evolve(after, event)
    return Taken(state, command, events, after)


def walk(sheet: Rules, evening: tuple[int, int, int], key: int = 0) -> Iterator[Taken]:
    """Every command of a random evening, refused ones too; the scripted ones are its beginning."""
    seed, head, tail = evening
    chance = random.Random(seed)
    state, _ = prepared(sheet, key)
    at = T0
    for number in range(head + tail):
        kind = NATURAL if number < head else chance.randrange(len(WISHES) + 4)
        move = (kind, chance.randrange(8), chance.randrange(8))
        at += GAPS[move[2] % len(GAPS)]
        command = command_for(state, move, number, at)
        if command is None:
            continue
        at = max(at, command.at)
        taken = replace(take(state, command), scripted=number < head)
        yield taken
        state = taken.after
