"""
The gates of the practice picker: each a value, a target, and whether it is met.
"""

import operator
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from random import Random

from fsrs import Card, Scheduler
from fsrs import Rating as FsrsRating

from benchmarks.practice.measures import auc, log_loss_ratio, lowest_tenth, mean, rmse_bins
from benchmarks.practice.ours import syllabus_for
from benchmarks.practice.play import BASELINES, OURS, Row
from benchmarks.practice.population import DAYS, bank_of
from quiz.practice.calibration import AS_PREDICTED, Calibration, Drawn, fit, residual
from quiz.practice.forecast import Blueprint, drawn_of, expected_share
from quiz.practice.memory import Memory, reviewed
from quiz.practice.syllabus import Syllabus

Rows = dict[tuple[str, str], Row]
COMPARE = {">=": operator.ge, "<=": operator.le, "<": operator.lt}


@dataclass(frozen=True)
class Gate:
    """One promise and what came of it."""

    name: str
    value: float
    relation: str
    target: float

    @property
    def passed(self) -> bool:
        return COMPARE[self.relation](self.value, self.target)


def gates_of(rows: Rows) -> list[Gate]:
    """Every gate the cells at hand allow to be judged."""
    return [*_against(rows), *_never_behind(rows), *_predictions(rows), *_forecasts(rows), *_exact(rows)]


def _against(rows: Rows) -> Iterator[Gate]:
    asked = (
        ("random", "random", (5.0, 3.0)),
        ("wrong-answer book, off after 2", "wrong-answer book (2 right)", (2.0, 1.5)),
        ("SM-2, due first", "SM-2, due first", (8.0, 7.0)),
    )
    for policy, told, targets in asked:
        for cell, target in zip(("A400", "B400"), targets, strict=True):
            ahead = mean(rows[OURS, cell].scores) - mean(rows[policy, cell].scores)
            yield Gate(f"exam score over {told}, {cell}, points", ahead, ">=", target)
    tenth = lowest_tenth(rows[OURS, "A400"].scores)
    book = lowest_tenth(rows["wrong-answer book, off after 2", "A400"].scores)
    yield Gate("weakest tenth over wrong-answer book, A400, points", tenth - book, ">=", 2.0)
    for cell, target in (("A400", 15.5), ("B400", 10.8)):
        yield Gate(f"gain per 100 minutes, {cell}, points", gain(rows, OURS, cell), ">=", target)


def gain(rows: Rows, policy: str, cell: str) -> float:
    """Points over no practice for every 100 minutes."""
    ours = rows[policy, cell]
    ahead = mean(ours.scores) - mean(rows["no practice", cell].scores)
    return ahead / (mean([season.seconds for _, season in ours.seasons]) / 6000)


def _never_behind(rows: Rows) -> Iterator[Gate]:
    for cell in dict.fromkeys(cell for _, cell in rows):
        best = max(mean(rows[policy, cell].scores) for policy in BASELINES)
        yield Gate(
            f"over the best baseline, {cell}, points", mean(rows[OURS, cell].scores) - best, ">=", -0.5
        )


def _predictions(rows: Rows) -> Iterator[Gate]:
    every = {world: _guesses(rows, world) for world in "AB"}
    reviews = {world: [(p, right) for first, p, right in every[world] if not first] for world in "AB"}
    answers = [(p, right) for _, p, right in every["A"]]
    yield Gate("next-answer log loss over constant rate, A", log_loss_ratio(answers), "<=", 0.95)
    yield Gate("RMSE(bins) of reviews, A", rmse_bins(reviews["A"]), "<=", 0.03)
    yield Gate("RMSE(bins) of reviews, B, uncalibrated", rmse_bins(reviews["B"]), "<=", 0.10)
    yield Gate("AUC of reviews, A", auc(reviews["A"]), ">=", 0.67)
    kept = [kept for season in _watched(rows, "A") for kept in season.notes["kept"]]
    yield Gate("recall 14 days after 销号, A", mean(kept), ">=", 0.75)


def _guesses(rows: Rows, world: str) -> list[tuple[bool, float, bool]]:
    return [guess for season in _watched(rows, world) for guess in season.notes["guesses"]]


def _watched(rows: Rows, world: str) -> list:
    """Ours in the cell of 400 questions, where the research measured."""
    return [season for _, season in rows[OURS, f"{world}400"].seasons]


def _forecasts(rows: Rows) -> Iterator[Gate]:
    for world, target in (("A", 0.02), ("B", 0.04)):
        error = forecast_errors(rows, world)["after a mock paper"]
        yield Gate(f"forecast after a 40-question mock, mean absolute error, {world}", error, "<=", target)


def forecast_errors(rows: Rows, world: str) -> dict[str, float]:
    """
    Mean absolute error of the forecast by what calibrates it: nothing, the probes of the month, or one
    mock paper of each member on the day.
    """
    row = rows[OURS, f"{world}400"]
    found: dict[str, list[float]] = {"model alone": [], "with its probes": [], "after a mock paper": []}
    for seed in dict.fromkeys(seed for seed, _ in row.seasons):
        syllabus = syllabus_for(bank_of(row.cell.questions, seed))
        notes = [season.notes for its, season in row.seasons if its == seed]
        probed = fit(drawn for note in notes for drawn in drawn_of(note["standing"], syllabus))
        mocked = fit(drawn for note in notes for drawn in note["mock"])
        for note in notes:
            own = drawn_of(note["standing"], syllabus)
            found["model alone"].append(_off(note, syllabus, AS_PREDICTED, []))
            found["with its probes"].append(_off(note, syllabus, probed, own))
            found["after a mock paper"].append(_off(note, syllabus, mocked, note["mock"]))
    return {name: mean(errors) for name, errors in found.items()}


def _off(note: dict, syllabus: Syllabus, calibration: Calibration, own: list[Drawn]) -> float:
    counts = Counter(item.type for item in syllabus.asked)
    alone = replace(note["standing"], probes=())
    share, _ = expected_share(alone, syllabus, Blueprint(counts, {}), DAYS, calibration)
    return abs(share + residual(own, calibration) - note["truth"])


def _exact(rows: Rows) -> Iterator[Gate]:
    replayed = [season.notes["replayed"] for _, season in rows[OURS, "A400"].seasons]
    broken = sum(each is False for each in replayed)
    yield Gate("relative error against py-fsrs", against_the_library(200), "<", 1e-9)
    yield Gate("logs that fold otherwise, shuffled and doubled", float(broken), "<=", 0.0)


def against_the_library(histories: int) -> float:
    """The largest relative difference of stability or difficulty over random histories."""
    scheduler = Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
    chance, worst = Random(1), 0.0
    for number in range(histories):
        card, memory, day = Card(card_id=number + 1), None, 0
        for _ in range(12):
            rating = chance.randint(1, 4)
            moment = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(days=day)
            card, _ = scheduler.review_card(card, FsrsRating(rating), moment)
            memory = reviewed(memory, rating, day)
            worst = max(worst, _difference(card, memory))
            day += chance.choice((0, 1, 2, 5, 13, 40))
    return worst


def _difference(card: Card, memory: Memory) -> float:
    return max(
        abs(card.stability / memory.stability - 1),
        abs(card.difficulty / memory.difficulty - 1),
    )
