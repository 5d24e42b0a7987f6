"""The shelf of contest files: presets by name, contests that extend them, problems by file."""

import shutil
from pathlib import Path

import pytest

from quiz.services.bank_checking import check_path
from quiz.services.contest_files import ContestShelf
from quiz.store.bank_files import load_library

BANKS = Path(__file__).parents[2] / "question_banks"


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(BANKS, tmp_path / "question_banks")


@pytest.fixture
def shelf(folder):
    library, _ = load_library(folder)
    return ContestShelf(folder, lambda: library)


def test_the_shelf_lists_contests_and_presets_by_their_chinese_names(shelf):
    assert {each.title for each in shelf.presets()} == {"机关标准", "严格犯规", "温和", "全员同答"}
    assert [each.title for each in shelf.contests()] == ["机关“四史”知识竞赛决赛"]


def test_a_file_is_loaded_by_its_name_and_an_unknown_name_gives_nothing(shelf):
    assert shelf.load("finals").contest.rules.rounds
    assert shelf.load("presets/standard").contest.preset == "机关标准"
    assert shelf.load("../config") is None


def test_a_file_changed_on_disk_is_read_anew(shelf, folder):
    file = folder / "contests" / "finals.yaml"
    file.write_text(file.read_text("utf-8").replace("base_score: 100", "base_score: 20"), "utf-8")
    assert shelf.load("finals").contest.rules.base_score == 20


def test_a_broken_file_stays_on_the_shelf_with_its_problems(shelf, folder):
    (folder / "contests" / "semi.yaml").write_text("title: 半决赛\nextends: 机关标淮\n", "utf-8")
    broken = shelf.load("semi")
    assert broken.contest is None
    assert str(broken.problems[0]).startswith("question_banks/contests/semi.yaml:2:10: ")
    assert "机关标准" in broken.problems[0].hint


def test_without_a_folder_of_contests_the_shelf_is_empty(tmp_path):
    shelf = ContestShelf(tmp_path, lambda: None)
    assert shelf.contests() == shelf.presets() == ()


def test_a_file_alone_is_judged_by_the_banks_and_presets_around_it(folder):
    finals = folder / "contests" / "finals.yaml"
    assert check_path(finals, "2026-03-01").errors == ()
    assert check_path(folder / "contests" / "presets" / "strict.yaml", "2026-03-01").errors == ()
    text = finals.read_text("utf-8").replace("questions: 8", "questions: 150")
    finals.write_text(text.replace("[single, true_false, fill], difficulty: 1-4", "[fill]"), "utf-8")
    (problem,) = check_path(finals, "2026-03-01").errors
    assert problem.message.startswith("抢答需要 150 道题加备用 3 道")
