"""Practice over HTTP: whose it is says the cookie alone, and every refusal says why in two languages."""

import gzip
import json
import re
import sqlite3
import time

import pytest

from quiz.services.practice_demo import NAMES, prepare_branches
from quiz.web.practitioner import COOKIE
from tests.web.phone import Phone

PAGES = ("session", "me", "ledger", "progress", "forecast", "topics", "export")
POSTS = ("entries", "name", "join", "settings", "notices", "report", "leave", "erase")


pytestmark = pytest.mark.usefixtures("practising")


def test_a_member_is_met_by_every_page_and_stored_by_none(phone, services):
    for path in PAGES:
        assert phone.get(path).status_code == 200, path
    member = phone.get("me").json["member"]
    assert services.practice.members.get(member) is None
    assert phone.answer().json["ok"]
    assert services.practice.members.get(member) is not None
    assert phone.get("me").json["member"] == member


@pytest.mark.parametrize("path", POSTS)
def test_a_post_without_the_token_of_our_page_changes_nothing(phone, path):
    answer = phone.post(path, {"confirm": True}, headers={})
    assert (answer.status_code, answer.json["code"]) == (400, "csrf")
    answer = phone.post(path, {"confirm": True}, headers={"X-CSRFToken": "forged"})
    assert (answer.status_code, answer.json["code"]) == (400, "csrf")


@pytest.mark.parametrize("path", POSTS)
def test_a_body_that_is_too_long_is_not_read(phone, path):
    answer = phone.post(path, data=b'{"x": "' + b"y" * 600_000 + b'"}', content_type="application/json")
    assert (answer.status_code, answer.json["code"]) == (413, "too_large")


@pytest.mark.parametrize("path", [path for path in POSTS if path != "leave"])
@pytest.mark.parametrize(
    "body", [b"", b"[]", b"null", b"{", b'"text"', b"[" * 3000, b"\xff\xfe", b'{"a":1e999}']
)
def test_every_body_that_is_nothing_is_refused_with_words(phone, path, body):
    answer = phone.post(path, data=body, content_type="application/json")
    assert 400 <= answer.status_code < 500
    assert re.search("[一-鿿]", answer.json["message"]) and answer.json["en"].isascii()


def test_every_refusal_has_words_of_its_own(services):
    sources = " ".join(
        file.read_text(encoding="utf-8")
        for folder in ("services", "web")
        for file in (services.settings.static.parent / "quiz" / folder).glob("*.py")
    )
    codes = set(re.findall(r'PracticeRefused\(\s*"(\w+)"', sources))
    assert len(codes) > 15
    for language in ("zh-CN", "en"):
        assert [
            code for code in codes if not services.wording.has(language, f"practice.refused.{code}")
        ] == []


def test_a_member_named_in_a_request_is_not_believed(app, phone):
    phone.answer("ph-0001")
    member = phone.get("me").json["member"]
    stranger = Phone(app)
    for path in ("me", "ledger", "export", "session"):
        text = stranger.get(f"{path}?member={member}&m={member}").get_data(as_text=True)
        assert member not in text
    assert stranger.get(f"ledger?member={member}").json["mistakes"] == []
    said = stranger.post("entries", {"entries": [], "now": 1, "member": member}).json
    assert said["me"]["member"] != member


def test_a_forged_cookie_is_a_new_member(phone):
    phone.answer()
    member = phone.get("me").json["member"]
    phone.client.set_cookie(COOKIE, json.dumps({"m": member}))
    assert phone.get("me").json["member"] != member


def test_the_cookie_is_out_of_reach_of_scripts_and_lasts(app):
    header = next(
        each
        for each in app.test_client().get("/api/practice/me").headers.getlist("Set-Cookie")
        if COOKIE in each
    )
    assert "HttpOnly" in header and "SameSite=Lax" in header
    assert int(re.search(r"Max-Age=(\d+)", header)[1]) > 180 * 24 * 3600


def test_another_phone_joins_by_the_pin_and_both_are_one(app, phone, services):
    branch = services.practice.roster.branches()[0].id
    phone.answer("ph-0001")
    assert phone.post("name", {"branch": branch, "name": "张伟", "pin": "2749"}).json["me"]["named"]
    second = Phone(app)
    second.answer("ph-0002")
    taken = second.post("name", {"branch": branch, "name": "张伟", "pin": "2749"})
    assert (taken.status_code, taken.json["code"]) == (409, "pin_needed")
    wrong = second.post("join", {"branch": branch, "name": "张伟", "pin": "0000"})
    assert (wrong.status_code, wrong.json["code"]) == (403, "wrong_pin")
    joined = second.post("join", {"branch": branch, "name": "张伟", "pin": "2749"}).json["me"]
    assert joined["member"] == phone.get("me").json["member"]
    assert {each["question"] for each in phone.get("ledger").json["mistakes"]} == {"ph-0001", "ph-0002"}
    assert second.get("me").json["name"] == "张伟"


def test_erased_means_gone_for_every_phone_and_each_may_start_anew(app, phone, services):
    branch = services.practice.roster.branches()[0].id
    phone.answer("ph-0001")
    phone.post("name", {"branch": branch, "name": "张伟", "pin": "2749"})
    second = Phone(app)
    second.post("join", {"branch": branch, "name": "张伟", "pin": "2749"})
    gone = phone.get("me").json["member"]
    assert phone.post("erase", {"confirm": True}).json["ok"]
    assert phone.get("me").json["member"] != gone
    late = second.answer("ph-0003")
    assert (late.status_code, late.json["code"]) == (410, "erased")
    fresh = second.get("me")
    assert fresh.status_code == 200 and fresh.json["member"] != gone
    assert services.practice.log.count(gone) == 0


def test_leaving_forgets_the_member_on_this_phone_only(phone, services):
    phone.answer("ph-0001")
    member = phone.get("me").json["member"]
    phone.post("leave")
    assert phone.get("me").json["member"] != member
    assert services.practice.log.count(member) == 1


def test_the_link_of_a_branch_is_remembered(app, services):
    third = services.practice.roster.branches()[2]
    client = app.test_client()
    client.get(f"/p/{services.practice.entry.branch_token(third.id)}")
    assert client.get("/api/practice/me").json["branch"] == {"id": third.id, "name": NAMES[2]}


def test_no_answer_of_any_page_holds_a_sealed_question(app, phone):
    paths = [*PAGES, *(f"session?kind={kind}&size=50" for kind in ("topic", "mock", "challenge", "daily"))]
    text = "".join(phone.get(path).get_data(as_text=True) for path in paths)
    assert "ph-0002" in text
    assert "密封" not in text and "ph-0014" not in text and "nh-0009" not in text
    assert phone.answer("ph-0014").json["refused"][0]["code"] == "unknown_question"
    assert phone.post("report", {"question": "ph-0014"}).status_code == 404
    assert phone.get("media/ph-0014").status_code == 404


def test_all_questions_of_the_real_banks_that_are_sealed_stay_so(app, services):
    services.shelf.refresh()
    sealed = {question.id for question in services.shelf.library.questions if question.use == "contest"}
    assert len(sealed) > 30
    course = services.practice.desk.course()
    assert not sealed & set(course.whole.items)
    phone = Phone(app)
    for bank in services.shelf.library.banks:
        said = phone.get(f"session?kind=topic&bank={bank.id}&size=50").json
        assert not sealed & set(said["questions"])
    for number in range(6):
        assert not sealed & set(Phone(app).get("session?kind=mock").json["questions"]), number


def test_the_picture_of_a_practice_question_is_served(app, services):
    services.shelf.refresh()
    shown = next(
        each
        for each in services.shelf.library.questions
        if each.media and each.use != "contest" and each.withdrawn is None
    )
    record = services.practice.desk.course().record(shown.id)
    answer = app.test_client().get(record["media"]["src"])
    assert answer.status_code == 200 and answer.data
    assert "private" in answer.headers["Cache-Control"]


def test_the_export_is_a_file_of_ones_own(phone):
    phone.answer("ph-0001")
    answer = phone.get("export")
    assert "attachment" in answer.headers["Content-Disposition"]
    assert json.loads(answer.data)["作答"][0]["题目"] == "ph-0001"


def test_a_ledger_goes_pressed_to_who_takes_it_and_plain_to_others(phone):
    phone.answer("ph-0001")
    plain = phone.get("ledger")
    pressed = phone.client.get("/api/practice/ledger", headers={"Accept-Encoding": "gzip"})
    assert "Content-Encoding" not in plain.headers and pressed.headers["Content-Encoding"] == "gzip"
    assert json.loads(gzip.decompress(pressed.data)) == plain.json


def test_notices_are_put_away(phone, services):
    phone.answer("ph-0001")
    report = phone.post("report", {"question": "ph-0001", "rev": 1, "text": "错"}).json["report"]
    services.practice.reports.close(report, "已核对", "kept", "组织者")
    (notice,) = phone.get("me").json["notices"]
    assert phone.post("notices", {"seen": [notice["id"], 5]}).json["ok"]
    assert phone.get("me").json["notices"] == []


def test_the_first_start_makes_branches_and_the_second_none(services):
    assert len(services.practice.roster.branches()) == 16
    assert not prepare_branches(services.practice)


def test_a_reply_finds_whoever_reported_without_having_answered(phone, services):
    report = phone.post("report", {"question": "ph-0001", "text": "错"}).json["report"]
    services.practice.reports.close(report, "已核对", "kept", "组织者")
    assert [each["text"] for each in phone.get("me").json["notices"]] == ["已核对"]


def test_half_signs_of_broken_text_harm_nothing(phone):
    for said in (
        {"id": "\ud800" * 10},
        {"chosen": ["\ud800"]},
        {"question": "\udfff"},
        {"session": "\ud800"},
    ):
        assert phone.answer(**said).status_code == 200
    assert phone.post("notices", {"seen": ["\ud800"]}).status_code == 200
    assert phone.post("report", {"question": "ph-0001", "text": "\ud800"}).status_code == 200
    assert phone.post("name", {"name": "\ud800", "pin": "2749"}).status_code == 400
    assert phone.get("export").status_code == 200


def test_a_locked_database_is_told_soon_and_the_same_answer_is_taken_later(phone, services):
    phone.answer("ph-0002")
    foreign = sqlite3.connect(services.practice.database.engine.url.database, isolation_level=None)
    foreign.execute("BEGIN IMMEDIATE")
    began = time.monotonic()
    refused = phone.answer("ph-0001", id="written-while-locked")
    assert (refused.status_code, refused.json["code"]) == (503, "busy")
    assert time.monotonic() - began < 3
    assert phone.post("settings", {"size": 5}).status_code == 503
    assert phone.get("me").json["today"]["answered"] == 1, "reading goes on"
    foreign.execute("ROLLBACK")
    foreign.close()
    said = phone.answer("ph-0001", id="written-while-locked").json
    assert said["taken"] == ["written-while-locked"]
    assert said["me"]["ledger"]["open"] == 2
