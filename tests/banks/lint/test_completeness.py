import pytest

from tests.banks.lint.linted import TIDY, codes, other, single, warned


def test_a_question_without_explanation_or_source_of_its_own_is_told():
    assert codes(single().replace(TIDY, "")) == ["no_source", "no_explanation"]


def test_a_bank_may_let_a_whole_kind_stand():
    allow = "allow: {no_explanation: 题库来自上级, no_source: 同上}"
    head = f"bank: history\ntitle: 党史\nsource: 书\n{allow}\nquestions:\n"
    assert codes(single().replace(TIDY, ""), head=head) == []


@pytest.mark.parametrize("stem", ["确立领导地位的会议。", "红军长征胜利"])
def test_a_stem_that_asks_nothing_is_told(stem):
    assert codes(single(stem)) == ["no_question"]


@pytest.mark.parametrize(
    "stem", ["会议是", "会议是：", "在____召开了会议。", "在（ ）召开了会议。", "下列属于会议的", "哪次会议"]
)
def test_a_stem_that_asks_in_any_way_is_left_alone(stem):
    assert codes(single(stem)) == []


def test_blanks_of_two_kinds_in_one_stem_are_told():
    assert codes(single("在（ ）召开的____会议是？")) == ["blank_style"]
    assert codes(single("在___召开的会议是？")) == ["blank_style"]


def test_a_fill_with_an_empty_bracket_beside_its_blank_is_told():
    assert codes(other("fill", "____年，（ ）召开。", '"1935"')) == ["blank_style"]


@pytest.mark.parametrize("stem", ["六大在莫斯科召开。（ ）", "六大在莫斯科召开吗？", "六大在____召开。"])
def test_a_statement_neither_asks_nor_leaves_a_blank(stem):
    assert codes(other("true_false", stem, "对")) == ["blank_style"]


@pytest.mark.parametrize(
    ("mark", "word"), [("×", "错"), ("ⅹ", "错"), ("x", "错"), ("√", "对"), ("（√）", "对")]
)
def test_marks_for_right_and_wrong_are_told(mark, word):
    (problem,) = warned(other("true_false", "六大在莫斯科召开。", mark))
    assert (problem.code, problem.hint) == ("truth_word", f"写 {word}")


@pytest.mark.parametrize("answer", ["[C, A]", "CA", "C、A"])
def test_the_letters_of_a_multiple_stand_in_order(answer):
    multiple = single(answer=answer).replace("single", "multiple")
    (problem,) = warned(multiple)
    assert (problem.code, problem.hint) == ("answer_order", "写成 [A, C]")
    assert codes(single(answer="[A, C]").replace("single", "multiple")) == []
