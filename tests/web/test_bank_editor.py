"""Banks in the browser: nothing unsound is written, nothing typed is lost, no contest changes."""

import re
from dataclasses import replace

import pytest

from quiz.app import create_app
from quiz.services.bank_file import BankFile
from tests.banks.told import FILL, HEAD, MULTIPLE, ORAL, ORDER, SINGLE, TRUE_FALSE
from tests.live.house import plan, settings_for
from tests.web.conftest import Guest

TEXT = "# 整理：办公室\n" + HEAD + SINGLE + "    # 待核\n\n" + MULTIPLE + TRUE_FALSE + FILL + ORDER + ORAL
PAGES = (
    "/banks",
    "/banks/history/h-0001",
    "/banks/history/yaml",
    "/banks/history/h-0001/history",
    "/banks/preview/hall",
)


@pytest.fixture
def folder(tmp_path):
    banks = tmp_path / "banks"
    banks.mkdir()
    (banks / "history.yaml").write_text(TEXT, encoding="utf-8")
    return banks


@pytest.fixture
def app(tmp_path, folder):
    app = create_app(replace(settings_for(tmp_path), banks=folder))
    app.test_client_class = Guest
    app.extensions["quiz"].setup.create("final", plan())
    yield app
    app.extensions["quiz"].database.close()


def file_of(folder) -> str:
    return (folder / "history.yaml").read_text(encoding="utf-8")


def hidden(page: str, name: str) -> str:
    return re.search(rf'name="{name}" value="([^"]*)"', page)[1]


def typed_form(browser, question: str, **changes) -> dict:
    """What a browser would send from the form of a question, with some fields typed anew."""
    page = browser.get(f"/banks/history/{question}").text
    from quiz.services.bank_form import shown

    services = browser.application.extensions["quiz"]
    form = shown(services.bank_desk.fields("history", question)[0])
    sent = {key: value for key, value in form.items() if isinstance(value, str)}
    sent |= {"option": form["options"], "why": form["why"], "answer": form["answer"]}
    sent["accept"] = ["；".join(each) for each in form["accept"]]
    sent |= {"csrf_token": hidden(page, "csrf_token"), "base": hidden(page, "base"), "who": "张三"}
    return sent | changes


def revise(browser, question: str, **changes):
    return browser.post(f"/banks/history/{question}", data=typed_form(browser, question, **changes))


def save_yaml(browser, text: str, digest: str | None = None, **more):
    page = browser.get("/banks/history/yaml").text
    data = {
        "csrf_token": hidden(page, "csrf_token"),
        "digest": digest or hidden(page, "digest"),
        "text": text,
    }
    return browser.post("/banks/history/yaml", data=data | more)


@pytest.mark.parametrize("path", PAGES)
def test_only_the_organizer_comes_in(guest, operator, path):
    assert guest.get(path).status_code == 403
    assert operator.get(path).status_code == 200


@pytest.mark.parametrize(
    "path", ("/banks/history/h-0001", "/banks/history/yaml", "/banks/reload", "/api/banks/lint")
)
def test_no_form_is_taken_without_its_token(operator, path, folder):
    assert operator.post(path, data={"stem": "甲"}).status_code == 400
    assert file_of(folder) == TEXT


@pytest.mark.parametrize(
    ("query", "found"),
    (
        ("", ["h-0001", "h-0002", "h-0003", "h-0004", "h-0005", "h-0006"]),
        ("q=古田", ["h-0001", "h-0005"]),
        ("q=H-0006", ["h-0006"]),
        ("type=multiple", ["h-0002"]),
        ("q=莫斯科&type=single", []),
        ("state=withdrawn", []),
    ),
)
def test_questions_are_found_by_words_id_and_kind(operator, query, found):
    page = operator.get(f"/banks?{query}").text
    assert re.findall(r'<td class="nowrap">(h-\d{4})</td>', page) == found


def test_a_broken_file_is_told_with_its_place_and_the_good_bank_stays(operator, services, folder):
    operator.get("/banks")
    (folder / "history.yaml").write_text(TEXT.replace("answer: C", "answer: E"), encoding="utf-8")
    (folder / "other.yaml").write_text(
        HEAD.replace("history", "other") + ORAL.replace("h-0006", "o-0001").replace("两个务必", "三个务必"),
        encoding="utf-8",
    )
    token = hidden(operator.get("/banks").text, "csrf_token")
    page = operator.get(operator.post("/banks/reload", data={"csrf_token": token}).location).text
    assert re.search(r"history\.yaml:10:13</code>: 答案“E”", page)
    assert services.shelf.library.question("h-0001").answer == "C"
    assert services.shelf.library.question("o-0001")


def test_a_form_changes_only_the_lines_of_its_fields(operator, services, folder):
    assert revise(operator, "h-0001", stem="确立核心地位的会议是？", kind="substantive").status_code == 303
    expected = TEXT.replace("领导地位的会议", "核心地位的会议").replace("毛泽东同志核心", "核心")
    assert file_of(folder) == expected.replace(
        "    # 待核", "    rev: 2\n    change: substantive\n    # 待核"
    )
    assert services.shelf.library.question("h-0001").rev == 2


def test_a_form_sent_unchanged_writes_nothing(operator, folder):
    for question in ("h-0001", "h-0002", "h-0003", "h-0004", "h-0005", "h-0006"):
        assert revise(operator, question).status_code == 303
    assert file_of(folder) == TEXT


@pytest.mark.parametrize(
    ("question", "change", "line"),
    (
        ("h-0002", {"answer": ["A", "B"]}, "    answer: [A, B]\n"),
        ("h-0003", {"answer": ["错"]}, "    answer: 错\n"),
        ("h-0004", {"answer": ["1949", "北京"]}, '    answer: ["1949", 北京]\n'),
        ("h-0004", {"accept": ["四九", "北京天安门广场"]}, "    accept: [[四九], [北京天安门广场]]\n"),
        ("h-0005", {"answer": ["A C B"]}, "    answer: [A, C, B]\n"),
        ("h-0006", {"accept": ["谦虚谨慎；艰苦奋斗"]}, "    accept: [谦虚谨慎, 艰苦奋斗]\n"),
    ),
)
def test_the_answer_of_every_type_can_be_mended(operator, folder, question, change, line):
    assert revise(operator, question, kind="key_fix", **change).status_code == 303
    assert line.replace('"', "") in file_of(folder).replace('"', "")


def test_a_changed_matter_needs_a_word_for_it(operator, folder):
    answer = revise(operator, "h-0001", explanation="遵义会议事实上确立了领导地位。")
    assert answer.status_code == 422
    assert "没有说明是哪一种改动" in answer.text and "遵义会议事实上确立了领导地位。" in answer.text
    assert file_of(folder) == TEXT


def test_a_new_key_is_no_matter_of_wording(operator, folder):
    answer = revise(operator, "h-0001", answer=["B"], kind="cosmetic")
    assert answer.status_code == 422 and "不能写“只改字”" in answer.text
    assert file_of(folder) == TEXT


def test_what_the_checker_refuses_is_told_with_its_line_and_kept_on_the_page(operator, folder):
    answer = revise(operator, "h-0001", option=["八七会议", "八七会议", "遵义会议"], kind="substantive")
    assert answer.status_code == 422
    assert "第 9 行" in answer.text and "与 A 相同" in answer.text
    assert file_of(folder) == TEXT


def test_the_preview_gives_the_face_and_the_problems_of_what_is_typed(operator):
    sent = typed_form(operator, "h-0001", stem="哪次会议？") | {"bank": "history", "question": "h-0001"}
    told = operator.post("/api/banks/preview", data=sent).json
    assert (told["face"]["stem"], told["matter"], told["key"], told["problems"]) == (
        "哪次会议？",
        True,
        False,
        [],
    )
    told = operator.post("/api/banks/preview", data=sent | {"answer": "F"}).json
    assert told["face"] is None
    assert [(each["field"], each["line"], each["column"]) for each in told["problems"]] == [
        ("answer", 10, 13)
    ]


def test_somebody_elses_change_of_the_same_question_is_told_and_both_texts_are_kept(operator, folder):
    mine = typed_form(operator, "h-0001", stem="我的题干？", kind="substantive")
    (folder / "history.yaml").write_text(TEXT.replace("确立毛泽东同志", "确立了毛泽东同志"), encoding="utf-8")
    answer = operator.post("/banks/history/h-0001", data=mine)
    assert answer.status_code == 409
    assert "我的题干？" in answer.text and "确立了毛泽东同志领导地位的会议是？" in answer.text
    assert "我的题干" not in file_of(folder)


def test_somebody_elses_change_of_another_question_is_kept_beside_mine(operator, folder):
    mine = typed_form(operator, "h-0001", stem="我的题干？", kind="substantive")
    (folder / "history.yaml").write_text(TEXT.replace("三大优良作风", "三大作风"), encoding="utf-8")
    assert operator.post("/banks/history/h-0001", data=mine).status_code == 303
    assert "我的题干？" in file_of(folder) and "三大作风" in file_of(folder)


def test_yaml_is_saved_exactly_as_typed(operator, services, folder):
    text = TEXT.replace("# 待核", "# 已核 2026-07").replace("  - {id: h-0003", "\n  -   {id: h-0003")
    assert save_yaml(operator, text.replace("\n", "\r\n")).status_code == 303
    assert file_of(folder) == text


def test_the_line_ends_of_the_file_stay_as_they_were(operator, folder):
    (folder / "history.yaml").write_bytes(b"\xef\xbb\xbf" + TEXT.replace("\n", "\r\n").encode())
    assert save_yaml(operator, TEXT + "# 完\n").status_code == 303
    assert (folder / "history.yaml").read_bytes() == b"\xef\xbb\xbf" + (TEXT + "# 完\n").replace(
        "\n", "\r\n"
    ).encode()


def test_bad_yaml_is_refused_with_its_place_and_the_good_bank_stays_in_use(operator, services, folder):
    operator.get("/banks")
    before = services.shelf.library
    answer = save_yaml(operator, TEXT.replace("    answer: C", "    answr: C"))
    assert answer.status_code == 422
    assert "第 10 行第 5 列" in answer.text and "answr: C" in answer.text
    assert file_of(folder) == TEXT and services.shelf.library is before


def test_yaml_lint_says_what_the_command_line_says(operator, services):
    token = hidden(operator.get("/banks/history/yaml").text, "csrf_token")
    given = {"bank": "history", "text": TEXT.replace("    answer: C", "    answr: C")}
    told = operator.post("/api/banks/lint", json=given, headers={"X-CSRFToken": token}).json
    errors = [each for each in told if each["severity"] == "error"]
    assert [(each["line"], each["column"], each["code"]) for each in errors] == [(10, 5, "unknown_key")]


def test_a_conflicting_save_is_told_and_neither_text_is_lost(operator, folder):
    digest = hidden(operator.get("/banks/history/yaml").text, "digest")
    theirs = TEXT.replace("待核", "别人核过")
    (folder / "history.yaml").write_text(theirs, encoding="utf-8")
    answer = save_yaml(operator, TEXT.replace("待核", "我核过"), digest)
    assert answer.status_code == 409
    assert "我核过" in answer.text and "别人核过" in answer.text
    assert file_of(folder) == theirs
    assert (
        save_yaml(operator, TEXT.replace("待核", "我核过"), hidden(answer.text, "digest")).status_code == 303
    )
    assert "我核过" in file_of(folder)


def test_a_change_of_matter_in_yaml_must_be_declared(operator, folder):
    text = TEXT.replace("answer: C", "answer: B")
    answer = save_yaml(operator, text)
    assert answer.status_code == 422 and "rev: 2" in answer.text
    declared = text.replace("answer: B\n", "answer: B\n    rev: 2\n    change: key_fix\n", 1)
    assert save_yaml(operator, declared).status_code == 303


def test_an_id_never_changes_silently(operator, folder):
    text = TEXT.replace("h-0006", "h-0007")
    answer = save_yaml(operator, text)
    assert answer.status_code == 422 and "原来的编号是 h-0006" in answer.text
    assert file_of(folder) == TEXT
    heir = text.replace("  - id: h-0007\n", "  - id: h-0007\n    replaces: h-0006\n")
    assert save_yaml(operator, heir).status_code == 303


def test_a_question_is_taken_out_only_when_that_is_agreed_to(operator, folder):
    text = TEXT.replace(ORAL, "")
    answer = save_yaml(operator, text)
    assert answer.status_code == 422 and "少掉：h-0006" in answer.text
    assert file_of(folder) == TEXT
    assert save_yaml(operator, text, agreed=["h-0006"]).status_code == 303


def test_a_question_of_another_bank_is_not_written_twice(operator, folder):
    other = HEAD.replace("history", "other") + ORAL.replace("务必", "必须")
    (folder / "zeta.yaml").write_text(
        other.replace("other", "zeta").replace("h-0006", "z-0001"), encoding="utf-8"
    )
    operator.get("/banks")
    text = TEXT + SINGLE.replace("h-0001", "z-0001").replace("会议是", "会址在")
    assert save_yaml(operator, text).status_code == 422
    assert file_of(folder) == TEXT


def test_history_tells_who_changed_what_and_when(operator, services):
    revise(operator, "h-0001", stem="新题干？", kind="substantive")
    save_yaml(
        operator,
        services.bank_desk.open("history")
        .text.replace("莫斯科召开", "莫斯科近郊召开")
        .replace("answer: 对", "answer: 对, rev: 2, change: cosmetic"),
        who="李四",
    )
    page = operator.get("/banks/history/h-0001/history").text
    assert "张三" in page and "新题干？" in page and "确立毛泽东同志领导地位" in page and "意思变了" in page
    entries = services.bank_desk.history.of("h-0003")
    assert [(each.who, each.act, each.rev) for each in entries] == [("李四", "edited", 2)]


def mark(browser, kind: str, who: str) -> str:
    token = hidden(browser.get("/banks/history/h-0001").text, "csrf_token")
    data = {"csrf_token": token, "mark": kind, "who": who}
    return browser.get(browser.post("/banks/history/h-0001/mark", data=data).location).text


def test_writer_and_reviewer_are_two_people_and_a_new_text_needs_a_new_review(operator, services):
    assert "出题 张三" in mark(operator, "written", "张三")
    assert "不能是同一个人" in mark(operator, "reviewed", "张三")
    assert "审题 李四" in mark(operator, "reviewed", "李四")
    revise(operator, "h-0001", stem="新题干？", kind="substantive")
    assert "审题 还没有人" in operator.get("/banks/history/h-0001").text


def test_a_question_is_withdrawn_with_one_click_and_put_back(operator, services, folder):
    page = operator.get("/banks/history/h-0001").text
    data = {"csrf_token": hidden(page, "csrf_token"), "base": hidden(page, "base"), "action": "withdraw"}
    assert (
        operator.post("/banks/history/h-0001/withdraw", data=data | {"reason": "出处存疑"}).status_code == 303
    )
    assert services.shelf.library.question("h-0001").withdrawn == "出处存疑"
    assert "    withdrawn: 出处存疑\n" in file_of(folder)
    page = operator.get("/banks/history/h-0001").text
    again = {"csrf_token": hidden(page, "csrf_token"), "base": hidden(page, "base"), "action": "restore"}
    assert operator.post("/banks/history/h-0001/withdraw", data=again).status_code == 303
    assert file_of(folder) == TEXT


def test_no_edit_reaches_a_contest_that_is_sealed(operator, services):
    before = services.runner.state("final")
    revise(operator, "h-0001", stem="新题干？", kind="substantive")
    assert services.runner.state("final") == before


def test_a_full_disk_loses_nothing(operator, folder, monkeypatch):
    def full(*_):
        raise OSError("no space left")

    monkeypatch.setattr("quiz.services.bank_desk.save", full)
    answer = save_yaml(operator, TEXT + "# 完\n")
    assert answer.status_code == 507 and "# 完" in answer.text
    assert file_of(folder) == TEXT


@pytest.mark.parametrize("name", ("..%2fsecret", "nothing", "History", "history.yaml"))
def test_only_banks_of_the_folder_are_opened(operator, name):
    assert operator.get(f"/banks/{name}/yaml").status_code == 404


def test_styles_of_the_yaml_page_need_its_nonce_and_no_other_page_has_one(operator):
    page = operator.get("/banks/history/yaml")
    nonce = re.search(r'data-nonce="([^"]+)"', page.text)[1]
    assert f"style-src 'self' 'nonce-{nonce}'" in page.headers["Content-Security-Policy"]
    assert "nonce" not in operator.get("/banks/history/h-0001").headers["Content-Security-Policy"]


def test_only_the_preview_may_stand_in_a_frame(operator):
    assert operator.get("/banks/preview/hall").headers["X-Frame-Options"] == "SAMEORIGIN"
    assert operator.get("/banks/history/h-0001").headers["X-Frame-Options"] == "DENY"


def test_a_new_file_has_no_digest():
    assert BankFile("new", "new.yaml", "", b"").digest == ""


def test_a_large_bank_can_be_saved_from_the_browser(operator, folder):
    long = "\n".join(f"# 第{n}行备注，这是一行不短的中文注释，只为了把文件写长" for n in range(6000))
    assert save_yaml(operator, TEXT + long + "\n").status_code == 303
    assert file_of(folder).endswith("写长\n")
