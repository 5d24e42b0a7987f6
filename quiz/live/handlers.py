"""One short function for each message a socket may send; the return value is its ack."""

import functools
import logging
import time
from collections.abc import Callable
from typing import Any

from quiz.live.boards import Boards
from quiz.live.connection import Connections
from quiz.live.presence import Presence
from quiz.live.reception import DEVICE_CHECKED, Reception
from quiz.live.wire import BAD
from quiz.people import Seat
from quiz.services.contest_runner import Ack

Handler = Callable[[str, Seat, Any], Ack]
SLOWEST_RTT_MS = 60_000
BAD_MESSAGES = 5

_log = logging.getLogger(__name__)


class Handlers:
    """The messages of all sockets; `now` gives epoch milliseconds."""

    def __init__(
        self,
        connections: Connections,
        reception: Reception,
        boards: Boards,
        presence: Presence,
        now: Callable[[], int],
    ) -> None:
        self._connections = connections
        self._reception = reception
        self._boards = boards
        self._presence = presence
        self._now = now

    def register(self, server: Any) -> None:
        """Put the handlers on the server itself: Flask's context for each event costs a third of the CPU."""
        self._server = server
        server.on("connect", self._connections.connect)
        server.on("disconnect", self._connections.disconnect)
        for handler in (self.command, self.buzz, self.snapshot, self.sync, self.presence):
            server.on(handler.__name__, functools.partial(self._guarded, handler))
        server.on(BAD, self._bad_message)

    def command(self, _sid: str, seat: Seat, payload: Any) -> Ack:
        return self._reception.command(seat, payload)

    def buzz(self, sid: str, seat: Seat, payload: Any) -> Ack:
        ack = self._reception.buzz(seat, payload)
        if ack["code"] == DEVICE_CHECKED:
            self._presence.checked(sid)
        return ack

    def snapshot(self, _sid: str, seat: Seat, _payload: Any) -> Ack:
        return {"ok": True, "view": self._boards.snapshot(seat)}

    def sync(self, _sid: str, _seat: Seat, payload: Any) -> Ack:
        sent = payload.get("t") if isinstance(payload, dict) else None
        if isinstance(sent, bool) or not isinstance(sent, int | float):
            return self._reception.refusal(BAD, field="t")
        return {"ok": True, "t": sent, "now": self._now()}

    def presence(self, sid: str, _seat: Seat, payload: Any) -> Ack:
        values = payload if isinstance(payload, dict) else {}
        rtt, visible = values.get("rtt"), values.get("visible")
        if values.keys() - {"rtt", "visible"} or type(rtt) is not int or type(visible) is not bool:
            return self._reception.refusal(BAD, field="rtt")
        self._presence.seen(sid, max(0, min(rtt, SLOWEST_RTT_MS)), visible)
        return {"ok": True}

    def _guarded(self, handler: Handler, sid: str, payload: Any = None) -> Ack | None:
        """A message within its limit is handled and acked, also when the handler has a bug."""
        connection = self._connections.get(sid)
        if connection is None:
            return self._reception.refusal("ticket_missing")
        if not connection.bucket.take(time.monotonic()):
            if connection.bucket.exhausted:
                self._server.disconnect(sid)
            return self._reception.refusal("busy")
        try:
            return handler(sid, connection.seat, payload)
        except Exception:
            _log.exception("%s failed", handler.__name__)
            return self._reception.refusal("busy")

    def _bad_message(self, sid: str, *_payload: Any) -> Ack:
        connection = self._connections.get(sid)
        if connection:
            connection.strikes += 1
        if connection is None or connection.strikes >= BAD_MESSAGES:
            self._server.disconnect(sid)
        return self._reception.refusal(BAD, field="")
