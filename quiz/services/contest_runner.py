"""
Runs commands: lock → load → decide → append → evolve → tell listeners → acknowledge.

Commit, then tell: a listener never hears of anything that is not on the disk. The rules are handed in as
plain functions; sockets, pages and clocks are listeners that nothing here knows by name.
"""

import logging
import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from quiz.contest.commands import Command
from quiz.contest.refused import Refused
from quiz.store.database import WriteFailed
from quiz.store.event_log import EventLog, Recorded, VersionConflict

RETRIES = 5
ACKS_KEPT = 512

Ack = dict[str, Any]
Listener = Callable[[str, Any, Sequence[Any]], None]
"""Hears (contest, the new state, the events that led to it), in the order of the log; must not wait."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Decider:
    """The pure core as the runner needs it; `answer` gives the fields of a command's ack, or None."""

    initial: Callable[[], Any]
    decide: Callable[[Any, Any], Sequence[Any]]
    evolve: Callable[[Any, Any], Any]
    answer: Callable[[Any, Sequence[Any], Any], Ack | None]

    def fold(self, events: Sequence[Any], state: Any = None) -> Any:
        state = self.initial() if state is None else state
        for event in events:
            state = self.evolve(state, event)
        return state


@dataclass
class _Running:
    """One contest in memory; `state` is None when it must be read from the log again."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    state: Any = None
    acks: OrderedDict[tuple, Ack] = field(default_factory=OrderedDict)


class ContestRunner:
    """Every change of every contest of this process goes through `run`."""

    def __init__(self, log: EventLog, decider: Decider) -> None:
        self._log = log
        self._decider = decider
        self._running: dict[str, _Running] = {}
        self._listeners: list[Listener] = []

    def listen(self, listener: Listener) -> None:
        """Have a listener told of every change from now on."""
        self._listeners.append(listener)

    def state(self, contest: str) -> Any:
        """The state of a contest now; its version is 0 when there is no such contest."""
        running = self._place(contest)
        if running.state is not None:
            return running.state
        with running.lock:
            return self._loaded(contest, running)

    def run(self, contest: str, command: Command) -> Ack:
        """
        Do what a command asks, once.

        Returns:
            The fields of the ack: `ok`, `code` and what belongs to it. A command with an id that was
            answered before gets the same answer, also after a restart.
        """
        running = self._place(contest)
        key = (command.id, command.by)
        with running.lock:
            if key not in running.acks:
                running.acks[key] = self._attempt(contest, running, command)
                while len(running.acks) > ACKS_KEPT:
                    running.acks.popitem(last=False)
            ack = running.acks[key]
            if ack["code"] == "busy":  # not an answer: the next try may be lucky
                del running.acks[key]
            return ack

    def _attempt(self, contest: str, running: _Running, command: Command) -> Ack:
        for _ in range(RETRIES):
            try:
                return self._decided(contest, running, command)
            except Refused as refused:
                if self._is_stale(contest, running):
                    continue
                return {"ok": False, "code": refused.code, **refused.details}
            except VersionConflict as conflict:
                running.state = None
                _log.warning("%s: %s, deciding again", contest, conflict)
            except WriteFailed as error:
                # The outcome of a lost commit is unknown: look by command id, never write again blindly.
                running.state = None
                _log.error("%s: %s was not confirmed: %s", contest, command.id, error)
                return self._if_stored(contest, command)
        return {"ok": False, "code": "busy"}

    def _decided(self, contest: str, running: _Running, command: Command) -> Ack:
        state = self._loaded(contest, running)
        if command.id in state.handled:
            return self._answered_before(contest, command)
        events = self._decider.decide(state, command)
        self._log.append(contest, state.version, events, command)
        running.state = self._decider.fold(events, state)
        if events:
            self._tell(contest, running.state, events)
        return _ack(self._decider.answer(command, events, running.state))

    def _is_stale(self, contest: str, running: _Running) -> bool:
        """Whether another process has written since; a refusal on an old state would be no refusal."""
        if running.state.version == self._log.version(contest):
            return False
        running.state = None
        return True

    def _answered_before(self, contest: str, command: Command) -> Ack:
        recorded = self._log.of_command(contest, command.id)
        if not recorded:
            return _ack(None)
        if recorded[0].by != command.by:
            return {"ok": False, "code": "bad_message"}
        until = _events(self._log.load(contest)[: recorded[-1].version])
        return _ack(self._decider.answer(command, _events(recorded), self._decider.fold(until)))

    def _if_stored(self, contest: str, command: Command) -> Ack:
        try:
            stored = self._log.of_command(contest, command.id)
            return self._answered_before(contest, command) if stored else {"ok": False, "code": "busy"}
        except Exception:
            _log.exception("%s: the log cannot be read", contest)
            return {"ok": False, "code": "busy"}

    def _loaded(self, contest: str, running: _Running) -> Any:
        if running.state is None:
            running.state = self._decider.fold(_events(self._log.load(contest)))
        return running.state

    def _tell(self, contest: str, state: Any, events: Sequence[Any]) -> None:
        for listener in self._listeners:
            try:
                listener(contest, state, events)
            except Exception:  # the event is stored: whoever gave the command must hear so
                _log.exception("%s: a listener failed", contest)

    def _place(self, contest: str) -> _Running:
        return self._running.setdefault(contest, _Running())


def _events(recorded: Sequence[Recorded]) -> list[Any]:
    return [record.event for record in recorded]


def _ack(answer: Ack | None) -> Ack:
    return {"ok": True, "code": "done", **(answer or {})}
