"""What leaves the house: cells and questions as tables, answers without names; each time with who and why."""

from collections.abc import Callable
from functools import partial
from typing import Any
from urllib.parse import quote

from flask import Blueprint, abort, make_response, request, session
from werkzeug.wrappers import Response

from quiz.exchange.training_tables import table_csv, table_excel
from quiz.practice.heatmap import MEASURES
from quiz.services.training_log import COLUMNS, LEAST
from quiz.web import catalogue, services
from quiz.web.training import furnish, title_of
from quiz.web.training_items import suggested, table

LONGEST = 100
ANSWERS = "answers"
MIMES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}

Rows = Callable[[dict[str, Any]], tuple[list[str], list[list[Any]]]]

blueprint = Blueprint("training_export", __name__)
furnish(blueprint)


@blueprint.post("/training/export")
def export() -> Response:
    """A table, after who wants it and why has been written down."""
    what, form = request.form.get("what", ""), request.form.get("form", "")
    who, why = _said("who"), _said("why")
    if what not in MADE or form not in MADE[what] or not who or not why:
        abort(400)
    desk = services().training.desk
    if what == "cells" and not desk.branches_shown():
        abort(403)
    figures = desk.figures() or abort(404)
    if what == ANSWERS and figures["members"] < LEAST:
        abort(403)
    session["editor"] = who[:20]
    desk.note_export(who, why, f"{what}.{form}")
    title = catalogue.say(f"training.export.{what}")
    response = make_response(MADE[what][form](title, figures) or abort(500))
    response.headers["Content-Type"] = MIMES[form]
    name = quote(f"{title}.{form}")
    response.headers["Content-Disposition"] = (
        f"attachment; filename=leitai-{what}.{form}; filename*=UTF-8''{name}"
    )
    return response


def _as_csv(rows: Rows, title: str, figures: dict[str, Any]) -> bytes:
    return services().off_hub(table_csv, *rows(figures))


def _as_excel(rows: Rows, title: str, figures: dict[str, Any]) -> bytes:
    return services().off_hub(table_excel, title, *rows(figures))


def _answers(title: str, figures: dict[str, Any]) -> bytes | None:
    """The log without names; who reads it needs no words but those at its head."""
    return services().training.desk.answers([catalogue.say(f"training.column.{name}") for name in COLUMNS])


def _cells(figures: dict[str, Any]) -> tuple[list[str], list[list[Any]]]:
    """What the heatmap shows, and no more: a hidden cell is empty here as well."""
    library, found = services().shelf.library, figures["cells"][""]
    head = [catalogue.say(f"training.column.{name}") for name in ("branch", "history", "people")]
    for measure in MEASURES:
        head += [catalogue.say(f"training.measure.{measure}"), catalogue.say("training.column.error")]
    rows = []
    for place, row in enumerate((*found["known"]["rows"], found["known"]["total"])):
        for column, history in enumerate(found["known"]["columns"]):
            cells = [_row(found[measure], place)["cells"][column] for measure in MEASURES]
            figures_of = [value for cell in cells for value in (cell["value"], cell["se"])]
            name = row["name"] or catalogue.say("training.heat.total")
            rows.append([name, title_of(library, history), row["people"], *figures_of])
    return head, rows


def _row(heat: dict[str, Any], place: int) -> dict[str, Any]:
    return heat["rows"][place] if place < len(heat["rows"]) else heat["total"]


def _items(figures: dict[str, Any]) -> tuple[list[str], list[list[Any]]]:
    library = services().shelf.library
    names = "id history type stem people known error hard error level suggested telling error options notes"
    head = [catalogue.say(f"training.column.{name}") for name in (*names.split(), "reports", "source")]
    rows = []
    for row in table(figures, library):
        question = library.question(row["id"])
        rows.append(
            [
                row["id"],
                title_of(library, row["history"]),
                catalogue.say(f"banks.type.{question.type}"),
                row["stem"],
                row["n"],
                *map(_rounded, (row["known"], row["known_se"], row["b"], row["b_se"])),
                question.difficulty,
                suggested(row),
                *map(_rounded, (row["telling"], row["telling_se"])),
                "  ".join(_option(each) for each in row["options"]),
                "；".join(_note(each) for each in row["flags"]),
                row["reports"],
                row["source"],
            ]
        )
    return head, rows


def _option(each: dict[str, Any]) -> str:
    mark = "✓" if each["right"] else ""
    return f"{each['label']}{mark} {round(100 * each['share'])}%"


def _note(flag: dict[str, Any]) -> str:
    return catalogue.say(f"training.flag.{flag['code']}", options="、".join(flag["options"]))


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 3)


def _said(field: str) -> str:
    return " ".join(request.form.get(field, "").split())[:LONGEST]


MADE: dict[str, dict[str, Callable[[str, dict[str, Any]], bytes | None]]] = {
    "cells": {"csv": partial(_as_csv, _cells), "xlsx": partial(_as_excel, _cells)},
    "items": {"csv": partial(_as_csv, _items), "xlsx": partial(_as_excel, _items)},
    ANSWERS: {"csv": _answers},
}
"""What may be taken out, and in which forms; title and figures in, bytes out."""
