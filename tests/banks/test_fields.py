from decimal import Decimal

import pytest

from quiz.banks.fields import Fields, fields_of
from quiz.banks.problem import Complaints
from quiz.banks.reading import read


def fields(text: str, nicknames: dict[str, str] | None = None) -> tuple[Fields, Complaints]:
    node, problems = read(text, "a.yaml")
    assert problems == ()
    complaints = Complaints("a.yaml")
    return fields_of(node, complaints, "轮次", nicknames), complaints


def lines(complaints: Complaints) -> list[str]:
    return [str(problem) for problem in complaints.sorted()]


@pytest.mark.parametrize(
    ("written", "value"),
    [("30s", 30_000), ("1m", 60_000), ("1m30s", 90_000), ("1.5s", 1_500), ("500ms", 500), ("１５ｓ", 15_000)],
)
def test_a_duration_is_read_in_milliseconds(written, value):
    asked, complaints = fields(f"answer: {written}\n")
    assert asked.milliseconds("answer") == value
    assert not complaints


@pytest.mark.parametrize("written", ["30", "半分钟", "s", "30 秒", "-5s", "1h"])
def test_a_duration_without_a_unit_we_know_is_told(written):
    asked, complaints = fields(f"answer: {written}\n")
    assert asked.milliseconds("answer", 7) == 7
    assert lines(complaints)[0].startswith("a.yaml:1:9: answer 不是时间")


@pytest.mark.parametrize(
    ("written", "value"), [("2.5", "2.5"), ("-1", "-1"), ("−10", "-10"), ("＋１０", "10"), ("0", "0")]
)
def test_a_decimal_is_exact(written, value):
    asked, _ = fields(f"wrong: {written}\n")
    assert asked.decimal("wrong") == Decimal(value)


def test_numbers_out_of_bounds_are_told():
    asked, complaints = fields("a: 0\nb: 9\nc: -1\nd: 1e9\n")
    assert asked.integer("a", least=1) is None
    assert asked.integer("b", 3, least=1, most=5) == 3
    assert asked.decimal("c", least=0) is None
    assert asked.decimal("d") is None
    assert lines(complaints) == [
        "a.yaml:1:4: a 应当不小于 1，这里是 0",
        "a.yaml:2:4: b 应当在 1–5 之间，这里是 9",
        "a.yaml:3:4: c 应当不小于 0，这里是 -1",
        "a.yaml:4:4: d 应当是数，这里是“1e9”",
    ]


def test_whole_numbers_are_ints():
    asked, _ = fields("a: 20\n")
    assert type(asked.integer("a")) is int


@pytest.mark.parametrize(
    ("written", "value"), [("1-3", (1, 3)), ("2", (2, 2)), ("１－３", (1, 3)), ("1到5", (1, 5))]
)
def test_a_span_is_low_and_high(written, value):
    asked, _ = fields(f"difficulty: {written}\n")
    assert asked.span("difficulty", least=1, most=5) == value


@pytest.mark.parametrize("written", ["3-1", "0-3", "1-9", "易"])
def test_a_span_that_is_none_is_told(written):
    asked, complaints = fields(f"difficulty: {written}\n")
    assert asked.span("difficulty", (1, 5), least=1, most=5) == (1, 5)
    assert lines(complaints) == [f"a.yaml:1:13: difficulty 不能写“{written}”（写成 1-5 之间的范围，如 1-3）"]


def test_what_is_absent_has_its_default_and_no_problem():
    asked, complaints = fields("x: 1\n")
    asked.allow("x")
    assert asked.text("a", None) is None
    assert asked.choice("b", ["p", "q"], "p") == "p"
    assert asked.integer("c", 5) == 5
    assert asked.decimal("d", Decimal(0)) == 0
    assert asked.milliseconds("e", 9) == 9
    assert asked.boolean("f", False) is False
    assert asked.items("g", ()) == ()
    assert asked.texts("h", ()) == ()
    assert asked.mapping("i", default=None) is None
    assert asked.span("j", (1, 5)) == (1, 5)
    asked.finish()
    assert not complaints


def test_what_is_required_and_absent_is_told_once_at_the_end():
    asked, complaints = fields("x: 1\n")
    asked.allow("x")
    assert (asked.text("title"), asked.integer("count"), asked.items("rounds")) == (None, None, None)
    assert (asked.boolean("open"), asked.milliseconds("answer")) == (None, None)
    assert not complaints
    asked.finish()
    assert [problem.message for problem in complaints.sorted()] == [
        "轮次缺少 answer", "轮次缺少 count", "轮次缺少 open", "轮次缺少 rounds", "轮次缺少 title",
    ]  # fmt: skip


def test_a_misspelt_key_is_told_once_and_not_again_as_missing():
    asked, complaints = fields("titel: 甲\n轮数: 2\nwhatever: 3\n", {"轮数": "count"})
    asked.text("title")
    asked.integer("count")
    asked.finish()
    assert lines(complaints) == [
        "a.yaml:1:1: 轮次里没有“titel”这一项（是不是想写 title？）",
        "a.yaml:2:1: 轮次里没有“轮数”这一项（是不是想写 count？）",
        "a.yaml:3:1: 轮次里没有“whatever”这一项（可以写：title、count）",
    ]


def test_a_required_key_is_missing_even_beside_a_legal_neighbour():
    asked, complaints = fields("types: 甲\n")
    asked.text("type")
    asked.text("types")
    asked.finish()
    assert lines(complaints) == ["a.yaml:1:1: 轮次缺少 type（请加一行 type: …）"]


def test_the_wrong_kind_of_thing_is_told():
    asked, complaints = fields("a: [1]\nb: 1\nc: {d: 1}\n")
    assert asked.text("a") is None
    assert asked.mapping("b") is None
    assert asked.items("c") is None
    assert [line.split("（")[0] for line in lines(complaints)] == [
        "a.yaml:1:4: a 应当是文字，这里却是一个列表",
        "a.yaml:2:4: b 应当是一组“键: 值”，这里却是文字",
        "a.yaml:3:4: c 应当是列表，这里却是一组“键: 值”",
    ]


def test_what_broken_syntax_already_told_is_passed_over_in_silence():
    node, problems = read("rounds:\n  - title: 他说: 好\n  - title: 抢答\n", "a.yaml")
    assert len(problems) == 1
    complaints = Complaints("a.yaml")
    rounds = fields_of(node, complaints, "比赛").items("rounds")
    titles = [inner.text("title") for item in rounds if (inner := fields_of(item, complaints, "轮次"))]
    assert titles == ["抢答"]
    assert not complaints


def test_problems_are_json_ready():
    asked, complaints = fields("a: x\n")
    asked.choice("a", ["yy", "xx"])
    assert complaints.sorted()[0].as_dict() == {
        "file": "a.yaml", "line": 1, "column": 4, "message": "a 不能写“x”",
        "hint": "是不是想写 xx？", "code": "choice", "severity": "error",
    }  # fmt: skip
