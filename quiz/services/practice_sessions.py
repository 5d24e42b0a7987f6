"""
Sessions to take away: questions in order with all a phone needs of them, also for the way without a line.

The same member, day, number and standing give the same session. Nothing is stored by asking for one.
"""

import time
from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from quiz.practice.pacing import Horizon, horizon_of
from quiz.practice.standing import Standing
from quiz.practice.syllabus import Syllabus
from quiz.services.mock_paper import paper_of
from quiz.services.practice_plan import KINDS, MOST, Wish, sitting_of
from quiz.services.practice_refused import PracticeRefused
from quiz.services.practice_syllabus import Course
from quiz.services.visits import Visits

LONGEST_SCOPE = 80
FEW, SHORT = 1000, 20
"""
A plan of up to so many answers over so many questions takes 1 to 4 ms. Off the hub it would take longer for
everybody: the two would take the interpreter from each other until it is done.
"""


class Sessions:
    """Plans sessions, the long ones off the hub."""

    def __init__(self, visits: Visits, away: Callable[..., Any]) -> None:
        self._visits, self._away = visits, away

    def session(
        self,
        member: str,
        asked: Mapping[str, str],
        course: Course,
        standing: Standing,
        day: int,
        exam_day: int | None,
    ) -> dict[str, Any]:
        """
        A session with its questions.

        Args:
            member: By the cookie.
            asked: kind, bank, period, topic, size, more.
            course: What is practised.
            standing: Where the member stands.
            day: The study day of today.
            exam_day: What the member practises for, if there is a day.

        Raises:
            PracticeRefused: bad_request, or empty when there is nothing to ask.
        """
        kind, number = asked.get("kind") or "daily", self._number(member, day, bool(asked.get("more")))
        head = {"id": f"{kind}-{day}-{number}", "kind": kind, "day": day, "number": number}
        seed, paper = f"{member}:{day}:{number}:{kind}", None
        if kind == "mock":
            items, paper = self._away(paper_of, course.current, course.campaign, seed)
        elif kind in KINDS:
            wish = _wish(kind, asked, self._visits.settings(member))
            horizon = horizon_of(standing.answered, day, exam_day)
            basis = f"{wish}|{horizon}|{number}|{standing.last}|{course.current.digest}|{id(course)}"
            items = self._planned(member, basis, standing, course.current, horizon, seed, wish)
        else:
            raise PracticeRefused("bad_request")
        if not items:
            raise PracticeRefused("empty", 404)
        questions = {item["question"]: course.record(item["question"]) for item in items}
        said = {"session": {**head, "items": items}, "questions": questions}
        return said if paper is None else {**said, "paper": paper}

    def _planned(
        self,
        member: str,
        basis: str,
        standing: Standing,
        syllabus: Syllabus,
        horizon: Horizon,
        seed: str,
        wish: Wish,
    ) -> list[dict[str, Any]]:
        """A plan made once for each basis: a page that is reloaded asks for the same one again."""
        kept = self._visits.of(member).sessions
        found = kept.get(wish.kind)
        if found is None or found[0] != basis:
            is_quick = len(syllabus.asked) <= FEW and wish.size <= SHORT
            make = sitting_of if is_quick else partial(self._away, sitting_of)
            found = kept[wish.kind] = (basis, make(standing, syllabus, horizon, seed, wish))
            time.sleep(0)  # a plan takes some milliseconds, and so does its page: a press may come between
        return found[1]

    def _number(self, member: str, day: int, more: bool) -> int:
        """1 for the first session of a day; `more` is the one behind the session under way."""
        begun = len(self._visits.today(member, day))
        return begun + (2 if more and not begun else 1)


def _wish(kind: str, asked: Mapping[str, str], settings: Mapping[str, Any]) -> Wish:
    size = asked.get("size") or str(settings["size"])
    if not size.isascii() or not size.isdigit() or len(size) > 4:
        raise PracticeRefused("bad_request")
    scope = {name: asked.get(name, "")[:LONGEST_SCOPE] for name in ("bank", "period", "topic")}
    return Wish(kind, size=max(1, min(int(size), MOST)), **scope)
