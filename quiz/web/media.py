"""The picture, sound or film of a question, under an address that does not name it, once it may be seen."""

from typing import Any

from flask import Blueprint, abort, send_from_directory
from werkzeug.wrappers import Response

from quiz.contest.state import State, question
from quiz.people import Role
from quiz.web import services, visitor

blueprint = Blueprint("media", __name__)


@blueprint.get("/media/<contest>/<slot>")
def media(contest: str, slot: str) -> Response:
    """The file of a slot; unknown and not yet shown look the same from outside."""
    state: State = services().runner.state(contest)
    file = _file(state, slot)
    if file is None or (_withheld(state, slot) and not _on_the_bench(contest)):
        abort(404)
    response = send_from_directory(services().settings.banks, file)
    response.headers["Cache-Control"] = "no-store"
    response.headers["Content-Disposition"] = "inline"
    return response


def _file(state: State, slot: str) -> str | None:
    question_id = dict(state.asked).get(slot)
    found: Any = question(state, question_id) if question_id else None
    return found.media.file if found and found.media else None


def _withheld(state: State, slot: str) -> bool:
    return bool(state.play and state.play.slot == slot and state.play.hidden)


def _on_the_bench(contest: str) -> bool:
    return any(visitor.seat(contest, role) for role in (Role.HOST, Role.JUDGE))
