"""Flags on questions, and silence where too few have answered."""

import math
import random

import pytest

from quiz.practice.item_analysis import (
    Asked,
    analysed,
    correlation,
    correlation_error,
    guess_corrected,
)
from quiz.practice.item_fit import Difficulty, FirstAnswer

SINGLE = Asked("q", "single", 0.25, ("A", "B", "C", "D"), ("C",))


def answers(counts: dict[str, int], key: str = "C", question: str = "q") -> list[FirstAnswer]:
    """So many people chose so; the members are numbered from 0."""
    chosen = [label for label, count in counts.items() for _ in range(count)]
    return [FirstAnswer(f"m{n}", question, 0, (label,), label == key) for n, label in enumerate(chosen)]


def found(given: list[FirstAnswer], asked: Asked = SINGLE):
    return analysed(given, [asked], {asked.id: Difficulty(0.3, 0.2, len(given))})[asked.id]


def codes(given: list[FirstAnswer], asked: Asked = SINGLE) -> list[str]:
    return [flag.code for flag in found(given, asked).flags]


def test_nothing_is_said_under_ten_people():
    told = found(answers({"C": 6, "B": 3}))
    assert (told.n, told.known, told.b, told.telling, told.options) == (9, None, None, None, ())
    assert [flag.code for flag in told.flags] == ["few"]


def test_figures_but_no_verdict_under_thirty():
    told = found(answers({"C": 5, "B": 24}))
    assert told.known is not None and [flag.code for flag in told.flags] == ["few"]


def test_a_wrong_option_that_beats_the_key_says_check_the_key_first():
    told = found(
        answers({"A": 20, "B": 32, "C": 5, "D": 4}, key="A"),
        Asked("q", "single", 0.25, tuple("ABCD"), ("A",)),
    )
    assert told.flags[0].code == "check_key" and told.flags[0].options == ("B",)
    assert told.known == pytest.approx((20 / 61 - 0.25) / 0.75)


def test_two_wrong_options_that_draw_make_it_ambiguous():
    told = found(answers({"A": 18, "C": 48, "B": 22, "D": 12}))
    assert told.flags[0].code == "ambiguous" and told.flags[0].options == ("A", "B")


def test_too_easy_and_too_hard():
    assert "easy" in codes(answers({"C": 72, "A": 1}))
    assert "hard" in codes(answers({"C": 20, "A": 14, "B": 14, "D": 14}))


def test_idle_options_are_named_only_with_sixty_people():
    assert found(answers({"C": 46, "A": 12, "B": 2})).flags[0].options == ("B", "D")
    assert codes(answers({"C": 45, "A": 12, "B": 2})) == ["good"]


def test_a_sound_question_is_told_as_one():
    assert codes(answers({"A": 5, "B": 4, "C": 31, "D": 4})) == ["good"]


def crowd(n: int, sense: int) -> list[FirstAnswer]:
    """Twenty other questions answered by ability; `q` answered with it, or against it."""
    chance = random.Random(3)
    given = []
    for member in range(n):
        theta = chance.gauss(0, 1.5)
        for other in range(20):
            right = chance.random() < 1 / (1 + math.exp(-theta))
            given.append(FirstAnswer(f"m{member}", f"other{other}", 0, (), right))
        right = chance.random() < 1 / (1 + math.exp(-sense * theta))
        given.append(FirstAnswer(f"m{member}", "q", 0, ("C" if right else "ABD"[member % 3],), right))
    return given


def test_a_question_that_the_able_miss_asks_for_its_key_to_be_checked():
    told = found(crowd(120, -1))
    assert told.telling < 0 and ("check_key", "negative") in [(flag.code, flag.reason) for flag in told.flags]
    assert found(crowd(120, 1)).telling > 0.3
    assert "check_key" not in codes(crowd(99, -1))


def test_a_question_that_tells_nothing_is_not_accused_by_chance():
    told = found(crowd(108, 0))
    assert -told.telling_se < told.telling < 0 and "check_key" not in codes(crowd(108, 0))


def test_how_well_it_tells_is_hidden_under_fifty():
    assert found(crowd(49, 1)).telling is None
    assert found(crowd(50, 1)).telling is not None


def test_errors_of_correlations_are_those_of_the_source():
    assert [round(correlation_error(0.3, n), 2) for n in (15, 30, 100)] == [0.24, 0.17, 0.09]
    assert correlation([(0, 1), (1, 2), (2, 3)]) == pytest.approx(1)
    assert correlation([(1, 1), (1, 2), (1, 3)]) is None


def test_guessing_is_taken_out_and_nobody_knows_less_than_nothing():
    assert guess_corrected(0.625, 0.25) == pytest.approx(0.5)
    assert (guess_corrected(0.1, 0.25), guess_corrected(1, 0.5)) == (0, 1)


def test_a_wrong_text_is_told_only_when_five_gave_it():
    asked = Asked("q", "fill", 0.02, (), ())
    given = [FirstAnswer(f"m{n}", "q", 0, ("1949",), True) for n in range(20)]
    given += [FirstAnswer(f"w{n}", "q", 0, ("1954",), False) for n in range(6)]
    given += [FirstAnswer("x", "q", 0, ("老王写的",), False)]
    assert [(each.label, each.count) for each in found(given, asked).options] == [("", 20), ("1954", 6)]


def test_options_of_several_right_ones_are_counted_each():
    asked = Asked("q", "multiple", 0.07, ("A", "B", "C"), ("A", "B"))
    given = [FirstAnswer(f"m{n}", "q", 0, ("A", "B"), True) for n in range(20)]
    given += [FirstAnswer(f"w{n}", "q", 0, ("A", "C"), False) for n in range(30)]
    told = found(given, asked)
    assert [each.count for each in told.options] == [50, 20, 30]
    assert told.flags[0].code == "check_key" and told.flags[0].options == ("A", "C")
