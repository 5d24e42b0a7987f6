"""A question that takes the place of old ones: the old ones must be out of use, wherever they stand."""

import pytest

from quiz.banks.checking import check_library
from quiz.banks.renewal import renewed
from tests.banks.told import HEAD, ORAL, SINGLE, TRUE_FALSE, sound, told

OTHER = HEAD.replace("bank: history", "bank: other")
WITHDRAWN = TRUE_FALSE.replace("answer: 对", "answer: 对, withdrawn: 并入 h-0001")


def heir(replaces: str, question: str = SINGLE) -> str:
    return f"{question}    replaces: {replaces}\n"


def across(first: str, second: str) -> list[str]:
    _, problems = check_library({"b/history.yaml": first, "b/other.yaml": second})
    return [str(problem) for problem in problems]


@pytest.mark.parametrize(
    ("written", "ids"),
    [("h-0900", ("h-0900",)), ("[h-0900, x-y-0012]", ("h-0900", "x-y-0012")), ("[]", ())],
)
def test_old_ids_may_be_one_or_several(written, ids):
    assert sound(HEAD + heir(written)).questions[0].replaces == ids


@pytest.mark.parametrize(
    ("written", "line"),
    [
        ("[h-0900, 第三题]", "10:24: replaces 里的“第三题”不是编号（写原来的编号，"),
        ("h-0001", "10:15: replaces 里的“h-0001”是这道题自己（写它取代的、已经不用的题的编号；"),
        ("[h-0900, h-0900]", "10:24: replaces 里“h-0900”写了两次（删去一个）"),
        ("{A: h-0900}", "10:15: replaces 应当是列表，这里却是一组“键: 值”"),
        ("[[h-0900]]", "10:16: replaces 里的编号 应当是文字，这里却是一个列表"),
    ],
)
def test_a_wrong_id_is_told_at_its_place(written, line):
    (only,) = told(HEAD + heir(written))
    assert only.startswith(f"history.yaml:{line}")


def test_an_old_question_still_in_use_is_told_and_a_withdrawn_one_is_not():
    assert told(HEAD + heir("[h-0900, h-0003]") + TRUE_FALSE) == [
        "history.yaml:10:24: replaces 里的“h-0003”还在用（第 11 行）"
        "（删去 h-0003，或给它写上 withdrawn；被取代的题不能再问）"
    ]
    assert len(sound(HEAD + heir("h-0003") + WITHDRAWN).questions) == 2


@pytest.mark.parametrize("unsound", ["", ", difficulty: 9"])
def test_an_old_question_in_use_in_another_bank_is_told_even_when_it_is_unsound(unsound):
    old = TRUE_FALSE.replace("answer: 对", "answer: 对" + unsound)
    lines = across(HEAD + heir("h-0003"), OTHER + old)
    assert lines[0].startswith("b/history.yaml:10:15: replaces 里的“h-0003”还在用（b/other.yaml 第 5 行）")
    assert across(HEAD + old, OTHER + heir("h-0003"))[-1].startswith("b/other.yaml:10:15: ")
    assert across(HEAD + heir("h-0003"), OTHER + WITHDRAWN) == []


def test_one_question_split_has_several_successors():
    assert len(sound(HEAD + heir("h-0900") + heir("h-0900", ORAL)).questions) == 2


def test_questions_that_replace_each_other_are_told():
    text = HEAD + WITHDRAWN.replace("}\n", ", replaces: h-0001}\n") + heir("h-0003")
    assert told(text)[0].startswith("history.yaml:5:98: replaces 里的“h-0001”还在用（第 6 行）")
    both = text + "    withdrawn: 也撤下\n"
    assert [line.split(": ")[1].split("（")[0] for line in told(both)] == [
        "h-0003 和“h-0001”互相取代",
        "h-0001 和“h-0003”互相取代",
    ]


def test_a_successor_waits_while_the_old_question_stands_in_the_last_good_text_of_a_broken_bank():
    in_use, _ = check_library({"b/history.yaml": HEAD + ORAL, "b/other.yaml": OTHER + TRUE_FALSE})
    files = {"b/history.yaml": HEAD + ORAL + heir("h-0003"), "b/other.yaml": "bank: ["}
    fresh, problems = check_library(files)
    library, waiting = renewed(in_use, fresh, {problem.file for problem in problems})
    assert [question.id for question in library.questions] == ["h-0006", "h-0003"]
    assert [problem.code for problem in waiting] == ["waits"]
