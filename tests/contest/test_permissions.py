"""Who may say what: every command by every role, written out, so that a change of either is noticed."""

from decimal import Decimal
from typing import Any

import pytest

from quiz.contest import commands as c
from quiz.contest.decide import decide
from quiz.contest.refused import Refused
from quiz.people import ROLES, SYSTEM, Actor
from tests.builders import COMPULSORY, JUDGE, T0, Stage, rules, seat

HOST_ONLY = {
    "start_contest": {},
    "introduce_team": {"team": "t1"},
    "open_round": {"round": 1},
    "close_round": {"round": 1},
    "present_question": {"slot": "1-1"},
    "start_discussion": {"slot": "1-1"},
    "start_answer": {"slot": "1-1"},
    "open_buzzers": {"slot": "1-1"},
    "close_buzzers": {"slot": "1-1"},
    "reveal_key": {"slot": "1-1"},
    "undo": {"command": "command-1"},
    "mark_absent": {"team": "t1"},
    "mark_present": {"team": "t1"},
    "give_turn": {"slot": "1-1", "team": "t2"},
    "open_tiebreak": {},
    "settle_tie": {"order": ("t1", "t2"), "reason": "抽签"},
    "start_ceremony": {},
    "show_award": {"step": 1},
    "finish_contest": {},
}
HOST_AND_JUDGE = {
    "give_ruling": {"slot": "1-1", "team": "t1", "verdict": "right"},
    "call_foul": {"slot": "1-1", "team": "t1", "kind": "prompting"},
    "pause_clock": {},
    "resume_clock": {},
    "overrule": {"ruling": "r1", "verdict": "right", "reason": "核对"},
    "award_points": {"team": "t1", "points": Decimal(5), "reason": "加分"},
    "withdraw_question": {"slot": "1-1", "reason": "题有误"},
    "show_overlay": {"overlay": "none"},
}
HOST_AND_TEAM = {
    "choose_stake": {"slot": "1-1", "stake": Decimal(10)},
    "pass_turn": {"slot": "1-1"},
    "buzz": {"slot": "1-1"},
    "respond": {"slot": "1-1", "response": ("C",)},
    "finish_answer": {"slot": "1-1"},
    "raise_protest": {"text": "异议"},
}
JUDGE_ONLY = {"rule_protest": {"protest": "p1", "upheld": True, "reason": "依据"}}

TABLE: list[tuple[str, dict[str, Any], frozenset[str]]] = [
    *((name, fields, frozenset({"host"})) for name, fields in HOST_ONLY.items()),
    *((name, fields, frozenset({"host", "judge"})) for name, fields in HOST_AND_JUDGE.items()),
    *((name, fields, frozenset({"host", "team"})) for name, fields in HOST_AND_TEAM.items()),
    *((name, fields, frozenset({"judge"})) for name, fields in JUDGE_ONLY.items()),
]


def code_of(stage: Stage, command: c.Command) -> str | None:
    """Why a command is refused; None when it is not."""
    try:
        decide(stage.state, command)
    except Refused as refusal:
        return refusal.code
    return None


def answering() -> Stage:
    stage = Stage.ready(rules(COMPULSORY)).round().present("1-1")
    stage.do("start_answer", slot="1-1")
    return stage


@pytest.mark.parametrize("role", [*ROLES, "system"])
@pytest.mark.parametrize(("name", "fields", "allowed"), TABLE, ids=[row[0] for row in TABLE])
def test_a_command_is_refused_to_every_role_that_is_not_named_for_it(name, fields, allowed, role):
    by = Actor(role, "t1" if role == "team" else None)
    command = c.COMMANDS[name](id="wish-1", at=T0, by=by, **fields)
    assert (code_of(answering(), command) == "not_permitted") is (
        role not in allowed
    ) or name == "show_overlay"


def test_the_table_names_every_command_once():
    assert sorted(name for name, _, _ in TABLE) == sorted(c.COMMANDS)


@pytest.mark.parametrize("role", ["host", "judge", "team", "audience", "hall"])
def test_no_screen_can_ring_the_bell_or_report_a_restart(role):
    stage, by = answering(), Actor(role)
    bell = c.TimeExpired(id="bell-1", at=T0, by=by, clock=stage.state.clock.id)
    restart = c.NoteRestart(id="restart-1", at=T0, by=by, last_seen=T0)
    assert [code_of(stage, bell), code_of(stage, restart)] == ["not_permitted", "not_permitted"]


@pytest.mark.parametrize("overlay", ["holding", "scoreboard"])
def test_a_judge_lays_nothing_but_evidence_over_the_hall(overlay):
    stage = answering()
    assert stage.refused("show_overlay", by=JUDGE, overlay=overlay) == "not_permitted"
    stage.do("show_overlay", overlay=overlay)
    assert stage.refused("show_overlay", by=JUDGE, overlay="none") == "not_permitted"


def test_an_overlay_nobody_knows_is_refused():
    assert answering().refused("show_overlay", overlay="fireworks") == "bad_message"


def test_a_team_ends_only_its_own_answer():
    assert answering().refused("finish_answer", by=seat("t2"), slot="1-1") == "not_your_seat"


def test_before_it_is_prepared_a_contest_is_unknown():
    stage = Stage(rules(COMPULSORY))
    assert code_of(stage, c.StartContest(id="wish-1", at=T0, by=Actor("host"))) == "contest_unknown"


def test_a_contest_is_prepared_once():
    stage = answering()
    again = c.PrepareContest(
        id="prepare-2",
        at=T0,
        by=SYSTEM,
        contest="other",
        kind="official",
        rules=stage.sheet,
        packet=stage.state.packet,
        teams=stage.state.teams,
    )
    assert code_of(stage, again) == "not_now"
