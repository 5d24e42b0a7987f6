"""
A campaign as the organizer sets it: banks, exam day, minutes, paper, branch view; links and codes.

Tells beforehand how many questions the time can truly teach.
"""

from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from flask import Blueprint, make_response, request
from werkzeug.wrappers import Response

from quiz.practice.advice import Gain, advised, gained
from quiz.practice.heatmap import LEAST
from quiz.practice.study_day import date_of, day_of, study_day
from quiz.services.mock_paper import blueprint_of
from quiz.services.practice_refused import PracticeRefused
from quiz.services.training_desk import BRANCH_VIEW, COLLECTIVE, OFF
from quiz.web import office, services
from quiz.web.training import figures_of_today, furnish, title_of

PAPER_TYPES = ("single", "multiple", "true_false", "fill", "order")
ROLLING_DAYS = 30
MORE_MINUTES = 5
LONGEST_PURPOSE = 300

blueprint = Blueprint("training_campaign", __name__)
furnish(blueprint)


@blueprint.get("/training/campaign")
def campaign() -> str:
    return _page()


@blueprint.post("/training/campaign")
def save() -> Response:
    """Take what was typed into use; what cannot be is told beside it."""
    if request.form.get("action") == "end":
        services().practice.campaigns.end()
        return office.back_to("/training/campaign?saved=1")
    try:
        services().practice.campaigns.put(_typed())
    except (PracticeRefused, ValueError) as refused:
        code = refused.code if isinstance(refused, PracticeRefused) else "bad_blueprint"
        return make_response(_page(refused=code, form=request.form), 422)
    return office.back_to("/training/campaign?saved=1")


@blueprint.get("/training/campaign/codes")
def codes() -> str:
    """A sheet with the code of every branch, to be cut up."""
    return office.long_page(
        "training/codes.html",
        title=services().practice.campaigns.current().title,
        branches=branches(),
        base=office.base_url(),
    )


def branches() -> list[dict[str, str]]:
    """The branches of the roster with their links."""
    base, entry = office.base_url(), services().practice.entry
    return [
        {"id": each.id, "name": each.name, "link": f"{base}/p/{entry.branch_token(each.id)}"}
        for each in services().practice.roster.branches()
    ]


def _page(**told: Any) -> str:
    current, library = services().practice.campaigns.current(), services().shelf.library
    chosen = set(current.banks) or {bank.id for bank in library.banks}
    day = study_day(services().now())
    figures = figures_of_today()
    questions = sum(_asked(bank) for bank in library.banks if bank.id in chosen)
    days = current.exam_day - day if current.exam_day is not None else ROLLING_DAYS
    return office.long_page(
        "training/campaign.html",
        **{"refused": "", "form": None, **told},
        campaign=current,
        chosen=chosen,
        banks=[(bank, _asked(bank)) for bank in library.banks],
        exam=date_of(current.exam_day).isoformat() if current.exam_day is not None else "",
        days=max(days, 0),
        questions=questions,
        advice=advised(questions, current.minutes, max(days, 1)),
        paper=blueprint_of(current),
        types=PAPER_TYPES,
        view=current.options.get(BRANCH_VIEW, OFF),
        branches=branches(),
        count=figures,
        title_of=partial(title_of, library),
        bars=_bars(figures["scores"] if figures else ()),
        least=LEAST,
        more=_gained(figures, questions, current.minutes, days),
        more_minutes=MORE_MINUTES,
        saved=request.args.get("saved"),
        base=office.base_url(),
    )


def _typed() -> Any:
    """The campaign in use with what the form says; a new one where there was none."""
    form = request.form
    options = {**services().practice.campaigns.current().options}
    options[BRANCH_VIEW] = COLLECTIVE if form.get("view") == COLLECTIVE else OFF
    options["purpose"] = form.get("purpose", "").strip()[:LONGEST_PURPOSE]
    known = {bank.id for bank in services().shelf.library.banks}
    exam = form.get("exam", "")
    return replace(
        services().practice.campaigns.current(),
        title=form.get("title", "").strip(),
        banks=tuple(each for each in form.getlist("banks") if each in known),
        exam_day=day_of(date.fromisoformat(exam)) if exam else None,
        minutes=int(form.get("minutes") or 0),
        blueprint={
            "counts": {each: int(form.get(f"count_{each}") or 0) for each in PAPER_TYPES},
            "points": {each: float(form.get(f"points_{each}") or 1) for each in PAPER_TYPES},
            "missing_some": float(form.get("missing_some") or 0) or None,
            "minutes": int(form.get("paper_minutes") or 60),
        },
        options=options,
        active=True,
    )


def _asked(bank: Any) -> int:
    return sum(1 for each in bank.questions if each.use != "contest" and each.withdrawn is None)


def _gained(figures: dict[str, Any] | None, questions: int, minutes: int, days: int) -> Gain | None:
    """What a few minutes more a day would bring; None where nobody can be estimated or nothing is left."""
    score = figures.get("mean") if figures else None
    return gained(MORE_MINUTES, score, questions, minutes, days) if score is not None and days > 0 else None


def _bars(scores: Any) -> list[dict[str, Any]]:
    """The bars of the histogram in a box of 320 × 150, room for the figure above each."""
    most, width = max((count for *_, count in scores), default=1), 320 / max(len(scores), 1)
    return [
        {
            "from": low,
            "to": high,
            "people": count,
            "edge": round(place * width, 1),
            "x": round(place * width + 4, 1),
            "width": round(width - 8, 1),
            "height": round(100 * count / most, 1),
        }
        for place, (low, high, count) in enumerate(scores)
    ]
