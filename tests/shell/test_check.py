import io
import json
import shutil
from pathlib import Path

import pytest

from quiz.cli import main

BANKS = Path(__file__).parents[2] / "question_banks"


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(BANKS, tmp_path / "question_banks", ignore=shutil.ignore_patterns("contests"))


def test_clean_banks_earn_one_summary_line_and_zero(folder, capsys):
    assert main(["check", "--no-lint", str(folder)]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert "没有问题" in line


def test_a_problem_is_told_with_its_place_and_ends_with_one(folder, capsys):
    bank = folder / "party-history.yaml"
    text = bank.read_text(encoding="utf-8")
    bank.write_text(text.replace("type: single", "type: singel", 1), encoding="utf-8")
    assert main(["check", str(folder)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert "party-history.yaml:" in lines[0]
    assert main(["check", str(bank)]) == 1, "one file alone may be checked as well"
    line = text[: text.index("type: single")].count("\n") + 1
    assert f"party-history.yaml:{line}:" in capsys.readouterr().out


def test_json_is_for_programs(folder, capsys):
    (folder / "party-history.yaml").write_text("bank: [", encoding="utf-8")
    assert main(["check", "--json", str(folder)]) == 1
    report = json.loads(capsys.readouterr().out)
    assert report["problems"][0]["file"].endswith("party-history.yaml")
    assert report["problems"][0]["line"] == 1


def test_a_path_that_is_not_there_ends_with_two(capsys):
    assert main(["check", "nowhere"]) == 2
    assert "nowhere" in capsys.readouterr().err


MESSY = """\
bank: messy
title: 党史
source: 书
questions:
  - id: m-0001
    type: single
    stem: 1935年1月,确立领导地位的会议是?  # 说明
    options: {A: 八七会议, B: 古田会议, C: 遵义会议}
    answer: C
    explanation: 会议挽救了党。
    source: 《简史》第一章
"""


@pytest.fixture
def messy(tmp_path):
    bank = tmp_path / "messy.yaml"
    bank.write_text(MESSY, encoding="utf-8")
    return bank


def test_warnings_are_marked_counted_and_end_with_zero(messy, capsys):
    assert main(["check", str(messy)]) == 0
    warning, summary = capsys.readouterr().out.splitlines()
    assert warning.startswith(f"{messy}:7:11: 提示 中文里用了半角标点")
    assert warning.endswith("[half_width]")
    assert summary == "1 个题库，1 道题，0 场比赛，没有问题，1 条提示（half_width 1）"


def test_no_lint_tells_errors_only(messy, capsys):
    assert main(["check", "--no-lint", str(messy)]) == 0
    assert capsys.readouterr().out == "1 个题库，1 道题，0 场比赛，没有问题\n"


def test_errors_stand_before_warnings(messy, capsys):
    text = MESSY + "  - {id: m-0002, type: true_false, stem: 六大在莫斯科召开。, answer: 也许}\n"
    messy.write_text(text, encoding="utf-8")
    assert main(["check", str(messy)]) == 1
    error, warning, summary = capsys.readouterr().out.splitlines()
    assert "“也许”" in error and "提示" not in error and "提示" in warning
    assert "1 处问题，1 条提示" in summary


def test_json_says_how_bad_each_is(messy, capsys):
    assert main(["check", "--json", str(messy)]) == 0
    (problem,) = json.loads(capsys.readouterr().out)["problems"]
    assert (problem["severity"], problem["code"], problem["line"]) == ("warning", "half_width", 7)


def test_a_fix_without_anyone_to_agree_shows_the_diff_and_writes_nothing(messy, capsys):
    assert main(["check", "--fix", str(messy)]) == 0
    out = capsys.readouterr().out
    assert "-    stem: 1935年1月,确立领导地位的会议是?  # 说明" in out
    assert "+    stem: 1935年1月，确立领导地位的会议是？  # 说明" in out
    assert messy.read_text(encoding="utf-8") == MESSY


class Typed(io.StringIO):
    def isatty(self):
        return True


@pytest.mark.parametrize(("answer", "written"), [("y\n", True), ("n\n", False), ("\n", False), ("", False)])
def test_a_fix_is_written_only_when_the_organizer_agrees(messy, capsys, monkeypatch, answer, written):
    monkeypatch.setattr("sys.stdin", Typed(answer))
    assert main(["check", "--fix", str(messy)]) == 0
    assert "要这样改写 1 个文件吗" in capsys.readouterr().out
    assert (messy.read_text(encoding="utf-8") != MESSY) == written


def test_yes_writes_at_once_and_the_check_after_it_is_clean(messy, capsys):
    assert main(["check", "--fix", "--yes", str(messy.parent)]) == 0
    assert capsys.readouterr().out.endswith("1 个题库，1 道题，0 场比赛，没有问题\n")
    better = MESSY.replace("1月,", "1月，").replace("是?", "是？")
    assert messy.read_text(encoding="utf-8") == better
    assert main(["check", "--fix", "--yes", str(messy)]) == 0
    assert "没有可以自动改的" in capsys.readouterr().out


def test_json_stays_json_beside_a_fix(messy, capsys):
    assert main(["check", "--json", "--fix", "--yes", str(messy)]) == 0
    told = capsys.readouterr()
    assert json.loads(told.out)["problems"] == [] and "+    stem" in told.err


def test_a_file_changed_while_the_diff_was_read_is_not_overwritten(messy, capsys, monkeypatch):
    class Late(Typed):
        def readline(self, *_):
            messy.write_text(MESSY + "# 别人\n", encoding="utf-8")
            return "y\n"

    monkeypatch.setattr("sys.stdin", Late())
    main(["check", "--fix", str(messy)])
    assert "刚刚被别人改过" in capsys.readouterr().out
    assert messy.read_text(encoding="utf-8") == MESSY + "# 别人\n"
