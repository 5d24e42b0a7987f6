"""
Practice over plain HTTP: sessions out, answers in, and all that is one's own.

The member comes from the signed cookie and from nowhere else. Every refusal has a code and says why in
Chinese and English.
"""

import gzip
import json
import logging
from collections.abc import Mapping
from functools import partial
from typing import Any

from flask import Blueprint, jsonify, make_response, request, send_from_directory
from flask_wtf.csrf import CSRFError
from werkzeug.wrappers import Response

from quiz.errors import NotNow
from quiz.services.practice_refused import PracticeRefused
from quiz.services.wording import CHINESE, ENGLISH
from quiz.web import practitioner, services
from quiz.web.security import csrf

LEVEL = 6
SMALL, LARGE = 8 * 1024, 512 * 1024
MEDIA_S = 24 * 3600

_log = logging.getLogger(__name__)

blueprint = Blueprint("practice_api", __name__, url_prefix="/api/practice")
csrf.exempt(blueprint)  # checked below, where a refusal can be told as the others are


@blueprint.before_request
def look_first() -> Response | None:
    """A POST must come from our own pages and be short."""
    if request.method != "POST":
        return None
    try:
        csrf.protect()
    except CSRFError:
        return _refusal(PracticeRefused("csrf"))
    most = LARGE if request.path.endswith("/entries") else SMALL
    if request.content_length is None or request.content_length > most:
        return _refusal(PracticeRefused("too_large", 413))
    return None


@blueprint.errorhandler(PracticeRefused)
def _refusal(refused: PracticeRefused) -> Response:
    if refused.code == "erased":
        practitioner.start_anew()
    return make_response(jsonify({"ok": False, **refused.args_of_words, **_words(refused)}), refused.status)


@blueprint.errorhandler(NotNow)
def _not_now(error: NotNow) -> Response:
    """A locked or full disk: phones keep what they have, and send it again."""
    _log.warning("practice was not stored: %s", error)
    return _refusal(PracticeRefused("busy", 503))


@blueprint.get("/session")
def session() -> Response:
    return _answer(_desk().session(_member(), practitioner.branch_id(), request.args))


@blueprint.post("/entries")
def entries() -> Response:
    return _answer(_desk().take(_member(), practitioner.branch_id(), _said()))


@blueprint.get("/me")
def me() -> Response:
    return _answer(_desk().me(_member(), practitioner.branch_id()))


@blueprint.get("/ledger")
def ledger() -> Response:
    return _long_answer(_practice().pages.ledger(_member(), practitioner.branch_id()))


@blueprint.get("/progress")
def progress() -> Response:
    return _answer(_practice().pages.progress(_member(), practitioner.branch_id()))


@blueprint.get("/forecast")
def forecast() -> Response:
    return _answer(_practice().pages.forecast(_member()))


@blueprint.get("/topics")
def topics() -> Response:
    return _answer(_practice().pages.topics())


@blueprint.post("/name")
def name() -> Response:
    row = _practice().entry.name(practitioner.arriving_member(), practitioner.branch_id(), _said())
    return _let_in(row)


@blueprint.post("/join")
def join() -> Response:
    member, address = practitioner.arriving_member(), practitioner.address()
    return _let_in(_practice().entry.join(member, practitioner.branch_id(), _said(), address))


@blueprint.post("/sign_out_others")
def sign_out_others() -> Response:
    return _let_in(_practice().entry.sign_out_others(_member()))


@blueprint.post("/settings")
def settings() -> Response:
    found = _practice().entry.settings(_member(), practitioner.branch_id(), _said())
    return _answer({"ok": True, "settings": found, "me": _me()})


@blueprint.post("/notices")
def notices() -> Response:
    _desk().see(_member(), _said().get("seen"))
    return _answer({"ok": True})


@blueprint.post("/report")
def report() -> Response:
    practice, said = _practice(), dict(_said())
    member = practice.desk.owner(_member())  # an erased phone is told so before anything is kept
    found = practice.reports.report(member, practice.desk.course(), said)
    practice.desk.enrolled(member, practitioner.branch_id())
    return _answer({"ok": True, "report": found})


@blueprint.post("/leave")
def leave() -> Response:
    """This browser forgets the member; what was answered stays on the server."""
    practitioner.start_anew()
    return _answer({"ok": True})


@blueprint.post("/erase")
def erase() -> Response:
    _practice().entry.erase(_member(), _said())
    practitioner.start_anew()
    return _answer({"ok": True})


@blueprint.get("/export")
def export() -> Response:
    response = _long_answer(_practice().export(_member()), 1)
    response.headers["Content-Disposition"] = 'attachment; filename="practice.json"'
    return response


@blueprint.get("/media/<question>")
def media(question: str) -> Response:
    """The picture, sound or film of a question that is open to practice."""
    found = _desk().course().question(question)
    if found is None or found.media is None:
        return _refusal(PracticeRefused("unknown_question", 404))
    response = send_from_directory(services().settings.banks, found.media.file)
    response.headers["Cache-Control"] = f"private, max-age={MEDIA_S}"
    response.headers["Content-Disposition"] = "inline"
    return response


def refusal_words(code: str, language: str, **args: Any) -> str:
    """What a refusal says in a language."""
    key = f"practice.refused.{code}"
    wording = services().wording
    return wording.say(
        language, key if wording.has(language, key) else "practice.refused.bad_request", **args
    )


def _words(refused: PracticeRefused) -> dict[str, str]:
    say = partial(refusal_words, refused.code, **refused.args_of_words)
    return {"code": refused.code, "message": say(CHINESE), "en": say(ENGLISH)}


def _said() -> Mapping[str, Any]:
    """The JSON object of a request."""
    try:
        said = request.get_json(silent=True)
    except RecursionError:  # brackets within brackets
        said = None
    if not isinstance(said, dict):
        raise PracticeRefused("bad_request")
    return said


def _answer(said: Mapping[str, Any]) -> Response:
    return _as_json(_text(said))


def _long_answer(said: Mapping[str, Any], indent: int | None = None) -> Response:
    """An answer that grows with what somebody learnt: a ledger of 300 mistakes takes 20 ms to write."""
    if request.accept_encodings.quality("gzip") <= 0:
        return _as_json(services().off_hub(_text, said, indent))
    response = _as_json(services().off_hub(_pressed, said, indent))
    response.headers["Content-Encoding"] = "gzip"
    response.vary.add("Accept-Encoding")
    return response


def _as_json(data: bytes) -> Response:
    response = make_response(data)
    response.headers["Content-Type"] = "application/json; charset=utf-8"
    return response


def _text(said: Mapping[str, Any], indent: int | None = None) -> bytes:
    # Flask's own jsonify sorts keys and escapes Chinese: twice the time and twice the bytes.
    marks = (",", ": ") if indent else (",", ":")
    return json.dumps(said, ensure_ascii=False, indent=indent, separators=marks).encode()


def _pressed(said: Mapping[str, Any], indent: int | None) -> bytes:
    return gzip.compress(_text(said, indent), LEVEL)


def _let_in(row: Any) -> Response:
    """This browser belongs to a member from now on."""
    practitioner.become(row.id, row.branch, row.generation)
    return _answer({"ok": True, "me": _me()})


def _me() -> dict[str, Any]:
    return _desk().me(_member(), practitioner.branch_id())


def _member() -> str:
    return practitioner.member_id()


def _practice() -> Any:
    return services().practice


def _desk() -> Any:
    return _practice().desk
