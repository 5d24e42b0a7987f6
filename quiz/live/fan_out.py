"""
One message to a whole room: encoded once, framed once, and written straight to every socket that can take it.

A socket that is full, or busy with an earlier message, gets it through its queue like any other packet.
Knows no views: what is sent is for the broadcast to decide.
"""

import struct
import time
from collections.abc import Callable
from typing import Any

from engineio import packet as engineio_packet
from socketio import packet

from quiz.live.wire import StrictPacket

CHUNK = 64  # sockets between two looks at what has come in: a buzz must not wait for an audience

Write = Callable[[Any, bytes], bool]
"""(Engine.IO socket, frame) → whether the frame is on its way; False leaves it to the queue."""


class FanOut:
    """Sends to rooms of one Socket.IO server; `write` is None where nothing faster than the queue exists."""

    def __init__(self, server: Any, write: Write | None = None) -> None:
        self._server = server
        self._write = write

    def send(self, event: str, payload: Any, room: str) -> None:
        """Send a message to everyone in a room, in the order of their coming."""
        text = StrictPacket(packet.EVENT, data=[event, payload]).encode()
        whole = engineio_packet.Packet(engineio_packet.MESSAGE, text)
        frame = framed(whole.encode()) if self._write else b""
        members = list(self._server.manager.get_participants("/", room))
        for count, (_, engine_sid) in enumerate(members, start=1):
            if not self._written(engine_sid, frame):
                self._server._send_eio_packet(engine_sid, whole)
            if count % CHUNK == 0:
                time.sleep(0)

    def is_empty(self, room: str) -> bool:
        """Whether nobody is in a room."""
        return room not in self._server.manager.rooms.get("/", {})

    def _written(self, engine_sid: str, frame: bytes) -> bool:
        if self._write is None:
            return False
        socket = self._server.eio.sockets.get(engine_sid)
        return socket is not None and not socket.closed and self._write(socket, frame)


def framed(text: str) -> bytes:
    """A text as one unmasked WebSocket frame."""
    data = text.encode()
    if len(data) < 126:
        return struct.pack("!BB", 0x81, len(data)) + data
    if len(data) < 65_536:
        return struct.pack("!BBH", 0x81, 126, len(data)) + data
    return struct.pack("!BBQ", 0x81, 127, len(data)) + data
