"""The organizer's banks: the list over all, reading the folder again, a word for changes made there."""

from flask import Blueprint, abort, render_template, request, session
from werkzeug.wrappers import Response

from quiz.banks.asked import CHANGES
from quiz.banks.question import TYPES
from quiz.services import bank_list
from quiz.services.bank_file import Conflict, Unsound
from quiz.web import office, services

FILTERS = ("q", "bank", "type", "period", "difficulty", "use", "state")
LONGEST_NAME = 20
UNNAMED = "组织者"
MOST_SHOWN = 10

blueprint = Blueprint("bank_shelf", __name__)
office.furnish(blueprint)
office.for_organizer(blueprint)


@blueprint.get("/banks")
def banks() -> str:
    """Every bank with its figures, and the questions that fit what was asked for."""
    desk, shelf = services().bank_desk, services().shelf
    if not shelf.library.banks and not shelf.problems:
        desk.reload()
    wanted = {name: request.args.get(name, "").strip()[:100] for name in FILTERS}
    found = bank_list.find(shelf.library, wanted)
    page = max(1, request.args.get("page", 1, int))
    start = (page - 1) * bank_list.PAGE
    return render_template(
        "banks/list.html",
        counts=[bank_list.count(bank) for bank in shelf.library.banks],
        broken=broken(),
        problems=shelf.problems,
        wanted=wanted,
        found=found,
        rows=found[start : start + bank_list.PAGE],
        page=page,
        pages=-(-len(found) // bank_list.PAGE),
        types=TYPES,
        periods=bank_list.periods(shelf.library),
        reloaded=request.args.get("reloaded"),
        undeclared=desk.undeclared()[:MOST_SHOWN],
        more=max(0, len(shelf.undeclared) - MOST_SHOWN),
        told=request.args.get("told", ""),
        who=session.get("editor", ""),
    )


@blueprint.post("/banks/reload")
def reload() -> Response:
    services().bank_desk.reload()
    return office.back_to("/banks?reloaded=1")


@blueprint.post("/banks/<bank>/<question>/declare")
def declare(bank: str, question: str) -> Response:
    """A word for a change that was made in the file itself."""
    kind, base = request.form.get("kind", ""), request.form.get("base", "")
    if kind not in CHANGES or services().bank_desk.fields(bank, question) is None:
        abort(404)
    try:
        services().bank_desk.revise(bank, question, {}, kind, base, who())
    except (Conflict, Unsound, OSError):
        return office.back_to("/banks?told=undeclared")
    return office.back_to("/banks?reloaded=1")


def broken() -> list[str]:
    """The banks with problems, by name."""
    files = dict.fromkeys(problem.file for problem in services().shelf.problems)
    return [file.rpartition("/")[2].rpartition(".")[0] for file in files]


def typed_name() -> str:
    """The name typed into the form, remembered for the next one."""
    name = " ".join(request.form.get("who", "").split())[:LONGEST_NAME]
    if name:
        session["editor"] = name
    return name


def who() -> str:
    """Under which name a change is written down."""
    return typed_name() or session.get("editor", "") or UNNAMED
