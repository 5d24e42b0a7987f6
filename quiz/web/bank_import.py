"""The upload page: a file is read, doubts stand beside the original, the clear questions enter a bank."""

import re
import secrets
from dataclasses import replace
from typing import Any

from flask import Blueprint, abort, jsonify, make_response, render_template, request
from werkzeug.wrappers import Response

from quiz.banks.question import TYPES
from quiz.banks.writing import appended, field_at, question_texts, readable
from quiz.exchange.bank_yaml import ORDER, draft_yaml
from quiz.exchange.draft import DOUBTFUL, SOUND, WRONG, Draft, Found, Remark, draft_from
from quiz.exchange.numbering import question_ids, usual_prefix
from quiz.exchange.proving import prove
from quiz.exchange.refusal import UploadRefused
from quiz.exchange.upload import read_upload
from quiz.services.bank_file import Conflict, Unsound, Vanishing
from quiz.web import office, services
from quiz.web.bank_shelf import who
from quiz.web.import_rows import AGREED, DROPPED, OPEN, TAKEN, is_ready, line_text, mark, row

PASTED = "粘贴.txt"
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
            action == "agree_all" and mark(draft.questions[at], states[at]) != DOUBTFUL
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
    known = {name: value for name, value in found.fields.items() if name in ORDER}
    fields = {**known, **_typed_fields()}
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
    bank = request.form.get("bank", "").strip()
    library = services().shelf.library
    ready = [at for at, found in enumerate(draft.questions) if is_ready(found, states[at], library)]
    if not ready:
        abort(400)
    opened = services().bank_desk.open(bank)
    before, digest = (opened.text, opened.digest) if opened else ("", "")
    text, ids = _written(draft, ready, bank, before)
    try:
        saved = services().bank_desk.save(bank, text, digest, who())
    except Unsound as unsound:
        places = {name: draft.place(draft.questions[at].lines[0]) for name, at in ids.items()}
        told = [(places.get(field_at(text, each.line)[0], ""), each) for each in unsound.problems]
        return make_response(_preview(key, problems=told), 422)
    except (Conflict, Vanishing, OSError):
        return make_response(_preview(key, unwritten=True), 409)
    undo = {"bank": bank, "text": before, "digest": saved.digest, "ids": list(ids), "states": list(states)}
    for at in ready:
        states[at] = TAKEN
    _keep(key, draft, states, undo)
    left = any(state not in (TAKEN, DROPPED) for state in states)
    return office.back_to(f"/banks/import/{key}?saved={bank}" if left else f"/banks?bank={bank}")


@blueprint.post("/banks/import/<key>/undo")
def take_back(key: str) -> Response:
    """Out of the bank again with what was last taken from here, as long as its file is as it was left."""
    draft, _ = _draft(key)
    undo = (services().import_drafts.get(key) or {}).get("undo") or abort(404)
    try:
        services().bank_desk.restore(undo["bank"], undo["text"], undo["digest"], who(), undo["ids"])
    except (Conflict, Unsound, Vanishing, OSError):
        return make_response(_preview(key, not_undone=True), 409)
    _keep(key, draft, undo["states"])
    return office.back_to(f"/banks/import/{key}")


@blueprint.post("/banks/import/<key>/discard")
def discard(key: str) -> Response:
    """Forget an import; what entered a bank stays there."""
    services().import_drafts.discard(key, services().now())
    return office.back_to("/banks/import?discarded=1")


def _written(draft: Draft, ready: list[int], bank: str, before: str) -> tuple[str, dict[str, int]]:
    """The text of the bank with the new questions, and the place in the draft of each of their ids."""
    library = services().shelf.library
    title, source = (request.form.get(name, "").strip() for name in ("title", "source"))
    there = readable(before) if before else {}
    taken = {name for each in library.questions for name in (each.id, *each.replaces)} | set(there)
    chosen = [draft.questions[at] for at in ready]
    ids = question_ids(chosen, usual_prefix(there) or bank, taken=taken)
    known = library.bank(bank)
    if before and source and known and source != known.source:
        chosen = [replace(each, fields={"source": source, **each.fields}) for each in chosen]
    book = known.source if before and known else source or title or bank
    picked = replace(draft, questions=tuple(chosen))
    text = draft_yaml(picked, bank, title or bank, book, ids)
    if before:
        text = appended(before, question_texts(text).values())
    return text, dict(zip(ids, ready, strict=True))


def _start_page(**told: Any) -> str:
    drafts = services().import_drafts
    cleared = drafts.clear_old(services().now())
    return render_template(
        "banks/import.html",
        token=secrets.token_hex(8),
        waiting=drafts.waiting(),
        cleared=cleared,
        discarded=request.args.get("discarded"),
        **told,
    )


def _preview(key: str, **told: Any) -> str:
    draft, states = _draft(key)
    library = services().shelf.library
    rows = [row(draft, at, state, library) for at, state in enumerate(states)]
    sums = {mark: sum(1 for each in rows if each["mark"] == mark) for mark in (SOUND, DOUBTFUL, WRONG)}
    undo = (services().import_drafts.get(key) or {}).get("undo")
    name = draft.bank or "bank-" + key[:4]
    typed = {each: request.form.get(each, "") for each in ("bank", "title", "source")}
    return render_template(
        "banks/import_preview.html",
        draft=draft,
        key=key,
        rows=[each for each in rows if each["mark"] != SOUND],
        clear=[each for each in rows if each["mark"] == SOUND],
        sums=sums,
        lost=[
            (draft.place(each.line), line_text(draft, each.line), each)
            for each in draft.told
            if each.mark != SOUND
        ],
        skipped=sum(1 for each in draft.told if each.mark == SOUND),
        taken=states.count(TAKEN),
        dropped=states.count(DROPPED),
        ready=sum(1 for at, found in enumerate(draft.questions) if is_ready(found, states[at], library)),
        renumbered=_renumbered(draft, states),
        undo=undo,
        types=TYPES,
        banks=library.banks,
        bank=typed["bank"] or name,
        title=typed["title"] or draft.title,
        source=typed["source"] or draft.source,
        saved=request.args.get("saved", ""),
        **{"problems": (), **told},
    )


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
    data = services().import_drafts.get(key) or abort(404)
    return draft_from(data["draft"]), list(data["states"])


def _keep(key: str, draft: Draft, states: list[str], undo: dict[str, Any] | None = None) -> None:
    left = sum(1 for state in states if state not in (TAKEN, DROPPED))
    told = {"file": draft.file, "count": len(states), "left": left, "undo": bool(undo)}
    data = {"draft": draft.as_dict(), "states": states, "undo": undo}
    services().import_drafts.put(key, services().now(), data, told)


def _renumbered(draft: Draft, states: list[str]) -> list[str]:
    """Ids the file gives that other questions have already."""
    library = services().shelf.library
    pairs = zip(draft.questions, states, strict=True)
    own = (str(found.fields.get("id", "")) for found, state in pairs if state not in (TAKEN, DROPPED))
    return [name for name in dict.fromkeys(own) if name and library.question(name)]


def _place(place: str, draft: Draft) -> int:
    if not place.isdigit() or int(place) >= len(draft.questions):
        abort(404)
    return int(place)


def _note(token: str, step: tuple[str, int, int]) -> None:
    if token:
        _progress[token] = step
