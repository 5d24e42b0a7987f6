"""The table of evidence, row by row."""

import pytest

from quiz.practice.evidence import known, pace_of, right_chance, weigh
from quiz.practice.memory import Rating

MC4, TRUE_FALSE, FILL, MULTIPLE = 0.25, 0.5, 0.02, 0.07


def rated(guess, right, prior, *, sure=None, pace="usual", first=True):
    return weigh(guess, right, prior, sure, pace, first).rating


@pytest.mark.parametrize("right", [True, False])
def test_an_answer_given_too_quickly_proves_nothing(right):
    evidence = weigh(MC4, right, 0.5, None, "rapid", True)
    assert (evidence.rating, evidence.counts) == (None, False)


@pytest.mark.parametrize("pace", ["usual", "slow"])
@pytest.mark.parametrize("sure", [None, "guess", "sure"])
@pytest.mark.parametrize("first", [True, False])
def test_a_wrong_answer_is_again(pace, sure, first):
    evidence = weigh(MC4, False, 0.99, sure, pace, first)
    assert (evidence.rating, evidence.kappa, evidence.counts) == (Rating.AGAIN, 0.0, True)


@pytest.mark.parametrize(
    ("guess", "prior", "sure", "first", "rating"),
    [
        (MC4, 0.45, None, True, Rating.EASY),
        (MC4, 0.45, "guess", True, Rating.AGAIN),
        (TRUE_FALSE, 0.45, None, True, Rating.HARD),
        (TRUE_FALSE, 0.20, None, True, Rating.AGAIN),
        (FILL, 0.20, None, True, Rating.EASY),
        (MC4, 0.90, None, False, Rating.GOOD),
        (TRUE_FALSE, 0.45, "sure", True, Rating.EASY),
        (TRUE_FALSE, 0.60, None, False, Rating.HARD),
        (MULTIPLE, 0.20, None, False, Rating.GOOD),
    ],
)
def test_a_right_answer_earns_what_the_notes_found(guess, prior, sure, first, rating):
    assert rated(guess, True, prior, sure=sure, first=first) == rating


def test_a_slow_right_answer_is_hard_at_best():
    assert rated(MC4, True, 0.9, pace="slow") == Rating.HARD
    assert rated(MC4, True, 0.9, pace="slow", first=False) == Rating.HARD
    assert rated(TRUE_FALSE, True, 0.2, pace="slow") == Rating.AGAIN


def test_kappa_is_the_chance_of_having_known():
    assert known(MC4, 0.45) == pytest.approx(0.45 * 0.97 / (0.45 * 0.97 + 0.55 * 0.25))
    odds = 0.45 * 0.97 / (0.55 * 0.25)
    guessed, sure = odds * 0.05 / 0.70, odds * 0.95 / 0.30
    assert known(MC4, 0.45, "guess") == pytest.approx(guessed / (1 + guessed))
    assert known(MC4, 0.45, "sure") == pytest.approx(sure / (1 + sure))


@pytest.mark.parametrize("sure", [None, "guess", "sure"])
def test_kappa_stays_a_probability_at_the_ends(sure):
    assert known(MC4, 0.0, sure) == 0
    assert known(MC4, 1.0, sure) == 1


def test_the_chance_of_a_right_answer_lies_between_guess_and_slip():
    assert right_chance(MC4, 0.0) == MC4
    assert right_chance(MC4, 1.0) == pytest.approx(0.97)


@pytest.mark.parametrize(
    ("took_ms", "characters", "median_ms", "answers", "pace"),
    [
        (1199, 10, None, 0, "rapid"),
        (1200, 10, None, 0, "usual"),
        (1999, 80, None, 0, "rapid"),
        (2000, 80, None, 0, "usual"),
        (2999, 10, 30_000, 20, "rapid"),
        (2999, 10, 30_000, 19, "usual"),
        (25_001, 10, 10_000, 20, "slow"),
        (25_000, 10, 10_000, 20, "usual"),
        (90_000, 10, 10_000, 19, "usual"),
        (90_000, 10, None, 500, "usual"),
    ],
)
def test_haste_is_measured_by_reading_and_by_others_once_there_are_twenty(
    took_ms, characters, median_ms, answers, pace
):
    assert pace_of(took_ms, characters, median_ms, answers) == pace


def test_a_slow_reader_is_measured_by_their_own_pace():
    assert pace_of(30_000, 10, 10_000, 50) == "slow"
    assert pace_of(30_000, 10, 10_000, 50, ratio=1.5) == "usual"
