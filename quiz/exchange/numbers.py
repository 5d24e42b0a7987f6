"""Is a number at the head of a line that of a question? Knows the run of numbers so far, nothing else."""

import re
from dataclasses import dataclass
from typing import Protocol

from quiz.exchange.marks import Numbered, numbered

GROUPS = {
    ".": "plain",
    "、": "plain",
    ":": "plain",
    ",": "plain",
    ")": "paren",
    "c": "boxed",
    "space": "space",
}
YEAR_FIRST = re.compile(r"\d{3,4}\s*[年-]|\d{1,2}\s*月")
MOST_JUMP = 60


@dataclass(frozen=True, slots=True)
class Accepted:
    number: int
    start: int
    doubt: str = ""


OPTIONS_FOLLOW = re.compile(r"[(]?A\s*[.、):]")
"""Below a number that is next but written in another way: a question, no item of a list in a stem."""


class Around(Protocol):
    """What must be known of the walk: is a prose answer open, and what comes next."""

    def open_ended(self) -> bool: ...

    def ahead(self, steps: int = 1) -> str: ...


class Numbers:
    """The run of question numbers in one section."""

    def __init__(self) -> None:
        self.last = 0
        self.group = ""

    @staticmethod
    def any(flat: str) -> Numbered | None:
        return numbered(flat)

    def section(self) -> None:
        """A new section may number in another way, and from 1."""
        self.group = ""
        self.fresh = True

    fresh = True

    def takes(self, number: int) -> bool:
        """Whether a number may be the next, and if so take it."""
        able = number == 1 or 0 < number - self.last <= MOST_JUMP or self.fresh
        if able:
            self._take(number, self.group)
        return able

    def accept(self, flat: str, around: Around) -> Accepted | None:
        """The number a line begins with, when it is that of a question."""
        found = numbered(flat)
        if found is None or not flat[found.start :].strip() and found.style in ("space", ",", ":"):
            return None
        group = GROUPS.get(found.style, "worded")
        rest = flat[found.start :]
        following = found.number == self.last + 1 or (self.fresh and found.number == 1)
        restyled = following and bool(self.group) and bool(OPTIONS_FOLLOW.match(around.ahead()))
        if not self._is_one(found, group, rest, following, flat) and not restyled:
            return None
        if around.open_ended() and not self._asks(rest, around):
            return None
        doubt = "" if following or found.number == 1 or self.fresh else self._jump(found.number)
        self._take(found.number, group)
        return Accepted(found.number, found.start, doubt)

    def _is_one(self, found: Numbered, group: str, rest: str, following: bool, flat: str) -> bool:
        if (
            self.group
            and group != self.group
            and not (group == "worded" or {group, self.group} == {"plain", "space"})
        ):
            return False
        if found.style in ("space", ":", ","):
            return following
        if found.style == "." and rest[:1].isdigit() and flat[found.start - 1] == ".":
            return following or bool(YEAR_FIRST.match(rest))
        if following or found.number == 1:
            return True
        return found.number <= 3000 and (self.fresh or abs(found.number - self.last) <= MOST_JUMP)

    def _asks(self, rest: str, around: Around) -> bool:
        """In a prose answer a number may begin an item: a question ends in ? or has its own answer."""
        if rest.rstrip().endswith(("?", "？", ":")):
            return True
        following = around.ahead()
        return following.startswith(("答", "【答案", "参考答案", "A.", "A、", "(A")) or bool(
            re.search(r"[(]\s*[√×A-Z]?\s*[)]|_{2,}", rest)
        )

    def _jump(self, number: int) -> str:
        if number == self.last:
            return f"题号 {number} 用了两次"
        if number < self.last:
            return f"题号从 {self.last} 回到 {number}"
        gap = f"第 {self.last + 1} 题" if number == self.last + 2 else f"第 {self.last + 1}–{number - 1} 题"
        return f"题号从 {self.last} 跳到 {number}，{gap}可能缺了，也可能没有认出来"

    def _take(self, number: int, group: str) -> None:
        self.last, self.fresh = number, False
        if group != "worded":
            self.group = self.group or group
