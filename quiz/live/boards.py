"""
The view of each role, made once per change and numbered: first paint, broadcast and HTTP read the same board.

Numbers are dense for each role, so that a change one role may not see does not show there as a gap.
Knows no socket.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Protocol

from quiz.people import Seat
from quiz.services.contest_runner import ContestRunner

View = dict[str, Any]


class Views(Protocol):
    """What the screens may know of one state, JSON-ready."""

    def of(self, role: str, team: str | None) -> View: ...


@dataclass
class Board:
    """What one role sees: `number` counts its changes, `sent` is the last number that was broadcast."""

    version: int = -1
    number: int = 0
    sent: int = 0
    view: View = field(default_factory=dict)


class Boards:
    """All boards of this process; `boot` tells a client that numbers have started again."""

    def __init__(
        self,
        runner: ContestRunner,
        project: Callable[[Any], Views],
        boot: str,
        now: Callable[[], int],
        extra: Callable[[Seat], View],
    ) -> None:
        self._runner = runner
        self._project = project
        self._extra = extra
        self._now = now
        self._boards: dict[Seat, Board] = {}
        self._views: dict[str, tuple[int, Views]] = {}  # contest → of its newest version
        self._lock = threading.Lock()
        self.boot = boot

    def snapshot(self, seat: Seat) -> View:
        """The whole view of a seat, as it is now."""
        return self.message(self.refreshed(seat))

    def refreshed(self, seat: Seat) -> Board:
        """The board of a seat, brought up to the newest state."""
        seat = Seat(seat.contest, seat.role, seat.team)  # two devices of a team share a board
        state = self._runner.state(seat.contest)
        with self._lock:
            board = self._boards.setdefault(seat, Board())
            if state.version > board.version:
                view = {**self._views_of(seat.contest, state).of(seat.role, seat.team), **self._extra(seat)}
                board.version = state.version
                if view != board.view:
                    board.view = view
                    board.number += 1
            return board

    def _views_of(self, contest: str, state: Any) -> Views:
        found = self._views.get(contest)
        if found is None or found[0] != state.version:
            found = self._views[contest] = (state.version, self._project(state))
        return found[1]

    def message(self, board: Board) -> View:
        """The board as it is sent: stamped, so that a client can tell which of two is newer."""
        return {**board.view, "boot": self.boot, "number": board.number, "now": self._now()}
