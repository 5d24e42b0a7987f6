"""Everything that anybody could say in a contest, sensible or not, as a list to draw from."""

from decimal import Decimal
from typing import Any

from quiz.contest.next_step import next_step
from quiz.contest.rounds.risk import offered
from quiz.contest.schedule import upcoming
from quiz.contest.state import State
from quiz.people import Actor
from tests.builders import HOST, JUDGE

Wish = tuple[str, Actor, dict[str, Any]]


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
