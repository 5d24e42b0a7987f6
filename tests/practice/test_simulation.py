"""The simulation in small: our policy against random practice and the wrong-answer book, and the worlds."""

from random import Random

import pytest

from benchmarks.practice.baselines import AtRandom, NoPractice, UsualBookTwice
from benchmarks.practice.gates import Gate, against_the_library
from benchmarks.practice.measured import Measured
from benchmarks.practice.measures import auc, log_loss_ratio, lowest_tenth, mean, rmse_bins
from benchmarks.practice.ours import Ours
from benchmarks.practice.population import DAYS, Cell, bank_of, person_of
from benchmarks.practice.season import Mind, played

MEMBERS = 6
SMALL = {world: Cell(world, 120, 3) for world in "AB"}


@pytest.fixture(scope="module", params=["A", "B"])
def scores(request):
    """Mean score out of 100 by policy, the same members in each."""
    policies = {"none": NoPractice, "random": AtRandom, "book": UsualBookTwice, "ours": Ours}
    cell = SMALL[request.param]
    return {
        name: 100 * mean([played(cell, number, 3, policy).score for number in range(MEMBERS)])
        for name, policy in policies.items()
    }


def test_ours_beats_random_practice_and_the_wrong_answer_book(scores):
    assert scores["ours"] > scores["random"] + 1
    assert scores["ours"] > scores["book"]
    assert scores["random"] > scores["none"] + 5


def test_a_month_is_the_same_whenever_it_is_played():
    first, second = (played(SMALL["A"], 2, 5, Ours) for _ in range(2))
    assert first == second


@pytest.mark.parametrize("world", ["A", "B"])
def test_memory_fades_and_practice_brings_it_back(world):
    mind = Mind(SMALL[world], person_of(1, 1), 1)
    known = next(q.index for q in bank_of(120, 1) if mind.learner.recall(q.index, 0) > 0)
    before = mind.learner.recall(known, DAYS)
    assert before < mind.learner.recall(known, 0)
    mind.learner.practised(known, 0, 0.0, True)
    assert mind.learner.recall(known, DAYS) > before


@pytest.mark.parametrize("world", ["A", "B"])
def test_spaced_exposures_last_longer_than_crammed_ones(world):
    left = {}
    for name, days in (("crammed", (0, 0, 0)), ("spaced", (0, 4, 8))):
        mind = Mind(SMALL[world], person_of(1, 1), 1)
        unknown = next(q.index for q in bank_of(120, 1) if not mind.learner.recall(q.index, 0))
        for at, day in enumerate(days):
            mind.learner.practised(unknown, day, 60.0 * at, at > 0)
        left[name] = mind.learner.recall(unknown, DAYS + days[-1])
    assert left["spaced"] > left["crammed"]


def test_ours_keeps_the_notes_the_gates_need():
    notes = played(SMALL["A"], 0, 1, Measured).notes
    assert notes["replayed"] is True
    assert len(notes["mock"]) == 40 and len(notes["guesses"]) > 100
    assert all(0 < predicted < 1 for _, predicted, _ in notes["guesses"])


def test_a_gate_fails_on_the_wrong_side_of_its_target():
    assert Gate("at least", 2.0, ">=", 2.0).passed and not Gate("at least", 1.99, ">=", 2.0).passed
    assert Gate("at most", 0.03, "<=", 0.03).passed and not Gate("at most", 0.031, "<=", 0.03).passed


def test_the_measures_know_a_good_prediction_from_a_bad_one():
    chance = Random(4)
    honest = [(p, chance.random() < p) for p in (chance.random() for _ in range(4000))]
    smug = [(min(0.99, p + 0.2), right) for p, right in honest]
    blind = [(0.5, right) for _, right in honest]
    assert rmse_bins(honest) < 0.03 < 0.1 < rmse_bins(smug)
    assert log_loss_ratio(honest) < 0.8 < log_loss_ratio(smug)
    assert auc(blind) == pytest.approx(0.5) and auc(honest) > 0.8
    assert lowest_tenth(list(range(11))) == pytest.approx(1.0)


def test_our_memory_is_that_of_the_library():
    assert against_the_library(20) < 1e-9
