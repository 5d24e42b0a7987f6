"""
All lines of a rehearsal in one loop on one thread: dials, listens, and waits for what the caller names.

A bot that asks something and waits for the ack keeps the other thousand lines alive meanwhile.
"""

import selectors
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from time import perf_counter
from typing import Any

from quiz.rehearsal.line import CLOSED, OPEN, Heard, Line

PATIENCE_S = 10.0
IDLE_S = 0.05
AT_ONCE = 60  # handshakes in flight; a hall does not scan the QR code in one instant either
READ, WRITE = selectors.EVENT_READ, selectors.EVENT_WRITE


class NotConnected(Exception):
    """A line that a rehearsal cannot do without did not open, or has gone."""


@dataclass(frozen=True)
class Reply:
    """An ack, and how long it took."""

    ack: dict[str, Any]
    sent_at: float
    took_ms: float


class Switchboard:
    """Lines to one server, `host` and `port`."""

    def __init__(self, host: str, port: int) -> None:
        self._address = (host, port)
        self._selector = selectors.DefaultSelector()
        self._watched: dict[Line, int] = {}

    def dial(self, ticket: str, heard: Heard) -> Line:
        """Begin to connect; the line is of use once its state is open."""
        line = Line(self._address, ticket, heard)
        self._watched[line] = READ | WRITE
        self._selector.register(line.socket, READ | WRITE, line)
        return line

    def dial_all(self, wanted: Iterable[Callable[[], Line]]) -> list[Line]:
        """Connect many, a few at a time; those that were refused are closed in the end."""
        lines: list[Line] = []
        flying: list[Line] = []
        for dial in wanted:
            flying = [line for line in flying if line.state not in (OPEN, CLOSED)]
            if len(flying) >= AT_ONCE:
                self.until(lambda now=flying: any(line.state in (OPEN, CLOSED) for line in now), PATIENCE_S)
            flying.append(dial())
            lines.append(flying[-1])
        self.until(lambda: all(line.state in (OPEN, CLOSED) for line in lines), PATIENCE_S)
        return lines

    def pump(self, longest: float = IDLE_S) -> None:
        """Handle what has come, waiting for it at most `longest` seconds."""
        for key, ready in self._selector.select(longest):
            line = key.data
            if ready & WRITE:
                line.may_write()
            if ready & READ and line.state != CLOSED:
                line.may_read()
            self._watch(line)

    def until(self, done: Callable[[], bool], seconds: float) -> bool:
        """Keep all lines alive until something is true; False when it was not in time."""
        tired = perf_counter() + seconds
        while not done():
            left = tired - perf_counter()
            if left <= 0:
                return False
            self.pump(min(IDLE_S, left))
        return True

    def idle(self, seconds: float) -> None:
        """Let time pass."""
        self.until(lambda: False, seconds)

    def call(self, line: Line, event: str, payload: object) -> Reply:
        """
        Send a message and wait for its ack.

        Raises:
            NotConnected: The line is closed, or no ack came.
        """
        sent_at = perf_counter()
        if line.state != OPEN:
            raise NotConnected(line.refusal or "the line is closed")
        number = line.emit(event, payload)
        self._watch(line)
        self.until(lambda: number in line.answers or line.state == CLOSED, PATIENCE_S)
        if number not in line.answers:
            raise NotConnected(f"no ack of {event}")
        answer, at = line.answers.pop(number)
        return Reply(answer[0], sent_at, (at - sent_at) * 1000)

    def hang_up(self, line: Line) -> None:
        """Close a line without a goodbye."""
        self._forget(line)
        line.close()

    def close(self) -> None:
        for line in list(self._watched):
            self.hang_up(line)
        self._selector.close()

    def _watch(self, line: Line) -> None:
        if line.state == CLOSED:
            return self._forget(line)
        wanted = READ | WRITE if line.is_writing else READ
        if self._watched.get(line, wanted) != wanted:
            self._watched[line] = wanted
            self._selector.modify(line.socket, wanted, line)

    def _forget(self, line: Line) -> None:
        if self._watched.pop(line, None) is None:
            return
        self._selector.unregister(line.socket)  # finds a closed one as well
