"""What became of forecasts: gaps with their sign, ranges counted fairly, and nothing told of too little."""

from dataclasses import replace
from random import Random

import pytest

from quiz.practice.books import NOTHING, Probe
from quiz.practice.calibration import AS_PREDICTED, Calibration, Drawn
from quiz.practice.evidence import right_chance
from quiz.practice.forecast_record import Gap, Held, Paper, by_history, gaps, papers_of, ranges_held
from tests.practice.logs import DAY, item, syllabus

BOTH = syllabus(item("p0"), item("n0", "nation", type_="true_false"))
SURE = Drawn(0.9, 0.25, True)


def among(drawn, people=10):
    """Answers dealt out to so many members."""
    return [drawn[own::people] for own in range(people)]


def papers(truth, count=400, before=(), seed=7, people=10):
    """Papers of forty questions whose answers come as `truth` has it, dealt out to members."""
    chance, found = Random(seed), []
    for _ in range(count):
        told = [(chance.uniform(0.2, 0.95), chance.choice((0.25, 0.5, 0.02))) for _ in range(40)]
        answers = (Drawn(p, g, chance.random() < right_chance(g, truth.knows(p))) for p, g in told)
        found.append(Paper(tuple(before), tuple(answers)))
    return among(found, people)


def test_promising_too_much_is_a_gap_above_zero():
    promised = 100 * right_chance(0.25, 0.9)
    half = [SURE._replace(right=number < 50) for number in range(100)]
    told = gaps({"party": among(half), "nation": among([SURE] * 100)}, AS_PREDICTED)
    assert [each.history for each in told] == ["party", "nation"]
    assert [each.points for each in told] == pytest.approx([promised - 50, promised - 100], abs=0.05)
    assert [each.kept for each in told] == [False, False]


def test_a_history_with_under_a_hundred_answers_is_not_told():
    assert gaps({"party": among([SURE] * 99), "nation": []}, AS_PREDICTED) == ()
    assert gaps({"party": among([SURE] * 100)}, AS_PREDICTED)[0].answers == 100


def test_nothing_is_told_of_under_ten_people_however_much_they_answered():
    nobody = [[]] * 20
    assert gaps({"party": among([SURE] * 900, 9) + nobody}, AS_PREDICTED) == ()
    assert ranges_held(papers(AS_PREDICTED, people=9) + nobody, AS_PREDICTED) is None


def test_gaps_are_those_of_the_calibration_members_were_told_by():
    drawn = {"party": among([SURE._replace(right=number % 4 > 0) for number in range(200)])}
    humble = Calibration(-1.0, 1.0, 500)
    assert gaps(drawn, humble)[0].points < gaps(drawn, AS_PREDICTED)[0].points


def test_three_points_either_way_are_what_is_promised():
    assert [Gap("party", points, 100).kept for points in (-3.1, -3.0, 3.0, 3.1)] == [False, True, True, False]


def test_ranges_hold_four_times_in_five_and_a_little_more_where_the_model_is_true():
    told = ranges_held(papers(AS_PREDICTED), AS_PREDICTED)
    assert told.papers == 400 and 0.8 <= told.share <= 0.93


def test_ranges_of_a_smug_model_hold_less_often_than_promised():
    told = ranges_held(papers(Calibration(-1.0, 1.0)), AS_PREDICTED)
    assert told.share < 0.5 and not told.kept


def test_what_a_member_had_shown_before_moves_the_range():
    luckier = [Drawn(0.1, 0.02, True)] * 200
    assert ranges_held(papers(AS_PREDICTED, before=luckier), AS_PREDICTED).share < 0.1


def test_under_twenty_papers_nothing_is_told():
    assert ranges_held(papers(AS_PREDICTED, 19), AS_PREDICTED) is None
    assert ranges_held(papers(AS_PREDICTED, 20), AS_PREDICTED).papers == 20


def test_ranges_that_always_hold_are_too_wide():
    assert [Held(held, 100).kept for held in (71, 72, 88, 89)] == [False, True, True, False]


def member(*sizes):
    """A member with so many random answers on one day after the other."""
    probes = [
        Probe("p0" if number % 2 else "n0", True, 0.5, DAY + day)
        for day, size in enumerate(sizes)
        for number in range(size)
    ]
    return replace(NOTHING, probes=tuple(probes))


def test_a_day_of_twenty_random_answers_is_a_paper_and_other_days_only_come_before_it():
    first, second = papers_of(member(2, 20, 19, 40), BOTH)
    assert (len(first.before), len(first.answers)) == (2, 20)
    assert (len(second.before), len(second.answers)) == (41, 40)


def test_answers_are_sorted_into_histories_with_the_guess_of_their_question():
    gone = Probe("x9", True, 0.5, DAY)
    told = by_history(replace(member(3), probes=(*member(3).probes, gone)), BOTH)
    assert told == {"nation": [Drawn(0.5, 0.5, True)] * 2, "party": [Drawn(0.5, 0.25, True)]}
    assert papers_of(replace(NOTHING, probes=(gone,) * 40), BOTH) == []
