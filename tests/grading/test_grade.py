import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.banks.question import Fill, Multiple, Option, Oral, Order, Single, TrueFalse
from quiz.grading import Grade, Verdict, grade

ACCEPT, PROMPT, REJECT = Verdict.ACCEPT, Verdict.PROMPT, Verdict.REJECT
COMMON = {
    "id": "g-0001", "stem": "题干", "explanation": "", "source": "书", "period": "", "topic": "",
    "difficulty": 2,
}  # fmt: skip
OPTIONS = tuple(Option(label=label, text=text) for label, text in zip("ABCD", "甲乙丙丁", strict=True))
SINGLE = Single(options=OPTIONS, answer="C", **COMMON)
MULTIPLE = Multiple(options=OPTIONS, answer=("A", "C", "D"), **COMMON)
ORDER = Order(options=OPTIONS, answer=("B", "A", "D", "C"), **COMMON)
TRUE = TrueFalse(answer=True, **COMMON)
ORAL = Oral(answer="坚持真理、坚守理想，践行初心、担当使命", accept=("伟大建党精神",), **COMMON)


def fill(*answers: tuple[str, ...]) -> Fill:
    return Fill(answers=answers, **COMMON)


@pytest.mark.parametrize(
    ("question", "response", "expected"),
    [
        (SINGLE, ("C",), Grade(ACCEPT)),
        (SINGLE, ("Ｃ",), Grade(ACCEPT)),
        (SINGLE, ("c",), Grade(ACCEPT)),
        (SINGLE, ("A",), Grade(REJECT, missing=1, wrong=1)),
        (SINGLE, ("A", "C"), Grade(REJECT, missing=0, wrong=1)),
        (SINGLE, (), Grade(REJECT, missing=1)),
        (TRUE, ("T",), Grade(ACCEPT)),
        (TRUE, ("F",), Grade(REJECT, missing=1, wrong=1)),
        (MULTIPLE, ("D", "A", "C"), Grade(ACCEPT)),
        (MULTIPLE, ("A", "C"), Grade(REJECT, missing=1)),
        (MULTIPLE, ("A", "B"), Grade(REJECT, missing=2, wrong=1)),
        (MULTIPLE, ("A", "B", "C", "D"), Grade(REJECT, wrong=1)),
        (ORDER, ("B", "A", "D", "C"), Grade(ACCEPT)),
        (ORDER, ("A", "B", "D", "C"), Grade(REJECT, wrong=2)),
        (ORDER, ("B", "A"), Grade(REJECT, missing=2)),
        (ORAL, ("坚持真理坚守理想践行初心担当使命",), Grade(ACCEPT)),
        (ORAL, ("《伟大建党精神》",), Grade(ACCEPT)),
        (ORAL, ("坚持真理、坚守理想",), Grade(PROMPT)),
        (ORAL, ("实事求是",), Grade(REJECT, wrong=1)),
        (ORAL, ("",), Grade(REJECT, missing=1)),
    ],
)
def test_a_response_is_graded(question, response, expected):
    assert grade(question, response) == expected


@pytest.mark.parametrize(
    ("model", "typed", "verdict"),
    [
        ("1949", "一九四九", ACCEPT),
        ("1949", "１９４９", ACCEPT),
        ("1949年", "1949 年。", ACCEPT),
        ("1949", "1948", REJECT),
        ("1935年1月", "1936年1月", REJECT),
        ("二十三", "23", ACCEPT),
        ("9899万", "九千八百九十九万", ACCEPT),
        ("3.5", "35", REJECT),
        ("5%", "百分之五", ACCEPT),
        ("《共产党宣言》", "共产党宣言", ACCEPT),
        ("“两个确立”", "两个确立", ACCEPT),
        ("全心全意为人民服务", "全心全意为人民服务！", ACCEPT),
        ("全心全意为人民服务", "全心全意为人民服物", PROMPT),
        ("全心全意为人民服务", "全心全意人民服务", PROMPT),
        ("全心全意为人民服务", "为人民服务", REJECT),
        ("复兴", "伟大复兴", PROMPT),
        ("复兴", "复习", REJECT),
        ("毛泽东", "毛泽东同志", PROMPT),
        ("复兴", "振兴", REJECT),
        ("中国", "中國", REJECT),
        ("复兴", "", REJECT),
        ("复兴", "……", REJECT),
    ],
)
def test_a_text_is_compared_by_what_it_says(model, typed, verdict):
    assert grade(fill((model,)), (typed,)).verdict is verdict


def test_other_accepted_forms_count_as_right():
    assert grade(fill(("天安门广场", "北京天安门广场")), ("北京天安门广场",)) == Grade(ACCEPT)


def test_the_blanks_of_a_fill_are_counted_one_by_one():
    question = fill(("1949",), ("天安门广场",), ("开国大典",))
    assert grade(question, ("1949", "天安门广场", "开国大典")) == Grade(ACCEPT)
    assert grade(question, ("1949", "", "井冈山")) == Grade(REJECT, missing=1, wrong=1)
    assert grade(question, ("1949",)) == Grade(REJECT, missing=2)
    assert grade(question, ("1949", "天安门广厂", "开国大典")) == Grade(PROMPT)
    assert grade(question, ("1949", "天安门广场", "开国大典", "多余")) == Grade(REJECT, wrong=1)


@given(st.sets(st.sampled_from("ABCD")))
def test_a_multiple_is_right_only_when_exactly_the_right_ones_are_chosen(chosen):
    result = grade(MULTIPLE, tuple(chosen))
    assert (result.verdict is ACCEPT) == (chosen == {"A", "C", "D"})
    assert (result.missing, result.wrong) == (len({"A", "C", "D"} - chosen), len(chosen - {"A", "C", "D"}))


@given(st.permutations("ABCD"))
def test_an_order_is_right_in_one_order_only(labels):
    assert (grade(ORDER, tuple(labels)).verdict is ACCEPT) == (labels == list("BADC"))


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from([SINGLE, MULTIPLE, ORDER, TRUE, ORAL, fill(("1949",), ("甲", "乙"))]),
    st.lists(st.text(max_size=12), max_size=5),
)
def test_any_response_gets_a_verdict_and_only_a_rejected_one_has_faults(question, response):
    result = grade(question, tuple(response))
    assert result.missing >= 0 and result.wrong >= 0
    assert (result.verdict is REJECT) == bool(result.missing or result.wrong)
