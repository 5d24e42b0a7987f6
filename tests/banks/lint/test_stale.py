import pytest

from tests.banks.lint.linted import codes, single, warned


@pytest.mark.parametrize(
    "word", ["今年", "去年", "明年", "目前", "现任", "近日", "日前", "当前", "截至目前", "最近召开"]
)
def test_a_word_that_means_another_day_every_day_is_told(word):
    assert codes(single(f"{word}的那次会议是？")) == ["stale_word"]


@pytest.mark.parametrize(
    "text",
    [
        "题目前三项是",
        "最近日本侵占的是",
        "过去年代的会议是",
        "历史上出现任何",
        "应当前往",
        "说明年份",
        "五日前",
        "实现任务",
    ],
)
def test_a_word_inside_another_is_left_alone(text):
    assert codes(single(f"{text}哪一项？")) == []


@pytest.mark.parametrize("stem", ["毛泽东《目前形势和我们的任务》发表于？", "“当前”一词出自？"])
def test_titles_and_quotations_never_go_stale(stem):
    assert codes(single(stem)) == []


def test_a_stale_word_is_found_in_options_at_the_option():
    (problem,) = warned(single(options="\n      A: 去年\n      B: 古田会议\n      C: 遵义会议"))
    assert (problem.code, problem.line, problem.column) == ("stale_word", 9, 10)
    assert str(problem).startswith("history.yaml:9:10: “去年”会过时")


def test_a_question_that_says_as_of_when_it_holds_may_say_now():
    assert codes(single("目前有几个？", extra="    as_of: 2025-12\n")) == []


@pytest.mark.parametrize(
    ("until", "expected"),
    [
        ("2026-02", ["expired"]),
        ("2026-03", []),
        ("2026", []),
        ("2025", ["expired"]),
        ("2026-02-28", ["expired"]),
    ],
)
def test_a_question_expires_when_the_last_day_of_its_validity_is_past(until, expected):
    assert codes(single(extra=f"    valid_until: {until}\n")) == expected


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [("2021-02", ["old_as_of"]), ("2021-03", []), ("2020", ["old_as_of"]), ("2021", []), ("2021-03-02", [])],
)
def test_a_fact_is_old_after_five_years(as_of, expected):
    assert codes(single(extra=f"    as_of: {as_of}\n")) == expected


def test_a_fact_with_an_end_of_its_own_is_not_called_old():
    assert codes(single(extra="    as_of: 2001\n    valid_until: 2030\n")) == []
