"""Banks edited on the disk: what matters to learners comes into use only with a word for it."""

import re

import pytest

from tests.banks.told import HEAD, ORAL, TRUE_FALSE
from tests.web.test_bank_editor import TEXT, app, file_of, folder, hidden, revise, save_yaml

__all__ = ["app", "folder"]
OTHER = HEAD.replace("history", "other")


@pytest.fixture(autouse=True)
def in_use(operator):
    operator.get("/banks")


def write(folder, text: str, name: str = "history") -> None:
    (folder / f"{name}.yaml").write_text(text, encoding="utf-8")


def reload(browser) -> str:
    token = hidden(browser.get("/banks").text, "csrf_token")
    return browser.get(browser.post("/banks/reload", data={"csrf_token": token}).location).text


def declare(browser, page: str, question: str, kind: str):
    form = re.search(rf'action="/banks/history/{question}/declare">.*?</form>', page, re.DOTALL)[0]
    data = {
        "csrf_token": hidden(form, "csrf_token"),
        "base": hidden(form, "base"),
        "kind": kind,
        "who": "王五",
    }
    return browser.post(f"/banks/history/{question}/declare", data=data)


def test_an_undeclared_key_is_told_with_both_texts_and_the_old_one_stays(operator, services, folder):
    write(folder, TEXT.replace("answer: C", "answer: B"))
    page = reload(operator)
    assert re.search(r"history\.yaml:10:13</code>: h-0001 改了答案，没有说明是哪一种改动", page)
    assert "rev: 2" in page and "    answer: B" in page and "    answer: C" in page
    assert 'value="key_fix"' in page and 'value="cosmetic"' not in page
    assert services.shelf.library.question("h-0001").answer == "C"


def test_one_word_declares_the_change_and_it_comes_into_use(operator, services, folder):
    write(folder, TEXT.replace("answer: C", "answer: B"))
    assert declare(operator, reload(operator), "h-0001", "key_fix").status_code == 303
    question = services.shelf.library.question("h-0001")
    assert (question.answer, question.rev, question.change) == ("B", 2, "key_fix")
    assert "    rev: 2\n    change: key_fix\n    # 待核" in file_of(folder)
    (entry,) = services.bank_desk.history.of("h-0001")
    assert entry.who == "王五" and "answer: C" in entry.before and "answer: B" in entry.after


def test_several_changes_are_declared_one_after_the_other(operator, services, folder):
    write(folder, TEXT.replace("answer: C", "answer: B").replace("三大优良作风", "三大作风"))
    page = reload(operator)
    declare(operator, page, "h-0001", "key_fix")
    assert services.shelf.library.question("h-0001").rev == 1
    declare(operator, page, "h-0002", "cosmetic")
    assert services.shelf.library.question("h-0001").rev == 2
    assert services.shelf.problems == ()


def test_a_file_changed_meanwhile_is_not_declared_unseen(operator, services, folder):
    write(folder, TEXT.replace("answer: C", "answer: B"))
    page = reload(operator)
    write(folder, TEXT.replace("answer: C", "answer: A"))
    answer = declare(operator, page, "h-0001", "key_fix")
    assert "文件刚才又改过" in operator.get(answer.location).text
    assert services.shelf.library.question("h-0001").answer == "C"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("领导地位的会议是？", "领导地位的会议是 ?"),
        ("    answer: C", "    difficulty: 5\n    answer: C"),
        ("    answer: C\n", "    answer: B\n    rev: 2\n    change: key_fix\n"),
    ],
)
def test_widths_notes_and_declared_changes_come_into_use_at_once(operator, services, folder, old, new):
    assert old in TEXT
    write(folder, TEXT.replace(old, new, 1))
    assert "都能用" in reload(operator)
    assert services.bank_desk.history.of("h-0001")[0].who == "直接改了文件"


def test_a_new_id_for_an_old_question_is_told(operator, services, folder):
    write(folder, TEXT.replace("h-0006", "h-0007"))
    assert "h-0007 原来的编号是 h-0006" in reload(operator)
    assert services.shelf.library.question("h-0006") is not None
    write(folder, TEXT.replace("id: h-0006", "id: h-0007\n    replaces: h-0006"))
    assert "都能用" in reload(operator)
    assert services.shelf.library.question("h-0007").replaces == ("h-0006",)


def test_a_question_moved_to_another_bank_keeps_its_id_and_owes_nothing(operator, services, folder):
    write(folder, TEXT.replace(ORAL, ""))
    write(folder, OTHER + ORAL, "other")
    assert "都能用" in reload(operator)
    assert services.shelf.library.bank_of("h-0006").id == "other"


def test_a_question_moved_and_changed_is_told(operator, services, folder):
    write(folder, TEXT.replace(ORAL, ""))
    write(folder, OTHER + ORAL.replace("两个务必", "“两个务必”具体"), "other")
    page = reload(operator)
    assert "h-0006 改了题干" in page and "h-0006 挪到了 banks/other.yaml" in page
    assert services.shelf.library.bank_of("h-0006").id == "history"


def test_what_the_disk_says_already_holds_up_no_save_but_the_bank_waits(operator, services, folder):
    write(folder, TEXT.replace("三大优良作风", "三大作风"))
    answer = revise(operator, "h-0001", stem="哪次会议？", kind="substantive")
    assert "暂时仍用原来那一份" in operator.get(answer.location).text
    assert "三大作风" in file_of(folder) and "哪次会议？" in file_of(folder)
    assert "三大优良作风" in services.shelf.library.question("h-0002").stem
    declare(operator, operator.get("/banks").text, "h-0002", "cosmetic")
    assert services.shelf.library.question("h-0001").stem == "哪次会议？"


def test_a_save_is_set_against_the_version_in_use_not_the_edited_file(operator, folder):
    write(folder, TEXT.replace("三大优良作风", "三大作风"))
    text = TEXT.replace("三大优良作风", "三种作风")
    answer = save_yaml(operator, text)
    assert answer.status_code == 422 and "h-0002 改了题干" in answer.text


def test_what_was_never_in_use_owes_nothing(operator, services, folder):
    write(folder, OTHER + TRUE_FALSE.replace("h-0003", "o-0001").replace("六大", "五大"), "other")
    assert "都能用" in reload(operator)
