"""抢答: the first press takes the question; a miss may pass it on."""

from decimal import Decimal

import pytest

from quiz.contest.adjudication import arrivals, is_clear
from quiz.contest.commands import Buzz
from quiz.contest.decide import answer
from quiz.contest.next_step import next_step
from quiz.contest.scoring import score
from tests.builders import BUZZER, MS, Stage, rules, seat
from tests.contest.views import view


def open_buzzers(count: int = 3, **more) -> Stage:
    """请抢答 has just been said."""
    stage = Stage.ready(rules({**BUZZER, **more}, count=count)).round().present("1-1")
    stage.do("open_buzzers", slot="1-1")
    return stage


def won_by(team: str, count: int = 3, **more) -> Stage:
    stage = open_buzzers(count, **more)
    stage.team(team, "buzz", slot="1-1")
    return stage


def ruled(stage: Stage, team: str, verdict: str) -> Stage:
    stage.do("start_answer", slot="1-1")
    stage.do("finish_answer", slot="1-1")
    stage.do("give_ruling", slot="1-1", team=team, verdict=verdict)
    return stage


def buzz_refused(stage: Stage, team: str) -> str:
    return stage.refused("buzz", by=seat(team), slot="1-1")


def test_the_first_press_takes_the_question_and_must_begin_in_time():
    stage = won_by("t2")
    assert (stage.state.phase, stage.state.play.holder) == ("starting", "t2")
    assert (stage.state.clock.kind, stage.state.clock.total_ms) == ("start", 5_000)


def test_without_a_time_to_begin_the_answer_clock_runs_from_the_press():
    stage = won_by("t2", clock={"answer_ms": 20_000})
    assert (stage.state.phase, stage.state.clock.kind) == ("answering", "answer")


def test_a_press_86_ms_later_is_told_by_how_much_and_kept_as_evidence():
    stage = won_by("t2")
    events = stage.team("t1", "buzz", after=86 * MS, slot="1-1")
    assert stage.state.play.holder == "t2"
    assert [(press.team, press.behind_ms) for press in stage.state.play.presses] == [("t2", 0), ("t1", 86)]
    press = Buzz(id="any-press", at=stage.at, by=seat("t1"), slot="1-1")
    told = answer(press, events, stage.state)
    assert told == {"ok": False, "code": "too_late", "behind_ms": 86, "holder": "t2"}


def test_a_second_press_of_the_same_team_is_refused():
    assert buzz_refused(won_by("t2"), "t2") == "already_buzzed"


def test_a_press_after_the_answer_is_refused():
    stage = won_by("t2")
    stage.do("finish_answer", slot="1-1")
    assert buzz_refused(stage, "t1") == "buzzers_closed"


def test_nobody_can_press_while_the_clock_is_parked():
    stage = open_buzzers()
    stage.do("pause_clock")
    assert buzz_refused(stage, "t1") == "paused"
    stage.do("resume_clock")
    stage.team("t1", "buzz", slot="1-1")
    assert stage.state.play.holder == "t1"


def test_the_host_may_press_for_a_team_whose_device_has_failed():
    stage = open_buzzers()
    stage.do("buzz", slot="1-1", team="t3")
    assert stage.state.play.holder == "t3"


def test_no_team_can_press_for_another():
    assert open_buzzers().refused("buzz", by=seat("t1"), slot="1-1", team="t2") == "not_your_seat"


def test_an_absent_team_cannot_press():
    stage = open_buzzers()
    stage.do("mark_absent", team="t2")
    assert buzz_refused(stage, "t2") == "absent"


@pytest.mark.parametrize(("verdict", "after"), [("right", 110), ("wrong", 90), ("timeout", 90)])
def test_a_buzzer_answer_wins_or_loses_its_points(verdict, after):
    assert score(ruled(won_by("t2"), "t2", verdict).state, "t2") == after


def test_when_nobody_presses_in_time_the_question_is_void():
    stage = open_buzzers()
    stage.expire()
    assert (stage.state.phase, stage.state.play.follow) == ("unanswered", "void")


def test_when_nobody_presses_the_audience_may_be_asked():
    stage = open_buzzers(nobody="audience")
    stage.do("close_buzzers", slot="1-1")
    assert view("hall", stage.state)["audience_question"] is True
    stage.do("reveal_key", slot="1-1")
    assert stage.state.phase == "revealed"


def test_without_rebound_a_miss_ends_the_question():
    stage = ruled(won_by("t2"), "t2", "wrong")
    assert stage.state.play.follow == "reveal"
    assert stage.refused("open_buzzers", slot="1-1") == "not_now"


REBOUND = {"rebound": {"attempts": 2, "wrong": "-2.5", "then": "audience"}}


def test_after_a_miss_the_others_may_press_on_a_new_cue():
    stage = ruled(won_by("t2", **REBOUND), "t2", "wrong")
    assert next_step(stage.state).command == {"type": "open_buzzers", "slot": "1-1"}
    stage.do("open_buzzers", slot="1-1")
    assert buzz_refused(stage, "t2") == "barred"
    stage.team("t1", "buzz", slot="1-1")
    assert stage.state.play.holder == "t1"


def test_a_chain_of_rebounds_ends_with_its_attempts_and_each_has_its_own_price():
    stage = ruled(won_by("t2", 4, **REBOUND), "t2", "wrong")
    for team in ("t1", "t3"):
        stage.do("open_buzzers", slot="1-1")
        stage.team(team, "buzz", slot="1-1")
        ruled(stage, team, "wrong")
    assert (stage.state.play.follow, stage.state.play.tried) == ("audience", ("t2", "t1", "t3"))
    assert [score(stage.state, team) for team in ("t2", "t1", "t3", "t4")] == [
        90,
        Decimal("97.5"),
        Decimal("97.5"),
        100,
    ]


def test_a_rebound_needs_somebody_who_may_still_press():
    stage = ruled(won_by("t2", 2, **REBOUND), "t2", "wrong")
    stage.do("open_buzzers", slot="1-1")
    stage.team("t1", "buzz", slot="1-1")
    assert ruled(stage, "t1", "wrong").state.play.follow == "audience"


def test_absent_teams_are_no_reason_for_a_rebound():
    stage = won_by("t2", 2, **REBOUND)
    stage.do("mark_absent", team="t1")
    assert ruled(stage, "t2", "wrong").state.play.follow == "audience"


def test_a_team_barred_by_a_foul_is_no_reason_for_a_rebound():
    stage = Stage.ready(rules({**BUZZER, **REBOUND}, count=2)).round().present("1-1")
    stage.team("t1", "buzz", slot="1-1")
    stage.do("open_buzzers", slot="1-1")
    stage.team("t2", "buzz", slot="1-1")
    assert ruled(stage, "t2", "wrong").state.play.follow == "audience"


def test_the_host_may_reveal_instead_of_opening_a_rebound():
    stage = ruled(won_by("t2", **REBOUND), "t2", "wrong")
    stage.do("reveal_key", slot="1-1")
    assert stage.state.phase == "revealed"


def test_a_right_rebound_earns_the_full_points():
    stage = ruled(won_by("t2", **REBOUND), "t2", "wrong")
    stage.do("open_buzzers", slot="1-1")
    stage.team("t1", "buzz", slot="1-1")
    ruled(stage, "t1", "right")
    assert (score(stage.state, "t1"), stage.state.play.follow) == (110, "reveal")


def test_overruling_a_miss_to_right_closes_the_rebound_it_would_have_opened():
    stage = ruled(won_by("t2", **REBOUND), "t2", "wrong")
    stage.do("overrule", ruling=stage.state.play.ruling, verdict="right", reason="答案等价")
    assert (stage.state.play.follow, stage.state.play.tried) == ("reveal", ())
    assert stage.refused("open_buzzers", slot="1-1") == "not_now"


def test_overruling_a_right_answer_to_wrong_opens_the_rebound():
    stage = ruled(won_by("t2", **REBOUND), "t2", "right")
    stage.do("overrule", ruling=stage.state.play.ruling, verdict="wrong", reason="听错")
    stage.do("open_buzzers", slot="1-1")
    assert buzz_refused(stage, "t2") == "barred"


READING = {"buzz": "while_reading", "early_buzz": (), "rebound": {"attempts": 1}}


def test_while_reading_a_press_before_the_cue_stops_the_reading_and_takes_the_question():
    stage = Stage.ready(rules({**BUZZER, **READING})).round().present("1-1")
    assert view("team", stage.state, "t1")["pad"]["state"] == "armed"
    stage.team("t1", "buzz", slot="1-1")
    assert stage.state.play.holder == "t1"


def test_while_reading_the_host_reads_on_for_the_others_after_a_miss():
    stage = Stage.ready(rules({**BUZZER, **READING})).round().present("1-1")
    stage.team("t1", "buzz", slot="1-1")
    ruled(stage, "t1", "wrong")
    stage.do("open_buzzers", slot="1-1")
    stage.team("t2", "buzz", slot="1-1")
    assert stage.state.play.holder == "t2"


HIDDEN = {"question_shown": False}


@pytest.mark.parametrize("role", ["hall", "audience", "team"])
def test_a_hidden_question_is_announced_without_its_words_until_somebody_has_pressed(role):
    stage = open_buzzers(**HIDDEN)
    seen = view(role, stage.state, "t1")["question"]
    assert (seen["hidden"], seen["stem"], seen["options"], seen["media"]) == (True, "", [], None)
    stage.team("t1", "buzz", slot="1-1")
    assert view(role, stage.state, "t1")["question"]["stem"] == "题干q1-1？"


def test_a_hidden_question_stays_hidden_when_nobody_presses_until_the_reveal():
    stage = open_buzzers(**HIDDEN)
    stage.expire()
    assert view("hall", stage.state)["question"]["stem"] == ""
    stage.do("reveal_key", slot="1-1")
    assert view("hall", stage.state)["question"]["stem"] == "题干q1-1？"


def test_host_and_judge_can_always_read_a_hidden_question():
    stage = open_buzzers(**HIDDEN)
    assert view("host", stage.state)["question"]["stem"] == view("judge", stage.state)["question"]["stem"]


def test_the_evidence_counts_from_the_cue_also_after_the_answer_has_begun():
    stage = open_buzzers()
    stage.team("t2", "buzz", after=431 * MS, slot="1-1")
    stage.team("t1", "buzz", after=86 * MS, slot="1-1")
    before = arrivals(stage.state)
    stage.do("start_answer", slot="1-1")
    assert [(each.team, each.at_ms) for each in before] == [("t2", 431), ("t1", 517)]
    assert arrivals(stage.state) == before


@pytest.mark.parametrize(("gap", "clear"), [(30, False), (31, True)])
def test_two_presses_within_their_errors_are_told_as_too_close(gap, clear):
    stage = won_by("t2")
    stage.team("t1", "buzz", after=gap * MS, slot="1-1")
    assert is_clear(arrivals(stage.state)) is clear


def test_evidence_laid_over_the_hall_goes_when_the_round_moves_on():
    stage = ruled(won_by("t2", questions=1), "t2", "right")
    stage.do("show_overlay", overlay="evidence")
    stage.do("reveal_key", slot="1-1")
    stage.do("close_round", round=1)
    assert view("hall", stage.state)["screen"] == "summary"
