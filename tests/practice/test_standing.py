"""The fold of a log: memory, ledger and what edits make of them."""

import pytest

from quiz.practice.lineage import Revision
from quiz.practice.memory import Rating, reviewed
from quiz.practice.standing import NOTHING, as_bytes, crossable, extended, fold, from_bytes
from tests.practice.logs import DAY, attempt, dismissal, item, question, syllabus

ONE = syllabus(item())


def memory_of(*entries, over=ONE, name="q1"):
    return fold(entries, over).memories.get(name)


def mistake_of(*entries, over=ONE, name="q1"):
    return fold(entries, over).mistakes.get(name)


def reviews(*ratings):
    """A memory after (rating, days after DAY) each."""
    memory = None
    for rating, day in ratings:
        memory = reviewed(memory, rating, DAY + day)
    return memory


def test_nothing_is_where_everybody_begins():
    assert fold((), ONE) == NOTHING


def test_a_first_right_answer_is_prior_knowledge_and_later_ones_are_good():
    log = [attempt(), attempt(day=5)]
    assert memory_of(*log) == reviews((Rating.EASY, 0), (Rating.GOOD, 5))


def test_a_right_answer_after_the_key_was_shown_that_day_says_nothing():
    wrong_then_right = [attempt(right=False), attempt(minute=5)]
    assert memory_of(*wrong_then_right) == reviews((Rating.AGAIN, 0))
    assert memory_of(attempt(pace="rapid"), attempt(minute=5)) is None


def test_two_misses_on_one_day_are_one_lapse_and_a_miss_after_a_right_answer_is_another():
    assert memory_of(attempt(right=False), attempt(minute=5, right=False)) == reviews((Rating.AGAIN, 0))
    right_then_wrong = reviews((Rating.EASY, 0), (Rating.AGAIN, 0))
    assert memory_of(attempt(), attempt(minute=5, right=False)) == right_then_wrong


def test_what_is_learned_after_a_hasty_first_tap_is_no_prior_knowledge():
    assert memory_of(attempt(pace="rapid"), attempt(day=1)) == reviews((Rating.GOOD, 1))


def test_a_hasty_answer_is_logged_and_counts_for_nothing():
    standing = fold([attempt(right=False, pace="rapid")], ONE)
    assert (standing.memories, standing.mistakes, standing.ability.answers) == ({}, {}, 0)
    assert standing.seen_days == {"q1": DAY} and standing.answered == {DAY: 1}
    assert not standing.traces["q1"].counted


def test_answers_given_together_count_for_nobody_alone():
    standing = fold([attempt(right=False, mode="together")], ONE)
    assert (standing.memories, standing.mistakes, standing.recent) == ({}, {}, ())
    assert standing.seen_days == {"q1": DAY}


def test_a_lucky_right_answer_is_scheduled_like_a_miss_and_is_no_mistake():
    lucky = fold([attempt(sure="guess")], ONE)
    assert lucky.memories["q1"] == reviews((Rating.AGAIN, 0))
    assert lucky.mistakes == {}


def test_only_the_first_meeting_moves_ability():
    once, twice = fold([attempt()], ONE), fold([attempt(), attempt(day=3)], ONE)
    assert once.ability.theta > 0 and once.ability == twice.ability
    assert once.ability.histories["party"][1] == 1


def test_the_difficulty_of_the_time_counts_not_todays():
    hard, easy = fold([attempt(b=2.0)], ONE), fold([attempt(b=-2.0)], ONE)
    assert hard.ability.theta > easy.ability.theta


def test_probes_and_mocks_hold_what_was_predicted():
    log = [attempt(mode="probe"), attempt(day=2, mode="mock", right=False), attempt(day=4)]
    first, second = fold(log, ONE).probes
    assert (first.question, first.right, first.predicted) == ("q1", True, 0.5)
    assert (second.right, second.day) == (False, DAY + 2) and 0.9 < second.predicted < 1


def test_a_probe_whose_key_was_shown_that_day_predicts_nothing():
    assert fold([attempt(right=False), attempt(minute=9, mode="probe")], ONE).probes == ()


def test_the_latest_six_verdicts_are_kept():
    log = [attempt(minute=minute, right=minute % 2 == 0) for minute in range(9)]
    assert fold(log, ONE).recent == (False, True, False, True, False, True)


def test_a_mistake_goes_through_its_life_over_study_days():
    items = syllabus(item(), *(item(f"o{number}") for number in range(4)))
    log = [attempt(right=False), *(attempt(f"o{number}", minute=number + 1) for number in range(3))]
    life = []
    for entry in (
        attempt(minute=9),
        attempt(day=1),
        attempt(day=3),
        attempt(day=10),
        attempt(day=40, right=False),
        attempt(day=41),
        attempt(day=43),
    ):
        log.append(entry)
        mistake = mistake_of(*log, over=items)
        life.append((mistake.state, mistake.reopened))
    assert life == [
        ("fixed", False),
        ("fixed", False),
        ("crossed_off", False),
        ("consolidated", False),
        ("open", True),
        ("fixed", True),
        ("crossed_off", False),
    ]


def test_too_soon_in_the_same_sitting_a_mistake_stays_open():
    assert mistake_of(attempt(right=False), attempt(minute=3)).state == "open"


@pytest.mark.parametrize(("days", "state"), [((1, 3), "fixed"), ((1, 3, 5), "crossed_off")])
def test_a_true_false_is_crossed_off_after_three_days(days, state):
    over = syllabus(item(type_="true_false"))
    log = [attempt(right=False), *(attempt(day=day, sure="sure") for day in days)]
    assert mistake_of(*log, over=over).state == state


def test_what_can_be_crossed_off_today_comes_in_curriculum_order():
    names = ("q3", "q1", "q2")
    over = syllabus(*(item(name) for name in names))
    log = [attempt(name, right=False) for name in names]
    log += [attempt("q1", day=1), attempt("q3", day=1), attempt("q2", day=2)]
    standing = fold(log, over)
    assert crossable(standing, over, DAY + 2) == ()
    assert crossable(standing, over, DAY + 3) == ("q3", "q1")


def test_two_slips_a_week_are_dismissed_and_the_third_is_not():
    names = ("q1", "q2", "q3", "q4")
    over = syllabus(*(item(name) for name in names))
    log = [attempt(name, day=day, right=False) for day, name in enumerate(names)]
    log += [dismissal(name, day=day) for day, name in enumerate(names[:3])]
    standing = fold(log, over)
    states = [standing.mistakes[name].closed_why for name in names]
    assert states == ["dismissed", "dismissed", None, None]
    later = extended(standing, dismissal("q4", day=7), over)
    assert later.mistakes["q4"].closed_why == "dismissed"
    assert standing.memories == later.memories


def test_dismissing_what_is_no_mistake_uses_nothing_up():
    log = [attempt(), dismissal(), attempt(day=1, right=False), dismissal(day=1), dismissal(day=1, minute=2)]
    assert fold(log, ONE).dismissals == (DAY + 1,)


def edited(*changes, answers="A"):
    """An item of several revisions, 100 days apart; `answers` one letter a revision."""
    keys = answers.ljust(len(changes) + 1, answers[-1])
    revisions = (
        Revision(rev, change, DAY + 100 * (rev - 1), question(answer=key))
        for rev, (change, key) in enumerate(zip((None, *changes), keys, strict=True), start=1)
    )
    return syllabus(item(lineage=tuple(revisions)))


def test_a_key_fix_redeems_who_was_marked_wrong():
    over = edited("key_fix", answers="AB")
    standing = fold([attempt(right=False)], over)
    mistake = standing.mistakes["q1"]
    assert (mistake.state, mistake.closed_why, mistake.changed_day) == ("closed", "redeemed", DAY + 100)
    assert standing.memories["q1"] == reviews((Rating.EASY, 0))
    assert [(each.attempt, each.right, each.day) for each in standing.rejudged] == [
        ("q1-0-0", True, DAY + 100)
    ]
    assert standing.ability.theta > 0


def test_a_key_fix_opens_what_was_wrongly_marked_right():
    standing = fold([attempt()], edited("key_fix", answers="AB"))
    assert standing.mistakes["q1"].state == "open"
    assert standing.rejudged[0].right is False


@pytest.mark.parametrize("right", [True, False])
def test_who_learned_the_wrong_key_is_asked_the_day_after_the_fix(right):
    over = edited("key_fix", answers="AB")
    standing = fold([attempt(right=right)], over)
    assert standing.recheck == {"q1": DAY + 101}
    answered = extended(standing, attempt(day=101, rev=2, chosen=("B",)), over)
    assert answered.recheck == {}


def test_a_fix_that_changes_no_verdict_asks_nobody_again():
    standing = fold([attempt(right=False, chosen=("D",))], edited("key_fix", answers="AB"))
    assert (standing.recheck, standing.rejudged) == ({}, ())
    assert standing.mistakes["q1"].state == "open"


def test_an_unchanged_verdict_after_a_changed_one_leaves_the_question_to_be_asked():
    over = edited("key_fix", answers="AB")
    log = [attempt(right=False), attempt(day=3, right=False, chosen=("D",))]
    assert fold(log, over).recheck == {"q1": DAY + 101}


def test_a_withdrawn_question_is_not_asked_again_whatever_changed():
    lineage = edited("substantive").items["q1"].lineage
    over = syllabus(item(lineage=lineage, withdrawn=True))
    assert fold([attempt()], over).recheck == {}


def test_what_was_only_tapped_in_haste_is_still_unseen_after_a_change_and_not_to_be_asked_again():
    assert fold([attempt(pace="rapid")], edited("substantive")).recheck == {}


def test_a_cosmetic_edit_changes_nothing():
    log = [attempt(), attempt(day=5), attempt(day=9, right=False)]
    before, after = fold(log, ONE), fold(log, edited("cosmetic", "cosmetic"))
    assert before == after


def test_a_change_of_meaning_caps_memory_at_three_days_and_asks_within_two():
    log = [attempt(), attempt(day=8), attempt(day=30)]
    standing = fold(log, edited("substantive"))
    before = fold(log, ONE).memories["q1"]
    assert before.stability > 30
    assert standing.memories["q1"].stability == 3
    assert standing.memories["q1"].difficulty == before.difficulty
    assert standing.recheck == {"q1": DAY + 102}


def test_an_answer_to_the_new_meaning_builds_on_the_capped_memory():
    log = [attempt(), attempt(day=8), attempt(day=101, rev=2)]
    standing = fold(log, edited("substantive"))
    capped = fold(log[:2], edited("substantive")).memories["q1"]
    assert standing.memories["q1"] == reviewed(capped, Rating.GOOD, DAY + 101)
    assert standing.recheck == {}


def test_a_memory_that_was_weaker_stays_as_it_was():
    assert memory_of(attempt(right=False), over=edited("substantive")) == reviews((Rating.AGAIN, 0))


def test_an_answer_to_an_old_text_after_one_to_the_new_says_nothing():
    over = edited("substantive")
    new = [attempt(), attempt(day=101, rev=2)]
    late = fold([*new, attempt(day=102, rev=1, right=False)], over)
    assert late.memories == fold(new, over).memories and late.mistakes == {}
    assert not late.traces["q1"].counted


def test_proofs_of_another_meaning_are_void():
    log = [attempt(right=False), attempt(day=1), attempt(day=101, rev=2)]
    mistake = mistake_of(*log, over=edited("substantive"))
    assert (mistake.state, mistake.proofs) == ("fixed", (DAY + 101,))


def test_a_withdrawn_question_leaves_the_list():
    over = syllabus(item(withdrawn=True))
    standing = fold([attempt(right=False)], over)
    mistake = standing.mistakes["q1"]
    assert (mistake.state, mistake.closed_why) == ("closed", "withdrawn")
    assert crossable(standing, over, DAY + 5) == ()


def test_a_renamed_question_goes_on_as_if_nothing_had_happened():
    renamed = syllabus(item("q9", former=("q1",)), aliases={"q1": ("q9",)})
    log = [attempt(right=False), attempt(day=1)]
    later = attempt("q9", day=3)
    before = fold([*log, attempt(day=3)], ONE)
    after = fold([*log, later], renamed)
    assert after.memories["q9"] == before.memories["q1"]
    assert after.mistakes["q9"].state == "crossed_off"
    assert set(after.traces) == {"q9"}


def test_a_mistake_remembers_which_text_its_letters_belong_to():
    renamed = syllabus(item("q9", former=("q1",)), aliases={"q1": ("q9",)})
    mistake = mistake_of(attempt(right=False, rev=2), over=renamed, name="q9")
    assert (mistake.question, mistake.asked, mistake.rev, mistake.chosen) == ("q9", "q1", 2, ("B",))


def test_merged_questions_become_one_history():
    merged = syllabus(item("q9", former=("q1", "q2")), aliases={"q1": ("q9",), "q2": ("q9",)})
    standing = fold([attempt("q1"), attempt("q2", day=4), attempt("q9", day=9)], merged)
    assert standing.memories["q9"] == reviews((Rating.EASY, 0), (Rating.GOOD, 4), (Rating.GOOD, 9))
    assert standing.ability.answers == 1


def test_a_split_question_gives_both_parts_four_fifths_of_its_stability():
    parts = [item(name, former=("q1",)) for name in ("q8", "q9")]
    over = syllabus(*parts, aliases={"q1": ("q8", "q9")})
    whole = reviews((Rating.EASY, 0), (Rating.GOOD, 4))
    standing = fold([attempt(), attempt(day=4)], over)
    for name in ("q8", "q9"):
        assert standing.memories[name].stability == pytest.approx(0.8 * whole.stability)
    assert standing.answered == {DAY: 1, DAY + 4: 1} and standing.ability.answers == 1
    answered = extended(standing, attempt("q8", day=9), over)
    assert answered.memories["q8"] == reviewed(standing.memories["q8"], Rating.GOOD, DAY + 9)
    assert answered.memories["q9"] == standing.memories["q9"]


def test_a_part_met_for_the_first_time_is_weighed_by_ability_not_by_its_sibling():
    parts = [item(name, former=("q1",)) for name in ("q8", "q9")]
    over = syllabus(*parts, aliases={"q1": ("q8", "q9")})
    late = fold([attempt("q8"), attempt("q1", day=1)], over)
    assert late.memories["q9"].stability == pytest.approx(0.8 * reviews((Rating.EASY, 1)).stability)
    assert late.memories["q8"] == reviews((Rating.EASY, 0))


def test_a_merger_that_changed_the_meaning_caps_what_it_takes_over():
    texts = (question("q9"), question("q9", replaces=("q1",)))
    revisions = tuple(
        Revision(rev, change, DAY + 10, text)
        for rev, change, text in zip((1, 2), (None, "substantive"), texts, strict=True)
    )
    over = syllabus(item("q9", former=("q1",), lineage=revisions), aliases={"q1": ("q9",)})
    assert fold([attempt()], over).memories["q9"].stability == 3


def test_a_successor_of_a_successor_inherits_too():
    successor = question("q2", replaces=("q1",))
    over = syllabus(
        item("q3", former=("q2", "q1")),
        aliases={"q2": ("q3",), "q1": ("q3",)},
        former={
            "q1": (Revision(1, None, 0, question("q1")),),
            "q2": (
                Revision(1, None, DAY, successor),
                Revision(2, "substantive", DAY + 50, successor),
            ),
        },
    )
    standing = fold([attempt("q1"), attempt("q1", day=8)], over)
    assert standing.memories["q3"].stability == 3
    assert standing.recheck == {"q3": DAY + 52}


def test_a_key_fix_of_an_old_id_still_counts_for_its_successor():
    fixed = (
        Revision(1, None, 0, question(answer="A")),
        Revision(2, "key_fix", DAY + 9, question(answer="B")),
    )
    over = syllabus(item("q9", former=("q1",)), aliases={"q1": ("q9",)}, former={"q1": fixed})
    standing = fold([attempt(right=False)], over)
    assert standing.mistakes["q9"].closed_why == "redeemed"


def test_entries_of_questions_nobody_knows_leave_no_mark():
    standing = fold([attempt("gone", right=False), dismissal("gone")], ONE)
    assert (standing.traces, standing.answered) == ({}, {})
    assert standing.last is not None


def test_an_entry_that_is_not_later_cannot_extend():
    standing = fold([attempt(day=3)], ONE)
    for entry in (attempt(day=3), attempt(day=2)):
        with pytest.raises(ValueError, match="not later"):
            extended(standing, entry, ONE)


def test_extending_leaves_the_standing_before_as_it_was():
    standing = fold([attempt()], ONE)
    before = as_bytes(standing)
    extended(standing, attempt(day=1, right=False), ONE)
    assert as_bytes(standing) == before


def test_bytes_of_another_model_are_refused():
    data = as_bytes(fold([attempt()], ONE)).replace(b"fsrs-6.3/", b"fsrs-7.0/")
    with pytest.raises(ValueError, match="another model"):
        from_bytes(data, ONE)
