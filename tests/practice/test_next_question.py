"""The picker: what a session holds, in which order, and what it never holds."""

import time
from dataclasses import replace

import pytest

from quiz.practice.arranging import interleaved
from quiz.practice.memory import Memory, Rating, recall, recall_after
from quiz.practice.next_question import RULES, plan
from quiz.practice.pacing import Horizon, horizon_of
from quiz.practice.standing import NOTHING, fold
from quiz.practice.worth import outlook
from tests.practice.logs import DAY, attempt, item, syllabus

HISTORIES = ("party", "prc", "reform", "socialism")
BANK = syllabus(
    *(
        item(f"{history}-{number:02d}", history=history, period=f"{history}{number // 6}", order=number)
        for history in HISTORIES
        for number in range(24)
    )
)
SOON = Horizon(DAY, DAY + 30, 500.0)


def names(planned):
    return [each.question for each in planned]


def session(standing=NOTHING, over=BANK, horizon=SOON, size=10, seed="m:1:0", **more):
    return plan(standing, over, horizon, seed, size, **more)


def practised(over=BANK, days=range(-12, 0), a_day=10, right=lambda number: number % 3 != 0):
    """A standing after some days of going through the bank."""
    ids, log, number = list(over.items), [], 0
    for day in days:
        for minute in range(a_day):
            name = ids[(number * 11) % len(ids)]
            log.append(attempt(name, day=day, minute=minute, right=right(number)))
            number += 1
    return fold(log, over)


def test_the_same_seed_gives_the_same_session_and_another_one_another():
    standing = practised()
    assert session(standing) == session(standing)
    assert session(standing, seed="m:1:0") != session(standing, seed="m:1:1")


@pytest.mark.parametrize("size", [1, 5, 10, 20, 50])
def test_a_session_has_its_size_and_nothing_twice(size):
    planned = names(session(practised(), size=size))
    assert len(planned) == len(set(planned)) == size


def test_nothing_answered_today_is_asked_again():
    today = [attempt(name, minute=at) for at, name in enumerate(list(BANK.items)[:90])]
    standing = fold(today, BANK)
    assert set(names(session(standing, size=20))) == set(BANK.items) - {each.question for each in today}
    everything = fold([attempt(name, minute=at) for at, name in enumerate(BANK.items)], BANK)
    assert session(everything) == ()


def test_withdrawn_questions_are_never_asked():
    over = syllabus(*(replace(each, withdrawn=at % 2 == 0) for at, each in enumerate(BANK.items.values())))
    for kind in ("daily", "topic", "challenge"):
        assert not any(over.items[name].withdrawn for name in names(session(over=over, size=48, kind=kind)))


def test_an_empty_scope_gives_an_empty_session():
    for kind in ("daily", "review", "mistakes", "topic", "challenge"):
        assert session(scope=frozenset(), kind=kind) == ()


def test_a_scope_is_kept():
    scope = frozenset(name for name in BANK.items if name.startswith("prc-0"))
    for kind in ("daily", "topic", "challenge"):
        assert set(names(session(practised(), scope=scope, kind=kind))) <= scope


def test_new_questions_come_from_the_next_two_chapters_of_each_history():
    first_two = {name for name in BANK.items if int(name[-2:]) < 12}
    planned = session(size=20)
    assert {each.question for each in planned if each.why == "new"} <= first_two
    assert sum(each.why == "new" for each in planned) >= 16


def test_without_time_for_all_worth_decides_and_not_the_chapter():
    hard_last = syllabus(*(replace(each, b=each.order / 6) for each in BANK.items.values()))
    rushed = Horizon(DAY, DAY + 30, 40.0)
    assert max(int(name[-2:]) for name in names(session(over=hard_last, horizon=rushed))) >= 20


def test_at_most_two_in_a_row_come_from_one_history_and_all_are_asked():
    for number in range(12):
        planned = session(practised(), seed=f"m:{number}", size=20)
        histories = [BANK.items[name].history for name in names(planned)]
        runs = zip(histories, histories[1:], histories[2:], strict=False)
        assert not any(a == b == c for a, b, c in runs)
        assert set(histories) == set(HISTORIES)


def test_what_cannot_be_mixed_is_asked_all_the_same():
    from random import Random

    picks = {"a": "party", "b": "party", "c": "party", "d": "party"}
    assert sorted(interleaved([], list(picks), picks, Random(1))) == ["a", "b", "c", "d"]


def test_a_session_opens_with_something_likely_to_be_right():
    standing = practised()
    for number in range(5):
        first = session(standing, seed=f"m:{number}")[0]
        memory = standing.memories.get(first.question)
        assert first.why == "comfort"
        assert memory is None or 0.25 + 0.72 * recall(memory, DAY) >= RULES.comfort


def test_every_tenth_answer_is_a_probe_from_anywhere():
    assert [each.mode for each in session(size=10)].count("probe") == 1
    assert [each.mode for each in session(size=30)].count("probe") == 3
    nine = fold([attempt(name, day=-1, minute=at) for at, name in enumerate(list(BANK.items)[:9])], BANK)
    assert [each.mode for each in session(nine, size=1)] == ["probe"]
    drawn = {name for n in range(80) for name in probes(session(seed=f"m:{n}"))}
    assert len(drawn) > 40 and any(int(name[-2:]) >= 12 for name in drawn)


def probes(planned):
    return [each.question for each in planned if each.mode == "probe"]


def test_siblings_are_three_days_apart_and_never_in_one_session():
    paired = syllabus(*(replace(each, fact=f"f{at // 2}") for at, each in enumerate(BANK.items.values())))
    facts = [paired.items[name].fact for name in names(session(over=paired, size=40))]
    assert len(facts) == len(set(facts))
    standing = fold([attempt("party-00", day=-2)], paired)
    assert "party-01" not in names(session(standing, over=paired, size=90))
    standing = fold([attempt("party-00", day=-3)], paired)
    assert "party-01" in names(session(standing, over=paired, size=48)) or "party-00" in names(
        session(standing, over=paired, size=48)
    )


def test_open_mistakes_come_first_but_never_flood_a_session():
    all_wrong = fold(
        [attempt(name, day=-1, minute=at, right=False) for at, name in enumerate(BANK.items)][:60], BANK
    )
    planned = session(all_wrong)
    mistakes = [each for each in planned if each.question in all_wrong.mistakes]
    assert 1 <= len([each for each in planned if each.why == "mistake"]) <= 4
    assert all(each.why in ("mistake", "probe", "comfort") for each in mistakes)


def test_a_changed_question_is_asked_before_other_reviews():
    standing = replace(practised(), recheck={"reform-20": DAY + 1})
    assert "reform-20" not in standing.memories or "reform-20" in names(session(standing))
    seen = next(name for name in standing.memories)
    assert seen in names(session(replace(standing, recheck={seen: DAY + 1})))


def test_in_the_last_days_nothing_new_is_begun():
    standing = practised()
    for left in (3, 2, 1, 0):
        planned = session(standing, horizon=Horizon(DAY, DAY + left, 50.0))
        assert planned and all(each.why != "new" for each in planned)


def test_the_last_evening_begins_with_the_ledger():
    standing = practised()
    live = {name for name, mistake in standing.mistakes.items() if mistake.live}
    planned = session(standing, horizon=Horizon(DAY, DAY + 1, 20.0), size=10)
    assert len(live) >= 10 and set(names(planned)) <= live


def test_after_the_exam_and_without_one_practice_goes_on():
    standing = practised()
    for exam in (None, DAY - 5):
        assert len(session(standing, horizon=horizon_of(standing.answered, DAY, exam))) == 10


def test_everything_known_still_gives_a_session():
    standing = practised(days=range(-30, 0), right=lambda number: True)
    assert set(standing.memories) == set(BANK.items)
    assert len(session(standing)) == 10


def test_review_brings_back_only_what_was_seen():
    standing = practised()
    planned = session(standing, kind="review", size=20)
    assert planned and set(names(planned)) <= set(standing.memories)
    assert session(kind="review") == ()


def test_the_drill_of_mistakes_draws_without_repetition_until_all_are_done():
    log = [attempt(name, day=-3, minute=at, right=False) for at, name in enumerate(list(BANK.items)[:15])]
    left, asked = fold(log, BANK), []
    for number in range(3):
        drawn = session(left, kind="mistakes", size=5, seed=f"m:{number}")
        asked += names(drawn)
        log += [
            attempt(each.question, minute=20 * number + at, mode="mistakes") for at, each in enumerate(drawn)
        ]
        left = fold(log, BANK)
    assert sorted(asked) == sorted(list(BANK.items)[:15])
    assert session(left, kind="mistakes") == ()


def test_what_was_missed_today_comes_back_in_the_drill_as_a_fix():
    standing = fold([attempt("party-00", right=False), attempt("party-01", day=-1, right=False)], BANK)
    planned = session(standing, kind="mistakes")
    assert [(each.question, each.mode) for each in planned] == [("party-01", "mistakes"), ("party-00", "fix")]


def test_what_can_be_crossed_off_today_comes_first_in_the_drill():
    missed = [attempt(name, day=-9, right=False) for name in ("party-00", "party-01", "party-02")]
    standing = fold([*missed, attempt("party-02", day=-5)], BANK)
    assert [each.question for each in session(standing, kind="mistakes", size=1)] == ["party-02"]


def test_a_challenge_grows_harder():
    graded = syllabus(*(replace(each, b=(each.order - 12) / 4) for each in BANK.items.values()))
    planned = names(session(over=graded, kind="challenge", size=45))
    difficulty = [graded.items[name].b for name in planned]
    assert sum(difficulty[:15]) < sum(difficulty[15:30]) < sum(difficulty[30:])


def test_the_outlook_of_a_plan_is_what_memory_says():
    for memory in (
        Memory(0.3, 6.0, DAY - 1, 1, 1),
        Memory(9.0, 3.0, DAY - 12, 3, 0),
        Memory(80.0, 9.0, DAY - 2, 5, 1),
    ):
        expected = (
            recall(memory, DAY),
            recall(memory, DAY + 20),
            recall_after(memory, Rating.GOOD, DAY, DAY + 20),
            recall_after(memory, Rating.AGAIN, DAY, DAY + 20),
        )
        assert outlook(memory, DAY, DAY + 20) == pytest.approx(expected, rel=1e-12)


def test_a_session_of_ten_from_seven_hundred_is_planned_in_milliseconds():
    many = syllabus(
        *(item(f"q{at:03d}", history=HISTORIES[at % 4], period=f"{at // 40}") for at in range(700))
    )
    standing = practised(many, days=range(-28, 0), a_day=25)
    assert len(standing.memories) == 700
    began = time.process_time()
    for number in range(10):
        session(standing, over=many, seed=f"m:{number}")
    assert (time.process_time() - began) / 10 < 0.02, "5 ms on a quiet machine"
