import json
import re

import pytest

from quiz.people import Branch


@pytest.fixture
def practice(services):
    services.shelf.refresh()
    yield services.practice
    services.practice.database.close()


def block(page: str, name: str):
    """A data block of a page."""
    return json.loads(re.search(rf'id="{name}">(.*?)</template>', page, re.S)[1])


def test_the_first_question_stands_in_the_page_before_any_script(guest, practice):
    page = guest.get("/practice").text
    first = block(page, "first")
    question = first["questions"][first["session"]["items"][0]["question"]]
    drawn = page.partition('<div id="app">')[2].partition('id="words"')[0]
    assert question["stem"] in drawn
    assert all(option["text"] in drawn for option in question["options"])
    assert question["key"]["explanation"] not in drawn
    assert "第 1 题，共 10 题" in drawn


def test_the_letters_on_the_page_follow_the_order_of_the_session(guest, practice):
    page = guest.get("/practice").text
    first = block(page, "first")
    item = first["session"]["items"][0]
    texts = {o["label"]: o["text"] for o in first["questions"][item["question"]]["options"]}
    drawn = re.findall(r'class="letter">(.)</span><span class="text">(.*?)</span>', page)
    assert drawn == [("ABCDEFGH"[at], texts[label]) for at, label in enumerate(item["order"])]


def test_text_in_a_data_block_cannot_end_it(guest, practice, monkeypatch):
    first = {"session": {"items": []}, "questions": {"x": "</template></script><b>&lt;&\u2028"}}
    monkeypatch.setattr("quiz.web.practice._first", lambda: first)
    page = guest.get("/practice").text
    assert block(page, "first") == first
    assert "</script><b>" not in page


def test_a_branch_link_leads_to_a_question_and_is_remembered(guest, practice):
    practice.members.replace_roster([Branch("daibiao", "代表工委支部")], [])
    arrival = guest.get(f"/p/{practice.entry.branch_token('daibiao')}")
    assert arrival.status_code == 302 and arrival.headers["Location"] == "/practice"
    assert guest.get("/api/practice/me").json["branch"]["id"] == "daibiao"


def test_a_forged_link_still_leads_to_a_question(guest, practice):
    assert guest.get("/p/daibiao.x").headers["Location"] == "/practice"
    assert guest.get("/practice").status_code == 200
    assert guest.get("/api/practice/me").json["branch"] is None


def test_the_page_without_any_bank_says_nothing_wrong(guest, services):
    page = guest.get("/practice").text
    assert block(page, "first") is None
    services.practice.database.close()


def test_the_larger_type_is_there_from_the_first_paint(guest, practice):
    assert 'class="type-large"' not in guest.get("/practice").text
    guest.set_cookie("practice_type", "large", path="/practice")
    assert 'class="type-large"' in guest.get("/practice").text


def test_the_worker_is_of_this_build_and_leaves_live_pages_alone(app, guest):
    answer = guest.get("/sw.js")
    assert answer.mimetype == "text/javascript" and answer.headers["Cache-Control"] == "no-cache"
    files = json.loads(re.search(r"var FILES = (\[.*?\]);", answer.text)[1])
    assert f"practice-{app.config['BUILD']}" in answer.text
    assert all(guest.get(file).status_code == 200 for file in files)
    assert not [file for file in files if "/live/" in file or "socket.io" in file or "/hall" in file]


def test_pages_of_later_bring_their_words(app, guest):
    address = f"/s/{app.config['BUILD']}/practice-words/zh-CN.json"
    answer = guest.get(address)
    assert "immutable" in answer.headers["Cache-Control"]
    assert {key.partition(".")[0] for key in answer.json} >= {"practice", "practice_pages"}
    assert guest.get(address.replace("zh-CN", "fr")).status_code == 404


def test_the_manifest_opens_practice(guest):
    found = json.loads(guest.get("/practice.webmanifest").text)
    assert found["start_url"] == "/practice" and found["name"] == "四史练习"
    assert all(guest.get(icon["src"]).status_code == 200 for icon in found["icons"])
    assert {"192x192", "512x512"} <= {each["sizes"] for each in found["icons"] if each["type"] == "image/png"}


def test_the_practice_page_has_nothing_inline(guest, practice):
    page = guest.get("/practice").text
    assert "<script>" not in page and " style=" not in page and " onclick=" not in page
