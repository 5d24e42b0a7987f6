"""The upload page: what is clear goes in, what is doubtful waits, and nothing is dropped in silence."""

import re
from dataclasses import replace
from io import BytesIO

import pytest

from quiz.app import create_app
from tests.banks.told import HEAD, SINGLE, TRUE_FALSE
from tests.live.house import settings_for
from tests.web.conftest import Guest

MESSY = """一、单选题
1.中华人民共和国成立于哪一年？
A.1945年 B.1949年 C.1954年
答案：B
2.第一部宪法是哪一年通过的？
A.1949年 B.1954年 C.1975年
3.三大改造是对哪些行业的社会主义改造？
A.农业 B.手工业 C.资本主义工商业
答案：ABC
"""


@pytest.fixture
def folder(tmp_path):
    banks = tmp_path / "banks"
    banks.mkdir()
    (banks / "history.yaml").write_text(HEAD + SINGLE, encoding="utf-8")
    return banks


@pytest.fixture
def app(tmp_path, folder):
    app = create_app(replace(settings_for(tmp_path), banks=folder))
    app.test_client_class = Guest
    yield app
    app.extensions["quiz"].database.close()


def token(browser) -> str:
    return re.search(r'name="csrf_token" value="([^"]*)"', browser.get("/banks/import").text)[1]


def send(browser, path: str, **data):
    return browser.post(path, data=data | {"csrf_token": token(browser)})


@pytest.fixture
def address(operator):
    """The preview of a messy file."""
    answer = send(operator, "/banks/import", file=(BytesIO(MESSY.encode()), "决赛题库.txt"))
    assert answer.status_code == 303
    return answer.location


def mend_second(operator, address: str):
    mended = {
        "type": "single",
        "stem": "第一部宪法是哪一年通过的？",
        "options": "A. 1949年\n1954年\nC、1975年",
    }
    return send(operator, f"{address}/1", **mended, answer="B")


def test_only_the_organizer_may_upload(guest, operator):
    assert guest.get("/banks/import").status_code == 403
    assert operator.post("/banks/import", data={"text": MESSY}).status_code == 400


def test_every_question_is_shown_with_its_sign_and_its_original(operator, address):
    page = operator.get(address).text
    assert "决赛题库.txt：读出 3 题" in page
    assert "1 题读不懂" in page and "第一部宪法是哪一年通过的？" in page
    assert "答案：ABC" in page


def test_only_clear_questions_enter_the_bank_and_the_rest_waits(operator, services, folder, address):
    operator.get("/banks")
    before = operator.get(address).text
    ready = int(re.search(r"先收下清楚的 (\d) 题", before)[1])
    answer = send(operator, f"{address}/save", bank="final", title="决赛", source="章程")
    assert answer.status_code == 303
    assert len(services.shelf.library.bank("final").questions) == ready < 3
    assert "第一部宪法" not in (folder / "final.yaml").read_text(encoding="utf-8")
    assert "第一部宪法" in operator.get(address).text


def test_a_mended_question_is_taken_after_the_others(operator, services, folder, address):
    send(operator, address, action="agree_all-")
    assert send(operator, f"{address}/save", bank="final", title="决赛", source="章程").status_code == 303
    assert mend_second(operator, address).status_code == 303
    assert send(operator, f"{address}/save", bank="final").location == "/banks?bank=final"
    bank = services.shelf.library.bank("final")
    assert sorted(question.stem[:4] for question in bank.questions) == ["三大改造", "中华人民", "第一部宪"]
    assert len({question.id for question in bank.questions}) == 3
    second = next(question for question in bank.questions if question.stem.startswith("第一部"))
    assert (second.answer, [option.text for option in second.options]) == (
        "B",
        ["1949年", "1954年", "1975年"],
    )


def test_a_wrongly_mended_question_says_what_is_still_wrong(operator, address):
    mended = {"type": "single", "stem": "哪一年？", "options": "1949年\n1954年", "answer": "E"}
    send(operator, f"{address}/1", **mended)
    assert "答案“E”不在选项" in operator.get(address).text


def test_a_question_left_out_enters_no_bank_and_can_be_taken_back(operator, services, address):
    send(operator, address, action="drop-1")
    assert "0 题读不懂" in operator.get(address).text and "还是要这题" in operator.get(address).text
    send(operator, address, action="back-1")
    assert "1 题读不懂" in operator.get(address).text


def test_questions_are_added_behind_those_of_a_bank_that_is_there(operator, services, folder, address):
    operator.get("/banks")
    assert send(operator, f"{address}/save", bank="history").status_code == 303
    text = (folder / "history.yaml").read_text(encoding="utf-8")
    assert text.startswith(HEAD + SINGLE)
    assert (
        services.shelf.library.question("h-0001")
        and len(services.shelf.library.bank("history").questions) > 1
    )


def test_pasted_text_is_read_as_a_file_would_be(operator):
    answer = send(operator, "/banks/import", text=MESSY)
    assert "读出 3 题" in operator.get(answer.location).text


@pytest.mark.parametrize(
    ("file", "told"),
    (
        ((BytesIO(b""), "空.txt"), "没有选文件"),
        ((BytesIO(b"PK\x03\x04nothing"), "坏.docx"), 'role="alert"'),
    ),
)
def test_a_file_that_cannot_be_read_is_refused_with_a_reason(operator, folder, file, told):
    answer = send(operator, "/banks/import", file=file)
    assert answer.status_code == 422 and told in answer.text
    assert [path.name for path in folder.glob("*.yaml")] == ["history.yaml"]


def test_a_bank_id_that_is_none_is_told(operator, folder, address):
    answer = send(operator, f"{address}/save", bank="../x", title="决赛", source="章程")
    assert answer.status_code in (409, 422)
    assert [path.name for path in folder.parent.rglob("*.yaml")] == ["history.yaml"]


OWN = HEAD.replace("history", "other") + SINGLE.replace("领导地位", "核心地位") + TRUE_FALSE


def upload(operator, text: str, name: str = "other.yaml") -> str:
    return send(operator, "/banks/import", file=(BytesIO(text.encode()), name)).location


def ids_of(services, bank: str) -> list[str]:
    return [question.id for question in services.shelf.library.bank(bank).questions]


def test_added_questions_take_the_prefix_and_next_number_of_their_bank(operator, services, folder, address):
    operator.get("/banks")
    send(operator, address, action="agree_all-")
    send(operator, f"{address}/save", bank="history")
    assert ids_of(services, "history") == ["h-0001", "h-0002", "h-0003"]


def test_an_id_that_is_taken_is_told_and_another_is_given(operator, services, folder):
    operator.get("/banks")
    address = upload(operator, OWN)
    assert "收下时另编：h-0001（共 1 个）" in operator.get(address).text
    send(operator, f"{address}/save", bank="history")
    assert ids_of(services, "history") == ["h-0001", "h-0004", "h-0003"]


def test_a_question_a_bank_has_already_waits_and_says_where_it_is(operator, services, folder):
    operator.get("/banks")
    address = upload(operator, HEAD.replace("history", "other") + SINGLE + TRUE_FALSE)
    assert "题库里已经有这道题：h-0001" in operator.get(address).text
    send(operator, f"{address}/save", bank="other", title="别的", source="书")
    assert ids_of(services, "other") == ["h-0003"]


def test_a_source_typed_for_an_import_stays_with_its_questions(operator, services, folder, address):
    operator.get("/banks")
    send(operator, f"{address}/save", bank="history", source="《另一本书》")
    first, added, *_ = services.shelf.library.bank("history").questions
    assert (first.source, added.source) == ("《中国共产党简史》，2021年", "《另一本书》")


def test_what_was_just_taken_can_be_taken_back_at_once(operator, services, folder, address):
    operator.get("/banks")
    before = (folder / "history.yaml").read_text(encoding="utf-8")
    send(operator, f"{address}/save", bank="history")
    assert "撤回刚收进 history 的" in operator.get(address).text
    send(operator, f"{address}/undo")
    assert (folder / "history.yaml").read_text(encoding="utf-8") == before
    assert "先收下清楚的" in operator.get(address).text
    send(operator, f"{address}/save", bank="final", title="决赛", source="章程")
    send(operator, f"{address}/undo")
    assert services.shelf.library.bank("final") is None and not (folder / "final.yaml").exists()


def test_nothing_is_taken_back_once_the_bank_has_changed(operator, services, folder, address):
    operator.get("/banks")
    send(operator, f"{address}/save", bank="history")
    file = folder / "history.yaml"
    file.write_text(file.read_text(encoding="utf-8") + "# 核过\n", encoding="utf-8")
    assert send(operator, f"{address}/undo").status_code == 409
    assert "# 核过" in file.read_text(encoding="utf-8")


def test_an_import_that_waits_is_listed_and_can_be_discarded(operator, address):
    page = operator.get("/banks/import").text
    assert "决赛题库.txt" in page and "共 3 题，还有 3 题没定" in page
    assert "已经丢掉" in operator.get(send(operator, f"{address}/discard").location).text
    assert operator.get(address).status_code == 404
    assert "决赛题库.txt" not in operator.get("/banks/import").text


def test_an_import_untouched_for_thirty_days_is_cleared_with_a_word(operator, services, address):
    from quiz.services.import_drafts import DAY_MS

    now = services.now()
    assert services.import_drafts.clear_old(now + 29 * DAY_MS) == 0
    key = address.rpartition("/")[2]
    data = services.import_drafts.get(key)
    services.import_drafts.put(key, now - 31 * DAY_MS, data, {"file": "旧.txt", "count": 3, "left": 3})
    assert "清掉了 1 份" in operator.get("/banks/import").text
    assert operator.get(address).status_code == 404


def test_a_question_with_an_unknown_field_can_be_mended(operator, services):
    text = HEAD.replace("history", "other") + SINGLE.replace("answer: C", "answer: C\n    anwser: B")
    address = upload(operator, text.replace("领导地位", "核心地位"))
    assert "没有“anwser”这一项" in operator.get(address).text
    mended = {
        "type": "single",
        "stem": "核心地位？",
        "options": "八七会议\n古田会议\n遵义会议",
        "answer": "C",
    }
    send(operator, f"{address}/0", **mended)
    assert "先收下清楚的 1 题" in operator.get(address).text
