"""What it says that a member tapped nothing beside a right answer."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.practice.candour import Candour, CandourRules, moved, silence
from quiz.practice.standing import NOTHING, extended, fold
from tests.practice.logs import DAY, attempt, item, syllabus

NOBODY = Candour()
TAPS = st.sampled_from(["guess", "sure", None])


def after(answers, candour=NOBODY):
    for kappa, sure in answers:
        candour = moved(candour, kappa, sure)
    return candour


def test_the_silence_of_a_stranger_says_nothing():
    assert silence(NOBODY) == pytest.approx(1.0)


def test_the_silence_of_somebody_who_never_taps_goes_on_saying_nothing():
    assert silence(after([(0.3, None), (0.9, None)] * 100)) == pytest.approx(1.0)


def test_somebody_who_owns_up_to_lucky_answers_is_believed_when_silent():
    few, many = after([(0.2, "guess")] * 3), after([(0.2, "guess"), (0.95, None)] * 60)
    assert 1 < silence(few) < silence(many)
    assert silence(many) == pytest.approx(0.95 / 0.30, rel=0.05)


def test_somebody_who_says_when_they_are_sure_is_doubted_when_silent():
    assert silence(after([(0.9, "sure"), (0.3, None)] * 60)) < 0.7


def test_a_habit_given_up_is_forgotten():
    keen = after([(0.2, "guess"), (0.95, None)] * 60)
    assert silence(after([(0.5, None)] * 1500, keen)) < 1.1 < silence(keen)


@given(st.lists(st.tuples(st.floats(0, 1), TAPS), max_size=200))
def test_no_habit_makes_silence_worth_more_than_the_tap_itself(answers):
    assert 0.25 <= silence(after(answers)) <= 0.95 / 0.30 + 1e-9


def test_the_numbers_are_those_of_the_rules():
    assert silence(after([(0.2, "guess")] * 60), CandourRules(most=0.05)) == pytest.approx(1.0)


def test_habits_are_learnt_where_a_tap_is_offered_and_not_from_misses():
    over = syllabus(*(item(f"q{n}") for n in range(4)))
    log = [attempt("q0", sure="guess", mode="mock"), attempt("q1", right=False, sure="guess")]
    assert fold(log, over).candour == NOBODY
    assert fold([*log, attempt("q2", sure="guess")], over).candour.owned == 1


def test_an_answer_believed_for_its_silence_is_remembered_as_known():
    over = syllabus(item("q0"), item("q1"))
    believed = replace(NOTHING, candour=Candour(lucky=60.0, owned=42.0, knew=60.0))
    plain, silent = (extended(start, attempt("q0", b=1.5), over) for start in (NOTHING, believed))
    assert silent.memories["q0"].stability > plain.memories["q0"].stability
    assert silent.memories["q0"].last_day == DAY
    in_mock = extended(believed, attempt("q0", b=1.5, mode="mock"), over)
    assert in_mock.memories == plain.memories, "where no tap is offered, silence says nothing"
