"""
The door of duels: a namespace of its own beside the contests', on the same server and with the same wire.

Who speaks is the member of the signed cookie the socket came with, never of a message. A member has one
socket: a newer one takes the place. Knows no rules.
"""

import functools
import logging
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import segno
from socketio.exceptions import ConnectionRefusedError as TurnedAway

from quiz.live.duel_messages import DUEL, read_answer, read_code, read_nothing, read_step
from quiz.live.rate import Bucket, bucket_for
from quiz.live.reception import Reception
from quiz.live.wire import BAD
from quiz.people import Role
from quiz.services.duels import MOST, DuelRefused, Duels

MOST_SOCKETS = 4 * MOST
MOST_SOCKETS_HERE = MOST_SOCKETS // 2  # of one address
BAD_MESSAGES = 5
LONGEST_HOST = 100

Ack = dict[str, Any]
_log = logging.getLogger(__name__)


@dataclass
class Phone:
    """One socket of a member, from `address`; `home` is the address it came by, and friends can come by."""

    member: str
    address: str
    home: str
    bucket: Bucket
    strikes: int = 0


class DuelDoor:
    """
    All sockets of duels.

    Args:
        server: The Socket.IO server of the contests.
        duels: The rooms.
        guest_of: WSGI environment of a handshake → the member of its signed cookie ("" without one), and
            where it comes from.
        reception: Words a refusal.
        now: Epoch milliseconds.
        away: Runs what takes milliseconds off the hub.
    """

    def __init__(
        self,
        server: Any,
        duels: Duels,
        guest_of: Callable[[Mapping[str, Any]], tuple[str, str]],
        reception: Reception,
        now: Callable[[], int],
        away: Callable[..., Any],
    ) -> None:
        self._server, self._duels, self._guest_of = server, duels, guest_of
        self._reception, self._now, self._away = reception, now, away
        self._phones: dict[str, Phone] = {}
        self._sids: dict[str, str] = {}
        self._pictures: dict[str, str] = {}
        duels.listen(self._tell)
        server.on("connect", self._connect, namespace=DUEL)
        server.on("disconnect", self._disconnect, namespace=DUEL)
        server.on(BAD, self._bad_message, namespace=DUEL)
        for handler in (self.open, self.join, self.ready, self.answer, self.leave, self.snapshot, self.sync):
            server.on(handler.__name__, functools.partial(self._guarded, handler), namespace=DUEL)

    def start(self) -> None:
        """Keep the deadlines from now on."""
        threading.Thread(target=self._watch, daemon=True).start()

    # Messages

    def open(self, phone: Phone, payload: Any) -> Ack:
        read_nothing(payload)
        return self._seen(phone, self._duels.open(phone.member, phone.address))

    def join(self, phone: Phone, payload: Any) -> Ack:
        return self._seen(phone, self._duels.join(phone.member, read_code(payload)))

    def ready(self, phone: Phone, payload: Any) -> Ack:
        return self._seen(phone, self._duels.ready(phone.member, *read_step(payload)))

    def answer(self, phone: Phone, payload: Any) -> Ack:
        return self._seen(phone, self._duels.answer(phone.member, *read_answer(payload)))

    def leave(self, phone: Phone, payload: Any) -> Ack:
        read_nothing(payload)
        return self._seen(phone, self._duels.leave(phone.member))

    def snapshot(self, phone: Phone, payload: Any) -> Ack:
        read_nothing(payload)
        return self._seen(phone, self._duels.view(phone.member))

    def sync(self, _phone: Phone, payload: Any) -> Ack:
        sent = payload.get("t") if isinstance(payload, dict) else None
        if isinstance(sent, bool) or not isinstance(sent, int | float):
            raise DuelRefused("bad_message")
        return {"ok": True, "t": sent, "now": self._now()}

    # Sockets

    def _connect(self, sid: str, environ: Mapping[str, Any], _auth: object = None) -> None:
        member, address = self._guest_of(environ)
        if not member:
            raise self._turned_away("member_missing")
        if member not in self._sids and self._is_full(address):
            raise self._turned_away("duel_full")
        before = self._sids.get(member)
        self._phones[sid] = Phone(
            member, address, _home(environ), bucket_for(Role.AUDIENCE, time.monotonic())
        )
        self._sids[member] = sid
        if before is not None:
            self._phones.pop(before, None)
            self._server.emit("taken_over", {}, to=before, namespace=DUEL)
            self._server.disconnect(before, namespace=DUEL)
        self._duels.back(member)
        view = self._dressed(self._phones[sid], self._duels.view(member))
        self._server.emit("duel", view, to=sid, namespace=DUEL)

    def _is_full(self, address: str) -> bool:
        here = sum(phone.address == address for phone in self._phones.values())
        return here >= MOST_SOCKETS_HERE or len(self._phones) >= MOST_SOCKETS

    def _disconnect(self, sid: str, _reason: str = "") -> None:
        phone = self._phones.pop(sid, None)
        if phone is not None and self._sids.get(phone.member) == sid:
            del self._sids[phone.member]
            self._duels.gone(phone.member)

    def _guarded(self, handler: Callable[[Phone, Any], Ack], sid: str, payload: Any = None) -> Ack:
        """A message within its limit is handled and acked, also when the handler has a bug."""
        phone = self._phones.get(sid)
        if phone is None:
            return self._reception.refusal("ticket_missing")
        if not phone.bucket.take(time.monotonic()):
            if phone.bucket.exhausted:
                self._server.disconnect(sid, namespace=DUEL)
            return self._reception.refusal("busy")
        try:
            return handler(phone, payload)
        except DuelRefused as refused:
            return self._reception.refusal(refused.code)
        except Exception:
            _log.exception("%s failed in a duel", handler.__name__)
            return self._reception.refusal("busy")

    def _bad_message(self, sid: str, *_payload: Any) -> Ack:
        phone = self._phones.get(sid)
        if phone:
            phone.strikes += 1
        if phone is None or phone.strikes >= BAD_MESSAGES:
            self._server.disconnect(sid, namespace=DUEL)
        return self._reception.refusal(BAD)

    def _turned_away(self, code: str) -> TurnedAway:
        refusal = self._reception.refusal(code)
        return TurnedAway(refusal["message"], refusal)

    # What they see

    def _tell(self, member: str, view: Mapping[str, Any]) -> None:
        sid = self._sids.get(member)
        if sid is not None:
            self._server.emit("duel", {**view, "now": self._now()}, to=sid, namespace=DUEL)

    def _seen(self, phone: Phone, view: Mapping[str, Any]) -> Ack:
        return {"ok": True, "view": self._dressed(phone, view)}

    def _dressed(self, phone: Phone, view: Mapping[str, Any]) -> dict[str, Any]:
        """A view with the hour, and while somebody is waited for, with what the other phone scans."""
        if view["phase"] != "waiting":
            return {**view, "now": self._now()}
        link = f"{phone.home}/practice#/duel?code={view['code']}"
        if link not in self._pictures:
            if len(self._pictures) >= MOST_SOCKETS:
                self._pictures.clear()
            self._pictures[link] = self._away(_picture, link)
        return {**view, "now": self._now(), "join": {"link": link, "qr": self._pictures[link]}}

    def _watch(self) -> None:
        while True:
            wait_ms = 1000
            try:
                wait_ms = self._duels.pass_time()
            except Exception:  # the other rooms must go on
                _log.exception("the time of a duel did not pass")
            self._duels.wake.wait(wait_ms / 1000)
            self._duels.wake.clear()


def _home(environ: Mapping[str, Any]) -> str:
    return f"{environ.get('wsgi.url_scheme', 'http')}://{environ.get('HTTP_HOST', '')[:LONGEST_HOST]}"


def _picture(link: str) -> str:
    """A QR code: its size in units, a space, and the `d` of an SVG path, a rectangle a run of dark units."""
    rows = list(segno.make(link, error="m", micro=False).matrix_iter(border=2))
    runs = []
    for y, row in enumerate(rows):
        x = 0
        while x < len(row):
            end = x
            while end < len(row) and row[end] == row[x]:
                end += 1
            if row[x]:
                runs.append(f"M{x} {y}h{end - x}v1h-{end - x}z")
            x = end
    return f"{len(rows)} {''.join(runs)}"
