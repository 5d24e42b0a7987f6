"""
A socket comes in: ticket → Seat → room, and its first view. Who it is, is known from the ticket alone.
"""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from socketio.exceptions import ConnectionRefusedError as TurnedAway

from quiz.live.boards import Boards
from quiz.live.presence import Presence
from quiz.live.rate import Bucket, bucket_for
from quiz.live.reception import Reception
from quiz.live.rooms import bench_rooms, room_of
from quiz.people import Role, Seat
from quiz.services.entrance import Entrance, TicketRefused


@dataclass
class Connection:
    """What is known of one socket."""

    seat: Seat
    bucket: Bucket
    strikes: int = 0


class Connections:
    """All sockets of this process by their ids."""

    def __init__(
        self, server: Any, entrance: Entrance, boards: Boards, presence: Presence, reception: Reception
    ) -> None:
        self._server = server
        self._entrance = entrance
        self._boards = boards
        self._presence = presence
        self._reception = reception
        self._open: dict[str, Connection] = {}

    def get(self, sid: str) -> Connection | None:
        return self._open.get(sid)

    def connect(self, sid: str, environ: Mapping[str, Any], auth: object = None) -> None:
        """Let a socket in, or turn it away with a code and its words."""
        seat = self._seat(auth)
        view = self._boards.snapshot(seat)
        if not view.get("contest"):
            raise self._turned_away("contest_unknown")
        self._open[sid] = Connection(seat, bucket_for(seat.role, time.monotonic()))
        self._server.enter_room(sid, room_of(seat))
        self._presence.arrived(sid, seat, environ.get("HTTP_USER_AGENT", ""))
        self._server.emit("view", self._boards.snapshot(seat), to=sid)

    def disconnect(self, sid: str, _reason: str = "") -> None:
        self._open.pop(sid, None)
        self._presence.left(sid)

    def taken_over(self, contest: str, team: str, device: str) -> None:
        """Another device has a team's seat: the old one is told and leaves."""
        for sid, connection in list(self._open.items()):
            seat = connection.seat
            if (seat.contest, seat.role, seat.team) == (contest, Role.TEAM, team) and seat.device != device:
                self._server.emit("taken_over", {}, to=sid)
                self._server.disconnect(sid)

    def tell_devices(self, contest: str, message: Mapping[str, Any]) -> None:
        """Show host and judges which devices are there."""
        for room in bench_rooms(contest):
            self._server.emit("devices", message, room=room)

    def _seat(self, auth: object) -> Seat:
        ticket = auth.get("ticket") if isinstance(auth, dict) else None
        try:
            return self._entrance.seat_of_ticket(ticket)
        except TicketRefused as refused:
            raise self._turned_away(refused.code) from refused

    def _turned_away(self, code: str) -> TurnedAway:
        refusal = self._reception.refusal(code)
        return TurnedAway(refusal["message"], refusal)
