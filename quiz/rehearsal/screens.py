"""
The screens of a rehearsal: what each was last shown, when, and whether anything was missed on the way.

An audience of a thousand is read without being parsed: one search for the number, one for the moment.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any

from quiz.people import Role
from quiz.rehearsal.frame_judge import FrameJudge
from quiz.rehearsal.line import OPEN, Line
from quiz.rehearsal.meter import Meter
from quiz.rehearsal.switchboard import Switchboard

VIEW = b'["view",'
NUMBER = b'"number":'
PRIVILEGED = (Role.HOST, Role.JUDGE)
SETTLED_S = 1.5  # a fan-out to a thousand phones takes a tenth of it


@dataclass(eq=False)
class Screen:
    """One bot's screen. `raw` is the last view, `number` its number; both start again with a new line."""

    role: str
    ticket: str
    team: str | None = None
    line: Line | None = None
    raw: bytes = b""
    number: int = 0
    awaited: int = 0  # the round of waiting it has been counted in
    views: int = 0
    gaps: int = 0
    late: int = 0  # views that were not newer than the one before

    @property
    def is_open(self) -> bool:
        return self.line is not None and self.line.state == OPEN

    @property
    def view(self) -> dict[str, Any]:
        """The last view, parsed."""
        return view_in(self.raw)


@dataclass
class Gallery:
    """All screens, the judge of their frames, and the clock of each fan-out."""

    switchboard: Switchboard
    frames: FrameJudge
    meter: Meter
    screens: list[Screen] = field(default_factory=list)
    reconnects: int = 0
    _round: int = 0
    _sent_at: float = 0.0
    _timed: bool = False
    _waiting: int = 0

    def dial(self, screen: Screen) -> Line:
        """Connect a screen, for the first time or again."""
        screen.raw, screen.number = b"", 0
        screen.line = self.switchboard.dial(screen.ticket, lambda _, text, at: self._heard(screen, text, at))
        return screen.line

    def connect(self, screens: Iterable[Screen]) -> None:
        """Connect screens and wait until each has its first view."""
        screens = list(screens)
        self.screens += screens
        self.switchboard.dial_all([lambda each=each: self.dial(each) for each in screens])
        self.switchboard.until(lambda: all(each.number for each in screens if each.is_open), SETTLED_S)

    def drop(self, screen: Screen) -> None:
        """Cut a screen's line as a dead network does."""
        if screen.line is not None:
            self.switchboard.hang_up(screen.line)

    def bring_back(self, screens: Iterable[Screen]) -> bool:
        """Connect dropped screens again; whether all of them are shown something."""
        screens = list(screens)
        self.switchboard.dial_all([lambda each=each: self.dial(each) for each in screens])
        back = self.switchboard.until(lambda: all(each.number for each in screens), SETTLED_S)
        self.reconnects += sum(each.is_open for each in screens)
        return back

    def expect(self, roles: Iterable[str] | None = None, timed: bool = True) -> None:
        """A command is about to be sent, and screens of these roles (None: all) will show something new."""
        self._round += 1
        self._timed = timed
        self._sent_at = perf_counter()
        self._waiting = len([each for each in self.screens if each.is_open and self._is_of(each, roles)])
        for screen in self.screens:
            if not screen.is_open or not self._is_of(screen, roles):
                screen.awaited = self._round

    def again(self) -> None:
        """The command is sent once more: time counts from now."""
        self._sent_at = perf_counter()

    def settle(self) -> bool:
        """Wait until every screen that was expected to has been shown something new."""
        return self.switchboard.until(lambda: self._waiting <= 0, SETTLED_S)

    def forget(self) -> None:
        """The command was refused: nobody will be shown anything."""
        self._round += 1
        self._waiting = 0
        for screen in self.screens:
            screen.awaited = self._round

    def _is_of(self, screen: Screen, roles: Iterable[str] | None) -> bool:
        return roles is None or screen.role in roles

    def _heard(self, screen: Screen, text: bytes, at: float) -> None:
        if screen.role not in PRIVILEGED:
            self.frames.heard(screen.role, text, at)
        if not text.startswith(VIEW, 2):
            return
        screen.views += 1
        self._numbered(screen, text)
        if screen.awaited != self._round:
            screen.awaited = self._round
            self._waiting -= 1
            if self._timed:
                self.meter.add(screen.role, at - self._sent_at)

    def _numbered(self, screen: Screen, text: bytes) -> None:
        number = number_in(text)
        if number <= screen.number:
            screen.late += number < screen.number
            return
        if screen.number and number > screen.number + 1:
            screen.gaps += 1
        screen.number, screen.raw = number, text


def number_in(text: bytes) -> int:
    """The number of a view without parsing it: the last field of that name is the view's own."""
    at = text.rfind(NUMBER) + len(NUMBER)
    end = at
    while text[end : end + 1].isdigit():
        end += 1
    return int(text[at:end] or b"0")


def view_in(text: bytes) -> dict[str, Any]:
    """The snapshot in a `view` message; {} before the first."""
    return json.loads(text[2:])[1] if text else {}
