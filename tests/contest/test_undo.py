"""撤销: a step is taken back with the play that followed it; the work of the bench stays."""

from decimal import Decimal

from quiz.contest.evolve import fold
from quiz.contest.scoring import scores
from tests.contest.evenings import asked, points, ruled, undo_last
from tests.contest.views import view


def test_undoing_a_ruling_takes_its_points_back_and_leaves_the_answer_to_be_ruled():
    stage = undo_last(ruled())
    assert (points(stage), stage.state.phase) == (100, "answering")
    stage.do("give_ruling", slot="1-1", team="t1", verdict="wrong")
    assert points(stage) == 100


def test_after_an_undo_the_clock_stands_with_what_was_left_until_the_host_goes_on():
    stage = asked()
    stage.do("give_ruling", after=12_000, slot="1-1", team="t1", verdict="wrong")
    undo_last(stage)
    assert (stage.state.paused_for, stage.state.clock.remaining_ms) == ("host", 18_000)
    stage.do("resume_clock")
    assert stage.state.clock.deadline == stage.at + 18_000


def test_undoing_an_earlier_step_takes_the_play_after_it_along():
    stage = ruled()
    stage.do("reveal_key", slot="1-1")
    stage.present("1-2")
    undo_last(stage, 3)
    assert (stage.state.phase, stage.slot, points(stage)) == ("answering", "1-1", 100)


def test_undo_crosses_the_boundary_of_a_round():
    stage = ruled()
    stage.do("reveal_key", slot="1-1")
    for team in ("t2", "t3"):
        stage.do("mark_absent", team=team)
    stage.do("close_round", round=1)
    stage.do("open_round", round=2)
    undo_last(stage, 2)
    assert (stage.state.phase, stage.slot, stage.state.round.index) == ("revealed", "1-1", 0)
    stage.do("close_round", round=1)
    assert stage.state.phase == "summary"


def test_an_award_and_an_absence_outlive_the_undo_of_an_earlier_step():
    stage = ruled()
    stage.do("award_points", team="t2", points="2.5", reason="风采展示")
    stage.do("mark_absent", team="t3")
    undo_last(stage, 3)
    assert scores(stage.state) == {"t1": 100, "t2": Decimal("102.5"), "t3": 100}
    assert stage.state.absent == ("t3",)


def test_undoing_an_award_leaves_the_play_and_its_clock_alone():
    stage = asked()
    stage.do("award_points", team="t2", points=5, reason="风采展示")
    before = stage.state.clock
    undo_last(stage)
    assert (points(stage, "t2"), stage.state.phase, stage.state.clock) == (100, "answering", before)
    assert stage.state.paused_for is None


def test_undoing_an_award_keeps_the_rulings_that_came_after_it():
    stage = asked()
    stage.do("award_points", team="t2", points=5, reason="风采展示")
    stage.do("give_ruling", slot="1-1", team="t1", verdict="right")
    undo_last(stage, 2)
    assert scores(stage.state) == {"t1": 110, "t2": 100, "t3": 100}
    assert stage.state.phase == "ruled"


def test_an_overrule_falls_away_with_the_ruling_it_was_about():
    stage = ruled("wrong")
    stage.do("overrule", ruling=stage.state.play.ruling, verdict="right", reason="答案等价")
    undo_last(stage, 2)
    assert (points(stage), stage.state.phase) == (100, "answering")


def test_the_withdrawal_of_an_old_question_outlives_the_undo_of_a_later_step():
    stage = ruled()
    stage.do("reveal_key", slot="1-1")
    stage.present("1-2").do("start_answer", slot="1-2")
    stage.do("give_ruling", slot="1-2", team="t2", verdict="right")
    stage.do("withdraw_question", slot="1-1", reason="题有误")
    undo_last(stage, 2)
    assert (scores(stage.state), stage.state.withdrawn) == ({"t1": 100, "t2": 100, "t3": 100}, ("1-1",))


def test_the_withdrawal_of_the_question_in_play_is_taken_back_with_it():
    stage = asked()
    stage.do("withdraw_question", slot="1-1", reason="题有误")
    undo_last(stage, 2)
    assert (stage.state.phase, stage.state.withdrawn) == ("presented", ())


def test_a_protest_raised_since_stays_open_when_an_earlier_step_is_undone():
    stage = asked()
    stage.team("t2", "raise_protest", text="提示")
    undo_last(stage, 2)
    assert (stage.state.phase, stage.state.protests[0].state) == ("presented", "open")
    stage.do("award_points", team="t1", points=1, reason="加分")
    undo_last(stage, 1)
    assert points(stage) == 100


def test_an_undo_of_what_an_undo_has_left_can_be_drawn_and_folded():
    stage = asked()
    stage.do("award_points", team="t3", points=1, reason="加分")
    stage.team("t2", "raise_protest", text="提示")
    undo_last(stage, 3)
    undo_last(stage, 2)
    assert fold(stage.log) == stage.state
    assert points(stage, "t3") == 100


def test_a_step_cannot_be_undone_twice_nor_one_that_never_was():
    stage = ruled()
    step = stage.state.past[-1].command
    undo_last(stage)
    assert stage.refused("undo", command=step) == "nothing_to_undo"
    assert stage.refused("undo", command="no-such-command") == "nothing_to_undo"
    assert stage.refused("undo", command="prepare") == "nothing_to_undo"


def test_the_list_of_corrections_tells_what_an_undo_changed():
    line = undo_last(ruled()).state.corrections[-1]
    assert (line.kind, line.by, line.reason, line.what) == ("undo", "host", "误触", "RulingGiven")
    assert line.effects == (("t1", 110, 100),)


def test_the_host_sees_before_undoing_what_would_change():
    item = view("host", ruled().state)["undo"][0]
    assert item["what"] == {
        "code": "did.ruling",
        "args": {
            "slot": "1-1",
            "team": "t1",
            "seat": 1,
            "name": "第1支部",
            "points": 10,
            "verdict": "right",
        },
    }
    assert item["effects"] == [{"team": "t1", "before": 110, "after": 100}]
    assert item["places"] == [
        {"team": "t2", "before": 2, "after": 1},
        {"team": "t3", "before": 2, "after": 1},
    ]
    assert item["back_to"] == "answering"


def test_an_overrule_in_that_list_names_the_team_it_was_about():
    stage = ruled("wrong")
    stage.do("overrule", ruling=stage.state.play.ruling, verdict="right", reason="答案等价")
    args = view("host", stage.state)["undo"][0]["what"]["args"]
    assert (args["team"], args["slot"], args["verdict"]) == ("t1", "1-1", "right")
