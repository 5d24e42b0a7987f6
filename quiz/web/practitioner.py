"""
Who practises at this browser: a member's id and a branch, in a signed cookie of its own.

Of its own, because the cookie of contests ends with the day and a member comes back after a week. It is
believed and nothing else is: no request may name a member. Knows no page.
"""

import secrets
from ipaddress import ip_address, ip_network
from typing import Any

from flask import current_app, g, request
from itsdangerous import BadSignature, URLSafeSerializer
from werkzeug.wrappers import Response

from quiz.services.practice_refused import PracticeRefused
from quiz.web import services

COOKIE = "leitai_member"
YEAR_S = 365 * 24 * 3600
SALT = "leitai.member"
MOST = 500
HOME_NETWORK = 64
START = "X-Leitai-Start"
"""Which start of the server answers: what an earlier one took, a power cut may have taken back."""


def member_id() -> str:
    """
    The member at this browser; made at the first asking, stored nowhere before the first answer.

    Raises:
        PracticeRefused: signed_out, where all phones of the member were; erased.
    """
    card = _card()
    if not _is_current(card):
        places = [{"id": each.id, "name": each.name} for each in services().practice.roster.branches()]
        raise PracticeRefused("signed_out", 401, branches=places)  # for a form that has lost everything else
    return card["m"]


def arriving_member() -> str:
    """Who comes to the door: a phone that was signed out comes as somebody new."""
    return member_id() if _is_current(_card()) else _fresh()


def known_member() -> str:
    """The member this browser has been given, "" for one that has none or was signed out; makes none."""
    card = _read(request.cookies.get(COOKIE, ""))
    try:
        return card["m"] if card and _is_current(card) else ""
    except PracticeRefused:
        return ""


def branch_id() -> str:
    """The branch of the link this browser came by, or ""."""
    return _card().get("b", "")


def address() -> str:
    """Where a request comes from; of IPv6 the network, in which a phone takes addresses as it likes."""
    try:
        found = ip_address(request.remote_addr or "")
    except ValueError:
        return ""
    return str(found if found.version == 4 else ip_network((found, HOME_NETWORK), strict=False))


def come_by(branch: str) -> None:
    """Remember the branch whose link was opened."""
    _put({**_card(), "b": branch})


def become(member: str, branch: str, generation: int) -> None:
    """From now on this browser belongs to a member, until all phones of that member are signed out."""
    _put({"m": member, "b": branch, "g": generation})


def start_anew() -> None:
    """A new, empty member in the place of the old one; the branch stays."""
    _put({"m": _fresh(), "b": branch_id()})


def send_cookie(response: Response) -> Response:
    """Put the cookie into a response, where it is new; it lasts from the last change on."""
    card = g.pop("practitioner_changed", None)
    if card is not None:
        secure = current_app.config["SESSION_COOKIE_SECURE"]
        value = _signer().dumps(card)
        response.set_cookie(COOKIE, value, max_age=YEAR_S, httponly=True, samesite="Lax", secure=secure)
    if "practitioner" in g:
        response.headers[START] = services().settings.boot
    return response


def _card() -> dict[str, Any]:
    if "practitioner" not in g:
        card = _read(request.cookies.get(COOKIE, ""))
        if card is None:
            _put({"m": _fresh()})
        else:
            g.practitioner = card
    return g.practitioner


def _read(text: str) -> dict[str, Any] | None:
    if not text or len(text) > MOST:
        return None
    try:
        card = _signer().loads(text)
    except BadSignature:
        return None
    return card if isinstance(card, dict) and isinstance(card.get("m"), str) else None


def _is_current(card: dict[str, Any]) -> bool:
    return card.get("g", 0) == services().practice.entry.generation(card["m"])


def _put(card: dict[str, Any]) -> None:
    g.practitioner = g.practitioner_changed = card


def _fresh() -> str:
    return secrets.token_hex(12)


def _signer() -> URLSafeSerializer:
    return URLSafeSerializer(current_app.config["SECRET_KEY"], salt=SALT)
