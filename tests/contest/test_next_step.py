"""The host's space bar: the one next step, from the lobby to the end."""

import pytest

from quiz.contest.next_step import next_step
from quiz.contest.permissions import PERMITTED
from quiz.contest.state import PHASES
from quiz.contest.views.hall import SCENES
from quiz.contest.views.spoken import LINES
from tests.builders import BUZZER, COMPULSORY, JOINT, JUDGE, RISK, Stage, rules


def press_space(stage: Stage) -> str:
    """Take the proposed step, and tell its name."""
    step = next_step(stage.state)
    assert step is not None, stage.state.phase
    fields = dict(step.command)
    stage.do(fields.pop("type"), **fields)
    return step.code


def codes(stage: Stage, count: int) -> list[str]:
    return [press_space(stage) for _ in range(count)]


def test_space_introduces_the_teams_one_by_one_and_opens_the_first_round():
    stage = Stage.ready(rules(COMPULSORY, count=2))
    assert codes(stage, 4) == ["start_contest", "introduce_team", "introduce_team", "open_round"]


def test_a_team_that_is_absent_is_not_introduced():
    stage = Stage.ready(rules(COMPULSORY)).started()
    stage.do("mark_absent", team="t2")
    press_space(stage)
    press_space(stage)
    assert stage.state.introduced == "t3"


def test_a_team_that_leaves_after_its_introduction_does_not_start_them_again():
    stage = Stage.ready(rules(COMPULSORY)).started()
    codes(stage, 2)
    stage.do("mark_absent", team="t2")
    press_space(stage)
    assert stage.state.introduced == "t3"


def test_space_leads_through_a_compulsory_question_and_waits_for_the_ruling():
    stage = Stage.ready(rules(COMPULSORY, count=1)).round()
    assert codes(stage, 3) == ["present_question", "start_answer", "finish_answer"]
    assert next_step(stage.state) is None
    stage.do("give_ruling", slot="1-1", team="t1", verdict="right")
    assert codes(stage, 5) == [
        "reveal_key",
        "close_round",
        "start_ceremony",
        "show_award",
        "finish_contest",
    ]
    assert next_step(stage.state) is None


def test_space_leads_through_a_joint_question_without_a_person():
    stage = Stage.ready(rules(JOINT)).round()
    assert codes(stage, 5) == [
        "present_question",
        "start_answer",
        "finish_answer",
        "reveal_key",
        "close_round",
    ]


def test_space_opens_the_buzzers_and_closes_them_only_by_a_long_press():
    stage = Stage.ready(rules(BUZZER)).round().present("1-1")
    assert press_space(stage) == "open_buzzers"
    assert (next_step(stage.state).code, next_step(stage.state).hold) == ("close_buzzers", True)
    assert codes(stage, 3) == ["close_buzzers", "reveal_key", "present_question"]


def test_space_waits_while_a_team_chooses_its_stake():
    stage = Stage.ready(rules(RISK)).round()
    press_space(stage)
    assert next_step(stage.state) is None
    stage.do("choose_stake", slot="1-1", stake=10)
    assert codes(stage, 2) == ["present_question", "start_answer"]


def test_space_starts_the_discussion_where_the_sheet_allows_one():
    stage = Stage.ready(rules({**COMPULSORY, "clock": {"discuss_ms": 30_000}})).round().present("1-1")
    assert codes(stage, 2) == ["start_discussion", "start_answer"]


def test_space_sets_a_parked_clock_going_and_nothing_else():
    stage = Stage.ready(rules(COMPULSORY)).round().present("1-1")
    stage.do("start_answer", slot="1-1")
    stage.do("pause_clock")
    assert press_space(stage) == "resume_clock"


def test_space_waits_for_the_bench_while_a_protest_parks_the_clock():
    stage = Stage.ready(rules(COMPULSORY)).round().present("1-1")
    stage.do("start_answer", slot="1-1")
    stage.team("t2", "raise_protest", text="有人提示")
    assert next_step(stage.state) is None
    stage.do("rule_protest", by=JUDGE, protest=stage.state.protests[0].id, upheld=False, reason="未见")
    assert press_space(stage) == "resume_clock"


def test_space_asks_the_replacement_of_a_withdrawn_question():
    stage = Stage.ready(rules(COMPULSORY)).round().present("1-1")
    stage.do("withdraw_question", slot="1-1", reason="题有误")
    press_space(stage)
    assert stage.slot == "1-1.2"


def test_a_round_for_which_nobody_is_here_can_be_closed():
    stage = Stage.ready(rules(COMPULSORY)).round()
    for team in ("t1", "t2", "t3"):
        stage.do("mark_absent", team=team)
    assert press_space(stage) == "close_round"


def test_space_goes_from_round_to_round():
    stage = Stage.ready(rules(JOINT, JOINT)).round()
    codes(stage, 5)
    assert (press_space(stage), stage.state.round.index) == ("open_round", 1)


@pytest.mark.parametrize("table", [SCENES | {"introduction": ""}, LINES], ids=["scenes", "lines"])
def test_every_phase_has_a_scene_in_the_hall_and_a_line_for_the_host(table):
    assert set(table) == set(PHASES)


def test_every_step_is_a_command_that_a_host_may_give():
    stage = Stage.ready(rules(JOINT)).round()
    while (step := next_step(stage.state)) is not None:
        assert "host" in PERMITTED[step.command["type"]]
        press_space(stage)
        if stage.state.phase == "summary":
            stage.do("award_points", team="t1", points=2, reason="加分")
            stage.do("award_points", team="t2", points=1, reason="加分")
    assert stage.state.phase == "finished"
