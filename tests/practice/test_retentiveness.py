"""How long one member keeps things, learnt from how reviews come out."""

from hypothesis import given
from hypothesis import strategies as st

from quiz.practice.memory import Rating, recall, reviewed
from quiz.practice.retentiveness import Retentiveness, RetentivenessRules, moved
from quiz.practice.standing import fold
from tests.practice.logs import DAY, attempt, item, syllabus

NEVER_MISSED = reviewed(None, Rating.EASY, DAY)
MISSED = reviewed(None, Rating.AGAIN, DAY)
LATER = DAY + 5
USUAL = Retentiveness()


def test_nobody_is_thought_different_before_a_review():
    assert USUAL.lasting(MISSED) == USUAL.lasting(NEVER_MISSED) == 1.0


def test_a_right_review_lengthens_and_a_wrong_one_shortens():
    longer, shorter = (moved(USUAL, MISSED, 0.25, LATER, right) for right in (True, False))
    assert longer.lasting(MISSED) > 1 > shorter.lasting(MISSED)


def test_what_had_to_be_learnt_says_less_of_what_was_known_from_elsewhere():
    after = moved(USUAL, MISSED, 0.25, LATER, False)
    assert after.lasting(MISSED) < after.lasting(NEVER_MISSED) < 1
    assert (after.learnt_reviews, after.familiar_reviews) == (1, 0)
    after = moved(USUAL, NEVER_MISSED, 0.25, LATER, False)
    assert after.lasting(NEVER_MISSED) < after.lasting(MISSED) < 1
    assert (after.learnt_reviews, after.familiar_reviews) == (0, 1)


def test_steps_grow_shorter_with_every_review():
    settled = Retentiveness(0.0, 0.0, 100, 0.0, 100)
    assert 1 < moved(settled, MISSED, 0.25, LATER, True).lasting(MISSED) < 1.1


def test_one_who_keeps_half_as_long_is_found_out():
    chance = [n * 0.618034 % 1 for n in range(400)]
    found = USUAL
    for n, draw in enumerate(chance):
        day = LATER + n % 7
        right = draw < 0.25 + 0.72 * recall(MISSED, day, 0.5)
        found = moved(found, MISSED, 0.25, day, right)
    assert 0.35 < found.lasting(MISSED) < 0.65


@given(st.lists(st.tuples(st.booleans(), st.booleans(), st.integers(1, 60)), max_size=80))
def test_the_factor_never_runs_away(reviews):
    found = USUAL
    for learnt, right, days in reviews:
        found = moved(found, MISSED if learnt else NEVER_MISSED, 0.25, DAY + days, right)
    assert 0.001 < found.lasting(MISSED) < 1000 and 0.001 < found.lasting(NEVER_MISSED) < 1000


def test_the_numbers_are_those_of_the_rules():
    still = RetentivenessRules(step=0.0)
    assert moved(USUAL, MISSED, 0.25, LATER, True, still).lasting(MISSED) == 1.0


def test_only_reviews_on_another_day_tell_of_it():
    over = syllabus(item("q0"))
    first, again = attempt("q0", right=False), attempt("q0", minute=5)
    assert fold([first, again], over).retentiveness == USUAL
    assert fold([first, attempt("q0", day=4)], over).retentiveness.lasting(MISSED) > 1
