"""
Random evenings: a rule sheet of every kind, and commands drawn from all that anybody could say at any time.

A walk is made of three numbers, so that Hypothesis can look for the shortest evening that goes wrong.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from quiz.banks.question import Question
from quiz.contest import commands as c
from quiz.contest.decide import decide
from quiz.contest.events import Event
from quiz.contest.evolve import evolve
from quiz.contest.next_step import next_step
from quiz.contest.packet import Packet, Pool, RoundPacket
from quiz.contest.refused import Refused
from quiz.contest.rounds.risk import offered
from quiz.contest.rules import Rules
from quiz.contest.schedule import upcoming
from quiz.contest.state import State, initial
from quiz.people import SYSTEM, Actor
from tests import builders
from tests.builders import BUZZER, COMPULSORY, HOST, JOINT, JUDGE, RISK, T0

Wish = tuple[str, Actor, dict[str, Any]]
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


def _proceed(state: State, a: int, b: int) -> Wish | None:
    step = next_step(state)
    if step is None:
        return None
    fields = dict(step.command)
    return fields.pop("type"), HOST, fields


def _natural(state: State, a: int, b: int) -> Wish | None:
    """What would most likely happen next: somebody presses, a stake is chosen, the host rules or moves on."""
    play = state.play
    if state.phase == "introduction":
        return "open_round", HOST, {"round": 1}
    if play is not None and state.phase == "armed" and b % 4:
        return "buzz", Actor("team", _team(state, a)), {"slot": play.slot}
    if play is not None and state.phase == "choosing" and play.stake is None:
        stakes = offered(state, state.round_rules, play.turn.team)
        if b % 4 == 0 or not stakes:
            return "pass_turn", HOST, {"slot": play.slot}
        return "choose_stake", HOST, {"slot": play.slot, "stake": stakes[a % len(stakes)]}
    if play is not None and state.phase == "judging" and play.holder is not None:
        verdict = ("right", "wrong", "right", "timeout")[b % 4]
        return "give_ruling", HOST, {"slot": play.slot, "team": play.holder, "verdict": verdict}
    if state.tie is not None and state.tie.open and upcoming(state) is None:
        return _settle(state, a, b)
    return _proceed(state, a, b)


def _slot(state: State, a: int) -> str:
    """Mostly the slot in play; sometimes the next, an old one, or nonsense."""
    following = upcoming(state)
    own = state.play.slot if state.play else "1-1"
    old = state.asked[0][0] if state.asked else "1-1"
    return (own, own, own, own, own, old, following[0] if following else "1-1", "9-9")[a % 8]


def _team(state: State, a: int) -> str:
    return state.team_ids[a % len(state.team_ids)]


def _as_team(name: str, state: State, a: int, b: int, **fields: Any) -> Wish:
    return name, Actor("team", _team(state, a)), {"slot": _slot(state, b), **fields}


def _rule(state: State, a: int, b: int) -> Wish:
    holder = state.play.holder if state.play else None
    verdict = ("right", "wrong", "wrong", "timeout", "partial")[b % 5]
    team = holder if holder and a % 8 else _team(state, a)
    return "give_ruling", (HOST, JUDGE)[a % 2], {"slot": _slot(state, b), "team": team, "verdict": verdict}


def _respond(state: State, a: int, b: int) -> Wish:
    response = (("C",), ("A",), ("A", "B"), ("T",), ("1935年",), ("遵义会议",), ("B", "A", "D", "C"), ())[
        b % 8
    ]
    return _as_team("respond", state, a, 0, response=response)


def _stake(state: State, a: int, b: int) -> Wish:
    return "choose_stake", HOST, {"slot": _slot(state, a), "stake": Decimal((10, 20, 30, 40)[b % 4])}


def _foul(state: State, a: int, b: int) -> Wish:
    kind = ("early_buzz", "prompting", "restatement", "conduct")[b % 4]
    return "call_foul", JUDGE, {"slot": _slot(state, a), "team": _team(state, b), "kind": kind}


def _line(state: State, a: int) -> str:
    return state.ledger[-1 - a % len(state.ledger)].id if state.ledger else "r1"


def _overrule(state: State, a: int, b: int) -> Wish:
    verdict = ("right", "wrong", "timeout", "partial")[b % 4]
    return "overrule", JUDGE, {"ruling": _line(state, a), "verdict": verdict, "reason": "核对"}


def _withdraw(state: State, a: int, b: int) -> Wish:
    return "withdraw_question", JUDGE, {"slot": _slot(state, a), "reason": "题有误", "replace": b % 2 == 0}


def _undo(state: State, a: int, b: int) -> Wish:
    target = state.past[-1 - a % len(state.past)].command
    return "undo", HOST, {"command": target, "reason": "误触"}


def _protest_ruling(state: State, a: int, b: int) -> Wish:
    found = state.protests[-1].id if state.protests else "p1"
    verdict = ("right", None)[b % 2]
    return (
        "rule_protest",
        JUDGE,
        {"protest": found, "upheld": a % 2 == 0, "reason": "依据", "verdict": verdict},
    )


def _settle(state: State, a: int, b: int) -> Wish:
    teams = state.tie.teams if state.tie else ("t1", "t2")
    return "settle_tie", HOST, {"order": teams if a % 2 else tuple(reversed(teams)), "reason": "抽签"}


def _plain(name: str, by: Actor = HOST, **fields: Any):
    return lambda state, a, b: (name, by, fields)


def _host(name: str):
    return lambda state, a, b: (name, HOST, {"slot": _slot(state, a)})


WISHES = (
    *(_natural,) * 12,
    *(_proceed,) * 2,
    *(lambda state, a, b: _as_team("buzz", state, a, b),) * 6,
    *(_rule,) * 6,
    *(_stake,) * 3,
    *(_respond,) * 5,
    *(_overrule,) * 2,
    *(_withdraw,) * 2,
    *(_undo,) * 2,
    *(_foul,) * 5,
    *(_protest_ruling,) * 4,
    *(_settle,) * 2,
    lambda state, a, b: _as_team("pass_turn", state, a, b),
    lambda state, a, b: _as_team("finish_answer", state, a, b),
    lambda state, a, b: ("raise_protest", Actor("team", _team(state, a)), {"text": "有误", "slot": None}),
    lambda state, a, b: (
        "raise_protest",
        HOST,
        {"text": "有误", "slot": _slot(state, a), "team": _team(state, b)},
    ),
    lambda state, a, b: ("buzz", HOST, {"slot": _slot(state, a), "team": _team(state, b)}),
    lambda state, a, b: (
        "award_points",
        HOST,
        {"team": _team(state, a), "points": Decimal(b - 3), "reason": "加分"},
    ),
    lambda state, a, b: ("mark_absent", HOST, {"team": _team(state, a)}),
    lambda state, a, b: ("mark_present", HOST, {"team": _team(state, a)}),
    lambda state, a, b: ("give_turn", HOST, {"slot": _slot(state, a), "team": _team(state, b)}),
    lambda state, a, b: ("introduce_team", HOST, {"team": _team(state, a)}),
    lambda state, a, b: ("open_round", HOST, {"round": 1 + a % 4}),
    lambda state, a, b: ("close_round", HOST, {"round": 1 + a % 4}),
    lambda state, a, b: ("show_award", HOST, {"step": 1 + a % 3}),
    lambda state, a, b: (
        "show_overlay",
        (HOST, JUDGE)[b % 2],
        {"overlay": ("holding", "scoreboard", "evidence", "none")[a % 4]},
    ),
    *(
        _host(name)
        for name in (
            "present_question",
            "pass_turn",
            "start_discussion",
            "start_answer",
            "open_buzzers",
            "close_buzzers",
            "finish_answer",
            "reveal_key",
        )
    ),
    *(
        _plain(name)
        for name in ("pause_clock", "resume_clock", "open_tiebreak", "start_ceremony", "finish_contest")
    ),
)
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
