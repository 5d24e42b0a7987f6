"""The upload page: a file is read, doubts stand beside the original, the clear questions enter a bank."""

import re
import secrets
from dataclasses import replace
from typing import Any

from flask import Blueprint, abort, jsonify, make_response, render_template, request, session
from werkzeug.wrappers import Response

from quiz.banks.question import TYPES
from quiz.banks.writing import question_texts
from quiz.exchange.bank_yaml import draft_yaml
from quiz.exchange.draft import DOUBTFUL, SOUND, WRONG, Draft, Found, Remark, draft_from
from quiz.exchange.proving import prove
from quiz.exchange.refusal import UploadRefused
from quiz.exchange.upload import read_upload
from quiz.services.bank_file import Conflict, Unsound, Vanishing
from quiz.web import office, services
from quiz.web.bank_editor import UNNAMED

PASTED = "粘贴.txt"
OPEN, AGREED, DROPPED, TAKEN = "open", "agreed", "dropped", "taken"
LABEL = re.compile(r"^\s*[A-JＡ-Ｊ]\s*[.、．:：)）]\s*")
PARTED = re.compile(r"\s*[；;\n]\s*")

blueprint = Blueprint("bank_import", __name__)
office.furnish(blueprint)
office.for_organizer(blueprint)

_progress: dict[str, tuple[str, int, int]] = {}


@blueprint.get("/banks/import")
def start() -> str:
    return _start_page()


@blueprint.post("/banks/import")
def upload() -> Response:
    """Read what was sent, where it delays no buzz; a refused file says why and is forgotten."""
    file, pasted = request.files.get("file"), request.form.get("text", "")
    token = request.form.get("token", "")[:32]
    name, data = (file.filename, file.read()) if file and file.filename else (PASTED, pasted.encode())
    if not data.strip():
        return make_response(_start_page(refused="empty"), 422)
    try:
        draft = services().off_hub(read_upload, name, data, lambda *step: _note(token, step))
    except UploadRefused as refusal:
        return make_response(_start_page(refused=str(refusal), pasted=pasted), 422)
    finally:
        _progress.pop(token, None)
    key = secrets.token_hex(6)
    _keep(key, draft, [OPEN] * len(draft.questions))
    return office.back_to(f"/banks/import/{key}")


@blueprint.get("/api/banks/import/<token>")
def progress(token: str) -> Response:
    """How far the reading of an upload has come."""
    stage, done, total = _progress.get(token, ("", 0, 0))
    return jsonify({"stage": stage, "done": done, "total": total})


@blueprint.get("/banks/import/<key>")
def preview(key: str) -> str:
    return _preview(key)


@blueprint.post("/banks/import/<key>")
def settle(key: str) -> Response:
    """Agree to one doubtful reading, to all of them, or leave a question out."""
    draft, states = _draft(key)
    action, _, place = request.form.get("action", "").partition("-")
    chosen = range(len(states)) if action == "agree_all" else [_place(place, draft)]
    for at in chosen:
        if states[at] == TAKEN or (
            action == "agree_all" and _mark(draft.questions[at], states[at]) != DOUBTFUL
        ):
            continue
        states[at] = DROPPED if action == "drop" else OPEN if action == "back" else AGREED
    _keep(key, draft, states)
    return office.back_to(f"/banks/import/{key}#q{place}")


@blueprint.post("/banks/import/<key>/<int:at>")
def mend(key: str, at: int) -> Response:
    """A question as the organizer says it is; what the checker still finds stays beside it."""
    draft, states = _draft(key)
    found = draft.questions[_place(str(at), draft)]
    fields = {**found.fields, **_typed_fields()}
    for name in ("options", "accept", "explanation", "source", "why"):
        if not fields.get(name) or (
            name == "options" and fields["type"] not in ("single", "multiple", "order")
        ):
            fields.pop(name, None)
    line = found.lines[0] if found.lines else 1
    _, problems = prove(fields, line)
    faults = tuple(Remark(number, message) for number, message in problems)
    questions = list(draft.questions)
    questions[at] = Found(found.lines, fields, (), faults)
    states[at] = OPEN if faults else AGREED
    _keep(key, replace(draft, questions=tuple(questions)), states)
    return office.back_to(f"/banks/import/{key}#q{at}")


@blueprint.post("/banks/import/<key>/save")
def save(key: str) -> Response:
    """The clear questions into a bank, new or there already; the others wait here."""
    draft, states = _draft(key)
    bank, title = request.form.get("bank", "").strip(), request.form.get("title", "").strip()
    source = request.form.get("source", "").strip()
    ready = [at for at, found in enumerate(draft.questions) if _ready(found, states[at])]
    if not ready:
        abort(400)
    opened = services().bank_desk.open(bank)
    library = services().shelf.library
    chosen = replace(draft, questions=tuple(draft.questions[at] for at in ready), allow={})
    text = draft_yaml(chosen, bank, title or bank, source or title or bank, library.bank(bank))
    if opened:
        text = opened.text.rstrip("\n") + "\n\n" + "\n\n".join(question_texts(text).values()) + "\n"
    who = session.get("editor", "") or UNNAMED
    try:
        services().bank_desk.save(bank, text, opened.digest if opened else "", who)
    except Unsound as unsound:
        return make_response(_preview(key, problems=unsound.problems), 422)
    except (Conflict, Vanishing, OSError):
        return make_response(_preview(key, unwritten=True), 409)
    for at in ready:
        states[at] = TAKEN
    _keep(key, draft, states)
    left = any(state not in (TAKEN, DROPPED) for state in states)
    return office.back_to(f"/banks/import/{key}?saved={bank}" if left else f"/banks?bank={bank}")


def _start_page(**told: Any) -> str:
    return render_template("banks/import.html", token=secrets.token_hex(8), **told)


def _preview(key: str, **told: Any) -> str:
    draft, states = _draft(key)
    rows = [_row(draft, at, found, states[at]) for at, found in enumerate(draft.questions)]
    sums = {mark: sum(1 for row in rows if row["mark"] == mark) for mark in (SOUND, DOUBTFUL, WRONG)}
    used = services().shelf.library.banks
    name = draft.bank or "bank-" + key[:4]
    typed = {each: request.form.get(each, "") for each in ("bank", "title", "source")}
    return render_template(
        "banks/import_preview.html",
        draft=draft,
        key=key,
        rows=[row for row in rows if row["mark"] != SOUND],
        clear=[row for row in rows if row["mark"] == SOUND],
        sums=sums,
        lost=[
            (draft.place(each.line), _line(draft, each.line), each)
            for each in draft.told
            if each.mark != SOUND
        ],
        skipped=sum(1 for each in draft.told if each.mark == SOUND),
        taken=states.count(TAKEN),
        dropped=states.count(DROPPED),
        ready=sum(1 for at, found in enumerate(draft.questions) if _ready(found, states[at])),
        types=TYPES,
        banks=used,
        bank=typed["bank"] or name,
        title=typed["title"] or draft.title,
        source=typed["source"] or draft.source,
        saved=request.args.get("saved", ""),
        **{"problems": (), **told},
    )


def _row(draft: Draft, at: int, found: Found, state: str) -> dict[str, Any]:
    remarks = found.faults or (found.doubts if state == OPEN else ())
    doubted = {remark.line for remark in remarks}
    fields = found.fields
    answer = fields.get("answer", "")
    joined = "；" if fields.get("type") == "fill" else ""
    return {
        "at": at,
        "mark": _mark(found, state),
        "state": state,
        "place": draft.place(found.lines[0]) if found.lines else "",
        "lines": [(_line(draft, number), number in doubted) for number in found.lines],
        "fields": fields,
        "options": [f"{label}. {text}" for label, text in (fields.get("options") or {}).items()],
        "answer": joined.join(answer) if isinstance(answer, (list, tuple)) else answer,
        "remarks": remarks,
    }


def _mark(found: Found, state: str) -> str:
    """✓ for what is settled as well: agreed to, taken or left out."""
    if found.faults and state != DROPPED:
        return WRONG
    return DOUBTFUL if found.doubts and state == OPEN else SOUND


def _ready(found: Found, state: str) -> bool:
    return state not in (TAKEN, DROPPED) and _mark(found, state) == SOUND


def _typed_fields() -> dict[str, Any]:
    """One question from the small form of its row."""
    given = {
        name: request.form.get(name, "").replace("\r\n", "\n").strip() for name in ("type", "stem", "answer")
    }
    kind = given["type"] if given["type"] in TYPES else "single"
    options = [LABEL.sub("", line).strip() for line in request.form.get("options", "").splitlines()]
    labelled = dict(zip("ABCDEFGHIJ", (text for text in options if text), strict=False))
    answer: Any = given["answer"]
    if kind in ("multiple", "order"):
        answer = re.findall("[A-J]", answer.upper()) or answer
    elif kind == "fill":
        parts = [part for part in PARTED.split(answer) if part]
        answer = parts if len(parts) > 1 else answer
    more = {name: request.form.get(name, "").strip() for name in ("explanation", "source")}
    return {"type": kind, "stem": given["stem"], "options": labelled, "answer": answer, **more}


def _draft(key: str) -> tuple[Draft, list[str]]:
    data = services().bank_drafts.get(key) or abort(404)
    return draft_from(data["draft"]), list(data["states"])


def _keep(key: str, draft: Draft, states: list[str]) -> None:
    services().bank_drafts.put(key, services().now(), {"draft": draft.as_dict(), "states": states})


def _place(place: str, draft: Draft) -> int:
    if not place.isdigit() or int(place) >= len(draft.questions):
        abort(404)
    return int(place)


def _line(draft: Draft, number: int) -> str:
    return draft.lines[number - 1].text if 0 < number <= len(draft.lines) else ""


def _note(token: str, step: tuple[str, int, int]) -> None:
    if token:
        _progress[token] = step
