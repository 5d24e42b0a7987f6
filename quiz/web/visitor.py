"""Who sits at this browser, as its signed cookie says. Knows no page; decides no permission."""

import secrets

from flask import session

from quiz.people import Role, Seat


def device() -> str:
    """The secret of this device, made when it is first needed."""
    if "device" not in session:
        session.permanent = True
        session["device"] = secrets.token_hex(16)
    return session["device"]


def is_operator() -> bool:
    return bool(session.get("operator"))


def become_operator() -> None:
    session.permanent = True
    session["operator"] = True


def remember(seat: Seat) -> None:
    """Keep a seat in the cookie, beside others: one laptop may be host and hall at once."""
    session.permanent = True
    seats = session.get("seats", {})
    session["seats"] = {**seats, seat.contest: {**seats.get(seat.contest, {}), seat.role: seat.team or ""}}


def seat(contest: str, role: str) -> Seat | None:
    """The seat this browser has in a contest; the operator may sit anywhere but in a team."""
    if role == Role.AUDIENCE or (is_operator() and role != Role.TEAM):
        return Seat(contest, role)
    team = session.get("seats", {}).get(contest, {}).get(role)
    if team is None:
        return None
    return Seat(contest, role, team, device()) if role == Role.TEAM else Seat(contest, role)


def forget() -> None:
    """Leave all seats."""
    session.clear()
