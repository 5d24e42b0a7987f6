"""Difficulties from first answers: recovered from simulated ones, and not moved by what must not count."""

import math
import random

import pytest

from quiz.practice.attempt import Attempt
from quiz.practice.item_fit import Difficulty, FirstAnswer, Known, first_answers, fit, nudged, of_today
from tests.practice.revisions import lineage

GUESSES = (0.25, 0.25, 0.25, 0.5, 0.07, 0.02)


def simulated(items: int, members: int, each: int, seed: int = 7):
    """Difficulties as they truly are, what is known of them, and answers by members of various ability."""
    chance = random.Random(seed)
    truth = {f"q{number}": chance.gauss(0, 1) for number in range(items)}
    known = {
        question: Known(f"h{number % 4}", GUESSES[number % len(GUESSES)], 0.0)
        for number, question in enumerate(truth)
    }
    ability = {f"m{number}": chance.gauss(0, 1) for number in range(members)}
    apart = {(member, f"h{place}"): chance.gauss(0, 1) for member in ability for place in range(4)}
    answers = []
    for question, b in truth.items():
        for member in chance.sample(sorted(ability), each):
            theta = ability[member] + apart[member, known[question].history]
            share = known[question].guess
            share += (1 - share) / (1 + math.exp(b - theta))
            answers.append(FirstAnswer(member, question, 0, (), chance.random() < share))
    return truth, known, answers


def order(values: dict[str, float]) -> dict[str, int]:
    return {question: rank for rank, question in enumerate(sorted(values, key=values.__getitem__))}


def agreement(one: dict[str, float], other: dict[str, float]) -> float:
    """Spearman's rho."""
    first, second, n = order(one), order(other), len(one)
    return 1 - 6 * sum((first[each] - second[each]) ** 2 for each in one) / (n * (n * n - 1))


@pytest.mark.parametrize(("each", "least", "most"), [(20, 0.70, 0.75), (80, 0.90, 0.52)])
def test_the_true_difficulty_is_recovered(each, least, most):
    truth, known, answers = simulated(120, 150, each)
    found = fit(answers, known)
    fitted = {question: value.b for question, value in found.items()}
    assert agreement(fitted, truth) >= least
    error = math.sqrt(sum((fitted[each] - truth[each]) ** 2 for each in truth) / len(truth))
    assert error <= most


def test_formats_are_told_apart_better_than_by_raw_shares():
    truth, known, answers = simulated(120, 150, 80)
    rights = {question: 0 for question in truth}
    for each in answers:
        rights[each.question] -= each.right
    fitted = {question: value.b for question, value in fit(answers, known).items()}
    assert agreement(fitted, truth) > agreement(rights, truth) + 0.05


def test_the_error_shrinks_with_answers_and_the_prior_stays_without():
    _, known, answers = simulated(20, 100, 80)
    few, many = fit(answers[:200], known), fit(answers, known)
    assert many["q0"].se < 0.5 and many["q0"].n == 80
    assert few["q19"] == Difficulty(0.0, 1.0, 0)


def test_the_same_answers_in_another_order_give_the_same_difficulties():
    _, known, answers = simulated(20, 40, 20)
    shuffled = list(answers)
    random.Random(1).shuffle(shuffled)
    one, other = fit(answers, known), fit(shuffled, known)
    assert all(one[each].b == pytest.approx(other[each].b, abs=1e-9) for each in known)


def test_a_question_everybody_knows_or_nobody_keeps_a_finite_difficulty():
    known = {"easy": Known("h", 0.5, -1.2), "hard": Known("h", 0.02, 1.2)}
    answers = [
        FirstAnswer(f"m{n}", question, 0, (), question == "easy") for n in range(300) for question in known
    ]
    found = fit(answers, known)
    assert -8 < found["easy"].b < -1.2 and 1.2 < found["hard"].b < 8


def attempt(number: int, question: str = "q", **given) -> Attempt:
    facts = {
        "id": f"id-{number:06}",
        "member": "m",
        "question": question,
        "rev": 1,
        "at": number,
        "day": 100,
        "mode": "learn",
        "chosen": ("A",),
        "right": False,
        "sure": None,
        "took_ms": 4000,
        "pace": "usual",
        "b": 0.0,
        "session": "s",
    }
    return Attempt(**{**facts, **given})


def test_only_the_first_answer_counts_whatever_order_the_log_comes_in():
    log = [
        attempt(3, right=True, chosen=("C",)),
        attempt(1),
        attempt(2, right=True, chosen=("C",)),
        attempt(1),
    ]
    (found,) = first_answers(log, {"q": lineage("q")})
    assert found == FirstAnswer("m", "q", 0, ("A",), False)


def test_a_first_answer_too_fast_counts_for_nothing_nor_does_the_one_after_it():
    log = [attempt(1, pace="rapid"), attempt(2, right=True, chosen=("C",))]
    assert first_answers(log, {"q": lineage("q")}) == []


def test_what_was_answered_in_a_meeting_is_nobodys_first_answer():
    log = [attempt(1, mode="together"), attempt(2, chosen=("B",))]
    (found,) = first_answers(log, {"q": lineage("q")})
    assert found.chosen == ("B",)


def test_another_meaning_is_counted_apart_and_today_asks_only_for_the_last():
    lineages = {"q": lineage("q", (2, "cosmetic"), (3, "substantive"))}
    log = [attempt(1), attempt(2, rev=2, chosen=("B",)), attempt(3, rev=3, chosen=("C",), right=True)]
    found = first_answers(log, lineages)
    assert [(each.meaning, each.chosen) for each in found] == [(0, ("A",)), (1, ("C",))]
    assert [each.meaning for each in of_today(found, lineages)] == [1]


def test_a_mended_key_judges_the_first_answers_again():
    lineages = {"q": lineage("q", (2, "key_fix"), answer="C", later_answer="A")}
    (found,) = first_answers([attempt(1, right=False, chosen=("A",))], lineages)
    assert found.right


def test_a_surprise_moves_a_difficulty_less_the_more_is_known():
    fresh, settled = nudged(0.0, 0.0, 0.25, False, 0), nudged(0.0, 0.0, 0.25, False, 100)
    assert fresh == pytest.approx(0.625) and settled == pytest.approx(0.625 / 6)
    assert nudged(0.0, 0.0, 0.25, True, 0) < 0
