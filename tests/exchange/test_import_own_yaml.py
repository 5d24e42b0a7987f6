"""Our own bank files uploaded, sound or broken: told with line and column, nothing dropped in silence."""

import pytest

from quiz.exchange.reading import read_here
from tests.banks.told import HEAD, MULTIPLE, SINGLE, TRUE_FALSE
from tests.exchange.made import faults

BOTH = HEAD + SINGLE + MULTIPLE


def read(text: str, name: str = "history.yaml"):
    draft = read_here(name, text.encode())
    assert draft.unaccounted() == []
    return draft


def told(draft) -> list[str]:
    return [f"{each.line}: {each.message}" for each in draft.told if each.mark == "✗"]


def ids(draft) -> list[str]:
    return [found.fields.get("id") for found in draft.usable]


def test_a_sound_bank_is_read_whole_whatever_its_name():
    assert ids(read(BOTH)) == ids(read(BOTH, "粘贴.txt")) == ["h-0001", "h-0002"]


def test_an_unknown_field_is_told_at_its_place_and_the_question_waits():
    draft = read(BOTH.replace("answer: C", "answer: C\n    anwser: B"))
    (fault,) = faults(draft)
    assert fault.startswith("10: 第 5 列：题目里没有“anwser”这一项")
    assert ids(draft) == ["h-0002"]


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("title:", "标题: 甲\ntitle:", "2: 第 1 列：题库里没有“标题”这一项（可以写：allow）"),
        ("questions:", "question:", "4: 第 1 列：题库里没有“question”这一项（是不是想写 questions？）"),
        ("stem: 确立", 'stem: "确立', "7: 第 11 列：引号没有配对"),
        ("    answer: C", "   answer: C", "9: 第 4 列：缩进不对"),
        ("  - id: h-0002", "  - 写了一半\n  - id: h-0002", "10: 第 5 列：题目应当是一组“键: 值”"),
    ],
)
def test_broken_parts_are_told_with_line_and_column(old, new, line):
    assert old in BOTH
    assert any(each.startswith(line) for each in told(read(BOTH.replace(old, new, 1))))


def test_a_tab_before_the_answer_keeps_its_question_waiting():
    draft = read(BOTH.replace("    answer: C", "\tanswer: C"))
    assert [each.split("（")[0] for each in faults(draft)] == ["9: 第 1 列：这里用了 Tab 键"]


def test_an_id_used_twice_is_told_and_the_question_gets_another():
    draft = read(BOTH.replace("h-0002", "h-0001"))
    (doubt,) = draft.questions[1].doubts
    assert (doubt.line, doubt.message) == (
        10,
        "第 9 列：编号“h-0001”已在第 5 行用过，导入时另编一个",
    )


def test_a_second_document_is_not_hidden_in_the_last_question():
    draft = read(HEAD + SINGLE + "---\n" + HEAD + MULTIPLE)
    assert draft.questions[0].lines == (5, 6, 7, 8, 9)
    assert [each.split(":")[0] for each in told(draft)] == ["10", "15", "16", "17", "18", "19"]
    assert any(each.startswith("10: 第 1 列：文件里只能有一份内容") for each in told(draft))


def test_questions_on_one_line_are_told_apart():
    flow = "questions: [{id: h-0001, type: true_false, stem: 甲, answer: 对}, {id: h-0002, stem: 乙}]\n"
    draft = read("bank: history\ntitle: 党史\nsource: 书\n" + flow)
    assert ids(draft) == ["h-0001"]
    assert "第 " in faults(draft)[0] and "缺少 type" in " ".join(faults(draft))


@pytest.mark.parametrize("text", ["questions: [[[[\n- id: 3", "a: " + "[" * 5000, "bank: 1\n? x\n: y\n"])
def test_hopeless_files_are_told_and_never_crash(text):
    draft = read(text + "\n" + TRUE_FALSE)
    assert draft.usable == () and draft.told != ()
