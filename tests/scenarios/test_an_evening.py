"""
A whole evening, from the lobby to the last award, with everything that goes wrong in a real one.

Four branches, base 100. The running score was worked out by hand and stands beside every round.
"""

import json
from decimal import Decimal

import pytest

from quiz.contest import commands as c
from quiz.contest.events import EVENTS
from quiz.contest.evolve import fold
from quiz.contest.next_step import next_step
from quiz.contest.scoring import scores
from quiz.people import SYSTEM
from quiz.store.event_codec import EventCodec
from tests.builders import HOST, JUDGE, MS, SECOND, Stage, multiple, packet_for, rules, seat
from tests.contest.views import view

SHEET = rules(
    {
        "format": "compulsory",
        "title": "个人必答",
        "by": "member",
        "clock": {"answer_ms": 30_000},
        "points": {"right": 10, "wrong": 0, "prompting": -5},
    },
    {
        "format": "joint",
        "title": "同答",
        "questions": 1,
        "clock": {"answer_ms": 30_000},
        "points": {"right": 10, "wrong": 0, "missing_some": 5},
    },
    {
        "format": "buzzer",
        "title": "抢答",
        "questions": 3,
        "clock": {"buzz_ms": 15_000, "start_ms": 5_000, "answer_ms": 30_000},
        "points": {"right": 10, "wrong": -10},
        "early_buzz": ({"points": -10, "offender": "barred_from_question"},),
        "rebound": {"attempts": 1, "wrong": -5},
        "nobody": "audience",
    },
    {"format": "risk", "title": "风险", "clock": {"choose_ms": 20_000, "answer_ms": 60_000}},
    count=4,
    awards=(
        {"name": "一等奖", "places": 1},
        {"name": "二等奖", "places": 1},
        {"name": "三等奖", "places": 1},
    ),
)


def packet():
    """As the builders make it, with one multiple in the joint round."""
    whole = packet_for(SHEET)
    joint = whole.rounds[1]
    first, *rest = joint.pools[0].questions
    changed = joint.pools[0].model_copy(update={"questions": (multiple("joint-1", ("A", "B")), *rest)})
    rounds = (whole.rounds[0], joint.model_copy(update={"pools": (changed,)}), *whole.rounds[2:])
    return whole.model_copy(update={"rounds": rounds})


class Evening(Stage):
    """The stage with a few habits of a host, who looks at the hall after every step."""

    def do(self, name: str, by=HOST, after: int = SECOND, **fields):
        events = super().do(name, by=by, after=after, **fields)
        self.nothing_leaks()
        return events

    def nothing_leaks(self) -> None:
        shown = self.state.play.question if self.state.phase == "revealed" else "nothing"
        views = [view(role, self.state) for role in ("hall", "audience")]
        views += [view("team", self.state, team) for team in self.state.team_ids]
        told = json.dumps(views, ensure_ascii=False)
        assert "SECRET" not in told.replace(f"SECRET-{shown}-", "")
        view("host", self.state), view("judge", self.state)

    def space(self) -> str:
        step = next_step(self.state)
        assert step is not None
        fields = dict(step.command)
        self.do(fields.pop("type"), **fields)
        return step.code

    def spaces(self, *expected: str) -> None:
        assert [self.space() for _ in expected] == list(expected)

    def rule(self, team: str, verdict: str) -> str:
        self.do("give_ruling", slot=self.slot, team=team, verdict=verdict)
        return self.state.play.ruling

    def answered(self, team: str, verdict: str) -> None:
        """A compulsory question from its presentation to its reveal."""
        self.spaces("present_question", "start_answer", "finish_answer")
        self.rule(team, verdict)
        self.spaces("reveal_key")

    def buzzed(self, team: str) -> None:
        self.team(team, "buzz", after=431 * MS, slot=self.slot)
        self.spaces("start_answer", "finish_answer")

    def score(self) -> list:
        return list(scores(self.state).values())


def compulsory(evening: Evening) -> None:
    """Desk 4 is late; desk 3 is prompted; desk 2 protests, and is right."""
    evening.spaces("start_contest")
    evening.do("mark_absent", team="t4", reason="堵车")
    evening.spaces("introduce_team", "introduce_team", "introduce_team", "open_round")
    evening.answered("t1", "right")
    evening.answered("t2", "wrong")
    evening.team("t2", "raise_protest", text="教材第12页与我队答案一致")
    protest = evening.state.protests[0].id
    evening.do("rule_protest", by=JUDGE, protest=protest, upheld=True, reason="查证属实", verdict="right")
    evening.spaces("present_question", "start_answer")
    evening.do("call_foul", by=JUDGE, slot="1-3", team="t3", kind="prompting")
    evening.rule("t3", "right")
    evening.spaces("reveal_key", "close_round")
    assert evening.score() == [110, 110, 105, 100]


def joint(evening: Evening) -> None:
    """Desk 4 has come: right, something missing, something wrong, and nothing."""
    evening.do("mark_present", team="t4")
    evening.spaces("open_round", "present_question", "start_answer")
    for team, response in (("t1", ("A", "B")), ("t2", ("A",)), ("t3", ("A", "C"))):
        evening.team(team, "respond", slot="2-1", response=response)
    evening.spaces("finish_answer", "reveal_key", "close_round")
    assert evening.score() == [120, 115, 105, 100]


def buzzer(evening: Evening) -> None:
    """A foul and a rebound; an overruled answer after a power cut; a withdrawn question, then nobody."""
    evening.spaces("open_round", "present_question")
    evening.team("t3", "buzz", slot="3-1")
    evening.spaces("open_buzzers")
    assert evening.refused("buzz", by=seat("t3"), slot="3-1") == "barred"
    evening.buzzed("t1")
    evening.rule("t1", "wrong")
    evening.spaces("open_buzzers")
    evening.buzzed("t2")
    evening.rule("t2", "right")
    assert evening.score() == [110, 125, 95, 100]

    evening.spaces("reveal_key", "present_question", "open_buzzers")
    evening.team("t4", "buzz", after=431 * MS, slot="3-2")
    evening.team("t1", "buzz", after=86 * MS, slot="3-2")
    evening.spaces("start_answer")
    power_cut(evening)
    evening.spaces("resume_clock", "finish_answer")
    ruling = evening.rule("t4", "wrong")
    evening.do("overrule", by=JUDGE, ruling=ruling, verdict="right", reason="同义，应判对")
    assert evening.score() == [110, 125, 95, 110]

    evening.spaces("reveal_key", "present_question", "open_buzzers")
    evening.buzzed("t2")
    evening.rule("t2", "right")
    evening.spaces("reveal_key")
    evening.do("withdraw_question", by=JUDGE, slot="3-3", reason="题干年份有误")
    evening.spaces("present_question", "open_buzzers")
    evening.expire()
    assert view("hall", evening.state)["audience_question"] is True
    evening.spaces("reveal_key", "close_round")
    assert evening.score() == [110, 125, 95, 110]


def power_cut(evening: Evening) -> None:
    seen = evening.at + 9 * SECOND
    evening.at = seen + 240 * SECOND
    evening.take(c.NoteRestart(id="restart-1", at=evening.at, by=SYSTEM, last_seen=seen))
    assert evening.state.clock.remaining_ms == 21 * SECOND


def risk(evening: Evening) -> None:
    """Lowest first: 3, 1, 4, 2. The host's finger slips once; desk 2 passes; desk 4 runs out of time."""
    evening.spaces("open_round", "present_question")
    assert evening.state.round.order == ("t3", "t1", "t4", "t2")
    staked(evening, "t3", 30)
    evening.rule("t3", "right")
    evening.spaces("reveal_key", "present_question")
    staked(evening, "t1", 20)
    evening.rule("t1", "wrong")
    evening.do("undo", command=f"command-{evening.sent}", reason="按错键")
    evening.spaces("resume_clock")
    evening.rule("t1", "right")
    evening.spaces("reveal_key", "present_question")
    staked(evening, "t4", 10)
    evening.expire()
    evening.rule("t4", "timeout")
    evening.spaces("reveal_key", "present_question")
    evening.team("t2", "pass_turn", slot="4-4")
    evening.do("award_points", by=JUDGE, team="t4", points="2.5", reason="风采展示")
    evening.spaces("close_round")
    assert evening.score() == [130, 125, 125, Decimal("102.5")]


def staked(evening: Evening, team: str, stake: int) -> None:
    evening.team(team, "choose_stake", slot=evening.slot, stake=stake)
    evening.spaces("present_question", "start_answer")


def tiebreak(evening: Evening) -> None:
    """Desks 2 and 3 are equal, and one second prize is left: nobody, then a wrong answer of desk 2."""
    evening.spaces("open_tiebreak", "present_question", "open_buzzers")
    assert evening.refused("buzz", by=seat("t1"), slot="T-1") == "out"
    evening.spaces("close_buzzers", "reveal_key", "present_question", "open_buzzers")
    evening.team("t2", "buzz", slot="T-2")
    evening.spaces("finish_answer")
    evening.rule("t2", "wrong")
    evening.spaces("reveal_key")
    assert evening.score() == [130, 125, 125, Decimal("102.5")]


def ceremony(evening: Evening) -> list[tuple[str, list[str]]]:
    """The awards in the order the hall saw them."""
    evening.spaces("start_ceremony")
    shown = []
    while evening.space() == "show_award":
        card = view("hall", evening.state)["ceremony"]
        shown.append((card["award"], [team["team"] for team in card["teams"]]))
    return shown


@pytest.fixture(scope="module")
def evening() -> Evening:
    played = Evening.ready(SHEET, packet=packet())
    compulsory(played)
    joint(played)
    buzzer(played)
    risk(played)
    tiebreak(played)
    assert ceremony(played) == [("三等奖", ["t2"]), ("二等奖", ["t3"]), ("一等奖", ["t1"])]
    return played


def test_the_standings_are_what_was_worked_out_by_hand(evening):
    assert view("audience", evening.state)["standings"] == [
        {"team": "t1", "place": 1, "score": 130, "award": "一等奖"},
        {"team": "t3", "place": 2, "score": 125, "award": "二等奖"},
        {"team": "t2", "place": 3, "score": 125, "award": "三等奖"},
        {"team": "t4", "place": 4, "score": 102.5, "award": None},
    ]


def test_every_correction_is_on_record_with_its_author_and_reason(evening):
    assert [(line.kind, line.by, line.reason) for line in evening.state.corrections] == [
        ("absent", "host", "堵车"),
        ("overrule", "judge", "查证属实"),
        ("protest", "judge", "查证属实"),
        ("absent", "host", ""),
        ("overrule", "judge", "同义，应判对"),
        ("withdraw", "judge", "题干年份有误"),
        ("undo", "host", "按错键"),
        ("award", "judge", "风采展示"),
    ]


def test_what_was_taken_back_stays_in_the_ledger_marked(evening):
    void = [(line.slot, line.team, line.verdict) for line in evening.state.ledger if line.void_by]
    assert void == [("1-2", "t2", "wrong"), ("3-2", "t4", "wrong"), ("3-3", "t2", "right")]


def test_the_log_alone_is_the_whole_evening(evening):
    codec = EventCodec(EVENTS)
    stored = json.loads(json.dumps([codec.encode(event) for event in evening.log]))
    assert fold(codec.decode(*row) for row in stored) == evening.state


def test_no_question_was_asked_twice(evening):
    assert len(set(evening.state.used)) == len(evening.state.used)
    assert [slot for slot, _ in evening.state.asked] == [
        *("1-1", "1-2", "1-3"),
        "2-1",
        *("3-1", "3-2", "3-3", "3-3.2"),
        *("4-1", "4-2", "4-3"),
        *("T-1", "T-2"),
    ]


def test_when_it_is_over_only_the_screens_may_still_change(evening):
    assert evening.state.phase == "finished"
    assert evening.refused("award_points", team="t4", points=50, reason="补记") == "contest_over"
