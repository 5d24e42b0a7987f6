"""One tap mends what the problem itself says how to mend, and nothing else on the line."""

import pytest

from quiz.banks.checking import check_bank, read_banks
from quiz.banks.lint.linting import lint
from quiz.banks.lint.suggesting import suggested
from tests.banks.lint.linted import DAY
from tests.banks.told import HEAD, SINGLE, TRUE_FALSE

PERIOD = "新民主主义革命时期"


def better(text: str) -> list[tuple[str, str]]:
    """Line as it should stand and the word put in, for every problem that has a suggestion."""
    _, problems = check_bank(text, "history.yaml")
    if not problems:
        problems = lint(read_banks({"history.yaml": text}).written, DAY)
    found = suggested(text, problems)
    for each in found.values():
        assert text.split("\n")[each.line - 1] == each.was != each.better
    return [(each.better, each.word) for each in found.values()]


@pytest.mark.parametrize(
    ("old", "new", "line", "word"),
    [
        ("answer: C", "answr: C", "    answer: C", "answer"),
        ("type: single", "type: 单选", "    type: single", "single"),
        ("answer: C", "answer：C", "    answer: C", ""),
        ("answer: C", "answer:C", "    answer: C", ""),
        ("answer: C", f"answer: C\n    period: {PERIOD[:-1]}代", f"    period: {PERIOD}", PERIOD),
    ],
)
def test_a_slip_is_mended_on_its_line(old, new, line, word):
    assert old in SINGLE
    assert (line, word) in better(HEAD + SINGLE.replace(old, new))


def test_half_width_signs_are_mended_on_their_line():
    text = HEAD + SINGLE.replace("领导地位的会议是？", "领导地位的会议是,哪一个?")
    assert ("    stem: 确立毛泽东同志领导地位的会议是，哪一个？", "") in better(text)


@pytest.mark.parametrize("answer", ["E", "AC"])
def test_what_needs_judgement_gets_no_suggestion(answer):
    assert better(HEAD + SINGLE.replace("answer: C", f"answer: {answer}")) == []


def test_a_problem_beyond_the_text_is_passed_over():
    _, problems = check_bank(HEAD + SINGLE + TRUE_FALSE.replace("answer", "anwser"), "history.yaml")
    assert suggested("bank: history\n", problems) == {}
