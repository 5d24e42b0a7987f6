"""Progress in words a member understands: numbers that add up, and fall as days go by."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.practice.knowing import knows
from quiz.practice.progress import Tally, fading, level_of, progress
from quiz.practice.standing import fold
from tests.practice.logs import DAY, attempt, item, syllabus

PARTY = [item(f"p{number}", period="一" if number < 4 else "二") for number in range(8)]
NATION = [item(f"n{number}", "nation", topic="建设") for number in range(3)]
BOTH = syllabus(*PARTY, *NATION)


def told(standing, day=0, over=BOTH, place=0):
    return progress(standing, over, DAY + day)[place]


def firm(name):
    """A log that leaves a question consolidated: known at once, and again a month later."""
    return [attempt(name, day=-40, sure="sure"), attempt(name, day=-10)]


def test_histories_come_in_the_campaigns_order_and_chapters_in_the_curriculums():
    party, nation = progress(fold([], BOTH), BOTH, DAY)
    assert (party.history, nation.history) == ("party", "nation")
    assert [(chapter.period, chapter.tally.total) for chapter in party.chapters] == [("一", 4), ("二", 4)]


def test_the_three_tones_are_told_apart():
    log = [
        *firm("p0"),
        attempt("p1", day=-2),
        attempt("p2", day=-4, right=False),
        attempt("p3", day=-90, right=False),
    ]
    tally = told(fold(log, BOTH)).tally
    assert (tally.consolidated, tally.shaky, tally.unlearned, tally.unseen) == (1, 1, 6, 4)


def test_expected_is_the_sum_of_what_would_be_recalled_today():
    standing = fold([*firm("p0"), attempt("p1", day=-2)], syllabus(*PARTY[:2]))
    expected = sum(knows(standing, each, DAY) for each in PARTY[:2])
    assert told(standing, over=syllabus(*PARTY[:2])).tally.expected == pytest.approx(expected)


def test_unseen_questions_count_half_until_ten_answers_in_their_topic():
    few = fold([attempt(f"p{number}") for number in range(4)], BOTH)
    many = fold([*(attempt("p0", day=day) for day in range(-9, 0)), attempt("p1")], BOTH)
    for standing, weight in ((few, 0.5), (many, 1.0)):
        weights = [1 if each.id in standing.memories else weight for each in PARTY]
        expected = sum(part * knows(standing, each, DAY) for part, each in zip(weights, PARTY, strict=True))
        assert told(standing).tally.expected == pytest.approx(expected)


def test_progress_falls_as_days_go_by_with_nothing_learned():
    standing = fold([*firm("p0"), attempt("p1"), attempt("p2", right=False)], BOTH)
    days = [told(standing, day).tally for day in (0, 10, 50, 400, 4000)]
    assert all(one.expected > other.expected for one, other in zip(days, days[1:], strict=False))
    assert days[0].consolidated == 1 and days[-1].consolidated == 0


def test_a_long_memory_from_one_right_day_is_not_consolidated():
    once = fold([attempt("p0")], BOTH)
    long = replace(once, memories={"p0": replace(once.memories["p0"], stability=50.0)})
    assert told(long).tally.consolidated == 0 and told(long).tally.shaky == 1


def test_withdrawn_questions_are_counted_nowhere():
    over = syllabus(item("p0"), item("p1", withdrawn=True))
    assert told(fold([attempt("p1")], over), over=over).tally.total == 1


def test_a_hasty_answer_is_seen_but_not_learned():
    tally = told(fold([attempt("p0", pace="rapid")], BOTH)).tally
    assert (tally.unseen, tally.unlearned, tally.answers) == (7, 8, 1)


def test_what_fades_is_named_the_most_urgent_first():
    log = [attempt("p0", day=-30), attempt("p1", day=-40), attempt("p2"), attempt("p3", day=-1, right=False)]
    standing = fold(log, BOTH)
    assert fading(standing, BOTH, DAY) == ("p1", "p0")
    assert told(standing).tally.fading == 2


def tally(expected, consolidated=0, seen=100, answers=100):
    return Tally(100, expected, consolidated, 0, 100 - consolidated, 100 - seen, 0, answers)


@pytest.mark.parametrize(
    ("told", "level"),
    [
        (tally(39.9), "starting"),
        (tally(40), "basic"),
        (tally(60), "familiar"),
        (tally(80), "proficient"),
        (tally(80, 49), "proficient"),
        (tally(80, 50), "consolidated"),
        (tally(79.9, 60), "familiar"),
        (tally(95, 90, answers=14), "basic"),
        (tally(95, 90, answers=15), "consolidated"),
        (tally(95, 90, seen=29), "basic"),
        (tally(95, 90, seen=30), "consolidated"),
        (tally(39, seen=0, answers=0), "starting"),
        (Tally(0, 0, 0, 0, 0, 0, 0, 0), "starting"),
    ],
)
def test_levels_are_words_with_guards(told, level):
    assert level_of(told) == level


ANSWERS = st.lists(
    st.tuples(
        st.sampled_from(BOTH.asked), st.integers(0, 60), st.booleans(), st.sampled_from(["usual", "rapid"])
    ),
    max_size=60,
)


@settings(max_examples=60, deadline=None)
@given(ANSWERS, st.integers(60, 500))
def test_the_numbers_always_add_up(answers, day):
    log = [
        attempt(asked.id, day=on, minute=minute, right=right, pace=pace)
        for minute, (asked, on, right, pace) in enumerate(answers)
    ]
    for history in progress(fold(log, BOTH), BOTH, DAY + day):
        for part in (history, *history.chapters):
            found = part.tally
            assert found.consolidated + found.shaky + found.unlearned == found.total
            assert 0 <= found.unseen <= found.unlearned and 0 <= found.expected <= found.total
            if found.answers < 15 or found.total - found.unseen < 0.3 * found.total:
                assert part.level in ("starting", "basic")
        assert sum(chapter.tally.total for chapter in history.chapters) == history.tally.total
        assert sum(chapter.tally.answers for chapter in history.chapters) == history.tally.answers
