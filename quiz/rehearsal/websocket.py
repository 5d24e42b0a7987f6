"""
The few bytes of WebSocket a bot needs: the greeting, frames out, messages in. Knows no socket and no contest.

A library with a thread or a task for each client would spend on itself the two cores that are to be measured.
"""

import struct

KEY = "bGVpdGFpLXJlaGVhcnNhbA=="
TEXT, CLOSE, PING, PONG = 1, 8, 9, 10
FINAL = 0x80
LONGEST_HEAD = 16_384


class BadFrame(Exception):
    """The server said something that is no WebSocket frame."""


def greeting(host: str) -> bytes:
    """The request that opens a Socket.IO WebSocket on `host:port`."""
    return (
        "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\n"
        f"Host: {host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        f"User-Agent: leitai-rehearsal\r\nSec-WebSocket-Key: {KEY}\r\nSec-WebSocket-Version: 13\r\n\r\n"
    ).encode()


def frame(data: bytes, opcode: int = TEXT) -> bytes:
    """One frame from a client. The mask is zero: it protects old proxies, and there is none before a bot."""
    size = len(data)
    if size < 126:
        head = struct.pack("!BB", FINAL | opcode, 0x80 | size)
    elif size < 65_536:
        head = struct.pack("!BBH", FINAL | opcode, 0x80 | 126, size)
    else:
        head = struct.pack("!BBQ", FINAL | opcode, 0x80 | 127, size)
    return head + b"\0\0\0\0" + data


class Incoming:
    """Cuts the stream from a server into whole messages, fragments joined."""

    def __init__(self) -> None:
        self._held = b""
        self._parts: list[bytes] = []
        self._opcode = TEXT

    def feed(self, data: bytes) -> list[tuple[int, bytes]]:
        """
        Take in what has come.

        Returns:
            The messages that are now complete, as (opcode, payload).
        """
        held = self._held + data if self._held else data
        at, messages = 0, []
        while True:
            cut = _next(held, at)
            if cut is None:
                break
            first, start, at = cut
            message = self._joined(first, held[start:at])
            if message is not None:
                messages.append(message)
        self._held = held[at:]
        return messages

    def _joined(self, first: int, payload: bytes) -> tuple[int, bytes] | None:
        opcode = first & 15
        if opcode >= CLOSE:
            return opcode, payload
        if opcode:
            self._opcode = opcode
        self._parts.append(payload)
        if not first & FINAL:
            return None
        whole, self._parts = b"".join(self._parts), []
        return self._opcode, whole


def _next(held: bytes, at: int) -> tuple[int, int, int] | None:
    """(first byte, start, end) of the frame at `at`, or None while it is not all there."""
    if len(held) < at + 2:
        return None
    size, start = held[at + 1], at + 2
    if size & 0x80:
        raise BadFrame("masked by a server")
    if size >= 126:
        wide = 2 if size == 126 else 8
        if len(held) < start + wide:
            return None
        size = int.from_bytes(held[start : start + wide])
        start += wide
    return None if len(held) < start + size else (held[at], start, start + size)
