"""Readings that are easy to get wrong: where a question ends, whose key it is, what is only a remark."""

import pytest

from quiz.exchange.draft import Draft
from tests.exchange.made import briefly, doubts, draft_of, faults


def answers(draft: Draft) -> list:
    return [answer for _, _, answer in briefly(draft)]


def test_a_date_at_the_head_of_a_line_is_no_number():
    draft = draft_of("1. 一大的日期？\n1921年7月23日，还是7月1日？\nA. 前者\nB. 后者\n答案：A")
    assert briefly(draft) == [("single", "一大的日期？1921年7月23日，还是7月1日？", "A")]


def test_letters_in_a_stem_are_no_options():
    draft = draft_of("1. 维生素A、B、C都存在于下列哪种食物？\nA. 蔬菜\nB. 食盐\n答案：A")
    assert briefly(draft) == [("single", "维生素A、B、C都存在于下列哪种食物？", "A")]


def test_a_numbered_item_of_a_prose_answer_is_no_question():
    draft = draft_of(
        "简答题\n1. “四个自信”是什么？\n答：\n1. 道路自信。\n2. 理论自信。\n2. “两个维护”是什么？\n答：略说。"
    )
    assert len(draft.questions) == 2
    assert "理论自信" in answers(draft)[0]


def test_keys_of_two_sections_with_the_same_numbers_go_to_their_own():
    draft = draft_of(
        "一、单选题\n1. 甲题是？\nA. 甲\nB. 乙\n二、多选题\n1. 乙题有？\nA. 甲\nB. 乙\nC. 丙\n"
        "参考答案\n单选题：1.B\n多选题：1.AC"
    )
    assert answers(draft) == ["B", ["A", "C"]]


def test_a_key_list_that_fits_two_questions_is_told_not_guessed():
    draft = draft_of(
        "一、单选题\n1. 甲题是？\nA. 甲\nB. 乙\n二、单选题\n1. 乙题是？\nA. 甲\nB. 乙\n"
        "三、单选题\n参考答案\n1.B 2.A"
    )
    assert answers(draft) == [None, None]
    assert any(told.mark == "✗" and "找不到" in told.message for told in draft.told)


def test_a_key_list_after_each_section_belongs_to_that_section():
    draft = draft_of(
        "一、单选题\n1. 甲题是？\nA. 甲\nB. 乙\n2. 丙题是？\nA. 甲\nB. 乙\n答案：1.A 2.B\n"
        "二、单选题\n1. 乙题是？\nA. 甲\nB. 乙\n2. 丁题是？\nA. 甲\nB. 乙\n答案：1.B 2.A"
    )
    assert answers(draft) == ["A", "B", "B", "A"]


def test_two_keys_that_differ_are_a_fault():
    draft = draft_of("1. 题？\nA. 甲\nB. 乙\n答案：A\n参考答案：B")
    assert len(faults(draft)) == 1
    assert draft.usable == ()


def test_a_key_that_names_one_option_and_quotes_another_is_a_fault():
    draft = draft_of("1. 题？\nA. 甲事\nB. 乙事\n答案：A. 乙事")
    assert faults(draft) == ["4: 答案“A. 乙事”对不上选项"]


def test_a_key_in_words_is_read_with_a_doubt():
    draft = draft_of("1. 题？\nA. 甲事\nB. 乙事\n答案：乙事")
    assert answers(draft) == ["B"]
    assert doubts(draft) == ["4: 答案写的是选项文字“乙事”，读作 B"]


def test_an_option_over_two_lines_is_joined_and_told():
    draft = draft_of("1. 题？\nA. 甲\nB. 乙的前半\n乙的后半\n答案：B")
    assert draft.questions[0].fields["options"]["B"] == "乙的前半乙的后半"
    assert len(doubts(draft)) == 1


@pytest.mark.parametrize("sign", "√✓✔")
def test_ticks_of_every_kind_mean_right(sign):
    assert answers(draft_of(f"判断题\n1. 这句话是这样的。（{sign}）")) == ["对"]


@pytest.mark.parametrize("sign", "×xXⅹ✗✘Ⅹ")
def test_crosses_of_every_kind_mean_wrong(sign):
    assert answers(draft_of(f"判断题\n1. 这句话是这样的。（{sign}）")) == ["错"]


def test_options_about_other_options_stop_the_shuffling():
    draft = draft_of("1. 题？\nA. 甲事\nB. 乙事\nC. 以上都对\n答案：C")
    assert draft.questions[0].fields["shuffle"] == "no"
    assert len(doubts(draft)) == 1


def test_an_explanation_that_says_another_key_is_told():
    draft = draft_of("1. 题？\nA. 甲事\nB. 乙事\n答案：A\n解析：甲事在后，故选B。")
    assert doubts(draft) == ["4: 解析里说选 B，答案却是 A，请核对"]


def test_an_aside_in_brackets_is_told_before_it_becomes_a_blank():
    draft = draft_of("填空题\n1. 中国人民政治协商会议（简称人民政协）在北京召开。")
    assert len(doubts(draft)) == 1


def test_a_number_that_is_left_out_is_told():
    draft = draft_of("单选题\n1. 甲题？\nA. 甲\nB. 乙\n答案：A\n3. 丙题？\nA. 甲\nB. 乙\n答案：A")
    assert doubts(draft) == ["6: 题号从 1 跳到 3，第 2 题可能缺了，也可能没有认出来"]


def test_scores_are_told_once_for_the_file():
    draft = draft_of("1. 题？\nA. 甲\nB. 乙\n答案：A\n分值：2\n2. 又一题？\nA. 甲\nB. 乙\n答案：A\n分值：2")
    assert draft.remarks == ("分值由比赛的章程决定，没有收入（2 题写了分值）",)
    assert doubts(draft) == []


def test_a_difficulty_nobody_understands_is_told_and_left_out():
    draft = draft_of("1. 题？\nA. 甲\nB. 乙\n答案：A\n难度：0.65")
    assert "difficulty" not in draft.questions[0].fields
    assert doubts(draft) == ["5: 难度“0.65”不是 1–5 或易、中、难，没有收入"]


def test_options_in_two_columns_are_put_in_order_and_told():
    draft = draft_of("1. 题？\nA. 甲甲      C. 丙丙\nB. 乙乙      D. 丁丁\n答案：C")
    assert draft.questions[0].fields["options"] == {"A": "甲甲", "B": "乙乙", "C": "丙丙", "D": "丁丁"}
    assert doubts(draft) == ["1: 选项的次序是 ACBD，按字母排好"]


@pytest.mark.parametrize(
    ("options", "wrong"),
    [
        ("A. 甲  B. 乙  D. 丁", "选项缺 C"),
        ("A. 甲\nB. 乙\nB. 丙", "选项 B 写了两次"),
        ("A.   B. 乙", "选项 A 是空的"),
    ],
)
def test_options_that_are_missing_twice_or_empty_are_faults(options, wrong):
    draft = draft_of(f"1. 题？\n{options}\n答案：B")
    assert [fault.partition(": ")[2] for fault in faults(draft)] == [wrong]


def test_a_heading_may_share_its_line_with_a_question():
    draft = draft_of("判断题 1．这句话是这样的。（√）\n2．那句话是那样的。（×）")
    assert answers(draft) == ["对", "错"]


def test_the_type_may_stand_before_the_number():
    draft = draft_of("【单选】1. 题一？\nA. 甲\nB. 乙\n答案：A\n【多选】2. 题二？\nA. 甲\nB. 乙\n答案：AB")
    assert briefly(draft) == [("single", "题一？", "A"), ("multiple", "题二？", ["A", "B"])]
    assert doubts(draft) == []
