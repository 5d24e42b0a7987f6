"""What edits do to the verdicts of the past."""

import pytest

from quiz.banks.question import Fill, Multiple, Option, Oral, Order, Single, TrueFalse
from quiz.practice.attempt import Attempt
from quiz.practice.lineage import (
    Revision,
    changes_since,
    fix_of,
    judged,
    last_change,
    meaning,
    right_under,
    was_rejudged,
)

SHARED = {
    "id": "ph-0001",
    "stem": "哪一年？",
    "explanation": "",
    "source": "《简史》",
    "period": "",
    "topic": "",
    "difficulty": 3,
}


def single(answer="C", **texts):
    said = {"A": "1921", "B": "1927", "C": "1935", "D": "1949", **texts}
    options = tuple(Option(label=label, text=text) for label, text in said.items())
    return Single(**SHARED, options=options, answer=answer)


def attempt(*chosen, right, rev=1):
    return Attempt("a-000001", "m", "ph-0001", rev, 0, 0, "learn", chosen, right, None, 5000, "usual", 0, "s")


def lineage(*revisions):
    return tuple(Revision(rev, change, rev * 10, question) for rev, change, question in revisions)


FIXED = lineage((1, None, single("C")), (2, "key_fix", single("B")))


def test_a_key_fix_turns_a_wrong_verdict_into_a_right_one():
    assert judged(attempt("B", right=False), FIXED)
    assert was_rejudged(attempt("B", right=False), FIXED)


def test_a_key_fix_turns_a_right_verdict_into_a_wrong_one():
    assert not judged(attempt("C", right=True), FIXED)


def test_an_answer_that_was_wrong_under_both_keys_stays_wrong():
    assert not was_rejudged(attempt("D", right=False), FIXED)


def test_an_attempt_of_the_fixed_text_is_not_judged_again():
    assert fix_of(attempt("B", right=True, rev=2), FIXED) is None


def test_cosmetic_edits_around_a_fix_make_no_difference():
    edited = lineage(
        (1, None, single("C")),
        (2, "cosmetic", single("C", A="1921年")),
        (3, "key_fix", single("B", A="1921年")),
        (4, "cosmetic", single("B", A="1921 年")),
    )
    assert judged(attempt("B", right=False), edited)
    fix, right = fix_of(attempt("C", right=True, rev=2), edited)
    assert (fix.rev, right) == (3, False)


def test_a_fix_after_a_change_of_meaning_leaves_older_verdicts_alone():
    changed = lineage(
        (1, None, single("C")),
        (2, "substantive", single("A", A="1919")),
        (3, "key_fix", single("B", A="1919")),
    )
    assert not judged(attempt("B", right=False), changed)
    assert judged(attempt("B", right=False, rev=2), changed)


def test_a_fix_before_a_change_of_meaning_still_counts():
    changed = lineage(
        (1, None, single("C")), (2, "key_fix", single("B")), (3, "substantive", single("A", A="1919"))
    )
    assert judged(attempt("B", right=False), changed)


def test_the_last_of_two_fixes_decides():
    twice = lineage((1, None, single("C")), (2, "key_fix", single("B")), (3, "key_fix", single("D")))
    assert not judged(attempt("B", right=False), twice)
    assert judged(attempt("D", right=False), twice)


def test_a_choice_follows_its_text_when_a_fix_moves_the_letters():
    moved = lineage((1, None, single("C")), (2, "key_fix", single("B", B="1935", C="1927")))
    assert judged(attempt("C", right=True), moved)
    assert not judged(attempt("B", right=False), moved)


def test_a_choice_that_moved_is_redeemed_under_its_new_letter():
    moved = lineage((1, None, single("A")), (2, "key_fix", single("B", B="1935", C="1927")))
    assert judged(attempt("C", right=False), moved)
    assert not was_rejudged(attempt("B", right=False), moved)


def test_a_letter_that_another_text_has_taken_is_not_the_choice_of_then():
    taken = lineage((1, None, single("A")), (2, "key_fix", single("D", D="1921", A="1911")))
    assert fix_of(attempt("D", right=False), taken) is None


def test_a_reworded_option_keeps_its_letter():
    reworded = lineage((1, None, single("C")), (2, "key_fix", single("B", B="1927年4月")))
    assert judged(attempt("B", right=False), reworded)


def test_a_choice_that_is_no_longer_there_keeps_the_verdict_of_the_time():
    fewer = Single(**SHARED, options=single().options[:3], answer="B")
    gone = lineage((1, None, single("C")), (2, "key_fix", fewer))
    assert fix_of(attempt("D", right=False), gone) is None
    assert fix_of(attempt("Z", right=False), gone) is None


def test_another_kind_of_question_keeps_the_verdict_of_the_time():
    kind = lineage((1, None, single("C")), (2, "key_fix", TrueFalse(**SHARED, answer=True)))
    assert judged(attempt("C", right=True), kind)
    several = Multiple(**SHARED, options=single().options, answer=("B",))
    assert not judged(attempt("B", right=False), lineage((1, None, single("C")), (2, "key_fix", several)))


def test_an_attempt_of_an_unknown_revision_is_judged_by_its_letters():
    assert judged(attempt("B", right=False, rev=0), FIXED)


def test_a_form_accepted_later_redeems_what_was_typed():
    forms = (("遵义会议",), ("遵义会议", "遵义政治局扩大会议"))
    first, second = (Fill(**SHARED, answers=(accepted,)) for accepted in forms)
    typed = attempt("遵义政治局扩大会议", right=False)
    assert judged(typed, lineage((1, None, first), (2, "key_fix", second)))


def test_an_oral_answer_judged_by_the_member_is_never_judged_again():
    first, second = Oral(**SHARED, answer="甲"), Oral(**SHARED, answer="乙")
    assert judged(attempt("right", right=True), lineage((1, None, first), (2, "key_fix", second)))


@pytest.mark.parametrize(
    ("question", "chosen", "right"),
    [
        (single("C"), ("C",), True),
        (single("C"), (), False),
        (TrueFalse(**SHARED, answer=False), ("F",), True),
        (Fill(**SHARED, answers=(("遵义会议",),)), ("遵义会义",), False),
        (Order(**SHARED, options=single().options, answer=("B", "A", "C", "D")), ("B", "A", "C", "D"), True),
        (Oral(**SHARED, answer="甲"), ("right",), True),
        (Oral(**SHARED, answer="甲"), ("wrong",), False),
    ],
)
def test_a_near_answer_is_not_right_in_practice(question, chosen, right):
    assert right_under(question, chosen) is right


def test_changes_of_meaning_are_counted_from_a_revision_to_the_present():
    changed = lineage(
        (1, None, single()),
        (2, "cosmetic", single()),
        (3, "substantive", single()),
        (5, "substantive", single()),
    )
    assert [changes_since(changed, rev) for rev in (0, 1, 2, 3, 4, 5, 9)] == [2, 2, 2, 1, 1, 0, 0]
    assert [meaning(changed, rev) for rev in (0, 2, 3, 4, 5, 9)] == [0, 0, 1, 1, 2, 2]
    assert (last_change(changed), last_change(FIXED), changes_since((), 1)) == (50, None, 0)
