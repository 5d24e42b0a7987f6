"""From banks to items: what each formula needs, and which old ids lead where."""

import pytest

from quiz.banks.bank import Bank, Library
from quiz.banks.question import Fill, Multiple, Option, Oral, Order
from quiz.practice.lineage import Revision
from quiz.practice.syllabus import guess_of, narrowed, syllabus_of
from tests.practice.logs import question


def library(*questions, **banks):
    """A library of one bank `party`, and others given by name."""
    given = {"party": questions, **banks}
    return Library(tuple(Bank(name, name, "", tuple(asked), f"{name}.yaml") for name, asked in given.items()))


def of(*questions, lineages=None, **more):
    return syllabus_of(library(*questions), ("party",), lineages or {}, **more)


def test_questions_for_contests_only_never_enter():
    over = of(question("q1"), question("q2", use="contest"), question("q3", use="practice"))
    assert list(over.items) == ["q1", "q3"]


def test_only_the_banks_asked_for_are_practised_in_the_order_given():
    whole = library(question("q1"), nation=[question("n1")], congress=[question("c1")])
    over = syllabus_of(whole, ("nation", "party", "unknown"), {})
    assert over.histories == ("nation", "party") and list(over.items) == ["n1", "q1"]


def test_items_come_chapter_by_chapter():
    over = of(question("q1"), question("q2", period="二"), question("q3"))
    assert [(item.id, item.order) for item in over.items.values()] == [("q1", 0), ("q3", 1), ("q2", 2)]


def test_difficulty_begins_at_the_banks_and_yields_to_what_was_fitted():
    asked = [question(f"q{level}", difficulty=level) for level in range(1, 6)]
    over = of(*asked, b_of={"q5": 0.3})
    assert [item.b for item in over.items.values()] == [-1.2, -0.6, 0.0, 0.6, 0.3]


def test_points_are_those_of_the_exam_by_type():
    over = of(question("q1"), question("q2", type_="true_false"), points={"single": 2.0})
    assert [item.points for item in over.items.values()] == [2.0, 1.0]


OPTIONS = tuple(Option(label=label, text=label) for label in "ABCDE")
SHARED = question().model_dump(exclude={"type", "options", "answer"})


@pytest.mark.parametrize(
    ("asked", "guess"),
    [
        (question(), 0.25),
        (question(type_="true_false", answer="T"), 0.5),
        (Multiple(**SHARED, options=OPTIONS, answer=("A", "B")), 0.07),
        (Fill(**SHARED, answers=(("一",),)), 0.02),
        (Order(**SHARED, options=OPTIONS, answer=tuple("ABCDE")), 0.02),
        (Oral(**SHARED, answer="一"), 0.02),
    ],
)
def test_the_chance_of_a_guess_hangs_on_the_kind_of_question(asked, guess):
    assert guess_of(asked) == guess


def test_characters_count_stem_and_options():
    assert of(question("q1")).items["q1"].characters == len("q1？") + 4 * len("选项A")


def test_withdrawn_questions_are_known_and_not_asked():
    over = of(question("q1", withdrawn="有误"), question("q2"))
    assert over.items["q1"].withdrawn
    assert [item.id for item in over.asked] == ["q2"]


def test_a_question_without_recorded_revisions_has_the_text_in_use():
    over = of(question("q1", rev=3))
    assert [(each.rev, each.change) for each in over.items["q1"].lineage] == [(3, None)]
    assert over.items["q1"].question == question("q1", rev=3)


def test_an_old_id_leads_to_its_successor_and_one_split_to_both():
    over = of(question("q3", replaces=("q1", "q2")), question("q4", replaces=("q2",)))
    assert [item.id for item in over.of("q1")] == ["q3"]
    assert [item.id for item in over.of("q2")] == ["q3", "q4"]
    assert over.of("q9") == ()


def test_an_old_id_leads_on_over_several_steps():
    second = question("q2", replaces=("q1",))
    lineages = {"q2": (Revision(1, None, 0, second),), "q1": (Revision(1, None, 0, question("q1")),)}
    over = of(question("q3", replaces=("q2",)), lineages=lineages)
    assert [item.id for item in over.of("q1")] == ["q3"]
    assert over.items["q3"].former == ("q2", "q1")
    assert over.lineage_of("q1") == lineages["q1"]


def test_ids_that_once_replaced_each_other_do_not_go_round_for_ever():
    lineages = {
        "q1": (Revision(1, None, 0, question("q1", replaces=("q2",))),),
        "q2": (Revision(1, None, 0, question("q2", replaces=("q1",))),),
    }
    over = of(question("q3", replaces=("q1",)), lineages=lineages)
    assert over.items["q3"].former == ("q1", "q2")


def test_a_withdrawn_question_with_a_successor_leads_to_it():
    over = of(question("q1", withdrawn="改写"), question("q2", replaces=("q1",)))
    assert [item.id for item in over.of("q1")] == ["q2"]


def test_the_digest_changes_with_what_a_fold_depends_on_and_with_nothing_else():
    before = of(question("q1")).digest
    same = [
        question("q1", explanation="更细"),
        question("q1", stem="换个说法？"),
        question("q1", difficulty=5),
    ]
    assert {of(asked).digest for asked in same} == {before}
    others = [
        of(question("q1", withdrawn="有误")),
        of(question("q1", replaces=("q0",))),
        of(question("q1"), question("q2")),
        of(
            question("q1", rev=2),
            lineages={"q1": tuple(Revision(rev, None, 0, question("q1")) for rev in (1, 2))},
        ),
    ]
    assert len({before, *(each.digest for each in others)}) == 5


def test_a_corrected_key_changes_the_digest():
    first = Revision(1, None, 0, question("q1", "A"))
    digests = {
        of(question("q1"), lineages={"q1": (first, Revision(2, "key_fix", 5, question("q1", key)))}).digest
        for key in "BC"
    }
    assert len(digests) == 2


def test_a_narrowed_syllabus_has_only_the_items_named():
    over = of(question("q1"), question("q2"))
    assert list(narrowed(over, {"q2"}).items) == ["q2"]
