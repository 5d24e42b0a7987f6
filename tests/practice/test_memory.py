"""The closed form of FSRS-6 beside the library it is taken from."""

from datetime import UTC, datetime, timedelta

import pytest
from fsrs import Card, Rating, Scheduler
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.practice import memory
from quiz.practice.memory import recall, recall_after, reviewed

SCHEDULER = Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
DAY_0 = datetime(2026, 1, 1, tzinfo=UTC)
REVIEWS = st.lists(st.tuples(st.integers(1, 4), st.integers(0, 400)), min_size=1, max_size=40)
"""(rating, days since the review before)."""


def moment(day: int) -> datetime:
    return DAY_0 + timedelta(days=day)


@settings(max_examples=300, deadline=None)
@given(REVIEWS, st.integers(0, 1000))
def test_the_closed_form_equals_the_library(reviews, later):
    card, ours, day = Card(card_id=1, due=DAY_0), None, 0
    for rating, wait in reviews:
        day += wait
        card, _ = SCHEDULER.review_card(card, Rating(rating), moment(day))
        ours = reviewed(ours, rating, day)
        assert ours.stability == pytest.approx(card.stability, rel=1e-9)
        assert ours.difficulty == pytest.approx(card.difficulty, rel=1e-9)
    there = SCHEDULER.get_card_retrievability(card, moment(day + later))
    assert recall(ours, day + later) == pytest.approx(there, rel=1e-9)
    assert ours.reps == len(reviews)
    assert ours.lapses == sum(rating == 1 for rating, _ in reviews)


def test_the_example_of_the_notes_comes_out():
    mind = None
    for rating, day in ((1, 0), (3, 1), (3, 3), (3, 10)):
        mind = reviewed(mind, rating, day)
    assert mind.stability == pytest.approx(18.662620601341292, rel=1e-12)
    assert recall(mind, 40) == pytest.approx(0.8642, abs=5e-5)


@pytest.mark.parametrize(
    ("rating", "stability", "after"),
    [
        (1, 0.212, (0.77, 0.58, 0.47)),
        (2, 1.293, (0.92, 0.75, 0.61)),
        (3, 2.307, (0.95, 0.81, 0.67)),
        (4, 8.296, (0.98, 0.91, 0.79)),
    ],
)
def test_first_answers_are_forgotten_as_the_notes_say(rating, stability, after):
    assert reviewed(None, rating, 0).stability == pytest.approx(stability, abs=5e-4)
    for days, expected in zip((1, 7, 30), after, strict=True):
        assert recall_after(None, rating, 0, days) == pytest.approx(expected, abs=6e-3)


def test_recall_is_certain_on_the_day_itself_and_falls_from_then_on():
    mind = reviewed(None, 3, 100)
    days = [recall(mind, day) for day in range(100, 200)]
    assert days[0] == 1 and recall(mind, 90) == 1
    assert all(one > other for one, other in zip(days, days[1:], strict=False))


def test_a_night_between_two_answers_counts_as_a_day():
    first = reviewed(None, 3, 0)
    assert reviewed(first, 3, 1).stability == pytest.approx(7.32, abs=5e-3)


def test_right_days_are_the_reviews_that_were_not_lapses():
    mind = None
    for rating, day in ((4, 0), (1, 5), (3, 7)):
        mind = reviewed(mind, rating, day)
    assert (mind.reps, mind.lapses, mind.right_days) == (3, 1, 2)


def test_the_model_is_named_after_the_library_in_use():
    assert memory.MODEL == "fsrs-6.3"
    assert memory.WEIGHTS == SCHEDULER.parameters
