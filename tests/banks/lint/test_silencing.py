from quiz.banks.lint.codes import FIXABLE, SILENCEABLE
from quiz.banks.problem import WARNING
from tests.banks.lint.linted import codes, single, warned
from tests.banks.told import HEAD, told


def test_a_warning_is_silenced_beside_a_reason():
    stale = single("今年的会议是？", extra="    allow: {stale_word: 引用原文}\n")
    assert codes(stale) == []


def test_only_the_code_named_is_silenced():
    assert codes(single("今年,会议是？", extra="    allow: {stale_word: 引用原文}\n")) == ["half_width"]


def test_a_code_without_a_reason_is_an_error():
    (line,) = told(HEAD + single(extra="    allow: {stale_word: }\n"))
    assert "allow 里 stale_word 的理由 是空的" in line


def test_an_unknown_code_is_told_with_the_one_that_was_meant():
    (problem,) = warned(single(extra="    allow: {stale_wrd: 引用原文}\n"))
    assert (problem.code, problem.hint) == ("unknown_code", "是不是想写 stale_word？")
    assert (problem.line, problem.column, problem.severity) == (12, 13, WARNING)


def test_an_unknown_code_at_the_head_of_a_bank_is_told():
    head = "bank: history\ntitle: 党史\nsource: 书\nallow: {leter_bias: 使用时打乱}\nquestions:\n"
    assert codes(single(), head=head) == ["unknown_code"]


def test_a_silencer_that_has_nothing_left_to_silence_is_told():
    assert codes(single(extra="    allow: {stale_word: 引用原文}\n")) == ["unused_allow"]


def test_what_the_fixes_mend_has_a_code_of_its_own():
    assert FIXABLE - {"own_label", "option_label"} <= set(SILENCEABLE)


def test_options_that_differ_by_width_are_told():
    (problem,) = warned(single(options="{A: “左”倾, B: 左倾, C: 遵义会议}"))
    assert (problem.code, problem.message) == ("same_options", "选项“左倾”与 A 只差标点、空格或全角半角")
