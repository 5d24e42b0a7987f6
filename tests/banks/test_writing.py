import pytest

from quiz.banks.checking import check_bank
from quiz.banks.writing import NoSuchQuestion, changed, field_at, question_text, readable
from tests.banks.told import FILL, HEAD, MULTIPLE, SINGLE, TRUE_FALSE

BANK = HEAD + "  # 会议\n" + SINGLE + "    # 待核\n\n" + MULTIPLE + TRUE_FALSE + FILL


def lines_that_differ(old: str, new: str) -> tuple[list[str], list[str]]:
    before, after = old.split("\n"), new.split("\n")
    return [x for x in before if x not in after], [x for x in after if x not in before]


def test_only_the_line_of_a_changed_field_is_rewritten():
    new = changed(BANK, "h-0001", {"stem": "确立领导地位的是哪次会议？"})
    assert lines_that_differ(BANK, new) == (
        ["    stem: 确立毛泽东同志领导地位的会议是？"],
        ["    stem: 确立领导地位的是哪次会议？"],
    )


def test_new_fields_stand_in_their_usual_order_and_none_is_lost():
    new = changed(BANK, "h-0001", {"rev": "2", "change": "cosmetic", "explanation": "遵义会议。"})
    own = question_text(new, "h-0001").split("\n")
    assert own[-3:] == ["    explanation: 遵义会议。", "    rev: 2", "    change: cosmetic"]
    assert new.replace("\n".join(own[-3:]) + "\n", "") == BANK


def test_a_field_is_taken_out_with_its_line():
    with_rev = changed(BANK, "h-0002", {"rev": "2"})
    assert changed(with_rev, "h-0002", {"rev": None}) == BANK


def test_the_comment_behind_a_value_stays():
    text = BANK.replace("answer: C", "answer: C  # 见第三章")
    assert "answer: B  # 见第三章\n" in changed(text, "h-0001", {"answer": "B"})


@pytest.mark.parametrize(
    "stem",
    (
        "毛泽东说: 实事求是？",
        "- 开头",
        '“引号”和"英文"\\反斜杠',
        "两行\n文字",
        "#号",
        "1949",
        "甲，B：乙 {丙}",
        "a #b",
    ),
)
def test_any_text_is_read_back_as_it_was_typed(stem):
    new = changed(BANK, "h-0001", {"stem": stem, "options": {"A": stem, "B": "乙", "C": "丙"}})
    said = readable(new)["h-0001"]
    assert said["stem"] == stem
    assert said["options"] == {"A": stem, "B": "乙", "C": "丙"}
    assert check_bank(new, "history.yaml")[1] == ()


def test_options_written_one_a_line_stay_one_a_line():
    block = SINGLE.replace(
        " {A: 八七会议, B: 古田会议, C: 遵义会议}",
        "\n      A: 八七会议\n      B: 古田会议\n      C: 遵义会议",
    )
    new = changed(HEAD + block, "h-0001", {"options": {"A": "八七会议", "B": "瓦窑堡会议", "C": "遵义会议"}})
    assert new == HEAD + block.replace("古田会议", "瓦窑堡会议")


def test_a_question_on_one_line_is_written_out_when_it_changes():
    new = changed(BANK, "h-0003", {"answer": "错"})
    assert readable(new)["h-0003"]["answer"] == "错"
    assert readable(new)["h-0004"] == readable(BANK)["h-0004"]
    assert "# 待核" in new and check_bank(new, "history.yaml")[1] == ()


def test_a_question_that_is_not_there_is_told():
    with pytest.raises(NoSuchQuestion):
        changed(BANK, "h-0099", {"stem": "甲"})


def test_a_line_knows_its_question_and_field():
    assert field_at(BANK, 8) == ("h-0001", "stem")
    assert field_at(BANK, 1) == ("", "")
