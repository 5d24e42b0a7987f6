"""The same snapshot and commands over plain HTTP, for a page without a socket; a digest for replay."""

from flask import Blueprint, jsonify, make_response, request
from werkzeug.wrappers import Response

from quiz.people import SCREENS, Role, Seat
from quiz.services.entrance import TicketRefused
from quiz.services.replay import digest_of
from quiz.web import services, visitor
from quiz.web.security import csrf

MAX_BYTES = 8192

blueprint = Blueprint("contest_api", __name__, url_prefix="/api/contest/<contest>")


@blueprint.get("/view")
def view(contest: str) -> Response:
    """The snapshot of the ticket's role."""
    try:
        seat = _seat(contest)
    except TicketRefused as refused:
        return _refused(refused.code)
    if not services().runner.state(contest).version:
        return _refused("contest_unknown", 404)
    return jsonify(services().boards.snapshot(seat))


@blueprint.post("/command")
@csrf.exempt
def command(contest: str) -> Response:
    """The ack of a command or a buzz; a page without a ticket needs a CSRF token like any form."""
    if "X-Ticket" not in request.headers:
        csrf.protect()
    if (request.content_length or 0) > MAX_BYTES:
        return _refused("too_large", 413)
    try:
        seat = _seat(contest)
    except TicketRefused as refused:
        return _refused(refused.code)
    return jsonify(services().reception.command(seat, request.get_json(silent=True)))


@blueprint.post("/seat/<team>/release")
@csrf.exempt
def release(contest: str, team: str) -> Response:
    """Let another device take a team's seat with the same code; for the host and the organizer."""
    if "X-Ticket" not in request.headers:
        csrf.protect()
    try:
        seat = _seat(contest, Role.HOST)
    except TicketRefused as refused:
        return _refused(refused.code)
    if seat.role not in (Role.HOST, Role.ORGANIZER):
        return _refused("not_permitted")
    if team not in services().runner.state(contest).team_ids:
        return _refused("unknown_team", 404)
    services().entrance.release(contest, team)
    return jsonify({"ok": True, "code": "done", "seat_code": services().entrance.code_of(contest, team)})


@blueprint.get("/digest")
def digest(contest: str) -> Response:
    """What `quiz replay` compares: the digest gives nothing of the state away."""
    state = services().runner.state(contest)
    if not state.version:
        return _refused("contest_unknown", 404)
    return jsonify({"version": state.version, "digest": digest_of(state)})


def _seat(contest: str, role: str | None = None) -> Seat:
    """Whose request it is: by its ticket, else by the cookie, which may hold several roles."""
    ticket = request.headers.get("X-Ticket")
    if ticket is None:
        return _seat_of_cookie(contest, role or request.args.get("role", ""))
    seat = services().entrance.seat_of_ticket(ticket)
    if seat.contest != contest:
        raise TicketRefused("ticket_forged")
    return seat


def _seat_of_cookie(contest: str, role: str) -> Seat:
    seat = visitor.seat(contest, role) if role in SCREENS else None
    if seat is None or not services().entrance.still_sits(seat):
        raise TicketRefused("ticket_missing")
    return seat


def _refused(code: str, status: int = 403) -> Response:
    return make_response(jsonify(services().reception.refusal(code)), status)
