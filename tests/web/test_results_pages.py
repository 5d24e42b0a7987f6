"""The results at the Flask door: who may see them, and that they say what the ledger says."""

import io
import re

import openpyxl
import pytest

from quiz.people import Actor, Role, Seat
from tests.services.evening import buzz, order

JUDGE = Actor("judge")
PAGES = (
    "/results/final",
    "/results/final/sheet",
    "/results/final/record",
    "/results/final.xlsx",
    "/rules/final",
)


@pytest.fixture
def played(services):
    """Two buzzer questions: a ruling undone, given again and overruled; an early buzz."""
    slots = ("1-1", "1-2")
    commands = [
        order(1, "start_contest"),
        order(2, "open_round", round=1),
        order(3, "present_question", slot=slots[0]),
        order(4, "open_buzzers", slot=slots[0]),
        buzz(5, "t1"),
        order(6, "start_answer", slot=slots[0]),
        order(7, "give_ruling", slot=slots[0], team="t1", verdict="wrong"),
        order(8, "undo", command="command-7", reason="按错键"),
        order(9, "give_ruling", slot=slots[0], team="t1", verdict="right"),
        order(10, "reveal_key", slot=slots[0]),
        order(11, "present_question", slot=slots[1]),
        order(12, "call_foul", slot=slots[1], team="t2", kind="early_buzz"),
    ]
    for command in commands:
        assert services.runner.run("final", command)["ok"], command
    ruling = next(line for line in services.runner.state("final").ledger if line.verdict == "right")
    overrule = order(13, "overrule", JUDGE, ruling=ruling.id, verdict="wrong", reason="=1+1")
    assert services.runner.run("final", overrule)["ok"]
    return services


def seated(app, services, role):
    browser = app.test_client()
    browser.get(f"/t/{services.entrance.link_token(Seat('final', role))}")
    return browser


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("role", (Role.HOST, Role.JUDGE))
def test_the_bench_and_the_organizer_may_see_the_results(app, services, operator, role, path):
    assert operator.get(path).status_code == 200
    assert seated(app, services, role).get(path).status_code == 200


@pytest.mark.parametrize("path", PAGES)
def test_nobody_else_may(app, services, guest, path):
    assert guest.get(path).status_code == 403
    assert seated(app, services, Role.HALL).get(path).status_code == 403


def test_the_host_of_one_contest_sees_nothing_of_another(app, services, played):
    other = app.test_client()
    other.get(f"/t/{services.entrance.link_token(Seat('elsewhere', Role.HOST))}")
    assert other.get("/results/final").status_code == 403


def test_the_page_gives_the_sums_and_every_correction_with_its_reason(operator, played):
    page = operator.get("/results/final").text
    assert "撤销：第 1 轮第 1 题，1 号台判错误" in page and "按错键" in page
    assert "1 号台由正确改判错误" in page and "=1+1" in page
    assert "1 号台 110 → 90" in page
    assert re.search(r'class="n tot">90<', page)


def test_a_ruling_taken_back_stays_on_the_page_and_is_marked(operator, played):
    page = operator.get("/results/final").text
    assert 'class="was"' in page and "已撤销" in page


def test_the_page_names_the_question_and_its_key(operator, played):
    page = operator.get("/results/final").text
    assert "题干q1-1？" in page and "答案：C 选项q1-1C" in page


def test_an_unfinished_contest_says_so(operator, played):
    assert "还没有结束" in operator.get("/results/final").text
    assert "还没有结束" in operator.get("/results/final/sheet").text


def test_a_rehearsals_sheet_says_that_it_does_not_count(operator):
    page = operator.get("/results/final/sheet").text
    assert "不作为正式成绩" in page and "leaf--rehearsal" in page


def test_the_sheet_carries_the_code_of_the_last_event(operator, played):
    version = played.runner.state("final").version
    page = operator.get("/results/final/sheet").text
    head = played.log.rows("final")[-1].hash[:16].upper()
    assert " ".join(head[at : at + 4] for at in range(0, 16, 4)) in page
    assert f"全部记录 {version} 条，重算一遍得到同样的分数" in page


def test_a_log_that_was_tampered_with_is_not_to_be_signed(operator, played):
    from sqlalchemy import text

    change = text("update events set at = at + 1 where contest = 'final' and version = 3")
    played.database.write(lambda connection: connection.execute(change))
    page = operator.get("/results/final/sheet").text
    assert "请勿签字" in page and "重算一遍" not in page


def test_the_record_has_a_line_for_every_event_and_every_line_has_words(operator, played):
    page = operator.get("/results/final/record").text
    version = played.runner.state("final").version
    assert len(re.findall(r"<tr><td class=\"n\">\d+</td>", page)) == version
    assert "record." not in page and not re.search(r"\{\w+\}", page)


def test_the_workbook_comes_with_the_contests_name(operator, played):
    answer = operator.get("/results/final.xlsx")
    assert "filename*=UTF-8''" in answer.headers["Content-Disposition"]
    book = openpyxl.load_workbook(io.BytesIO(answer.data))
    assert book.sheetnames == ["名次", "逐题", "更正", "犯规", "抽签和校验"]


def test_the_results_speak_english_when_asked(operator, played):
    page = operator.get("/results/final?lang=en").text
    assert "Full record" in page and "results." not in re.sub(r"results\.css", "", page)


def test_the_rule_sheet_on_paper_has_every_round(operator):
    page = operator.get("/rules/final").text
    assert "第 1 轮　buzzer" in page and "第 2 轮　compulsory" in page and "加赛" in page
