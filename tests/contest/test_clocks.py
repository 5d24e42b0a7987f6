"""Clocks: they run on the host's word, stand when told, and close what they close once."""

import pytest

from quiz.contest import commands as c
from quiz.contest.clock import Clock, started
from quiz.contest.decide import decide
from quiz.contest.next_step import next_step
from quiz.people import SYSTEM
from tests.builders import BUZZER, COMPULSORY, SECOND, Stage, rules
from tests.contest.views import view


def answering(**clock) -> Stage:
    limits = {"answer_ms": 30_000, **clock}
    stage = Stage.ready(rules({**COMPULSORY, "clock": limits})).round().present("1-1")
    stage.do("start_answer", slot="1-1")
    return stage


def expired(stage: Stage, clock: str, at: int) -> tuple:
    return decide(stage.state, c.TimeExpired(id="bell-1", at=at, by=SYSTEM, clock=clock))


def restarted(stage: Stage, last_seen: int, at: int) -> tuple:
    return stage.take(c.NoteRestart(id="restart-1", at=at, by=SYSTEM, last_seen=last_seen))


def test_no_clock_runs_before_the_host_has_said_so():
    assert Stage.ready(rules(COMPULSORY)).round().present("1-1").state.clock is None


def test_where_the_sheet_sets_no_limit_no_clock_runs():
    assert answering(answer_ms=None).state.clock is None


def test_a_paused_clock_keeps_what_was_left_and_goes_on_from_there():
    stage = answering()
    stage.do("pause_clock", after=12 * SECOND)
    assert view("hall", stage.state)["clock"] == {
        "id": stage.state.clock.id,
        "kind": "answer",
        "total_ms": 30_000,
        "deadline": None,
        "remaining_ms": 18_000,
        "running": False,
    }
    stage.do("resume_clock", after=60 * SECOND)
    assert stage.state.clock.deadline == stage.at + 18_000


def test_pausing_and_resuming_twice_changes_nothing():
    stage = answering()
    stage.do("pause_clock")
    assert stage.do("pause_clock") == ()
    stage.do("resume_clock")
    assert stage.do("resume_clock") == ()


def test_there_is_nothing_to_pause_where_nothing_runs():
    assert Stage.ready(rules(COMPULSORY)).round().refused("pause_clock") == "not_now"


def test_the_bell_ends_the_answer_and_leaves_the_ruling_to_a_person():
    stage = answering()
    stage.expire()
    assert (stage.state.phase, stage.state.play.finished_by) == ("judging", "time")
    assert view("host", stage.state)["proposal"] == {"verdict": "timeout", "why": "clock"}
    assert view("host", stage.state)["say"]["code"] == "say.time_up"


@pytest.mark.parametrize(("at", "closes"), [(30_799, False), (30_800, True)])
def test_the_bell_waits_for_answers_on_their_way(at, closes):
    stage = answering()
    begun = stage.state.clock.deadline - 30_000
    assert bool(expired(stage, stage.state.clock.id, begun + at)) is closes


def test_the_bell_of_another_clock_is_stale():
    stage = answering()
    assert expired(stage, "1-1:answer:999", stage.at + 60_000) == ()


def test_the_bell_of_a_paused_clock_is_silent():
    stage = answering()
    clock = stage.state.clock.id
    stage.do("pause_clock")
    assert expired(stage, clock, stage.at + 60_000) == ()


def test_the_bell_cannot_be_rung_from_a_screen():
    assert "TimeExpired" not in {kind.__name__ for kind in c.COMMANDS.values()}


def test_a_team_that_buzzes_and_does_not_begin_has_run_out_of_time():
    stage = Stage.ready(rules(BUZZER)).round().present("1-1")
    stage.do("open_buzzers", slot="1-1")
    stage.team("t1", "buzz", slot="1-1")
    stage.expire()
    assert (stage.state.phase, stage.state.play.finished_by) == ("judging", "time")


def test_a_press_stops_the_buzz_clock_and_starts_the_next():
    stage = Stage.ready(rules(BUZZER)).round().present("1-1")
    stage.do("open_buzzers", slot="1-1")
    buzz_clock = stage.state.clock.id
    stage.team("t1", "buzz", slot="1-1")
    assert stage.state.clock.kind == "start"
    assert expired(stage, buzz_clock, stage.at + 60_000) == ()


def test_after_a_restart_a_clock_stands_with_what_was_left_when_the_server_was_last_seen():
    stage = answering()
    begun = stage.state.clock.deadline - 30_000
    restarted(stage, last_seen=begun + 10_000, at=begun + 500_000)
    assert (stage.state.paused_for, stage.state.clock.remaining_ms) == ("restart", 20_000)
    assert next_step(stage.state).code == "resume_clock"
    assert view("host", stage.state)["say"]["code"] == "say.restarted"


def test_after_a_restart_a_desk_with_the_frame_of_before_ends_no_answer():
    stage = answering()
    restarted(stage, last_seen=stage.at, at=stage.at + 1)
    assert stage.refused("finish_answer", slot="1-1") == "paused"
    stage.do("resume_clock")
    stage.do("finish_answer", slot="1-1")
    assert stage.state.phase == "judging"


def test_after_a_restart_a_desk_with_the_frame_of_before_closes_no_buzzers():
    stage = Stage.ready(rules(BUZZER)).round().present("1-1")
    stage.do("open_buzzers", slot="1-1")
    restarted(stage, last_seen=stage.at, at=stage.at + 1)
    assert stage.refused("close_buzzers", slot="1-1") == "paused"


def test_a_server_last_seen_before_the_clock_began_gives_back_all_of_it():
    stage = answering()
    begun = stage.state.clock.deadline - 30_000
    restarted(stage, last_seen=begun - 60_000, at=begun + 500_000)
    assert stage.state.clock.remaining_ms == 30_000


def test_a_restart_after_the_bell_leaves_nothing():
    stage = answering()
    restarted(stage, last_seen=stage.state.clock.deadline + 1, at=stage.state.clock.deadline + 500_000)
    assert stage.state.clock.remaining_ms == 0


def test_a_restart_while_nothing_runs_is_not_worth_an_event():
    stage = answering()
    stage.do("pause_clock")
    assert restarted(stage, last_seen=stage.at, at=stage.at + 1) == ()


def test_the_host_may_end_an_answer_while_its_clock_is_parked():
    stage = answering()
    stage.do("pause_clock")
    stage.do("finish_answer", slot="1-1")
    assert (stage.state.phase, stage.state.paused_for, stage.state.clock) == ("judging", None, None)


def test_a_clock_never_shows_more_than_its_total_nor_less_than_nothing():
    clock = started("x", "answer", 1_000, at=5_000)
    assert [clock.left(at) for at in (0, 5_000, 5_400, 6_000, 9_000)] == [1_000, 1_000, 600, 0, 0]
    assert Clock("x", "answer", 1_000, remaining_ms=250).left(9_000) == 250
