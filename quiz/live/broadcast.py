"""
Sends each room its view after a change: one ordered fan-out a contest, the stage before the audience.

This is the hot path. Changes that come faster than they can be sent are merged: only the newest state counts.
"""

import logging
import threading
import time
from collections.abc import Iterator
from typing import Any

from quiz.live.boards import Boards
from quiz.live.fan_out import FanOut
from quiz.live.rooms import room_of
from quiz.people import Role, Seat

_log = logging.getLogger(__name__)


class Broadcast:
    """A listener of the runner; `background` is False only where a test wants the sending done at once."""

    def __init__(self, fan_out: FanOut, boards: Boards, background: bool = True) -> None:
        self._rooms = fan_out
        self._boards = boards
        self._background = background
        self._wake: dict[str, threading.Event] = {}
        self._teams: dict[str, tuple[str, ...]] = {}

    def changed(self, contest: str, state: Any, _events: object) -> None:
        """Have everybody shown the new state, soon."""
        self._teams[contest] = tuple(team.id for team in state.teams)
        if not self._background:
            self.send(contest)
            return
        wake = self._wake.get(contest)
        if wake is None:
            wake = self._wake[contest] = threading.Event()
            threading.Thread(target=self._fan_out, args=(contest, wake), daemon=True).start()
        wake.set()

    def send(self, contest: str) -> None:
        """Send every room of a contest the view that has changed for it."""
        for seat in self._seats(contest):
            room = room_of(seat)
            if self._rooms.is_empty(room):
                continue
            board = self._boards.refreshed(seat)
            if board.sent != board.number:
                board.sent = board.number
                self._rooms.send("view", self._boards.message(board), room)
                time.sleep(0)  # a press, or the answer of a member who practises, is heard between two rooms

    def _fan_out(self, contest: str, wake: threading.Event) -> None:
        while True:
            wake.wait()
            wake.clear()
            time.sleep(0)  # whoever made the change has the ack before the many are told
            try:
                self.send(contest)
            except Exception:  # one bad view must not end the sending of all later ones
                _log.exception("%s: a view was not sent", contest)

    def _seats(self, contest: str) -> Iterator[Seat]:
        yield Seat(contest, Role.HOST)
        yield Seat(contest, Role.HALL)
        for team in self._teams.get(contest, ()):
            yield Seat(contest, Role.TEAM, team)
        yield Seat(contest, Role.JUDGE)
        yield Seat(contest, Role.AUDIENCE)
