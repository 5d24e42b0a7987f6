"""The ways in: the operator's link, role links, seat codes. What a proof is worth, the service says."""

import time

from flask import Blueprint, abort, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from quiz.people import Role
from quiz.services.entrance import TicketRefused
from quiz.web import services, visitor

GUESSES_PER_S = 5.0  # for the whole server: 40 bits of code would take three thousand years
BURST = 40.0

blueprint = Blueprint("entrance", __name__)
_guesses = {"left": BURST, "at": 0.0}


@blueprint.get("/enter/<token>")
def enter(token: str) -> Response:
    """The operator's link: this browser may set up and direct contests."""
    _may_guess()
    if not services().entrance.is_operator(token):
        return _refused("ticket_forged")
    visitor.become_operator()
    return redirect(url_for("home.home"))


@blueprint.get("/t/<token>")
def role_link(token: str) -> Response:
    """A link that makes this browser the host, a judge or the hall of a contest."""
    try:
        seat = services().entrance.seat_of_link(token)
    except TicketRefused as refused:
        return _refused(refused.code)
    visitor.remember(seat)
    return redirect(f"/{seat.role}/{seat.contest}")


@blueprint.get("/seat/<code>")
def seat_code(code: str) -> Response:
    """A team's code: the device that brings it first has the seat."""
    if request.method == "HEAD":  # a preview of the link must not use the code up
        return make_response("", 204)
    _may_guess()
    try:
        seat = services().entrance.claim(code, visitor.device())
    except TicketRefused as refused:
        return _refused(refused.code)
    visitor.remember(seat)
    return redirect(f"/{Role.TEAM}/{seat.contest}")


@blueprint.get("/find")
def find() -> Response:
    """What somebody typed: four digits lead to a contest, eight characters to a seat."""
    code = "".join(request.args.get("code", "").split()).replace("-", "")[:16]
    if len(code) == 8:
        return redirect(url_for("entrance.seat_code", code=code))
    _may_guess()
    entry = services().register.by_code(code)
    if entry is None:
        return make_response(render_template("entrance/home.html", unknown_code=code), 404)
    return redirect(url_for("contest_screens.audience", contest=entry.id))


@blueprint.post("/leave")
def leave() -> Response:
    """Give up all seats of this browser."""
    visitor.forget()
    return redirect(url_for("home.home"))


def _refused(code: str) -> Response:
    return make_response(render_template("entrance/refused.html", code=code), 403)


def _may_guess() -> None:
    now = time.monotonic()
    _guesses["left"] = min(BURST, _guesses["left"] + (now - _guesses["at"]) * GUESSES_PER_S)
    _guesses["at"] = now
    if _guesses["left"] < 1:
        abort(429)
    _guesses["left"] -= 1
