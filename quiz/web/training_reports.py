"""纠错 and bank health: what members reported, each answered; what the banks lack."""

from flask import Blueprint, abort, make_response, request, session
from werkzeug.wrappers import Response

from quiz.banks.question import TYPES
from quiz.services.bank_file import Conflict, Unsound
from quiz.services.bank_health import LEVELS, health
from quiz.services.practice_refused import PracticeRefused
from quiz.services.report_desk import MOST_TEXT, OUTCOMES
from quiz.web import catalogue, office, services
from quiz.web.training import figures_of_today, furnish

LISTED = 30
WITHDRAWN = "withdrawn"

blueprint = Blueprint("training_reports", __name__)
furnish(blueprint)


@blueprint.get("/training/reports")
def reports() -> str:
    return _page()


@blueprint.post("/training/reports/<report>")
def close(report: str) -> Response:
    """Answer a report; withdraw its question at once where that is the outcome."""
    who, reply, outcome = _who(), request.form.get("reply", ""), request.form.get("outcome", "")
    if outcome not in OUTCOMES:
        abort(400)
    if not reply.strip():
        return make_response(_page(unanswered=report, typed=reply), 422)
    if outcome == WITHDRAWN and not _withdraw(report, reply, who):
        return make_response(_page(unwithdrawn=report, typed=reply), 409)
    try:
        services().practice.reports.close(report, reply[:MOST_TEXT], outcome, who)
    except PracticeRefused as refused:
        if refused.status == 404:
            abort(404)
    return office.back_to(f"/training/reports?closed={report}")


@blueprint.get("/training/health")
def bank_health() -> str:
    figures = figures_of_today()
    asked, leaked = (figures["asked"], figures["leaked"]) if figures else ((), ())
    found = services().off_hub(
        health,
        services().shelf.library,
        services().bank_desk.history,
        frozenset(asked),
        leaked,
        services().now(),
    )
    return office.long_page(
        "training/health.html",
        count=figures,
        state=services().training.desk.state,
        found=found,
        types=TYPES,
        levels=LEVELS,
        listed=LISTED,
        undeclared=services().bank_desk.undeclared(),
        bank_of=services().shelf.library.bank_of,
        exports=services().training.desk.exports()[:LISTED],
    )


def _page(**told: str) -> str:
    queue, only = services().training.queue, request.args.get("question", "")
    waiting = [each for each in queue.waiting() if only in ("", each.report.question)]
    closed = [each for each in queue.closed() if only in ("", each.report.question)]
    return office.long_page(
        "training/reports.html",
        **{"unanswered": "", "unwithdrawn": "", "typed": "", **told},
        open_=waiting,
        closed=closed,
        outcomes=OUTCOMES,
        only=only,
        just=request.args.get("closed", ""),
        count=services().training.desk.figures(),
    )


def _withdraw(report: str, reply: str, who: str) -> bool:
    """Out of every sitting within the minute; False when the bank could not be written."""
    found = next((each for each in services().training.queue.waiting() if each.report.id == report), None)
    if found is None or found.question is None:
        return False
    desk = services().bank_desk
    said = desk.fields(found.bank, found.question.id)
    if said is None:
        return False
    try:
        desk.withdraw(found.bank, found.question.id, reply[:200], said[1], who)
    except (Conflict, Unsound, OSError):
        return False
    return True


def _who() -> str:
    name = " ".join(request.form.get("who", "").split())[:20]
    if name:
        session["editor"] = name
    return name or session.get("editor", "") or catalogue.say("training.organizer")
