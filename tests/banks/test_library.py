"""What is told of several questions together: within a bank, and across the banks of a library."""

import time

from quiz.banks.checking import check_library
from tests.banks.told import HEAD, ORAL, ORDER, SINGLE, TRUE_FALSE, sound, told


def test_an_id_used_twice_in_a_bank_is_told():
    other = TRUE_FALSE.replace("h-0003", "h-0001")
    assert told(HEAD + SINGLE + other) == [
        "history.yaml:10:10: 编号“h-0001”已在第 5 行用过（换一个没有用过的编号）"
    ]


def test_the_same_question_with_another_answer_is_told_as_the_danger_it_is():
    other = (
        SINGLE.replace("h-0001", "h-0002").replace("answer: C", "answer: A").replace("会议是？", "会议是：")
    )
    assert told(HEAD + SINGLE + other) == [
        "history.yaml:12:11: 与第 7 行的 h-0001 是同一道题（两处答案不同，请核对后删去一道）"
    ]


def test_one_stem_with_other_options_is_another_question():
    other = ORDER.replace("h-0005", "h-0006").replace("遵义会议", "瓦窑堡会议")
    assert len(sound(HEAD + ORDER + other).questions) == 2


def test_a_library_tells_ids_and_banks_used_twice_across_files():
    second = (HEAD + SINGLE).replace("bank: history", "bank: other").replace("领导地位", "指挥地位")
    library, problems = check_library({"b/history.yaml": HEAD + SINGLE, "b/other.yaml": second})
    assert [str(problem) for problem in problems] == [
        "b/other.yaml:5:9: 编号“h-0001”已在 b/history.yaml 第 5 行用过（换一个没有用过的编号）"
    ]
    assert [bank.id for bank in library.banks] == ["history"]


def test_a_library_finds_questions_and_their_banks_by_id():
    library, problems = check_library({"history.yaml": HEAD + SINGLE + ORAL})
    assert problems == ()
    assert library.question("h-0006").type == "oral"
    assert library.bank_of("h-0006").id == "history"
    assert library.bank("history").title == "党史"
    assert (library.question("h-9999"), library.bank("none"), library.bank_of("h-9999")) == (None, None, None)


def test_thousands_of_problems_are_cut_short():
    items = "".join(f"  - {{id: h-{n:04}, type: singel, answer: A}}\n" for n in range(3000))
    lines = told(HEAD + items)
    assert len(lines) == 1001
    assert lines[-1].endswith("问题太多，后面的不再列出（先改好前面的再检查）")


def test_an_answer_with_thousands_of_labels_takes_no_long_time():
    labels = ", ".join(f"A{n}" for n in range(90_000))
    began = time.perf_counter()
    assert len(told(HEAD + SINGLE.replace("answer: C", f"answer: [{labels}]"))) == 1001
    assert time.perf_counter() - began < 5
