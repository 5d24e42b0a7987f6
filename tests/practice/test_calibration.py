"""Calibration finds what was done to predictions, keeps its hands off small pools, and never runs away."""

from math import exp, log
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.practice.calibration import AS_PREDICTED, LEAST_PROBES, PRIOR, Calibration, Drawn, fit, residual
from quiz.practice.evidence import right_chance

GUESSES = (0.25, 0.25, 0.5, 0.07, 0.02)
SMUG = Calibration(-0.6, 0.7)
"""What is truly known where predictions are too high and too spread."""


def pool(truth, count=4000, seed=3):
    """Random answers of members who know as `truth` says of what was predicted."""
    chance = Random(seed)
    drawn = []
    for number in range(count):
        predicted, guess = chance.uniform(0.05, 0.98), GUESSES[number % len(GUESSES)]
        right = chance.random() < right_chance(guess, truth.knows(predicted))
        drawn.append(Drawn(predicted, guess, right))
    return drawn


def likelihood(drawn, a, b):
    """What `fit` makes as large as it can."""
    trusted = Calibration(a, b)
    total = -PRIOR / 2 * (a**2 + (b - 1) ** 2)
    for each in drawn:
        chance = right_chance(each.guess, trusted.knows(each.predicted))
        total += log(chance if each.right else 1 - chance)
    return total


@pytest.mark.parametrize("truth", [AS_PREDICTED, SMUG, Calibration(0.5, 1.3)])
def test_what_was_done_to_the_predictions_is_found(truth):
    found = fit(pool(truth))
    assert found.n == 4000
    assert (found.a, found.b) == pytest.approx((truth.a, truth.b), abs=0.2)


def test_no_step_away_from_the_fit_explains_the_answers_better():
    drawn = pool(SMUG, 800)
    found = fit(drawn)
    best = likelihood(drawn, found.a, found.b)
    for step_a, step_b in ((0.02, 0), (-0.02, 0), (0, 0.02), (0, -0.02), (0.02, 0.02), (-0.02, 0.02)):
        assert likelihood(drawn, found.a + step_a, found.b + step_b) < best


def test_a_calibrated_forecast_is_nearer_to_fresh_answers():
    found, fresh = fit(pool(SMUG)), pool(SMUG, seed=4)

    def off(trusted):
        chances = (right_chance(each.guess, trusted.knows(each.predicted)) for each in fresh)
        return abs(sum(chances) - sum(each.right for each in fresh)) / len(fresh)

    assert off(AS_PREDICTED) > 0.08 and off(found) < 0.02


def test_guesses_are_not_taken_for_knowledge():
    """Half of the true-false questions come right by themselves: that must not raise R'."""
    nothing_known = [Drawn(0.5, 0.5, number % 2 == 0) for number in range(4000)]
    assert fit(nothing_known).knows(0.5) < 0.15


def test_a_small_pool_leaves_predictions_as_they_are():
    drawn = pool(SMUG, LEAST_PROBES)
    few = fit(drawn[1:])
    assert (few.a, few.b, few.n) == (0.0, 1.0, LEAST_PROBES - 1)
    assert fit(drawn).n == LEAST_PROBES and fit(drawn).a != 0.0
    assert fit([]) == AS_PREDICTED


def test_the_order_of_the_pool_does_not_matter():
    drawn = pool(SMUG, 1000)
    one, other = fit(drawn), fit(drawn[::-1])
    assert (one.a, one.b) == pytest.approx((other.a, other.b), abs=1e-9)


@pytest.mark.parametrize("right", [True, False])
@pytest.mark.parametrize("predicted", [0.0, 0.5, 1.0])
def test_a_pool_of_one_verdict_only_does_not_run_away(right, predicted):
    found = fit([Drawn(predicted, 0.25, right)] * 500)
    assert abs(found.a) < 10 and abs(found.b) < 10
    assert 0 < found.knows(predicted) < 1


ANSWERS = st.builds(Drawn, st.floats(0, 1), st.sampled_from(GUESSES), st.booleans())


@settings(max_examples=60, deadline=None)
@given(st.lists(ANSWERS, min_size=1, max_size=40))
def test_any_pool_gives_a_probability(few):
    found = fit(few * (1 + LEAST_PROBES // len(few)))
    for each in few:
        assert 0 < found.knows(each.predicted) < 1


@given(st.floats(0.005, 0.995))
def test_untouched_predictions_come_out_as_they_went_in(predicted):
    assert AS_PREDICTED.knows(predicted) == pytest.approx(predicted)


def test_certainties_are_held_short_of_certain():
    assert AS_PREDICTED.knows(1.0) == pytest.approx(0.995) and AS_PREDICTED.knows(0.0) == pytest.approx(0.005)


def test_the_formula_is_a_line_in_logits():
    trusted = Calibration(0.3, 0.8)
    assert trusted.knows(0.7) == pytest.approx(1 / (1 + exp(-(0.3 + 0.8 * log(0.7 / 0.3)))))


def test_a_members_own_part_is_shrunk_as_if_four_hundred_more_answers_were_as_foretold():
    drawn = [Drawn(0.5, 0.25, True)] * 40
    surprise = 40 * (1 - right_chance(0.25, 0.5))
    assert residual(drawn, AS_PREDICTED) == pytest.approx(surprise / 440)
    assert residual([], AS_PREDICTED) == 0.0


def test_a_member_is_measured_against_the_calibrated_prediction():
    drawn = [Drawn(0.8, 0.25, number % 2 == 0) for number in range(40)]
    assert residual(drawn, AS_PREDICTED) < residual(drawn, SMUG)
