"""
The organizer's side of practice: heatmap of branches, weak points, the leaflet, and the count behind them.

Shows what was counted (services/training_count.py) and nothing of one member.
"""

from typing import Any

from flask import Blueprint, abort, jsonify, request, session
from werkzeug.wrappers import Response

from quiz.banks.bank import Bank, Library
from quiz.banks.face import key_of, options_of
from quiz.banks.question import Question
from quiz.practice.heatmap import MEASURES
from quiz.practice.item_analysis import CHECK_KEY
from quiz.practice.study_day import date_of
from quiz.services.training_topics import TOPIC
from quiz.web import catalogue, office, services

ADVICE = 3
UNSURE = 6
"""From this error on, in questions of a hundred, the figure of a cell is drawn thin."""
ON_PAPER = 10
SHADES = {
    "known": (40, 55, 70),
    "consolidated": (20, 40, 60),
    "mistakes": (5, 10, 20),
    "change": (1, 5, 10),
}

blueprint = Blueprint("training", __name__)


def furnish(area: Blueprint) -> None:
    """Give an area of practice its door and the words its templates need."""
    office.furnish(area)
    office.for_organizer(area)
    area.context_processor(
        lambda: {
            "study_date": study_date,
            "shade": shade,
            "unsure": UNSURE,
            "who": session.get("editor", ""),
            "waiting": services().training.desk.waiting(),
        }
    )


furnish(blueprint)


@blueprint.get("/training")
def heat() -> str:
    """The branches by history, or by the chapters or themes of one."""
    figures, library = figures_of_today(), services().shelf.library
    measure, scope = request.args.get("measure", MEASURES[0]), request.args.get("scope", "")
    topics = TOPIC if request.args.get("by") == "topic" and scope else ""
    if measure not in MEASURES:
        abort(404)
    cells = figures["cells"].get(scope + topics) if figures else None
    if scope and cells is None:
        abort(404)
    found = cells[measure] if cells else None
    return office.long_page(
        "training/heatmap.html",
        **_counted(figures),
        heat=found,
        heat_on=services().training.desk.branches_shown(),
        measure=measure,
        measures=MEASURES,
        scope=scope,
        topics=bool(topics),
        asked={"measure": measure, "scope": scope, "by": "topic" if topics else ""},
        scope_title=title_of(library, scope) if scope else "",
        columns=[(each, _column(library, scope, each)) for each in found["columns"]] if found else [],
        suggestions=_suggestions(figures, library),
    )


@blueprint.get("/training/weak")
def weak() -> str:
    figures, library = figures_of_today(), services().shelf.library
    return office.long_page(
        "training/weak.html",
        **_counted(figures),
        weak=weak_points(figures, library)[:ON_PAPER],
        mixed=confusions(figures, library)[:ON_PAPER],
    )


@blueprint.get("/training/leaflet")
def leaflet() -> str:
    """One sheet of paper to learn from together, every fact with its source."""
    figures, library = figures_of_today(), services().shelf.library
    mixed = {each["question"]: each["wrong"] for each in reversed(confusions(figures, library))}
    points = [_on_paper(library, each["id"], mixed) for each in weak_points(figures, library)[:ON_PAPER]]
    return office.long_page(
        "training/leaflet.html",
        **_counted(figures),
        points=points,
        title=services().training.desk.title(),
        now=services().now(),
    )


@blueprint.post("/training/count")
def count() -> Response:
    """Count anew; a count that is running goes on."""
    services().training.desk.start()
    back = request.form.get("back", "")
    return office.back_to(back if back.startswith("/training") else "/training")


@blueprint.get("/api/training/count")
def progress() -> Response:
    """How far the count has come."""
    state = services().training.desk.state
    return jsonify({"running": state.running, "stage": state.stage, "done": state.done, "total": state.total})


def figures_of_today() -> dict[str, Any] | None:
    """The last count; one of an earlier day is made again in the background, and told as it is till then."""
    desk = services().training.desk
    if not desk.is_of_today() and not desk.state.failed:
        desk.start()
    return desk.figures()


def weak_points(figures: dict[str, Any] | None, library: Library) -> list[dict[str, Any]]:
    """The weak facts with the words of their questions; what was withdrawn since is left out."""
    found = []
    for each in figures["weak"] if figures else ():
        questions = [question for name in each["questions"] if (question := shown(library, name))]
        if questions:
            first, bank = questions[0], library.bank_of(questions[0].id)
            found.append(
                {
                    **each,
                    "id": first.id,
                    "history": bank.title if bank else "",
                    "title": first.topic or first.period,
                    "stem": stated(first),
                    "more": len(questions) - 1,
                    "check": _key_in_doubt(figures, first.id),
                }
            )
    return found


def _key_in_doubt(figures: dict[str, Any], name: str) -> bool:
    """Whether the answers speak against the key: what may be wrong must not go out on paper unread."""
    return any(flag["code"] == CHECK_KEY for flag in figures["items"].get(name, {"flags": ()})["flags"])


def confusions(figures: dict[str, Any] | None, library: Library) -> list[dict[str, Any]]:
    """What is taken for what, in words."""
    found = []
    for each in figures["confusions"] if figures else ():
        question = shown(library, each["question"])
        texts = {option.label: option.text for option in options_of(question)} if question else {}
        if question and each["wrong"] in texts:
            found.append(
                {
                    **each,
                    "stem": question.stem,
                    "right": named(key_of(question).text),
                    "wrong": named(texts[each["wrong"]]),
                }
            )
    return found


def shown(library: Library, name: str) -> Question | None:
    """A question that may be shown to learn from: in use, and not kept for contests."""
    question = library.question(name)
    if question is None or question.withdrawn is not None or question.use == "contest":
        return None
    return question


def stated(question: Question) -> str:
    """The stem; a statement to be judged says at once whether it holds, lest a false one be learnt."""
    if question.type != "true_false":
        return question.stem
    return catalogue.say("training.stated", stem=question.stem, answer=key_of(question).text)


def answered(question: Question) -> str:
    """The right answer in words that stand alone; an order as what comes after what, not as letters."""
    if question.type != "order":
        return key_of(question).text
    texts = {option.label: option.text for option in options_of(question)}
    return " → ".join(texts[label] for label in key_of(question).labels)


def title_of(library: Library, bank_id: str) -> str:
    bank: Bank | None = library.bank(bank_id)
    return bank.title if bank else bank_id


def study_date(day: int) -> str:
    """A study day as month and day."""
    date = date_of(day)
    return catalogue.say("training.date", month=date.month, day=date.day)


def shade(measure: str, value: int) -> str:
    """One of four shades of one hue."""
    return f"h{1 + sum(value >= edge for edge in SHADES[measure])}"


def named(text: str) -> str:
    """A text in quotation marks; a title keeps its own, and marks within marks are single ones."""
    if text.startswith("《") and text.endswith("》") and text.count("《") == 1:
        return text
    return catalogue.say("training.quoted", text=text.replace("“", "‘").replace("”", "’"))


def _column(library: Library, scope: str, name: str) -> str:
    """What a column is called: a history, or a chapter or theme of one."""
    return (name or catalogue.say("training.heat.other")) if scope else title_of(library, name)


def _counted(figures: dict[str, Any] | None) -> dict[str, Any]:
    return {"count": figures, "state": services().training.desk.state}


def _suggestions(figures: dict[str, Any] | None, library: Library) -> list[dict[str, str]]:
    """What to learn together next: the weakest facts, one a topic, with what they are taken for."""
    mixed = {each["question"]: each for each in reversed(confusions(figures, library))}
    found: dict[str, dict[str, str]] = {}
    for each in weak_points(figures, library):
        title = f"{each['history']}{catalogue.say('training.colon')}{each['title']}"
        pair = next((mixed[name] for name in each["questions"] if name in mixed), None)
        if pair:
            detail = catalogue.say(
                "training.mixed", right=pair["right"], wrong=pair["wrong"], count=pair["people"]
            )
        else:
            detail = each["stem"]
        found.setdefault(title, {"title": title, "detail": detail})
    return list(found.values())[:ADVICE]


def _on_paper(library: Library, name: str, mixed: dict[str, str]) -> dict[str, str]:
    question = library.question(name)
    key = key_of(question)
    return {
        "stem": question.stem,
        "key": answered(question),
        "explanation": key.explanation,
        "source": key.source,
        "mixed": mixed.get(name, ""),
    }
