"""
支部共学: five questions of a branch for one projected screen, revealed step by step.

Chosen from what the branch as a whole knows least; holds nothing about anybody in the room.
"""

from flask import Blueprint, request

from quiz.banks.face import face_of, key_of
from quiz.banks.question import Question
from quiz.web import office, services
from quiz.web.training import figures_of_today, furnish, shown, title_of

blueprint = Blueprint("training_together", __name__)
furnish(blueprint)


@blueprint.get("/training/together")
def together() -> str:
    """Which branch meets, and what it would look at."""
    figures = figures_of_today()
    chosen = figures["together"] if figures else {}
    names = {row["branch"]: row["name"] for row in figures["cells"][""]["known"]["rows"]} if figures else {}
    branch = request.args.get("branch", "")
    return office.long_page(
        "training/together.html",
        count=figures,
        state=services().training.desk.state,
        branches=[(each, name, each in chosen) for each, name in names.items()],
        branch=branch if branch in chosen else "",
        name=names.get(branch, "") if branch in chosen else "",
        missing=bool(branch) and branch not in chosen,
        questions=[_brief(each) for each in _questions(chosen.get(branch) or chosen.get("", []))],
    )


@blueprint.get("/training/together/screen")
def screen() -> str:
    """The questions one after the other, as large as a meeting room needs."""
    figures = figures_of_today()
    chosen, branch = (figures["together"] if figures else {}), request.args.get("branch", "")
    names = chosen.get(branch) or chosen.get("", [])
    return office.long_page(
        "training/together_screen.html",
        questions=[
            {**_brief(each), "face": face_of(each), "key": key_of(each)} for each in _questions(names)
        ],
    )


def _questions(names: list[str]) -> list[Question]:
    library = services().shelf.library
    return [question for name in names if (question := shown(library, name))]


def _brief(question: Question) -> dict[str, str]:
    library = services().shelf.library
    bank = library.bank_of(question.id)
    return {
        "id": question.id,
        "stem": question.stem,
        "history": title_of(library, bank.id) if bank else "",
        "period": question.period,
    }
