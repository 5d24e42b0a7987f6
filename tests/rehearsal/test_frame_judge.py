"""A rehearsal that cannot find a leak proves nothing: views are made to leak here, and must be caught."""

import copy
import json
import re

import pytest

from quiz.banks.question import Fill
from quiz.contest.packet import Packet, Pool, RoundPacket
from quiz.rehearsal.frame_judge import FrameJudge
from tests import builders
from tests.builders import Stage
from tests.contest.views import view

SHEET = builders.rules(builders.BUZZER)


def sent(shown: dict, escaped: bool = True) -> bytes:
    return b'42["view",' + json.dumps(shown, ensure_ascii=escaped).encode() + b"]"


class Watched:
    """An evening whose hall, team and audience are watched; `at` counts the steps."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.judge = FrameJudge()
        self.at = 0.0

    def look(self, spoil=None) -> None:
        """Everybody is sent the newest view; `spoil` makes it leak."""
        self.at += 1
        self.judge.learned(json.loads(json.dumps(view("host", self.stage.state))))
        for role, team in (("hall", None), ("team", "t1"), ("audience", None)):
            shown = copy.deepcopy(view(role, self.stage.state, team))
            if spoil is not None:
                spoil(shown)
            self.judge.heard(role, sent(shown), self.at)

    def do(self, name: str, spoil=None, **fields) -> None:
        if name == "reveal_key":
            self.judge.revealed(fields["slot"], self.at + 0.5)
        self.stage.do(name, **fields)
        self.look(spoil)

    def question(self, slot: str, spoil=None) -> None:
        """From the question to the open buzzers to the key."""
        self.do("present_question", slot=slot)
        self.do("open_buzzers", slot=slot)
        self.do("buzz", spoil, slot=slot, team="t2")
        self.do("give_ruling", slot=slot, team="t2", verdict="wrong")
        self.do("reveal_key", slot=slot)

    def found(self) -> set[tuple[str, str, str]]:
        return {(leak.role, leak.slot, leak.what) for leak in self.judge.leaks()}


@pytest.fixture
def watched() -> Watched:
    return Watched(Stage.ready(SHEET).round())


def test_an_honest_evening_has_no_leak(watched):
    for slot in ("1-1", "1-2", "1-3"):
        watched.question(slot)
    assert watched.judge.distinct > 30
    assert watched.found() == set()


def spoil_key(shown):
    shown["key"] = {"labels": ["C"], "text": "", "explanation": "", "source": ""}


def spoil_stem(shown):
    shown["question"]["stem"] += "SECRET-q1-1-explanation"


def spoil_source(shown):
    shown["teams"][0]["slogan"] = "出自SECRET-q1-1-source"


def spoil_labels(shown):
    shown["question"]["labels"] = ["C"]


@pytest.mark.parametrize(
    ("spoil", "what"),
    [
        (spoil_key, "key"),
        (spoil_stem, "explanation"),
        (spoil_source, "source"),
        (spoil_labels, "labels"),
    ],
)
def test_a_leaking_view_is_caught_on_every_screen(watched, spoil, what):
    watched.question("1-1", spoil)
    assert watched.found() == {(role, "1-1", what) for role in ("hall", "team", "audience")}


@pytest.mark.parametrize("escaped", [True, False])
@pytest.mark.parametrize("upper", [True, False])
def test_a_secret_is_recognised_in_every_spelling(escaped, upper):
    judge = FrameJudge()
    question = {"slot": "1-1", "stem": "题", "options": [{"label": "A", "text": "甲"}]}
    judge.learned({"question": question, "key": key(explanation="遵义会议挽救了“党”")})
    raw = json.dumps({"note": "因为遵义会议挽救了“党”"}, ensure_ascii=escaped)
    if upper:
        raw = re.sub(r"\\u([0-9a-f]{4})", lambda found: "\\u" + found[1].upper(), raw)
    judge.heard("hall", raw.encode(), 1.0)
    assert [leak.what for leak in judge.leaks()] == ["explanation"]


def key(text="", explanation="", source="", accept=()):
    return {"labels": [], "text": text, "explanation": explanation, "source": source, "accept": list(accept)}


def test_the_ack_of_a_snapshot_is_searched_as_well(watched):
    watched.do("present_question", slot="1-1")
    shown = view("audience", watched.stage.state)
    shown["key"] = key("遵义会议")
    watched.judge.heard("audience", b'437[{"ok":true,"view":' + json.dumps(shown).encode() + b"}]", 9.0)
    assert watched.found() == {("audience", "1-1", "key")}


def test_a_key_sent_before_its_question_is_a_leak(watched):
    """The key of the third question on screen while the first is played."""

    def spoil(shown):
        shown["subtitle"] = "SECRET-q1-3-explanation"

    watched.question("1-1", spoil)
    watched.question("1-2")
    watched.question("1-3")
    assert ("hall", "1-3", "explanation") in watched.found()


FILLS = tuple(
    Fill(
        id=f"fill-{number}",
        stem=f"{year}年召开的会议是____。",
        answers=((answer, f"{answer}全体会议"),),
        explanation=f"SECRET-fill-{number}-explanation",
        source="《中国共产党简史》第三章",
        period="新民主主义革命时期",
        topic="重要会议",
        difficulty=2,
    )
    for number, year, answer in ((1, 1935, "遵义"), (2, 1938, "六届六中全会"), (3, 1945, "中共七大"))
)


@pytest.fixture
def typed(monkeypatch) -> Watched:
    """The same evening with questions that are answered in words, all from one book."""
    packet = Packet(rounds=(RoundPacket(pools=(Pool(questions=FILLS),)),), tiebreak=RoundPacket(pools=()))
    monkeypatch.setattr(builders, "packet_for", lambda _: packet)
    return Watched(Stage.ready(SHEET).round())


def test_a_source_that_another_question_has_made_public_is_no_leak(typed):
    for slot in ("1-1", "1-2", "1-3"):
        typed.question(slot)
    assert typed.found() == set()


@pytest.mark.parametrize(
    "slot, words", [("1-1", "遵义"), ("1-2", "应为六届六中全会"), ("1-3", "中共七大全体会议")]
)
def test_an_answer_in_words_is_caught_in_any_field(typed, slot, words):
    for each in ("1-1", "1-2", "1-3"):
        typed.question(each, (lambda shown: shown.update(hint=words)) if each == slot else None)
    assert {(found, what) for _, found, what in typed.found()} == {(slot, "answer")}


def test_what_a_team_has_typed_itself_is_no_leak(typed):
    def own(shown):
        if shown["role"] == "team":
            shown["pad"] = {"kind": "answer", "response": ["遵义"]}

    typed.question("1-1", own)
    assert typed.found() == set()
