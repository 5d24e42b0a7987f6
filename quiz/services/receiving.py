"""
What a phone says it answered → an entry of the log, judged here, or the code of a refusal.

Nothing a phone says of right and wrong is believed. Knows no store and no clock.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from quiz.practice.attempt import MODES, Attempt, Dismissal, Entry
from quiz.practice.evidence import pace_of
from quiz.practice.lineage import Lineage, right_under
from quiz.practice.study_day import MS_A_DAY, study_day
from quiz.practice.syllabus import Item, Syllabus

ID = re.compile(r"[A-Za-z0-9_-]{8,64}")
QUESTION = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")
SESSION = re.compile(r"[A-Za-z0-9_.-]{0,64}")
LONGEST_MS = 600_000
MOST_CHOSEN = 26
MOST_TEXT = 200
LATE_MS = 14 * MS_A_DAY
OLDEST_MS = 400 * MS_A_DAY
SURE = (None, "guess", "sure")

Median = Callable[[str], tuple[float | None, int]]


@dataclass(frozen=True)
class Setting:
    """
    Where entries come in.

    Args:
        member: Whose they are, by the cookie.
        now: The clock of the server, ms.
        skew: Server clock minus the phone's, ms.
        syllabus: What is practised.
        median: Question → median time of all first answers and their number.
        ratio: How slow this member is beside others.
    """

    member: str
    now: int
    skew: int
    syllabus: Syllabus
    median: Median = lambda question: (None, 0)
    ratio: float = 1.0


class Unfit(Exception):
    """An entry that can never be taken; the phone drops it."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def entry_id(said: object) -> str | None:
    """The id of what was said to be an entry, when it has a usable one."""
    name = said.get("id") if isinstance(said, Mapping) else None
    return name if isinstance(name, str) and ID.fullmatch(name) else None


def received(said: Mapping[str, Any], setting: Setting) -> Entry:
    """
    The entry.

    Raises:
        Unfit: bad_entry, unknown_question, bad_choice or bad_time.
    """
    name, question, at = entry_id(said), said.get("question"), _moment(said, setting)
    if name is None or not isinstance(question, str) or not QUESTION.fullmatch(question):
        raise Unfit("bad_entry")
    if not setting.syllabus.of(question):
        raise Unfit("unknown_question")
    if said.get("kind") == "dismissal":
        return Dismissal(name, setting.member, question, at, study_day(at), study_day(setting.now))
    if said.get("kind") != "attempt":
        raise Unfit("bad_entry")
    return _attempt(name, question, at, said, setting)


def is_late(entry: Entry, now: int) -> bool:
    """Whether it waited on a phone for more than two weeks."""
    return now - entry.at > LATE_MS


def _attempt(name: str, question: str, at: int, said: Mapping[str, Any], setting: Setting) -> Attempt:
    rev, mode, session, sure = (said.get(key) for key in ("rev", "mode", "session", "sure"))
    took = said.get("took_ms")
    if mode not in MODES or sure not in SURE or not _whole(rev) or not _whole(took):
        raise Unfit("bad_entry")
    if not isinstance(session, str) or not SESSION.fullmatch(session):
        raise Unfit("bad_entry")
    item = setting.syllabus.of(question)[0]
    lineage = item.lineage if item.id == question else setting.syllabus.former.get(question, item.lineage)
    chosen = _chosen(said.get("chosen"))
    right, took = _right(lineage, rev, chosen), max(0, min(took, LONGEST_MS))
    median, count = setting.median(item.id)
    # Saying that one does not know takes no reading: it is never too quick to count.
    pace = _pace(took, item, median, count, setting.ratio) if chosen else "usual"
    return Attempt(
        name,
        setting.member,
        question,
        rev,
        at,
        study_day(at),
        mode,
        chosen,
        right,
        sure,
        took,
        pace,
        item.b,
        session,
        study_day(setting.now),
    )


def _pace(took: int, item: Item, median: float | None, count: int, ratio: float) -> Any:
    if item.type == "oral":
        return "usual"  # what is measured there is how long somebody thought aloud
    return pace_of(took, item.characters, median, count, ratio)


def _right(lineage: Lineage, rev: int, chosen: tuple[str, ...]) -> bool:
    """Judged by the text the member saw, so that a later key turns it by rule and is told."""
    if rev < 1 or rev > lineage[-1].rev:
        raise Unfit("bad_entry")
    shown = [each for each in lineage if each.rev <= rev]
    return right_under((shown[-1] if shown else lineage[0]).question, chosen)


def _chosen(said: object) -> tuple[str, ...]:
    if not isinstance(said, list) or len(said) > MOST_CHOSEN:
        raise Unfit("bad_choice")
    if any(not isinstance(each, str) or len(each) > MOST_TEXT for each in said):
        raise Unfit("bad_choice")
    return tuple("".join(filter(str.isprintable, each)) for each in said)


def _moment(said: Mapping[str, Any], setting: Setting) -> int:
    """
    When it happened by the server's clock: never in the future.

    A phone whose battery was empty may believe it is 1970; its answers are not lost for that, only late.
    """
    at = said.get("at")
    if not _whole(at):
        raise Unfit("bad_time")
    return max(min(at + setting.skew, setting.now), setting.now - OLDEST_MS)


def skew_of(said: object, now: int) -> int:
    """How far the clock of a phone is behind ours, by what it says the time is; 0 when it says nothing."""
    return now - said if _whole(said) else 0  # type: ignore[operator]


def _whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) < 2**53
