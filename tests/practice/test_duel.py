import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.banks.question import Media
from quiz.practice.duel import (
    Answer,
    BeReady,
    ComeBack,
    DuelRefused,
    DuelRules,
    GoAway,
    Join,
    Leave,
    PassTime,
    Posed,
)
from quiz.practice.duel_view import view_of
from quiz.practice.duelling import decide, drawn, due, evolve, invited
from tests import builders

T0 = builders.T0
RULES = DuelRules(questions=3)
PACK = (builders.single("q1"), builders.true_false("q2"), builders.multiple("q3"))
POSED = tuple(Posed(question, "党史") for question in PACK)
RIGHT = {1: ("C",), 2: ("T",), 3: ("A", "B")}
ANSWER_MS = {1: 20_000, 2: 15_000, 3: 30_000}


class Room:
    """A duel of Anna and Bo, and the hour in it."""

    def __init__(self) -> None:
        self.at = T0
        self.duel = invited("1234", "anna", T0, POSED, RULES)

    def does(self, command_type, member, *fields, after=0):
        self.at += after
        return self.happens(command_type(member, self.at, *fields))

    def happens(self, command):
        events = decide(self.duel, command)
        for event in events:
            self.duel = evolve(self.duel, event)
        return [type(event).__name__ for event in events]

    def time_passes(self, ms):
        self.at += ms
        return self.happens(PassTime(self.at))

    def ready(self, member, questions=()):
        return self.does(BeReady, member, self.duel.phase, self.duel.number, questions)

    def both_ready(self):
        self.ready("anna")
        self.ready("bo")

    def asking(self):
        self.does(Join, "bo")
        self.both_ready()
        self.time_passes(RULES.start_ms)
        return self

    def both_answer(self, anna, bo):
        number = self.duel.number
        self.does(Answer, "anna", number, anna)
        self.does(Answer, "bo", number, bo)

    def refused(self, command_type, member, *fields):
        with pytest.raises(DuelRefused) as refusal:
            self.does(command_type, member, *fields)
        return refusal.value.code


@pytest.fixture
def room():
    return Room()


def test_nothing_begins_before_both_are_ready(room):
    room.does(Join, "bo")
    assert room.duel.phase == "gathering"
    assert room.ready("anna") == ["GotReady"]
    assert room.ready("anna") == []
    assert room.duel.phase == "gathering"
    assert room.ready("bo") == ["GotReady", "Started"]
    assert room.duel.phase == "starting"
    assert room.time_passes(RULES.start_ms - 1) == []
    assert room.time_passes(1) == ["Asked"]
    assert (room.duel.phase, room.duel.number) == ("asking", 1)


def test_a_third_member_finds_the_room_taken(room):
    room.asking()
    assert room.refused(Join, "cy") == "duel_taken"
    assert room.does(Join, "bo") == []


def test_a_stranger_cannot_speak_in_a_room(room):
    room.asking()
    assert room.refused(Answer, "cy", 1, ("C",)) == "duel_not_yours"
    assert room.refused(Leave, "cy") == "duel_not_yours"


def test_the_key_is_shown_once_both_have_answered(room):
    room.asking()
    assert room.does(Answer, "anna", 1, ("C",), after=900) == ["Answered"]
    assert view_of(room.duel, "bo")["key"] is None
    assert room.does(Answer, "bo", 1, ("A",), after=900) == ["Answered", "Shown"]
    seen = view_of(room.duel, "bo")
    assert (seen["key"]["labels"], seen["you"]["last"], seen["other"]["last"]) == (["C"], False, True)
    assert (seen["you"]["chosen"], seen["other"]["chosen"]) == (["A"], ["C"])


@pytest.mark.parametrize("number", [1, 2, 3])
def test_the_key_is_shown_when_time_is_up_and_the_grace_is_over(number, room):
    room.asking()
    for done in range(1, number):
        room.both_answer(RIGHT[done], RIGHT[done])
        room.both_ready()
    assert room.time_passes(ANSWER_MS[number] + RULES.grace_ms - 1) == []
    assert room.time_passes(1) == ["Shown"]
    assert room.duel.player("anna").chosen[-1] is None
    assert room.duel.player("anna").right[-1] is False


def test_an_answer_on_its_way_at_the_bell_still_counts(room):
    room.asking()
    assert room.does(Answer, "anna", 1, ("C",), after=ANSWER_MS[1] + RULES.grace_ms - 1) == ["Answered"]
    room.time_passes(1)
    assert room.refused(Answer, "bo", 1, ("C",)) == "duel_time_over"
    assert room.duel.player("anna").right == (True,)


def test_an_answer_stands_and_the_same_again_is_no_news(room):
    room.asking()
    room.does(Answer, "anna", 1, ("A",))
    assert room.does(Answer, "anna", 1, ("A",)) == []
    assert room.refused(Answer, "anna", 1, ("C",)) == "duel_answered"


@pytest.mark.parametrize("chosen", [(), ("Z",), ("A", "B"), ("A", "B", "C", "D", "A")])
def test_an_answer_that_no_thumb_could_give_is_refused(room, chosen):
    room.asking()
    assert room.refused(Answer, "anna", 1, chosen) == "bad_message"


def test_the_next_question_comes_when_both_want_it_or_after_the_time_to_read(room):
    room.asking()
    room.both_answer(("C",), ("A",))
    room.ready("anna")
    assert room.duel.number == 1
    room.ready("bo")
    assert (room.duel.phase, room.duel.number) == ("asking", 2)
    room.both_answer(("T",), ("T",))
    assert room.time_passes(RULES.read_ms) == ["Asked"]
    assert room.duel.number == 3


def test_a_late_second_tap_does_not_carry_over_to_the_next_question(room):
    room.asking()
    room.both_answer(("C",), ("A",))
    room.both_ready()
    room.both_answer(("T",), ("T",))
    assert room.does(BeReady, "anna", "shown", 1) == []
    assert not room.duel.player("anna").ready


def test_the_end_counts_right_answers_and_nothing_else(room):
    room.asking()
    for number, bo in ((1, ("A",)), (2, ("T",)), (3, ("A", "B", "C"))):
        room.both_answer(RIGHT[number], bo)
        room.both_ready()
    assert room.duel.phase == "finished"
    anna, bo = view_of(room.duel, "anna"), view_of(room.duel, "bo")
    assert (anna["you"]["right"], anna["other"]["right"]) == (3, 1)
    assert (bo["you"]["right"], bo["other"]["right"]) == (1, 3)


def test_both_may_play_again_with_other_questions(room):
    room.asking()
    for number in (1, 2, 3):
        room.both_answer(RIGHT[number], RIGHT[number])
        room.both_ready()
    fresh = tuple(Posed(builders.single(f"r{number}"), "党史") for number in (1, 2, 3))
    assert room.ready("bo", fresh) == ["GotReady"]
    assert room.ready("anna", fresh) == ["GotReady", "Started"]
    room.time_passes(RULES.start_ms)
    seen = view_of(room.duel, "anna")
    assert (seen["phase"], seen["number"], seen["round"], seen["you"]["right"]) == ("asking", 1, 2, 0)
    assert seen["question"]["stem"] == fresh[0].question.stem


def test_somebody_away_for_a_moment_is_waited_for_before_the_next_question(room):
    room.asking()
    room.both_answer(("C",), ("A",))
    room.does(GoAway, "bo", after=500)
    assert not view_of(room.duel, "anna")["other"]["here"]
    room.ready("anna")
    assert room.time_passes(RULES.absence_ms - 1) == []
    assert room.does(ComeBack, "bo") == ["CameBack"]
    assert room.duel.phase == "shown"
    assert room.time_passes(RULES.read_ms) == ["Asked"]


def test_the_clock_of_an_open_question_runs_on_for_somebody_away(room):
    room.asking()
    room.does(GoAway, "bo")
    room.does(Answer, "anna", 1, ("C",))
    assert room.time_passes(ANSWER_MS[1] + RULES.grace_ms) == ["Shown"]
    assert room.duel.player("bo").right == (False,)


def test_somebody_away_for_long_ends_the_duel_without_a_loser(room):
    room.asking()
    room.both_answer(("C",), ("A",))
    room.does(GoAway, "bo")
    assert room.time_passes(RULES.absence_ms) == ["Closed"]
    seen = view_of(room.duel, "anna")
    assert (seen["phase"], seen["why"], seen["left"]) == ("closed", "absent", "other")
    assert seen["you"]["right"] == 1


def test_a_yes_is_taken_back_by_going_away(room):
    room.does(Join, "bo")
    room.ready("bo")
    room.does(GoAway, "bo")
    room.ready("anna")
    assert room.duel.phase == "gathering"


def test_who_invites_may_leave_the_page_to_send_the_code(room):
    room.does(GoAway, "anna")
    assert room.time_passes(RULES.absence_ms * 2) == []
    room.does(Join, "bo")
    assert room.duel.phase == "gathering"


def test_an_invitation_nobody_takes_ends(room):
    assert room.time_passes(RULES.invitation_ms - 1) == []
    assert room.time_passes(1) == ["Closed"]
    assert room.duel.why == "expired"
    assert room.refused(Join, "bo") == "duel_over"


def test_leaving_ends_it_for_both(room):
    room.asking()
    room.does(Leave, "bo")
    assert (view_of(room.duel, "anna")["left"], view_of(room.duel, "bo")["left"]) == ("other", "you")
    assert room.does(Leave, "anna") == []
    assert room.refused(Answer, "anna", 1, ("C",)) == "duel_over"


def test_the_same_seed_draws_the_same_questions_and_orders():
    pool = [Posed(builders.single(f"p{number:02}"), "党史") for number in range(30)]
    assert drawn(pool, "7") == drawn(reversed(pool), "7")
    assert drawn(pool, "7") != drawn(pool, "8")


def test_another_round_avoids_what_was_just_asked_while_there_is_other():
    pool = [Posed(builders.single(f"p{number:02}"), "党史") for number in range(10)]
    first = [each.question.id for each in drawn(pool, "7")]
    second = [each.question.id for each in drawn(pool, "8", spent=first)]
    assert not set(first) & set(second)
    assert len(drawn(pool[:6], "9", spent=first)) == 5


def test_only_questions_a_thumb_can_answer_alike_on_both_phones_are_asked():
    picture = builders.single("picture").model_copy(update={"media": Media(file="media/a.png", alt="图")})
    others = [builders.fill("f"), builders.oral("o"), builders.in_order("s"), picture]
    with pytest.raises(DuelRefused, match="duel_short"):
        drawn([Posed(each, "党史") for each in others * 3], "7", DuelRules(questions=1))


MEMBERS = st.sampled_from(["anna", "bo"])
STEPS = st.one_of(
    st.tuples(st.just("ready"), MEMBERS),
    st.tuples(st.just("answer"), MEMBERS, st.sampled_from(["A", "C", "T", "F"])),
    st.tuples(st.just("away"), MEMBERS),
    st.tuples(st.just("back"), MEMBERS),
    st.tuples(st.just("time"), st.integers(0, 40_000)),
)


@settings(max_examples=120, deadline=None)
@given(st.lists(STEPS, max_size=40))
def test_whatever_happens_no_view_holds_a_key_before_it_is_shown_and_time_always_leads_on(steps):
    room = Room()
    room.does(Join, "bo")
    for step in steps:
        before = room.duel.version
        _walk(room, step)
        assert before <= room.duel.version
        assert due(room.duel) >= T0
        for member in ("anna", "bo"):
            seen = view_of(room.duel, member)
            text = json.dumps(seen, ensure_ascii=False)
            if seen["phase"] != "shown":
                assert "SECRET" not in text and seen["key"] is None
            if seen["phase"] == "asking":
                assert seen["other"]["chosen"] is None
            assert "anna" not in text and '"bo"' not in text
    for _ in range(20):
        room.at = max(room.at, due(room.duel))
        room.happens(PassTime(room.at))
    assert room.duel.is_over


def _walk(room, step):
    kind, *rest = step
    try:
        if kind == "ready":
            room.ready(rest[0], POSED)
        elif kind == "answer":
            room.does(Answer, rest[0], room.duel.number, (rest[1],))
        elif kind == "time":
            room.time_passes(rest[0])
        else:
            room.does(GoAway if kind == "away" else ComeBack, rest[0])
    except DuelRefused:
        pass
