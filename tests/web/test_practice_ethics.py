"""
What practice must never say, on any route: a rank, a streak, a duration, a member's answers to anybody else.

Every route there is gets walked, as the organizer, as a member and as a stranger; a new route that is not
walked fails here.
"""

import json
import re
from typing import Any

import pytest

from tests.web.trained import organizer_of, sent, trained_app

OURS = ("/practice", "/p/", "/api/practice", "/training", "/api/training", "/duel", "/api/duel")
SAMPLES = {
    "contest": "final",
    "team": "t1",
    "bank": "party-history",
    "question": "ph-0001",
    "build": "x",
    "lang": "zh-CN",
    "path": "css/tokens.css",
    "file": "none.png",
    "key": "none",
    "token": "none",
    "report": "none",
    "role": "hall",
    "draft": "none",
    "code": "none",
    "at": "0",
    "slot": "1-1",
    "seat": "1",
}
NEVER = re.compile(
    r"(?:^|_)(?:rank|ranks|ranking|leaderboard|percentile|streak|streaks|checkin|check_in|took_ms|duration|"
    r"durations|seconds_spent|minutes_spent|online|online_ms|time_spent|average_time|score_of|accuracy|xp|coins)(?:_|$)"
)
SAID = re.compile(
    r"第\s*\d+\s*名|排名第|超过了?\s*\d+\s*%|连续\s*\d+\s*天|已?打卡\s*\d|积分[:：]?\s*\d|"
    r"(?:用时|时长|在线|学习了)[:：]?\s*\d+\s*(?:秒|分|小时)|正确率[:：]?\s*\d|"
    r"\branked?\s*#?\d|\d+-day streak",
    re.IGNORECASE,
)


@pytest.fixture(scope="module")
def app(tmp_path_factory):
    yield from trained_app(tmp_path_factory.mktemp("ethics"), answers=20)


@pytest.fixture(scope="module")
def browsers(app):
    """The organizer, a member with a name, a stranger."""
    return {"organizer": organizer_of(app), "member": member_of(app), "stranger": app.test_client()}


def member_of(app: Any) -> Any:
    """A member of a branch, with a name, a report and some answers."""
    browser, practice = app.test_client(), app.extensions["quiz"].practice
    browser.get(f"/p/{practice.entry.branch_token('office')}")
    token = re.search(r'data-csrf="([^"]+)"', browser.get("/practice").text)[1]
    session, now = browser.get("/api/practice/session?kind=daily").json, app.extensions["quiz"].now()
    entries = [
        {
            "kind": "attempt",
            "id": f"walk-{number:08}",
            "question": item["question"],
            "rev": item["rev"],
            "at": now,
            "mode": item["mode"],
            "chosen": session["questions"][item["question"]]["key"]["labels"][:1],
            "sure": None,
            "took_ms": 7123,
            "session": session["session"]["id"],
        }
        for number, item in enumerate(session["session"]["items"])
    ]
    said = {"entries": entries, "now": now}
    assert browser.post("/api/practice/entries", json=said, headers={"X-CSRFToken": token}).status_code == 200
    return browser


def addresses(app: Any) -> list[str]:
    """One address for every route that can be got."""
    found = []
    for rule in app.url_map.iter_rules():
        if "GET" not in rule.methods:
            continue
        assert rule.arguments <= SAMPLES.keys(), f"{rule}: give its parts a sample, so that it is walked"
        found.append(re.sub(r"<(?:\w+:)?(\w+)>", lambda part: SAMPLES[part[1]], rule.rule))
    return sorted(set(found))


def keys_of(value: Any) -> set[str]:
    if isinstance(value, dict):
        return set(value) | {key for each in value.values() for key in keys_of(each)}
    if isinstance(value, list):
        return {key for each in value for key in keys_of(each)}
    return set()


def told_of_practice(text: str) -> tuple[set[str], list[str]]:
    """The forbidden keys of a JSON answer, and the forbidden words of any answer."""
    try:
        keys = keys_of(json.loads(text))
    except ValueError:
        blocks = re.findall(r'<template id="[a-z]+">(.*?)</template>', text, re.S)
        keys = {key for block in blocks for key in keys_of(json.loads(block))}
    return {key for key in keys if NEVER.search(key)}, SAID.findall(text)


def others(app: Any, me: str) -> set[str]:
    """Ids of the members whom `me` is not."""
    return set(app.extensions["quiz"].practice.members.branch_of_members()) - {me}


def test_the_walk_knows_every_route_of_practice(app):
    walked = [each for each in addresses(app) if each.startswith(OURS)]
    assert len(walked) >= 20
    assert {"/training", "/training/items", "/api/practice/export", "/practice"} <= set(walked)


@pytest.mark.parametrize("who", ["organizer", "member", "stranger"])
def test_no_route_says_a_rank_a_streak_a_duration(app, browsers, who):
    for path in addresses(app):
        if not path.startswith(OURS):
            continue
        answer = browsers[who].get(path)
        keys, words = told_of_practice(answer.text)
        assert (path, keys, words) == (path, set(), [])


@pytest.mark.parametrize("who", ["organizer", "member", "stranger"])
def test_no_route_names_a_member_to_anybody_else(app, browsers, who):
    """Neither by id nor by name: contests, banks and office among them."""
    with app.app_context():
        members = others(app, "")
    names = {member.removeprefix("m-") for member in members if member.startswith("m-")}
    assert len(names) == 34
    for path in addresses(app):
        if path.startswith("/s/"):
            continue
        text = browsers[who].get(path).data.decode("utf-8", "replace")
        found = {each for each in members | {f">{name}<" for name in names} if each in text}
        mine = set() if who != "member" else {each for each in found if not each.startswith(("m-", ">"))}
        assert (path, found - mine) == (path, set())


def test_what_leaves_as_a_file_names_nobody_and_counts_no_time(app, browsers):
    office = browsers["organizer"]
    for what in ("cells", "items"):
        given = {"what": what, "form": "csv", "who": "张三", "why": "复盘"}
        text = sent(office, "/training/export", given).data.decode("utf-8-sig")
        assert not SAID.search(text) and "office-1" not in text
        head = text.splitlines()[0]
        assert not re.search("姓名|用时|时长|名次|排名|正确率|次数(?<!纠错次数)", head)


def test_the_stored_count_holds_no_member(app):
    figures = app.extensions["quiz"].training.desk.figures()
    text = json.dumps(figures, ensure_ascii=False)
    assert not any(member in text for member in others(app, ""))
    assert {key for key in keys_of(figures) if NEVER.search(key)} == set()


def test_what_an_answer_took_is_told_to_nobody(app, browsers):
    """The one figure of time there is stays in the log, where it keeps rapid taps from counting."""
    for who in browsers:
        for path in addresses(app):
            if path.startswith(OURS):
                assert "7123" not in browsers[who].get(path).text, (who, path)


def test_practice_cannot_reach_a_contest(app):
    """Results are drawn from the ledger of a contest alone: no answer in practice changes them."""
    office = organizer_of(app)
    before = office.get("/results/final").text
    member_of(app)
    assert office.get("/results/final").text == before


def test_the_walk_would_notice(app):
    assert told_of_practice('{"me": {"streak_days": 3}}')[0] == {"streak_days"}
    assert told_of_practice("<p>您排名第 3</p>")[1] and told_of_practice("连续 5 天")[1]
    assert told_of_practice('{"frank": 1, "answers": 2}') == (set(), [])
