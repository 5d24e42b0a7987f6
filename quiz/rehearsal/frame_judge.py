"""
Judges what unprivileged sockets received: no frame may carry a key, in any spelling, before its reveal.

It learns the keys from the host's screen and trusts no view: it searches the raw text of everything that
arrived. Knows no socket and no rules.
"""

import json
import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

ESCAPE = re.compile(r"\\u([0-9a-f]{4})")
SECRET_FIELDS = frozenset(
    {"labels", "accept", "why", "explanation", "responses", "proposal", "upcoming", "log"}
)
"""Fields that only a key or the bench's view has; anywhere else before a reveal they are a leak."""

OWN_WORDS = frozenset({"response", "text"})  # of a team's own pad and protest: what it typed itself
PUBLIC_FIELDS = ("title", "subtitle", "organizer", "round")
SHORTEST_SENTENCE = (
    6  # characters; what is shorter is looked for in whole values of a frame, not in its bytes
)


@dataclass(frozen=True)
class Leak:
    """A secret found where it may not be; `at` is the arrival, `what` the field of the key."""

    role: str
    slot: str
    what: str
    at: float


@dataclass
class Secret:
    """The key of one question; public from `revealed_at` on, in seconds of the clock of the arrivals."""

    slot: str
    sentences: dict[str, str] = field(
        default_factory=dict
    )  # explanation, source: searched for in the raw bytes
    words: tuple[str, ...] = ()  # answers in words, where no option shows them anyway
    revealed_at: float = math.inf


@dataclass(frozen=True)
class Frame:
    """A message as it came, first seen at `at` by a screen of `role`."""

    role: str
    raw: bytes
    at: float


class FrameJudge:
    """Gathers frames and keys during a contest, and looks for leaks at its end."""

    def __init__(self) -> None:
        self._secrets: dict[str, Secret] = {}
        self._public: set[str] = set()
        self._frames: dict[bytes, Frame] = {}

    @property
    def distinct(self) -> int:
        """How many different frames were seen."""
        return len(self._frames)

    def heard(self, role: str, raw: bytes, at: float) -> None:
        """Keep a message of an unprivileged socket; a copy for another phone costs one look-up."""
        if raw not in self._frames:
            self._frames[raw] = Frame(role, raw, at)

    def learned(self, view: dict[str, Any]) -> None:
        """Take the key and the public words of the question from a snapshot of the host."""
        self._public |= set(_strings([view.get(name) for name in PUBLIC_FIELDS]))
        for team in view.get("teams", ()):
            self._public |= {team["name"], team["slogan"], *team["members"]}
        question, key = view.get("question"), view.get("key")
        if question and key:
            self._public |= {question["stem"], *(option["text"] for option in question["options"])}
            self._secrets.setdefault(question["slot"], _secret(question, key))

    def revealed(self, slot: str, at: float) -> None:
        """From this moment on the key of a question may be seen."""
        secret = self._secrets.get(slot)
        if secret is not None:
            secret.revealed_at = min(secret.revealed_at, at)

    def leaks(self) -> list[Leak]:
        """Every leak, each secret once for each frame it is in."""
        return [leak for frame in self._frames.values() for leak in self._in(frame)]

    def _in(self, frame: Frame) -> Iterator[Leak]:
        values = _payload(frame.raw)
        yield from self._structure(frame, values)
        texts: list[str] | None = None
        for secret in self._secrets.values():
            if frame.at >= secret.revealed_at:
                continue
            for what, sentence in secret.sentences.items():
                if _spelled(sentence, frame.raw) and not self._is_out(sentence, frame.at):
                    yield Leak(frame.role, secret.slot, what, frame.at)
            for word in secret.words:
                if _spelled(word, frame.raw):
                    texts = list(_strings(_without_own(values))) if texts is None else texts
                    if self._is_told(word, texts, frame.at):
                        yield Leak(frame.role, secret.slot, "answer", frame.at)

    def _structure(self, frame: Frame, values: Any) -> Iterator[Leak]:
        for view in _views(values):
            if view.get("phase") == "revealed":
                continue
            slot = (view.get("question") or {}).get("slot", "")
            if view.get("key") is not None:
                yield Leak(frame.role, slot, "key", frame.at)
            elif found := SECRET_FIELDS & set(_names(view)):
                yield Leak(frame.role, slot, min(found), frame.at)

    def _is_out(self, sentence: str, at: float) -> bool:
        """Whether a sentence is public by then through another question: sources are often shared."""
        if any(sentence in text for text in self._public):
            return True
        return any(
            sentence in text
            for other in self._secrets.values()
            if other.revealed_at <= at
            for text in (*other.sentences.values(), *other.words)
        )

    def _is_told(self, word: str, texts: Iterable[str], at: float) -> bool:
        """Whether an answer stands in a frame otherwise than in words that are public anyway."""
        known = self._public | {
            text
            for other in self._secrets.values()
            if other.revealed_at <= at
            for text in (*other.sentences.values(), *other.words)
        }
        whole = len(word) < SHORTEST_SENTENCE
        for text in texts:
            if text not in known and (text == word if whole else word in text):
                return True
        return False


def _secret(question: dict[str, Any], key: dict[str, Any]) -> Secret:
    sentences = {"explanation": key["explanation"], "source": key["source"]}
    sentences |= {f"why {label}": text for label, text in (key.get("why") or {}).items()}
    kept = {what: text for what, text in sentences.items() if len(text) >= SHORTEST_SENTENCE}
    spoken = not question["options"]
    words = (key["text"], *key["accept"]) if spoken else ()
    return Secret(question["slot"], kept, tuple(word for word in words if word))


def _spelled(text: str, raw: bytes) -> bool:
    """Whether a text stands in raw JSON, as it is or escaped."""
    return any(spelling in raw for spelling in _spellings(text))


@cache
def _spellings(text: str) -> tuple[bytes, ...]:
    escaped = json.dumps(text)[1:-1]
    upper = ESCAPE.sub(lambda found: "\\u" + found[1].upper(), escaped)
    return tuple({each.encode() for each in (json.dumps(text, ensure_ascii=False)[1:-1], escaped, upper)})


def _payload(raw: bytes) -> Any:
    """The JSON of a Socket.IO message or of an HTTP answer."""
    start = min((at for at in (raw.find(b"["), raw.find(b"{")) if at >= 0), default=-1)
    try:
        return json.loads(raw[start:]) if start >= 0 else None
    except ValueError:
        return None


def _views(value: Any) -> Iterator[dict[str, Any]]:
    """Every snapshot in a message: a broadcast holds one, so does the ack of a snapshot."""
    if isinstance(value, dict):
        if "phase" in value and "teams" in value:
            yield value
            return
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from _views(item)


def _without_own(value: Any, inside: str = "") -> Any:
    if isinstance(value, dict):
        return {
            name: _without_own(item, name)
            for name, item in value.items()
            if not (inside in ("pad", "protest") and name in OWN_WORDS)
        }
    return [_without_own(item, inside) for item in value] if isinstance(value, list) else value


def _names(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for name, item in value.items():
            yield name
            yield from _names(item)
    elif isinstance(value, list):
        for item in value:
            yield from _names(item)


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from _strings(item)
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item)
