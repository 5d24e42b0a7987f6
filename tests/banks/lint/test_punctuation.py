import pytest

from quiz.banks.lint.punctuation import tidied
from tests.banks.lint.linted import codes, single, warned


@pytest.mark.parametrize(
    ("typed", "tidy"),
    [
        ("1935年1月,会议", "1935年1月，会议"),
        ("会议是?", "会议是？"),
        ("会议(遵义)", "会议（遵义）"),
        ("中国共产党(CPC)", "中国共产党（CPC）"),
        ("会议（遵义)", "会议（遵义）"),
        ("他说:好", "他说：好"),
        ("会议, 决议", "会议，决议"),
        ("会议召开.", "会议召开。"),
        ("未完...", "未完……"),
        ("会议--决议", "会议——决议"),
        ("１９２１年", "1921年"),
        ("所谓\"左\"倾", "所谓“左”倾"),
        ("会议\u3000召开", "会议 召开"),
        ("会议， 召开", "会议，召开"),
    ],
)  # fmt: skip
def test_mixed_signs_are_mended(typed, tidy):
    assert tidied(typed) == tidy
    assert tidied(tidy) == tidy


@pytest.mark.parametrize(
    "text",
    [
        "增长1,000倍",
        "上午7:30",
        "f(x)=2",
        "在（ ）召开",
        "（  ）会议",
        "http://a.cn/b",
        "3.14",
        "A,B",
        "据www.npc.gov.cn",
        "I'm",
    ],
)
def test_what_only_looks_mixed_is_left_alone(text):
    assert tidied(text) == text


@pytest.mark.parametrize(
    ("stem", "code"),
    [
        ("1935年1月,会议是？", "half_width"),
        ("１９３５年的会议是？", "full_width"),
        ("所谓'左倾'的会议是？", "straight_quotes"),
        ("所谓\u3000左倾的会议是？", "spaces"),
        ("所 谓左倾的会议是？", "spaces"),
        ("所谓“左倾的会议是？", "quote_pairs"),
        ("所谓左倾”的会议是？", "quote_pairs"),
        ("《关于若干历史问题的决议是？", "quote_pairs"),
        ("所谓（左倾】的会议是？", "quote_pairs"),
    ],
)
def test_each_kind_of_mix_has_its_code(stem, code):
    assert codes(single(stem)) == [code]


def test_titles_may_hold_a_space():
    assert codes(single("《中共中央 国务院关于表彰的决定》是在何处？")) == []


def test_a_mix_is_told_with_the_sign_and_the_better_text():
    (problem,) = warned(single("1935年1月,会议是？"))
    assert problem.message == "中文里用了半角标点：“,”"
    assert problem.hint == "改成“1935年1月，会议是？”"


def test_options_explanations_and_sources_are_looked_at():
    question = single(options='{A: "八七,会议", B: 古田会议, C: 遵义会议}').replace("挽救了党。", "挽救了党.")
    assert codes(question.replace("第一章", "(第一章)")) == ["half_width"] * 3


def test_spaces_at_line_ends_are_told_once_a_file():
    (problem,) = warned(single().replace("answer: C", "answer: C  ").replace("type: single", "type: single "))
    assert (problem.code, problem.line, problem.message) == ("trailing_space", 6, "行末有空格，共 2 行")
