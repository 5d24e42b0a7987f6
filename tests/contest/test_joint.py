"""同答: one question for all, on their devices, revealed together."""

from quiz.contest.scoring import score
from tests.builders import JOINT, JUDGE, Stage, multiple, rules, seat, single
from tests.contest.views import view


def boards(question=None, **more) -> Stage:
    """All teams are writing their answers."""
    stage = Stage.ready(rules({**JOINT, **more}), first=question or single("a", "C")).round().present("1-1")
    stage.do("start_answer", slot="1-1")
    return stage


def closed(stage: Stage) -> Stage:
    stage.do("finish_answer", slot="1-1")
    return stage


def scores(stage: Stage) -> list:
    return [score(stage.state, team) for team in stage.state.team_ids]


def test_every_team_is_ruled_by_the_engine_at_the_reveal():
    stage = boards()
    stage.team("t1", "respond", slot="1-1", response=("C",))
    stage.team("t2", "respond", slot="1-1", response=("A",))
    closed(stage).do("reveal_key", slot="1-1")
    assert [(line.team, line.verdict) for line in stage.state.ledger] == [
        ("t1", "right"),
        ("t2", "wrong"),
        ("t3", "wrong"),
    ]
    assert scores(stage) == [110, 100, 100]


def test_a_team_that_sent_nothing_before_the_bell_has_run_out_of_time():
    stage = boards(points={"right": 10, "wrong": -2, "timeout": -1})
    stage.team("t1", "respond", slot="1-1", response=("A",))
    stage.expire()
    stage.do("reveal_key", slot="1-1")
    assert scores(stage) == [98, 99, 99]


def test_a_multiple_with_something_missing_and_nothing_wrong_earns_part():
    stage = boards(multiple("a", ("A", "B")))
    stage.team("t1", "respond", slot="1-1", response=("A",))
    stage.team("t2", "respond", slot="1-1", response=("A", "C"))
    closed(stage).do("reveal_key", slot="1-1")
    assert scores(stage) == [105, 100, 100]


def test_a_persons_ruling_before_the_reveal_stands_against_the_engine():
    stage = boards()
    stage.team("t1", "respond", slot="1-1", response=("A",))
    closed(stage).do("give_ruling", by=JUDGE, slot="1-1", team="t1", verdict="right")
    stage.do("reveal_key", slot="1-1")
    assert scores(stage) == [110, 100, 100]


def test_a_ruling_given_before_the_reveal_shows_in_no_score_but_the_judges_log():
    stage = closed(boards())
    stage.do("give_ruling", by=JUDGE, slot="1-1", team="t1", verdict="right")
    for seen in (view("hall", stage.state), view("team", stage.state, "t1"), view("audience", stage.state)):
        assert [team["score"] for team in seen["teams"]] == [100, 100, 100]
        assert seen["rulings"] == []
    assert view("judge", stage.state)["log"][0]["verdict"] == "right"


def test_a_foul_in_a_joint_question_shows_at_once():
    stage = closed(boards(points={"right": 10, "prompting": -5}))
    stage.do("call_foul", slot="1-1", team="t2", kind="prompting")
    assert [team["score"] for team in view("hall", stage.state)["teams"]] == [100, 95, 100]


def test_an_answer_may_be_changed_until_the_boards_go_up():
    stage = boards()
    stage.team("t1", "respond", slot="1-1", response=("A",))
    stage.team("t1", "respond", slot="1-1", response=("C",))
    closed(stage)
    assert stage.refused("respond", slot="1-1", team="t9", response=("B",)) == "unknown_team"
    stage.do("reveal_key", slot="1-1")
    assert score(stage.state, "t1") == 110


def test_no_team_can_close_the_boards_for_the_others():
    stage = boards()
    assert stage.refused("finish_answer", by=seat("t1"), slot="1-1") == "not_your_seat"


def test_an_absent_team_is_neither_ruled_nor_charged():
    stage = boards(points={"right": 10, "wrong": -10})
    stage.do("mark_absent", team="t3")
    closed(stage).do("reveal_key", slot="1-1")
    assert scores(stage) == [90, 90, 100]


def test_rulings_cannot_be_given_while_the_teams_are_writing():
    assert boards().refused("give_ruling", slot="1-1", team="t1", verdict="right") == "not_now"


def test_after_the_reveal_the_hall_sees_every_answer():
    stage = boards()
    stage.team("t2", "respond", slot="1-1", response=("C",))
    closed(stage).do("reveal_key", slot="1-1")
    assert view("hall", stage.state)["rulings"][1] == {
        "team": "t2",
        "verdict": "right",
        "points": 10,
        "response": "C",
    }


def test_while_writing_only_that_an_answer_is_in_can_be_seen():
    stage = boards()
    stage.team("t2", "respond", slot="1-1", response=("C",))
    assert [team["mark"] for team in view("hall", stage.state)["teams"]] == ["", "answered", ""]
    assert view("team", stage.state, "t1")["pad"]["response"] is None
