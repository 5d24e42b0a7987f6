"""`quiz import` and `quiz export` at the shell: what they print, write and return."""

import json

import pytest

from quiz.banks.checking import check_bank
from quiz.cli import main

GOOD = "单选题\n1. 题一是？\nA. 甲\nB. 乙\n答案：A\n2. 题二是？\nA. 丙\nB. 丁\n答案：B\n"
BAD = GOOD + "3. 题三是？\nA. 戊\nB. 己\n"


@pytest.fixture
def file(tmp_path):
    def write(text, name="题库.txt"):
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return str(path)

    return write


def test_a_clean_file_becomes_a_bank_and_zero(file, tmp_path, capsys):
    out = tmp_path / "unit.yaml"
    assert main(["import", file(GOOD), "--bank", "unit", "-o", str(out)]) == 0
    bank, problems = check_bank(out.read_bytes(), out.name)
    assert problems == ()
    assert [question.id for question in bank.questions] == ["unit-0001", "unit-0002"]
    said = capsys.readouterr().out.splitlines()
    assert said[0] == "题库.txt:1: ✓ 标题：单选题"
    assert said[1] == "题库.txt:2: ✓ （至 5）unit-0001 单选 题一是？ 答案 A"
    assert "读出 2 题（单选 2）；清楚 2 题" in said[-2]


def test_a_question_without_a_key_stays_behind_as_a_comment_and_returns_one(file, tmp_path, capsys):
    out = tmp_path / "unit.yaml"
    assert main(["import", file(BAD), "--bank", "unit", "-o", str(out)]) == 1
    text = out.read_text(encoding="utf-8")
    assert check_bank(text, out.name)[1] == ()
    assert "#   - id: unit-0003" in text
    assert "题库.txt:10: ✗ unit-0003：没有答案" in capsys.readouterr().out


def test_a_mended_comment_is_a_sound_question(file, tmp_path):
    out = tmp_path / "unit.yaml"
    main(["import", file(BAD), "--bank", "unit", "-o", str(out)])
    head, _, rest = out.read_text(encoding="utf-8").partition("# 下面 1 题")
    mended = "\n".join(line[2:] for line in rest.splitlines()[1:] if line.startswith("#   "))
    bank, problems = check_bank(head + mended + "\n    answer: A\n", out.name)
    assert problems == ()
    assert len(bank.questions) == 3


def test_json_accounts_for_every_line(file, capsys):
    assert main(["import", file(BAD), "--bank", "unit", "--json"]) == 1
    report = json.loads(capsys.readouterr().out)
    lines = {line for found in report["questions"] for line in found["lines"]}
    assert lines | {each["line"] for each in report["told"]} == set(range(1, 13))
    assert report["unaccounted"] == []
    assert [found["mark"] for found in report["questions"]] == ["✓", "✓", "✗"]


def test_a_refused_file_is_told_and_returns_one(file, capsys):
    assert main(["import", file(b"%PDF-1.4"), "--bank", "unit"]) == 1
    assert "题库.txt: ✗ 没有读：这是 PDF" in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments",
    [
        ["--bank", "Unit"],
        ["--bank", "unit", "-o", "other.yaml"],
        ["--bank", "unit", "-o", "nowhere/unit.yaml"],
    ],
)
def test_wrong_use_returns_two(file, arguments, capsys):
    assert main(["import", file(GOOD), *arguments]) == 2
    assert capsys.readouterr().err.startswith("quiz import: ")


def test_a_file_that_is_not_there_returns_two(tmp_path):
    assert main(["import", str(tmp_path / "none.docx"), "--bank", "unit"]) == 2
    assert main(["export", str(tmp_path / "none.yaml"), "-o", str(tmp_path / "a.xlsx")]) == 2


def test_a_bank_is_replaced_only_when_asked_and_its_questions_keep_their_ids(file, tmp_path):
    out = tmp_path / "unit.yaml"
    command = ["import", file(GOOD), "--bank", "unit", "-o", str(out)]
    assert main(command) == 0
    assert main(command) == 2
    again = "单选题\n1. 新题是？\nA. 庚\nB. 辛\n答案：A\n" + GOOD.partition("\n")[2].replace(
        "1. 题一", "2. 题一"
    ).replace("2. 题二", "3. 题二")
    assert main(["import", file(again), "--bank", "unit", "-o", str(out), "--replace"]) == 0
    bank, _ = check_bank(out.read_bytes(), out.name)
    assert [(question.id, question.stem) for question in bank.questions] == [
        ("unit-0003", "新题是？"),
        ("unit-0001", "题一是？"),
        ("unit-0002", "题二是？"),
    ]


def test_the_same_file_makes_the_same_bank(file, tmp_path):
    texts = []
    for folder in ("a", "b"):
        out = tmp_path / folder / "unit.yaml"
        out.parent.mkdir()
        main(["import", file(GOOD), "--bank", "unit", "-o", str(out)])
        texts.append(out.read_text(encoding="utf-8"))
    assert texts[0] == texts[1]


def test_no_question_no_file(file, tmp_path, capsys):
    out = tmp_path / "unit.yaml"
    assert main(["import", file("今天天气不错。\n"), "--bank", "unit", "-o", str(out)]) == 1
    assert not out.exists()


@pytest.mark.parametrize("name", ["a.xlsx", "a.docx", "a.csv", "a.html", "a.anki.csv"])
def test_a_bank_is_exported_by_the_suffix(file, tmp_path, name, capsys):
    bank = tmp_path / "unit.yaml"
    main(["import", file(GOOD), "--bank", "unit", "-o", str(bank)])
    assert main(["export", str(bank), "-o", str(tmp_path / name)]) == 0
    assert (tmp_path / name).stat().st_size > 100


def test_a_bank_with_problems_is_not_exported(file, tmp_path, capsys):
    assert main(["export", file("bank: x\n", "x.yaml"), "-o", str(tmp_path / "a.xlsx")]) == 1
    assert not (tmp_path / "a.xlsx").exists()


def test_a_suffix_nobody_knows_and_a_key_left_out_of_a_table_are_wrong_use(file, tmp_path, capsys):
    bank = file("bank: x\n", "x.yaml")
    assert main(["export", bank, "-o", str(tmp_path / "a.odt")]) == 2
    assert main(["export", bank, "-o", str(tmp_path / "a.xlsx"), "--without-key"]) == 2
