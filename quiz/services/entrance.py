"""
Who may sit where: the operator's link, role links, tickets of the screens, seat codes of the teams.

Every proof is signed with this installation's secret, so nothing that opens a door is stored in the clear.
Knows no cookie and no page.
"""

import hashlib
import hmac
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from itsdangerous import BadSignature, SignatureExpired, URLSafeTimedSerializer

from quiz.errors import QuizError
from quiz.people import ROLES, Role, Seat
from quiz.store.tickets import SeatBook, SeatRow

CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LOOKALIKES = str.maketrans({"O": "0", "I": "1", "L": "1", "-": None, " ": None})
CODE_LENGTH = 8
DIGITS = 4
TICKET_S = 18 * 3600  # longer than any contest day, so that no phone is turned away in the middle of it
LINK_S = 14 * 24 * 3600

TakenOver = Callable[[str, str, str], None]
"""Hears (contest, team, device): from now on only this device sits there."""


class TicketRefused(QuizError):
    """A proof that does not open the door; `code` is in the catalogue as `refused.<code>`."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Entrance:
    """The doorkeeper; `now` gives epoch milliseconds."""

    def __init__(self, secret: bytes, seats: SeatBook, now: Callable[[], int]) -> None:
        self._secret = secret
        self._seats = seats
        self._now = now
        self._tickets = URLSafeTimedSerializer(secret, salt="leitai.ticket")
        self._links = URLSafeTimedSerializer(secret, salt="leitai.link")
        self._listeners: list[TakenOver] = []

    # The operator

    def operator_token(self) -> str:
        """The last part of the operator's link; the same for the life of the secret."""
        return _crockford(self._mac("operator"), 26)

    def is_operator(self, token: str) -> bool:
        typed = token.upper().translate(LOOKALIKES)
        return hmac.compare_digest(self.operator_token().encode(), typed.encode(errors="replace"))

    # Links and tickets

    def link_token(self, seat: Seat) -> str:
        """The last part of a link that makes a device the host, a judge or the hall of a contest."""
        return self._links.dumps(_packed(seat))

    def seat_of_link(self, token: str) -> Seat:
        """Raises TicketRefused: ticket_forged or ticket_expired."""
        return _opened(self._links, token, LINK_S)

    def ticket(self, seat: Seat) -> str:
        """What a page shows the socket, because the socket believes nothing else."""
        return self._tickets.dumps(_packed(seat))

    def seat_of_ticket(self, token: object) -> Seat:
        """
        The seat a ticket stands for.

        Raises:
            TicketRefused: ticket_missing, ticket_forged, ticket_expired, or seat_taken when another
                device has the team's seat by now.
        """
        if not token:
            raise TicketRefused("ticket_missing")
        if not isinstance(token, str) or len(token) > 1000:
            raise TicketRefused("ticket_forged")
        seat = _opened(self._tickets, token, TICKET_S)
        if not self.still_sits(seat):
            raise TicketRefused("seat_taken")
        return seat

    def still_sits(self, seat: Seat) -> bool:
        """Whether a seat is still valid: a team's is until another device takes it."""
        if seat.role != Role.TEAM:
            return True
        row = self._seats.get(seat.contest, seat.team or "")
        return bool(row and seat.device and row.device_hash == self._mac("device", seat.device))

    # Seat codes

    def issue_code(self, contest: str, team: str) -> str:
        """A new code for a team's seat; codes given out before stop working, who sits there stays seated."""
        row = self._seats.get(contest, team) or SeatRow(contest, team, 0, "", open=True)
        row = replace(row, serial=row.serial + 1, open=True)
        code = self._code(row)
        self._seats.put(replace(row, code_hash=self._mac("code", code)))
        return code

    def code_of(self, contest: str, team: str) -> str:
        """The code that is printed for a seat; made on first asking."""
        row = self._seats.get(contest, team)
        return self._code(row) if row else self.issue_code(contest, team)

    def release(self, contest: str, team: str) -> None:
        """Let the next device with the same code take the seat."""
        row = self._seats.get(contest, team)
        if row:
            self._seats.put(replace(row, open=True))

    def is_open(self, contest: str, team: str) -> bool:
        """Whether a new device could sit down with the code."""
        row = self._seats.get(contest, team)
        return row is None or row.open

    def is_bound(self, contest: str, team: str) -> bool:
        """Whether any device has taken the seat yet."""
        row = self._seats.get(contest, team)
        return bool(row and row.device_hash)

    def claim(self, code: str, device: str) -> Seat:
        """
        Seat a device by a team's code.

        Args:
            code: As typed: case, hyphens and look-alike letters do not matter.
            device: The secret of the device, from its cookie.

        Raises:
            TicketRefused: ticket_forged for an unknown code, seat_taken for one that is used up.
        """
        code = code.upper().translate(LOOKALIKES)
        row = self._seats.by_code(self._mac("code", code)) if len(code) == CODE_LENGTH else None
        if row is None:
            raise TicketRefused("ticket_forged")
        seat = Seat(row.contest, Role.TEAM, row.team, device)
        if row.device_hash == self._mac("device", device):
            if row.open:
                self._seats.put(replace(row, open=False))
            return seat
        if not self._seats.bind(row.code_hash, self._mac("device", device), self._now()):
            raise TicketRefused("seat_taken")
        for listener in self._listeners:
            listener(row.contest, row.team, device)
        return seat

    def listen(self, listener: TakenOver) -> None:
        """Have a listener told whenever a device takes a seat."""
        self._listeners.append(listener)

    def _code(self, row: SeatRow) -> str:
        return _crockford(self._mac("seat", row.contest, row.team, str(row.serial)), CODE_LENGTH)

    def audience_code(self, contest: str, attempt: int = 0) -> str:
        """Four digits for a contest; not a secret, only short. `attempt` gives another one."""
        number = int(self._mac("audience", contest, str(attempt))[:8], 16)
        return f"{number % (9 * 10 ** (DIGITS - 1)) + 10 ** (DIGITS - 1)}"

    def _mac(self, *parts: str) -> str:
        return hmac.new(self._secret, "\0".join(parts).encode(), hashlib.sha256).hexdigest()


def _packed(seat: Seat) -> dict[str, Any]:
    values = {"c": seat.contest, "r": seat.role, "t": seat.team, "d": seat.device}
    return {name: value for name, value in values.items() if value is not None}


def _opened(serializer: URLSafeTimedSerializer, token: str, max_age: int) -> Seat:
    try:
        values = serializer.loads(token, max_age=max_age)
    except SignatureExpired as error:
        raise TicketRefused("ticket_expired") from error
    except BadSignature as error:
        raise TicketRefused("ticket_forged") from error
    if values["r"] not in ROLES:
        raise TicketRefused("ticket_forged")
    return Seat(values["c"], values["r"], values.get("t"), values.get("d"))


def _crockford(hexadecimal: str, length: int) -> str:
    number = int(hexadecimal, 16)
    return "".join(CROCKFORD[number >> 5 * place & 31] for place in range(length))
