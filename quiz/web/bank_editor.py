"""Editing a bank: one question as a form, the whole as YAML, history, withdrawal."""

import secrets
from dataclasses import asdict
from typing import Any

from flask import (
    Blueprint,
    abort,
    jsonify,
    make_response,
    render_template,
    request,
    send_from_directory,
    session,
)
from werkzeug.wrappers import Response

from quiz.banks.asked import PERIODS
from quiz.banks.bank import revision_digest
from quiz.banks.question import TYPES
from quiz.services import bank_form
from quiz.services.bank_desk import MARKS
from quiz.services.bank_file import Conflict, SameReader, Unsound, Vanishing
from quiz.services.bank_glance import glance
from quiz.web import office, security, services
from quiz.web.bank_faces import face_facts, margin_facts, problem_facts
from quiz.web.bank_shelf import broken, typed_name, who

UNNAMED = "组织者"
TOPICS = ("重大事件", "重要会议", "重要人物", "重要文献", "精神谱系", "成就数字", "制度法律", "思想理论")

blueprint = Blueprint("bank_editor", __name__)
office.furnish(blueprint)
office.for_organizer(blueprint)


# one question as a form


@blueprint.get("/banks/<bank>/<question>")
def question(bank: str, question: str) -> Response:
    said = services().bank_desk.fields(bank, question) or abort(404)
    return _form_page(bank, question, said, bank_form.shown(said[0]))


@blueprint.post("/banks/<bank>/<question>")
def revise(bank: str, question: str) -> Response:
    desk = services().bank_desk
    said = desk.fields(bank, question) or abort(404)
    before = bank_form.shown(said[0])
    after = bank_form.typed(before["type"], request.form)
    found = bank_form.changes(before, after)
    kind, base = request.form.get("kind", ""), request.form.get("base", "")
    if base == said[1] and not found:
        return office.back_to(f"/banks/{bank}/{question}")
    try:
        desk.revise(bank, question, found, kind, base, who())
    except Conflict:
        told: dict[str, Any] = {"conflict": before, "status": 409}
    except Unsound as unsound:
        told = {"problems": unsound.problems, "status": 422}
    except OSError:
        told = {"unwritten": True, "status": 507}
    else:
        return office.back_to(f"/banks/{bank}/{question}?saved=1")
    return _form_page(bank, question, said, after, kind=kind, **told)


@blueprint.post("/api/banks/preview")
def preview() -> Response:
    """What the typed form would be: its face, its problems by field, and whether its matter changed."""
    bank, name = request.form.get("bank", ""), request.form.get("question", "")
    said = services().bank_desk.fields(bank, name) or abort(404)
    before = bank_form.shown(said[0])
    found = bank_form.changes(before, bank_form.typed(before["type"], request.form))
    trial = services().bank_desk.trial(bank, name, found)
    return jsonify(
        {
            "face": face_facts(trial.question),
            "problems": [{"field": field, **problem_facts(each)} for field, each in trial.problems],
            "matter": bool(trial.matter),
            "key": trial.key,
            "changed": bool(found),
        }
    )


@blueprint.get("/banks/<bank>/<question>/history")
def history(bank: str, question: str) -> str:
    said = services().bank_desk.fields(bank, question)
    entries = services().bank_desk.history.of(question)
    if said is None and not entries:
        abort(404)
    return render_template("banks/history.html", entries=entries, **_around(bank, question))


@blueprint.post("/banks/<bank>/<question>/withdraw")
def withdraw(bank: str, question: str) -> Response:
    """Out of every draw with a reason, back in without one."""
    desk = services().bank_desk
    said = desk.fields(bank, question) or abort(404)
    back = request.form.get("action") == "restore"
    reason = "" if back else request.form.get("reason", "").strip()[:200] or UNNAMED
    try:
        desk.withdraw(bank, question, reason, request.form.get("base", ""), who())
    except (Conflict, Unsound, OSError):
        return _form_page(bank, question, said, bank_form.shown(said[0]), undone=True, status=409)
    return office.back_to(f"/banks/{bank}/{question}?saved=1")


@blueprint.post("/banks/<bank>/<question>/mark")
def mark(bank: str, question: str) -> Response:
    kind, name = request.form.get("mark", ""), typed_name()
    if kind not in MARKS:
        abort(400)
    told = ""
    try:
        if name:
            services().bank_desk.mark(bank, question, kind, name)
        else:
            told = "?told=nameless"
    except SameReader:
        told = "?told=same_reader"
    return office.back_to(f"/banks/{bank}/{question}{told}")


# a whole bank as YAML


@blueprint.get("/banks/<bank>/yaml")
def yaml(bank: str) -> Response:
    opened = services().bank_desk.open(bank) or abort(404)
    return _yaml_page(bank, opened.text, opened.digest)


@blueprint.post("/banks/<bank>/yaml")
def write(bank: str) -> Response:
    text = request.form.get("text", "").replace("\r\n", "\n")
    digest, agreed = request.form.get("digest", ""), request.form.getlist("agreed")
    try:
        saved = services().bank_desk.save(bank, text, digest, who(), agreed)
    except Conflict as conflict:
        return _yaml_page(bank, text, digest, disk=conflict.disk, status=409)
    except Unsound as unsound:
        return _yaml_page(bank, text, digest, problems=unsound.problems, status=422)
    except Vanishing as vanishing:
        return _yaml_page(bank, text, digest, vanishing=vanishing.ids, status=422)
    except OSError:
        return _yaml_page(bank, text, digest, unwritten=True, status=507)
    return office.back_to(f"/banks/{saved.bank}/yaml?saved=1")


@blueprint.post("/api/banks/lint")
def lint() -> Response:
    """Problems of a text while it is typed, by the same checks as on the command line."""
    given = request.get_json(silent=True) or {}
    bank, text = str(given.get("bank", "")), str(given.get("text", ""))
    problems = services().bank_desk.lint(bank, text)
    return jsonify(services().off_hub(margin_facts, text, problems))


@blueprint.post("/api/banks/glance")
def look() -> Response:
    """The question at a line of what is typed, for the preview beside it."""
    given = request.get_json(silent=True) or {}
    text, line = str(given.get("text", "")), given.get("line")
    found = services().off_hub(glance, text, line) if isinstance(line, int) else None
    return jsonify(asdict(found) if found else None)


# what the previews need


@blueprint.get("/banks/preview/hall")
def hall() -> Response:
    """The hall's own sheet in a frame; it is told its question by the page around it."""
    response = make_response(render_template("banks/hall.html"))
    policy = security.csp(request.host).replace("frame-ancestors 'none'", "frame-ancestors 'self'")
    response.headers["Content-Security-Policy"] = policy
    response.headers["X-Frame-Options"] = "SAMEORIGIN"
    return response


@blueprint.get("/banks/media/<path:file>")
def media(file: str) -> Response:
    return send_from_directory(services().settings.banks / "media", file)


def _form_page(
    bank: str, question: str, said: tuple[dict[str, Any], str], form: dict[str, Any], **told: Any
) -> Response:
    status = told.pop("status", 200)
    base = request.form.get("base") if "problems" in told or "unwritten" in told else None
    around = _around(bank, question)
    found = around["found"]
    digest = revision_digest(found) if found else ""
    page = render_template(
        "banks/question.html",
        **{"kind": "", "problems": (), "conflict": None, **told},
        form=form,
        base=base or said[1],
        rows=max(4, len(form["options"]) + 1),
        letters=bank_form.LETTERS,
        marks=services().bank_desk.history.marks(question, digest),
        known={"periods": PERIODS, "topics": TOPICS},
        told=request.args.get("told", ""),
        **around,
    )
    return _framing(make_response(page, status))


def _yaml_page(bank: str, text: str, digest: str, **told: Any) -> Response:
    status, nonce = told.pop("status", 200), secrets.token_urlsafe(16)
    problems = told.pop("problems", None)
    if problems is None and status == 200:
        problems = services().bank_desk.lint(bank, text)
    page = render_template(
        "banks/yaml.html",
        **{"disk": None, "vanishing": (), **told},
        text=text,
        digest=digest,
        nonce=nonce,
        problems=problems or (),
        facts=services().off_hub(margin_facts, text, problems or ()),
        types=TYPES,
        **_around(bank, request.args.get("at", "")),
    )
    response = make_response(page, status)
    policy = security.csp(request.host).replace("style-src 'self'", f"style-src 'self' 'nonce-{nonce}'")
    response.headers["Content-Security-Policy"] = policy
    return response


def _around(bank: str, question: str) -> dict[str, Any]:
    """What every page of one bank shows: the bank, its questions at the side, who is at work."""
    library = services().shelf.library
    if library.bank(bank) is None and not services().shelf.problems:
        services().bank_desk.reload()
        library = services().shelf.library
    return {
        "bank_id": bank,
        "bank": library.bank(bank),
        "found": library.question(question),
        "question_id": question,
        "who": session.get("editor", ""),
        "saved": request.args.get("saved"),
        "others_broken": [name for name in broken() if name != bank],
        "waits": bank in broken(),
    }


def _framing(response: Response) -> Response:
    """Let a page show the hall's preview in a frame."""
    policy = security.csp(request.host) + "; frame-src 'self'"
    response.headers["Content-Security-Policy"] = policy
    return response
