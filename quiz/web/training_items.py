"""What the answers say about each question: the table, one question, and what the bank itself lacks."""

from collections import Counter
from typing import Any

from flask import Blueprint, abort, make_response, request, session
from werkzeug.wrappers import Response

from quiz.banks.bank import Library
from quiz.banks.face import labels_of, options_of
from quiz.banks.question import Question
from quiz.practice.item_analysis import FLAGS, Bounds
from quiz.services.bank_file import Conflict, Unsound
from quiz.services.training_log import LEAST
from quiz.web import catalogue, office, services
from quiz.web.training import answered, figures_of_today, furnish

PAGE = 50
BOUNDS = Bounds()
BANDS = ((0.4, "excellent"), (0.3, "good"), (0.2, "fair"))
"""Ebel and Frisbie's bands of how well a question tells those who know from those who do not."""
NOTHING: dict[str, Any] = {
    "n": 0,
    **dict.fromkeys(("known", "known_se", "b", "b_se", "telling", "telling_se")),
    "options": [],
    "flags": [{"code": "few", "reason": "few", "options": []}],
}

blueprint = Blueprint("training_items", __name__)
furnish(blueprint)


@blueprint.get("/training/items")
def items() -> str:
    """Every question of practice, those that ask for somebody first."""
    figures, library = figures_of_today(), services().shelf.library
    flag, history = request.args.get("flag", ""), request.args.get("history", "")
    every = table(figures, library)
    here = [row for row in every if history in ("", row["history"])]
    sums = Counter(code for row in here for code in {each["code"] for each in row["flags"]})
    rows = [row for row in here if not flag or flag in {each["code"] for each in row["flags"]}]
    asked = request.args.get("page", "")
    pages = max(1, -(-len(rows) // PAGE))
    page = min(max(int(asked) if asked.isdigit() else 1, 1), pages)
    return office.long_page(
        "training/items.html",
        count=figures,
        state=services().training.desk.state,
        rows=rows[(page - 1) * PAGE : page * PAGE],
        rows_all=len(here),
        sums=sums,
        flags=FLAGS,
        flag=flag,
        history=history,
        histories=[(bank.id, bank.title) for bank in library.banks],
        page=page,
        pages=pages,
        least=LEAST,
    )


@blueprint.get("/training/items/<question>")
def item(question: str) -> str:
    return _item(question, taken=request.args.get("taken"))


@blueprint.post("/training/items/<question>/level")
def take_level(question: str) -> Response:
    """The difficulty that the answers suggest, written into the bank as any other change of it."""
    library, desk = services().shelf.library, services().bank_desk
    asked = practised(library, question) or abort(404)
    figures = services().training.desk.figures() or abort(404)
    level = suggested(figures["items"].get(question, NOTHING)) or abort(404)
    bank = library.bank_of(asked.id)
    said = desk.fields(bank.id, asked.id) or abort(404)
    who = session.get("editor", "") or catalogue.say("training.organizer")
    try:
        desk.revise(bank.id, asked.id, {"difficulty": str(level)}, "", said[1], who)
    except (Conflict, Unsound, OSError):
        return make_response(_item(question, untaken=True), 409)
    return office.back_to(f"/training/items/{asked.id}?taken=1")


def _item(question: str, **told: Any) -> str:
    figures, library = figures_of_today(), services().shelf.library
    asked = practised(library, question) or abort(404)
    found = (figures or {"items": {}})["items"].get(question, NOTHING)
    return office.long_page(
        "training/item.html",
        **{"taken": None, "untaken": False, **told},
        count=figures,
        question=asked,
        bank=library.bank_of(question),
        found=found,
        options=_options(asked, found),
        band=_band(found["telling"], found["telling_se"]),
        suggested=suggested(found),
        key=answered(asked),
        bounds=BOUNDS,
        reports=services().training.desk.reported().get(question, 0),
    )


def table(figures: dict[str, Any] | None, library: Library) -> list[dict[str, Any]]:
    """A row a question of practice, in the order of FLAGS, then of the bank."""
    found, reported = figures["items"] if figures else {}, services().training.desk.reported()
    rows = [
        {
            **NOTHING,
            **found.get(question.id, {}),
            "id": question.id,
            "type": question.type,
            "stem": question.stem,
            "history": bank.id,
            "reports": reported.get(question.id, 0),
            "source": question.source.strip(),
        }
        for bank in library.banks
        for question in bank.questions
        if question.use != "contest" and question.withdrawn is None
    ]
    return sorted(rows, key=lambda row: (FLAGS.index(row["flags"][0]["code"]), not row["n"]))


def practised(library: Library, name: str) -> Question | None:
    """A question of practice; what is kept for contests has no figures, and no page to be seen on."""
    question = library.question(name)
    return question if question and question.use != "contest" else None


def _options(question: Question, found: dict[str, Any]) -> list[dict[str, Any]]:
    """The options in words with their counts; of a question without any, what was said instead."""
    counts = {each["label"]: each for each in found["options"]}
    right = labels_of(question)
    listed = [
        {
            "label": option.label,
            "text": option.text,
            "right": option.label in right,
            "why": question.why.get(option.label, ""),
            "count": counts.get(option.label, {}).get("count"),
            "share": counts.get(option.label, {}).get("share"),
        }
        for option in options_of(question)
    ]
    said = [
        {**each, "label": "", "text": each["label"] or catalogue.say("training.right"), "why": ""}
        for name, each in counts.items()
        if name not in {option["label"] for option in listed}
    ]
    return said or listed


def _band(telling: float | None, error: float | None) -> str:
    if telling is None or error is None:
        return ""
    last = "negative" if telling + error < 0 else "weak"
    return next((name for edge, name in BANDS if telling >= edge), last)


def suggested(found: dict[str, Any]) -> int | None:
    """The difficulty the answers speak for, once enough people have given some."""
    return level_of(found["b"]) if found["n"] >= BOUNDS.judged else None


def level_of(b: float | None) -> int | None:
    """A difficulty in logits on the bank's scale of five."""
    return None if b is None else min(max(round(b / 0.6 + 3), 1), 5)
