from quiz.banks.revising import debts, gone, key_changed, owed
from tests.banks.told import HEAD, MULTIPLE, SINGLE, sound


def revised(old: str, new: str):
    first, second = sound(HEAD + old), sound(HEAD + new)
    return owed(first.questions[0], second.questions[0])


def test_a_changed_stem_owes_a_revision_and_a_word_for_it():
    owing = revised(SINGLE, SINGLE.replace("领导地位", "核心地位"))
    assert (owing.question, owing.code) == ("h-0001", "change_missing")
    assert "rev: 2" in owing.hint


def test_a_declared_change_owes_nothing():
    new = SINGLE.replace("领导地位", "核心地位") + "    rev: 2\n    change: substantive\n"
    assert revised(SINGLE, new) is None


def test_another_answer_is_no_matter_of_wording():
    new = SINGLE.replace("answer: C", "answer: B") + "    rev: 2\n    change: cosmetic\n"
    assert revised(SINGLE, new).code == "change_kind"
    assert revised(SINGLE, new.replace("cosmetic", "key_fix")) is None


def test_the_right_text_under_its_letter_exchanged_is_another_key():
    old = sound(HEAD + SINGLE).questions[0]
    swapped = SINGLE.replace("B: 古田会议, C: 遵义会议", "B: 遵义会议, C: 古田会议")
    assert key_changed(old, sound(HEAD + swapped).questions[0])


def test_difficulty_and_source_may_change_freely():
    assert revised(SINGLE, SINGLE + "    difficulty: 5\n    source: 别处\n") is None


def test_ids_that_vanish_are_named():
    old, new = sound(HEAD + SINGLE + MULTIPLE), sound(HEAD + MULTIPLE)
    assert gone(old, new) == ("h-0001",)
    heir = sound(HEAD + MULTIPLE + "    replaces: h-0001\n")
    assert gone(old, heir) == ()
    assert (gone(None, new), debts({}.get, new)) == ((), ())
