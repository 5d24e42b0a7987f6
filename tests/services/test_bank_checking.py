"""What is told of folders, files and contests together, and of a text in an editor."""

import shutil
from pathlib import Path

import pytest

from quiz.services.bank_checking import check_path, check_text

BANKS = Path(__file__).parents[2] / "question_banks"
DAY = "2026-03-01"
FINAL = """\
title: 决赛
extends: 机关标准
banks: [small]
teams: {count: 3, members: 3}
rounds:
  - title: 必答
    format: compulsory
    questions_each: 2
    draw: {types: [single], reserve: 0}
tiebreak: {questions: 2, draw: {types: [true_false], reserve: 0}}
awards: [{name: 一等奖, places: 1}]
"""


def question(number: int, kind: str, difficulty: int, extra: str = "") -> str:
    name = chr(0x4E00 + 7 * number) * 2
    head = f"  - id: s-{number:04d}\n    type: {kind}\n    difficulty: {difficulty}\n{extra}"
    if kind == "true_false":
        return f"{head}    stem: {name}事件在{name}地。\n    answer: {'对' if number % 2 else '错'}\n"
    return f"{head}    stem: {name}事件在何处？\n    options: {{A: {name}甲, B: {name}乙}}\n    answer: A\n"


def bank(*questions: str) -> str:
    allow = "allow: {no_explanation: 试, no_source: 试}"
    return f"bank: small\ntitle: 小\nsource: 书\n{allow}\nquestions:\n" + "".join(questions)


@pytest.fixture
def folder(tmp_path):
    banks = tmp_path / "question_banks"
    shutil.copytree(BANKS / "contests" / "presets", banks / "contests" / "presets")
    (banks / "contests" / "final.yaml").write_text(FINAL, encoding="utf-8")
    return banks


def told(folder: Path, *questions: str, day: str = DAY) -> list[str]:
    (folder / "small.yaml").write_text(bank(*questions), encoding="utf-8")
    checked = check_path(folder, day)
    assert checked.errors == ()
    assert (checked.banks, checked.contests) == (1, 1)
    lines = [f"{Path(each.file).name}:{each.line}: {each.message} {each.code}" for each in checked.warnings]
    assert [each.code for each in check_path(folder / "contests", day).warnings] == [
        each.code for each in checked.warnings if each.file.endswith("final.yaml")
    ]
    return lines


SINGLES = [question(number, "single", 1 + number // 3) for number in range(6)]
TRUTHS = [question(number, "true_false", 2) for number in (10, 11)]


def test_equal_packs_and_enough_questions_earn_nothing(folder):
    assert told(folder, *SINGLES, *TRUTHS) == []


def test_unequal_packs_are_told_at_their_round(folder):
    levels = [question(number, "single", 1 + number % 2) for number in range(5)]
    (line,) = told(folder, *levels, question(5, "single", 5), *TRUTHS)
    assert line.startswith("final.yaml:6: 必答有 1 轮各队的题不能同题型同难度，如第 2 轮：单选 ")
    assert line.endswith("unequal_packs")


def test_questions_that_have_expired_are_missed_at_the_tiebreak(folder):
    expired = [question(number, "true_false", 2, "    valid_until: 2026-02\n") for number in (10, 11)]
    lines = told(folder, *SINGLES, expired[0], TRUTHS[1])
    assert [line.rpartition(" ")[2] for line in lines] == ["expired", "short_today"]
    assert lines[1].startswith("final.yaml:10: 需要加赛题 2 道，现有 1 道没有过期")
    assert told(folder, *SINGLES, expired[0], TRUTHS[1], day="2026-02-28") == []


def test_a_shortage_on_any_day_is_an_error_and_told_once(folder):
    (folder / "small.yaml").write_text(bank(*SINGLES, TRUTHS[0]), encoding="utf-8")
    checked = check_path(folder, DAY)
    (error,) = checked.errors
    assert error.message == "需要加赛题 2 道，符合条件的只有 1 道" and checked.warnings == ()


def test_a_contest_alone_is_judged_by_the_banks_around_it(folder):
    (folder / "small.yaml").write_text(bank(*SINGLES, *TRUTHS), encoding="utf-8")
    final = folder / "contests" / "final.yaml"
    assert check_path(final, DAY).problems == ()
    final.write_text(FINAL.replace("[small]", "[smal]"), encoding="utf-8")
    (error,) = check_path(final, DAY).errors
    assert "small" in error.hint and error.line == 3
    assert check_path(folder / "contests" / "presets" / "strict.yaml", DAY).problems == ()


def test_the_presets_and_the_demo_final_have_no_errors():
    assert check_path(BANKS, DAY).errors == ()


def test_an_editor_is_told_of_its_own_text_errors_and_warnings(folder):
    (folder / "small.yaml").write_text("bank: [", encoding="utf-8")
    assert check_text(folder, "small.yaml", bank(*SINGLES), DAY) == ()
    (warning,) = check_text(folder, "small.yaml", bank(*SINGLES).replace("何处？", "今年何处？", 1), DAY)
    assert (warning.code, warning.file) == ("stale_word", "question_banks/small.yaml")


def test_an_editor_is_told_of_a_question_another_bank_has_already(folder):
    (folder / "elder.yaml").write_text(bank(SINGLES[0]).replace("small", "elder"), encoding="utf-8")
    problems = check_text(folder, "small.yaml", bank(SINGLES[0]), DAY)
    assert {problem.code for problem in problems} == {"id_twice", "asked_twice"}
    assert all(problem.is_error for problem in problems)
