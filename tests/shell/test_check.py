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
    assert main(["check", str(folder)]) == 0
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
