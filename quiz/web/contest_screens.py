"""The live pages: who may open one, and the facts it starts from. What it shows comes by the socket."""

import io

import segno
from flask import Blueprint, abort, make_response, render_template
from werkzeug.wrappers import Response

from quiz.people import Role
from quiz.web import services, visitor

blueprint = Blueprint("contest_screens", __name__)


@blueprint.get("/hall/<contest>")
def hall(contest: str) -> Response:
    return _screen(contest, Role.HALL)


@blueprint.get("/host/<contest>")
def host(contest: str) -> Response:
    return _screen(contest, Role.HOST)


@blueprint.get("/judge/<contest>")
def judge(contest: str) -> Response:
    return _screen(contest, Role.JUDGE)


@blueprint.get("/team/<contest>")
def team(contest: str) -> Response:
    return _screen(contest, Role.TEAM)


@blueprint.get("/a/<contest>")
def audience(contest: str) -> Response:
    return _screen(contest, Role.AUDIENCE)


@blueprint.get("/qr/a/<contest>.svg")
def audience_code(contest: str) -> Response:
    """The QR picture of the audience's address."""
    if services().register.get(contest) is None:
        abort(404)
    picture = io.BytesIO()
    address = services().join(contest)["url"]
    segno.make(address, error="m").save(picture, kind="svg", border=2, omitsize=True, xmldecl=False)
    response = make_response(picture.getvalue())
    response.mimetype = "image/svg+xml"
    return response


def _screen(contest: str, role: str) -> Response:
    entry = services().register.get(contest)
    if entry is None:
        abort(404)
    seat = visitor.seat(contest, role)
    if seat is None:
        return make_response(render_template("entrance/refused.html", code="ticket_missing"), 403)
    if not services().entrance.still_sits(seat):
        return make_response(render_template("entrance/refused.html", code="seat_taken"), 403)
    page = render_template(
        f"contest/{role}.html",
        title=entry.title,
        role=role,
        contest=contest,
        ticket=services().entrance.ticket(seat),
        boot=services().settings.boot,
    )
    return make_response(page)
