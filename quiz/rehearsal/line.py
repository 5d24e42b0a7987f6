"""
One Socket.IO connection on a non-blocking socket: connect with a ticket, hear messages, send with an ack.

It never waits; the switchboard tells it when there is something to read or room to write.
"""

import json
import socket
from collections.abc import Callable
from time import perf_counter
from typing import Any

from quiz.rehearsal import websocket

CHUNK = 262_144
Heard = Callable[["Line", bytes, float], None]
"""Told of every Socket.IO message: the line, its raw text, the moment of arrival in seconds."""

DIALLING, GREETED, OPEN, CLOSED = "dialling", "greeted", "open", "closed"


class Line:
    """A connection; `state` is dialling, greeted, open (the server has let the ticket in) or closed."""

    def __init__(self, address: tuple[str, int], ticket: str, heard: Heard) -> None:
        self.state = DIALLING
        self.refusal = ""
        self.answers: dict[int, tuple[list[Any], float]] = {}
        self._host = f"{address[0]}:{address[1]}"
        self._ticket = ticket
        self._heard = heard
        self._head = b""
        self._incoming = websocket.Incoming()
        self._unsent = b""
        self._asked = 0
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        self.socket.setblocking(False)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.socket.connect_ex(address)

    @property
    def is_writing(self) -> bool:
        """Whether it waits for room to write, or for the connection itself."""
        return self.state == DIALLING or bool(self._unsent)

    def emit(self, event: str, payload: object) -> int:
        """Send a message; `answers` will hold its ack under the number returned."""
        self._asked += 1
        self._say(f"42{self._asked}" + json.dumps([event, payload]))
        return self._asked

    def close(self) -> None:
        """Let go without a word, as a phone that has lost its network does."""
        self.state = CLOSED
        self.socket.close()

    def may_write(self) -> None:
        if self.state == DIALLING:
            self.state = GREETED
            self._unsent += websocket.greeting(self._host)
        self._flush()

    def may_read(self) -> None:
        try:
            data = self.socket.recv(CHUNK)
        except BlockingIOError:
            return
        except OSError:
            data = b""
        at = perf_counter()
        if not data:
            return self.close()
        if self._head is not None:
            data = self._greeted(data)
        for opcode, payload in self._incoming.feed(data):
            self._took(opcode, payload, at)

    def _greeted(self, data: bytes) -> bytes:
        """What follows the HTTP head of the answer, which is kept until it is whole."""
        self._head += data
        head, end, rest = self._head.partition(b"\r\n\r\n")
        if not end:
            if len(head) > websocket.LONGEST_HEAD:
                self.close()
            return b""
        if b" 101 " not in head.split(b"\r\n")[0]:
            self.refusal = head.split(b"\r\n")[0].decode("latin-1")
            self.close()
            return b""
        self._head = None  # type: ignore[assignment]
        return rest

    def _took(self, opcode: int, payload: bytes, at: float) -> None:
        if opcode == websocket.TEXT:
            self._understood(payload, at)
        elif opcode == websocket.PING:
            self._send(websocket.frame(payload, websocket.PONG))
        elif opcode == websocket.CLOSE:
            self.close()

    def _understood(self, text: bytes, at: float) -> None:
        kind = text[:2]
        if kind == b"2":
            self._say("3")
        elif kind == b"0{":
            self._say("40" + json.dumps({"ticket": self._ticket}))
        elif kind == b"40":
            self.state = OPEN
        elif kind in (b"44", b"41") or text == b"1":
            self.refusal = text.decode()
            self.close()
        else:
            if kind == b"43":
                number, _, answer = text[2:].partition(b"[")
                self.answers[int(number)] = (json.loads(b"[" + answer), at)
            self._heard(self, text, at)

    def _say(self, text: str) -> None:
        self._send(websocket.frame(text.encode()))

    def _send(self, data: bytes) -> None:
        self._unsent += data
        self._flush()

    def _flush(self) -> None:
        if not self._unsent or self.state in (DIALLING, CLOSED):
            return
        try:
            self._unsent = self._unsent[self.socket.send(self._unsent) :]
        except BlockingIOError:
            pass
        except OSError:
            self.close()
