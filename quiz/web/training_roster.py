"""The roster: a file in, every doubt by its row, then taken as a whole; a new PIN for who forgot one."""

import json
from dataclasses import asdict
from typing import Any

from flask import Blueprint, abort, make_response, request
from werkzeug.wrappers import Response

from quiz.exchange.refusal import UploadRefused
from quiz.exchange.roster_sheet import Noted
from quiz.exchange.roster_upload import read_roster
from quiz.people import RosterLine
from quiz.services.branch_identity import Identities, Known
from quiz.services.practice_refused import PracticeRefused
from quiz.services.roster_reading import MOST_LINES, Reading, read
from quiz.web import office, services
from quiz.web.training import furnish

PASTED = "名册.csv"
SHOWN = 200

blueprint = Blueprint("training_roster", __name__)
furnish(blueprint)


@blueprint.get("/training/roster")
def roster() -> str:
    return _page()


@blueprint.post("/training/roster")
def upload() -> Response:
    """Read a file and show what it would be; nothing is taken yet."""
    file, pasted = request.files.get("file"), request.form.get("text", "")
    name, data = (file.filename, file.read()) if file and file.filename else (PASTED, pasted.encode())
    if not data.strip():
        return make_response(_page(refused="empty", pasted=pasted), 422)
    try:
        found = services().off_hub(read_roster, name, data)
    except UploadRefused as refusal:
        return make_response(_page(refused=str(refusal), pasted=pasted), 422)
    return make_response(_preview(found.lines, found.noted))


@blueprint.post("/training/roster/take")
def take() -> Response:
    """The roster that was previewed in the place of the old one."""
    try:
        lines = [RosterLine(*each) for each in json.loads(request.form.get("lines", ""))[: MOST_LINES + 1]]
        sound = all(isinstance(text, str) for each in lines for text in (each.row, each.branch, each.name))
    except (ValueError, TypeError):
        sound = False
    if not sound:
        abort(400)
    was = zip(request.form.getlist("now"), request.form.getlist("was"), strict=False)
    services().practice.roster.replace(lines, {now: old for now, old in was if old})
    return office.back_to("/training/roster?saved=1")


@blueprint.post("/training/roster/pin")
def pin() -> Response:
    """A fresh PIN, shown this once."""
    branch, name = request.form.get("branch", ""), request.form.get("name", "")
    try:
        fresh = services().training.pins.reset(branch, name)
    except PracticeRefused:
        return make_response(_page(nobody=name, pin_branch=branch), 404)
    return make_response(_page(fresh=fresh, pin_name=name, pin_branch=branch))


def _page(**told: Any) -> str:
    lines = services().practice.roster.lines()
    return office.long_page(
        "training/roster.html",
        **{"refused": "", "pasted": "", "nobody": "", "fresh": "", "pin_name": "", "pin_branch": "", **told},
        branches=[_branch(each.id, each.name, lines) for each in services().practice.roster.branches()],
        total=len(lines),
        exempt=sum(1 for line in lines if line[2]),
        saved=request.args.get("saved"),
    )


def _branch(branch: str, name: str, lines: Any) -> dict[str, Any]:
    here = [line for line in lines if line[0] == branch]
    return {"id": branch, "name": name, "people": len(here), "exempt": sum(1 for line in here if line[2])}


def _preview(lines: tuple[RosterLine, ...], noted: tuple[Noted, ...]) -> str:
    reading, roster = read(lines), services().practice.roster
    identities, claimable = roster.look(reading)
    fresh = {(identities.ids[key], name) for key, name in reading.lines}
    known = {(branch, name) for branch, name, _ in roster.lines()}
    names = {each.id: each.name for each in roster.branches()}
    doubts = [{**asdict(each), "problem": True} for each in reading.doubts]
    doubts += [{**asdict(each), "other": "", "problem": False} for each in noted]
    return office.long_page(
        "training/roster_preview.html",
        counts=[_count(key, reading, identities) for key in reading.branches],
        claimable=[_old(each) for each in claimable],
        missing=[_old(each) for each in identities.missing],
        total=len(reading.lines),
        exempt=reading.exempt,
        doubts=doubts[:SHOWN],
        problems=len(reading.doubts),
        unshown=max(0, len(doubts) - SHOWN),
        gone=[f"{names.get(branch, '')} {name}" for branch, name in sorted(known - fresh)],
        added=len(fresh - known),
        lines=json.dumps(
            [[each.row, each.branch, each.name, each.exempt] for each in lines], ensure_ascii=False
        ),
    )


def _count(key: str, reading: Reading, identities: Identities) -> dict[str, Any]:
    """A branch as it would be; `open` when it is for the organizer to say whether it is an old one."""
    was = identities.renamed.get(key)
    return {
        "key": key,
        "name": reading.branches[key],
        "people": sum(1 for branch, _ in reading.lines if branch == key),
        "exempt": sum(exempt for (branch, _), exempt in reading.lines.items() if branch == key),
        "open": key in identities.renamed or key in identities.new,
        "was": was.id if was else "",
    }


def _old(known: Known) -> dict[str, Any]:
    return {"id": known.id, "name": known.name, "members": known.members}
