"""What the answers say about each question: the table, one question, and what the bank itself lacks."""

from collections import Counter
from typing import Any

from flask import Blueprint, abort, request

from quiz.banks.bank import Library
from quiz.banks.face import labels_of, options_of
from quiz.banks.question import Question
from quiz.practice.item_analysis import FLAGS
from quiz.web import catalogue, office, services
from quiz.web.training import figures_of_today, furnish

PAGE = 50
BANDS = ((0.4, "excellent"), (0.3, "good"), (0.2, "fair"), (0.0, "weak"))
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
    )


@blueprint.get("/training/items/<question>")
def item(question: str) -> str:
    figures, library = figures_of_today(), services().shelf.library
    asked = practised(library, question) or abort(404)
    found = (figures or {"items": {}})["items"].get(question, NOTHING)
    return office.long_page(
        "training/item.html",
        count=figures,
        question=asked,
        bank=library.bank_of(question),
        found=found,
        options=_options(asked, found),
        band=_band(found["telling"]),
        suggested=level_of(found["b"]) if found["n"] >= 30 else None,
        reports=services().training.desk.reported().get(question, 0),
    )


def table(figures: dict[str, Any] | None, library: Library) -> list[dict[str, Any]]:
    """A row a question of practice, in the order of FLAGS, then of the bank."""
    found = figures["items"] if figures else {}
    rows = [
        {
            **NOTHING,
            **found.get(question.id, {}),
            "id": question.id,
            "type": question.type,
            "stem": question.stem,
            "history": bank.id,
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


def _band(telling: float | None) -> str:
    if telling is None:
        return ""
    return next((name for edge, name in BANDS if telling >= edge), "negative")


def level_of(b: float | None) -> int | None:
    """A difficulty in logits on the bank's scale of five."""
    return None if b is None else min(max(round(b / 0.6 + 3), 1), 5)
