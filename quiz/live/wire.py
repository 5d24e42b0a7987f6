"""
Hardens the wire under Socket.IO: what cannot be a message of ours never reaches a handler.

It reaches into Engine.IO in one place (`Packet.decode`), because a malformed frame raises there outside
of any `try` and leaves a ghost connected; versions are pinned for that, and tests send every hostile
frame. Knows no contest.
"""

import json
from typing import Any

from engineio import json as guarded_json
from engineio import packet as engineio_packet
from socketio import packet

ALLOWED = {
    "/": frozenset({"command", "buzz", "snapshot", "sync", "presence"}),
    "/duel": frozenset({"open", "join", "ready", "answer", "leave", "snapshot", "sync"}),
}
"""What clients may say, by namespace: contests, and duels of practice."""

BAD = "bad_message"
MAX_BYTES = 8192
BACKLOG = 64


class Utf8Json:
    """JSON as it is read fastest on the other side: Chinese as three bytes, not as six escapes."""

    loads = staticmethod(guarded_json.loads)

    @staticmethod
    def dumps(value: Any, **options: Any) -> str:
        return json.dumps(value, ensure_ascii=False, **options)


class StrictPacket(packet.Packet):
    """
    A Socket.IO packet as our clients send them: connect, disconnect, or one known event with one argument.

    Anything else becomes the event `bad_message`, which is counted against its sender and answered.
    """

    json = Utf8Json
    uses_binary_events = False  # nor are our own packets searched for bytes

    def decode(self, encoded_packet: Any) -> int:
        try:
            super().decode(encoded_packet)
            sound = self._is_ours()
        except (ValueError, TypeError, IndexError, RecursionError):
            sound = False
        if not sound:
            where = self.namespace if self.namespace in ALLOWED else None
            self.packet_type, self.namespace, self.data = packet.EVENT, where, [BAD]
        return 0

    def _is_ours(self) -> bool:
        allowed = ALLOWED.get(self.namespace or "/")
        if allowed is None:
            return False
        if self.packet_type == packet.EVENT:
            data = self.data
            return isinstance(data, list) and 1 <= len(data) <= 2 and data[0] in allowed
        if self.packet_type == packet.CONNECT:
            return self.data is None or isinstance(self.data, dict)
        return self.packet_type == packet.DISCONNECT


def install() -> None:
    """Make a malformed or binary Engine.IO frame close its connection at once. May be called again."""
    decode = engineio_packet.Packet.decode
    if getattr(decode, "strict", False):
        return

    def strict_decode(self: engineio_packet.Packet, encoded: Any) -> None:
        try:
            decode(self, encoded)
            sound = not self.binary and self.packet_type < len(engineio_packet.packet_names)
        except (ValueError, TypeError, IndexError, RecursionError):
            sound = False
        if not sound:
            self.packet_type, self.data, self.binary = engineio_packet.CLOSE, None, False

    strict_decode.strict = True  # type: ignore[attr-defined]
    engineio_packet.Packet.decode = strict_decode


def without_compression(application: Any) -> Any:
    """A WSGI application that never hears of permessage-deflate, which costs 70 KB a client and much CPU."""

    def plain(environ: dict[str, Any], start_response: Any) -> Any:
        environ.pop("HTTP_SEC_WEBSOCKET_EXTENSIONS", None)
        return application(environ, start_response)

    return plain


def evict_slow(engine: Any) -> int:
    """Cut off the sockets that do not read what they are sent; they get one fresh view when they return."""
    slow = [socket for socket in list(engine.sockets.values()) if socket.queue.qsize() > BACKLOG]
    for socket in slow:
        while not socket.queue.empty():
            socket.queue.get_nowait()
        socket.close(wait=False, abort=True, reason=engine.reason.TRANSPORT_ERROR)
    return len(slow)
