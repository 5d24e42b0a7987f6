from quiz.banks.checking import check_bank, read_banks
from quiz.banks.lint.codes import FIXABLE
from quiz.banks.lint.fixing import fixed
from quiz.banks.lint.linting import lint
from tests.banks.lint.linted import DAY
from tests.banks.told import HEAD

MESSY = """\
bank: history   # 说明,不动
title: 党史
source: 《简史》,2021年
questions:
  # 第一题,也不动
  - id: h-0001
    type: single \t
    stem: 1935年1月,确立"毛泽东"同志(主席)领导地位的会议是?
    options: {ａ: A、八七会议, B: "古田, 会议", C: 遵义会议１}   # 尾注
    answer: C
    explanation: >-
      甲,乙
      丙;丁
    source: 'it''s 书,第一章'
  - id: h-0002
    type: multiple
    stem: "三大优良作风,包括？"
    options: {A: 理论, B: 密切, C: 艰苦, D: 批评}
    answer: [D, A, B]
    explanation: 原文.
    allow: {half_width: 原文如此}
  - {id: h-0003, type: true_false, stem: "党的六大在莫斯科召开.", answer: ×}
  - {id: h-0004, type: multiple, stem: 哪些？, options: {A: 甲, B: 乙, C: 丙}, answer: CA}
"""

TIDY = """\
bank: history   # 说明,不动
title: 党史
source: 《简史》,2021年
questions:
  # 第一题,也不动
  - id: h-0001
    type: single
    stem: 1935年1月，确立“毛泽东”同志（主席）领导地位的会议是？
    options: {A: 八七会议, B: "古田，会议", C: 遵义会议1}   # 尾注
    answer: C
    explanation: >-
      甲，乙
      丙；丁
    source: 'it''s 书，第一章'
  - id: h-0002
    type: multiple
    stem: "三大优良作风,包括？"
    options: {A: 理论, B: 密切, C: 艰苦, D: 批评}
    answer: [A, B, D]
    explanation: 原文.
    allow: {half_width: 原文如此}
  - {id: h-0003, type: true_false, stem: "党的六大在莫斯科召开。", answer: 错}
  - {id: h-0004, type: multiple, stem: 哪些？, options: {A: 甲, B: 乙, C: 丙}, answer: AC}
"""


def test_everything_is_mended_in_its_place_and_nothing_else_moves():
    assert fixed(MESSY) == TIDY


def test_a_mended_text_is_mended_once_and_for_all():
    assert fixed(TIDY) == TIDY


def test_a_mended_bank_is_sound_and_earns_no_warning_that_could_be_mended():
    assert check_bank(TIDY, "history.yaml")[1] == ()
    told = lint(read_banks({"history.yaml": TIDY}).written, DAY)
    assert {problem.code for problem in told} & FIXABLE == set()


def test_line_ends_and_byte_order_mark_stay_as_they_were():
    assert fixed("\ufeff" + MESSY.replace("\n", "\r\n")) == "\ufeff" + TIDY.replace("\n", "\r\n")


def test_a_text_with_broken_syntax_is_left_alone():
    broken = MESSY.replace("answer: C\n", 'answer: "C\n')
    assert fixed(broken) == broken
    assert fixed("") == "" and fixed("- 甲,乙\n") == "- 甲,乙\n"


def test_an_option_that_begins_with_a_sign_of_yaml_once_its_label_is_gone_is_quoted():
    text = HEAD + "  - id: h-0001\n    type: single\n    stem: 哪个？\n"
    text += "    options: {A: A. *甲, B: 乙}\n    answer: A\n"
    assert '{A: "*甲", B: 乙}' in fixed(text)
    assert check_bank(fixed(text), "history.yaml")[0].questions[0].options[0].text == "*甲"


def test_a_label_that_is_not_the_own_one_is_part_of_the_option():
    text = HEAD + "  - id: h-0001\n    type: single\n    stem: 哪个？\n"
    text += "    options: {A: B、甲, B: 乙}\n    answer: A\n"
    assert fixed(text) == text


def test_an_order_is_never_sorted():
    text = HEAD + "  - id: h-0001\n    type: order\n    stem: 排序。\n"
    text += "    options: {A: 甲, B: 乙}\n    answer: [B, A]\n"
    assert fixed(text) == text
