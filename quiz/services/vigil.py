"""
Keeps watch over running contests, so that a crash costs the clock at most a second.

While a clock runs, the moment is written down once a second; at the next start every unfinished contest is
told when it was last seen alive, and the rules stop the clock with what was left. Knows no timer thread.
"""

from collections.abc import Callable
from typing import Any

from quiz.contest.commands import NoteRestart
from quiz.people import SYSTEM
from quiz.services.contest_runner import ContestRunner
from quiz.services.replay import digest_of
from quiz.store.contests import ContestRegister, Heartbeat
from quiz.store.event_log import EventLog


class Vigil:
    """The heartbeat of all contests here; `now` gives epoch milliseconds, `away` reckons off the hub."""

    def __init__(
        self,
        runner: ContestRunner,
        register: ContestRegister,
        log: EventLog,
        now: Callable[[], int],
        away: Callable[..., Any],
    ) -> None:
        self._runner = runner
        self._register = register
        self._log = log
        self._now = now
        self._away = away
        self._awake: dict[str, int] = {}  # contest → the version that was last written down
        self._digests: dict[str, str] = {}
        self._finished: dict[str, bool] = {}

    def notice(self, contest: str, state: Any, _events: object) -> None:
        """A listener of the runner: from now on this contest is watched, or it is over."""
        self._awake.setdefault(contest, -1)
        finished = state.phase == "finished"
        if self._finished.get(contest) != finished:
            self._finished[contest] = finished
            self._register.finish(contest, finished)

    def beat(self) -> None:
        """Once a second: write down every contest that moves."""
        for contest, written in list(self._awake.items()):
            state = self._runner.state(contest)
            if state.version != written:
                self._digests[contest] = self._away(digest_of, state)  # some milliseconds
            if state.version != written or state.running:
                beat = Heartbeat(self._now(), state.version, self._digests[contest])
                self._register.beat(contest, beat)
                self._awake[contest] = state.version

    def note_restarts(self, boot: str) -> None:
        """At the start: tell every unfinished contest when it was last seen alive."""
        for entry in self._register.all():
            if not entry.finished and self._runner.state(entry.id).version:
                self._note_restart(entry.id, boot)

    def _note_restart(self, contest: str, boot: str) -> None:
        beat = self._register.last_beat(contest)
        last_event = max((record.at for record in self._log.load(contest)), default=0)
        last_seen = max(beat.at if beat else 0, last_event)
        command = NoteRestart(id=f"restart-{boot}", at=self._now(), by=SYSTEM, last_seen=last_seen)
        self._runner.run(contest, command)
        self._awake.setdefault(contest, -1)
