"""
A deadline in the state → the command TimeExpired, on time. The only clock that acts by itself.

What an expiry means is for the rules: one that comes for a clock already stopped decides to nothing.
"""

import logging
import threading
from collections.abc import Callable
from typing import Any

from quiz.contest.commands import TimeExpired
from quiz.people import SYSTEM
from quiz.services.contest_runner import ContestRunner

LONGEST_WAIT_S = 60.0  # so that a clock of the computer that is set forward is noticed

_log = logging.getLogger(__name__)


class Timers:
    """A listener of the runner; `now` gives epoch milliseconds."""

    def __init__(self, runner: ContestRunner, now: Callable[[], int]) -> None:
        self._runner = runner
        self._now = now
        self._armed: dict[str, tuple[int, str]] = {}  # contest → when, which clock
        self._wake = threading.Event()

    def changed(self, contest: str, state: Any, _events: object) -> None:
        """Arm the deadline of the newest state, or none."""
        if state.running:
            self._armed[contest] = (state.clock.expires_at, state.clock.id)
        else:
            self._armed.pop(contest, None)
        self._wake.set()

    def start(self) -> None:
        """Watch the deadlines from now on."""
        threading.Thread(target=self._watch, daemon=True).start()

    def expire(self) -> float:
        """
        Give the commands that are due.

        Returns:
            Seconds until the next deadline, at most LONGEST_WAIT_S.
        """
        now = self._now()
        for contest, (when, clock) in list(self._armed.items()):
            if when <= now and self._armed.get(contest) == (when, clock):
                del self._armed[contest]
                command = TimeExpired(id=f"time:{clock}:{when}", at=now, by=SYSTEM, clock=clock)
                self._runner.run(contest, command)
        nearest = min((when for when, _ in self._armed.values()), default=None)
        if nearest is None:
            return LONGEST_WAIT_S
        return min(LONGEST_WAIT_S, max(0, nearest - self._now()) / 1000)

    def _watch(self) -> None:
        while True:
            wait = LONGEST_WAIT_S
            try:
                wait = self.expire()
            except Exception:  # the clocks of the other contests must go on
                _log.exception("a deadline was not kept")
            self._wake.wait(wait)
            self._wake.clear()
