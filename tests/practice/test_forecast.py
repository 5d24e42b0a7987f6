"""The forecast says nothing too early, adds up by hand, and its range holds as often as it claims."""

from dataclasses import replace
from random import Random

import pytest

from quiz.practice.ability import Ability
from quiz.practice.books import NOTHING, Probe
from quiz.practice.calibration import AS_PREDICTED, Calibration, Drawn
from quiz.practice.evidence import right_chance
from quiz.practice.forecast import (
    MODEL_SD,
    PROBES_NEEDED,
    SURE_OF,
    Blueprint,
    drawn_of,
    expected_share,
    forecast,
)
from quiz.practice.knowing import knows
from quiz.practice.memory import Memory, recall
from tests.practice.logs import DAY, item, syllabus

SINGLES = [item(f"s{number}") for number in range(4)]
JUDGED = [item(f"t{number}", "nation", type_="true_false") for number in range(2)]
BOTH = syllabus(*SINGLES, *JUDGED)
PAPER = Blueprint({"single": 20, "true_false": 10}, {"single": 2.0, "true_false": 1.0})


def even(count):
    """Random answers that came as foretold: two in three questions right, and two in three expected."""
    predicted = (2 / 3 - 0.25) / (1 - 0.25 - 0.03)
    return tuple(Probe("s0", number % 3 != 0, predicted, DAY) for number in range(count))


def member(stabilities=(), probes=120, **more):
    """A member who last saw s0, s1, … ten days ago, each as firm as told."""
    memories = {f"s{n}": Memory(firm, 5.0, DAY - 10, 1, 0) for n, firm in enumerate(stabilities)}
    return replace(NOTHING, memories=memories, probes=even(probes), **more)


def share(standing, paper=PAPER, over=BOTH, day=DAY, calibration=AS_PREDICTED):
    return expected_share(standing, over, paper, day, calibration)[0]


def test_nothing_is_said_before_forty_random_answers():
    told = forecast(member(probes=39), BOTH, PAPER, DAY)
    assert (told.score, told.low, told.high) == (None, None, None)
    assert (told.probes, told.needed) == (39, 1)
    told = forecast(member(probes=PROBES_NEEDED), BOTH, PAPER, DAY)
    assert told.score is not None and (told.probes, told.needed) == (40, 0)


def test_the_score_adds_up_by_hand():
    standing = member((2.0, 20.0))
    known = [recall(standing.memories["s0"], DAY), recall(standing.memories["s1"], DAY), 0.5, 0.5]
    singles = sum(right_chance(0.25, each) for each in known) / 4
    judged = right_chance(0.5, 0.5)
    told = forecast(standing, BOTH, PAPER, DAY)
    assert told.score == pytest.approx(100 * (20 * 2 * singles + 10 * 1 * judged) / 50)


def test_the_range_is_that_of_one_paper_and_of_the_model():
    standing = member()
    single, judged = right_chance(0.25, 0.5), right_chance(0.5, 0.5)
    variance = (20 * 4 * single * (1 - single) + 10 * judged * (1 - judged)) / 50**2
    told = forecast(standing, BOTH, PAPER, DAY)
    half = 100 * SURE_OF * (variance + MODEL_SD**2) ** 0.5
    assert told.high - told.score == pytest.approx(half) and told.score - told.low == pytest.approx(half)


def test_a_longer_paper_is_surer_but_never_surer_than_the_model():
    short, long = (
        forecast(member(), BOTH, Blueprint({"single": count}, {}), DAY) for count in (20, 2_000_000)
    )
    assert long.high - long.low < short.high - short.low
    assert long.high - long.low == pytest.approx(200 * SURE_OF * MODEL_SD, rel=0.01)


def test_the_range_stays_on_the_scale():
    firm = member((5000.0,) * 4, ability=Ability(9.0))
    told = forecast(firm, BOTH, PAPER, DAY)
    assert told.high == 100 and told.score <= 100
    lost = forecast(member(ability=Ability(-9.0)), BOTH, Blueprint({"single": 1}, {}), DAY)
    assert lost.low == 0


def test_the_score_falls_as_days_go_by_with_nothing_learned():
    standing = member((5.0, 10.0, 20.0, 40.0))
    told = [share(standing, day=DAY + later) for later in (0, 10, 50, 400)]
    assert told == sorted(told, reverse=True) and len(set(told)) == 4


def test_what_was_withdrawn_is_on_no_paper():
    without = syllabus(*SINGLES[1:], *JUDGED)
    withdrawn = syllabus(replace(SINGLES[0], withdrawn=True), *SINGLES[1:], *JUDGED)
    standing = replace(member((500.0,)), probes=())
    assert share(standing, over=withdrawn) == share(standing, over=without) < share(standing)


def test_a_kind_of_question_the_banks_lack_leaves_the_rest_of_the_paper():
    asked = Blueprint({**PAPER.counts, "fill": 30}, {**PAPER.points, "fill": 5.0})
    assert share(member(), asked) == share(member())
    assert expected_share(NOTHING, BOTH, Blueprint({}, {}), DAY, AS_PREDICTED) == (0.0, MODEL_SD)


def test_points_weigh():
    standing = member((500.0,) * 4)
    dear, cheap = (Blueprint(PAPER.counts, {"single": points}) for points in (9.0, 0.1))
    assert share(standing, dear) > share(standing, PAPER) > share(standing, cheap)


def test_a_history_counts_as_much_as_the_paper_gives_it():
    mixed = syllabus(*SINGLES, *(item(f"n{number}", "nation") for number in range(12)))
    standing = replace(member((50.0,) * 4), probes=())
    known = right_chance(0.25, recall(standing.memories["s0"], DAY))
    for party, shares in ((0.25, None), (0.5, {"party": 1, "nation": 1}), (1.0, {"party": 1})):
        paper = Blueprint({"single": 10}, {}, shares)
        expected = party * known + (1 - party) * right_chance(0.25, 0.5)
        assert share(standing, paper, mixed) == pytest.approx(expected)


def test_calibration_brings_a_smug_forecast_down():
    standing = replace(member((20.0,) * 4), probes=())
    assert share(standing, calibration=Calibration(-0.5, 0.8, 500)) < share(standing) - 0.05


def test_who_did_as_foretold_is_not_brought_down_as_far_as_the_others():
    smug = Calibration(-0.5, 0.8, 500)
    untried, proven = replace(member((20.0,) * 4), probes=()), member((20.0,) * 4)
    assert share(untried, calibration=smug) < share(proven, calibration=smug)


def test_a_member_better_than_foretold_is_forecast_higher_but_shrunk():
    as_foretold = member()
    lucky = replace(as_foretold, probes=tuple(probe._replace(right=True) for probe in as_foretold.probes))
    assert share(lucky) - share(as_foretold) == pytest.approx(40 / (120 + 400))


def test_answers_to_questions_that_are_gone_prove_nothing():
    gone = Probe("x9", True, 0.4, DAY)
    assert drawn_of(replace(NOTHING, probes=(gone, Probe("t0", False, 0.4, DAY))), BOTH) == [
        Drawn(0.4, 0.5, False)
    ]


def test_four_papers_of_five_and_a_little_more_fall_into_the_range():
    """Where the model is true, what is kept for its error makes the range a little too wide."""
    over = syllabus(*(item(f"s{n}", b=(n % 25 - 12) / 6) for n in range(200)))
    paper, chance, held = Blueprint({"single": 40}, {}), Random(11), 0
    standing = replace(NOTHING, probes=even(60))
    told = forecast(standing, over, paper, DAY)
    for _ in range(600):
        drawn = chance.sample(over.asked, 40)
        chances = (right_chance(each.guess, knows(standing, each, DAY)) for each in drawn)
        held += told.low <= 100 * sum(chance.random() < each for each in chances) / 40 <= told.high
    assert 0.8 <= held / 600 <= 0.95
