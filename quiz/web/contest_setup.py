"""The first three steps to a contest: choose the rules, enter the teams, draw the seats; then seal it."""

import re
from typing import Any

from flask import Blueprint, abort, make_response, render_template, request
from werkzeug.wrappers import Response

from quiz.contest.rule_sheet import digest, regulations
from quiz.services.contest_draft import (
    LONGEST_MEMBER,
    LONGEST_NAME,
    LONGEST_SLOGAN,
    MOST_TEAMS,
    Draft,
    DraftTeam,
)
from quiz.services.contest_planning import NotReady
from quiz.web import office, services

SEPARATORS = re.compile(r"[\s、，,;；/]+")
LONGEST_TYPED = 200  # of any one field: more is no name of anything

blueprint = Blueprint("contest_setup", __name__, url_prefix="/setup")
office.furnish(blueprint)
office.for_organizer(blueprint)


@blueprint.get("")
def contests() -> str:
    """Everything that is on the way, that is ready, and that is over."""
    register = services().register.all()
    return render_template(
        "setup/contests.html",
        drafts=services().planning.drafts(),
        running=[entry for entry in register if not entry.finished],
        finished=[entry for entry in register if entry.finished],
    )


# 1 Rules


@blueprint.get("/new")
def new() -> str:
    return _choice(None)


@blueprint.post("/new")
def begin() -> Response:
    draft = services().planning.begin(_typed("file"), _typed("kind"))
    return _to(draft, "teams") if draft else office.back_to("/setup/new")


@blueprint.get("/<draft>/rules")
def rules(draft: str) -> str:
    return _choice(_draft(draft))


@blueprint.post("/<draft>/rules")
def choose(draft: str) -> Response:
    chosen = services().planning.choose(_draft(draft), _typed("file"), _typed("kind"))
    return _to(chosen, "teams") if chosen else office.back_to(f"/setup/{draft}/rules")


def _choice(draft: Draft | None) -> str:
    planning = services().planning
    bank_problems, listed = planning.bank_problems(), planning.files()
    wanted = request.args.get("file") or (draft.file if draft else "")
    chosen = next((each for each in listed if each.name == wanted), listed[0] if listed else None)
    usable = bool(chosen and chosen.contest)
    sheet = chosen.contest.rules if chosen and chosen.contest else None
    return render_template(
        "setup/rules.html",
        draft=draft,
        listed=listed,
        chosen=chosen,
        usable=usable,
        sheet=sheet,
        supply=planning.supply(sheet) if sheet else None,
        bank_problems=bank_problems,
        digest=digest,
        regulations=regulations,
    )


# 2 Teams


@blueprint.get("/<draft>/teams")
def teams(draft: str) -> str:
    return _teams(_draft(draft), rows=None)


@blueprint.post("/<draft>/teams")
def enter(draft: str) -> Response:
    """Whatever was typed is kept, right or wrong; going on needs it right."""
    planning, found, action = services().planning, _draft(draft), _typed("action")
    rows = _typed_teams()
    if action.startswith("remove-") and action[7:].isdigit():
        rows = [row for at, row in enumerate(rows) if at != int(action[7:])]
    found = planning.enter(found, [row for row in rows if not row.blank])
    found = planning.rename(found, _typed("title"), _typed("subtitle"), _typed("organizer"))
    if action == "keep":
        return make_response("", 204)
    if action == "next" and not any(trouble.stops for trouble in planning.troubles(found)):
        return _to(found, "draw")
    if action == "add":
        return make_response(_teams(found, rows=len(found.teams) + 1))
    return _to(found, "teams?told=1" if action == "next" else "teams")


def _teams(draft: Draft, rows: int | None) -> str:
    planning = services().planning
    listed = planning.file(draft.file)
    sheet = listed.contest.rules if listed and listed.contest else None
    fewest = sheet.teams.count if sheet and not draft.teams else len(draft.teams)
    blank = max(rows or 0, fewest) - len(draft.teams)
    return render_template(
        "setup/teams.html",
        draft=draft,
        rules=sheet,
        rows=[*draft.teams, *[DraftTeam()] * min(blank, MOST_TEAMS - len(draft.teams))],
        troubles=planning.troubles(draft) if draft.teams or "told" in request.args else (),
        most={"name": LONGEST_NAME, "member": LONGEST_MEMBER, "slogan": LONGEST_SLOGAN, "teams": MOST_TEAMS},
    )


def _typed_teams() -> list[DraftTeam]:
    columns = [request.form.getlist(name)[:MOST_TEAMS] for name in ("name", "members", "slogan")]
    return [
        DraftTeam(
            _clean(name), tuple(part for part in SEPARATORS.split(_clean(members)) if part), _clean(slogan)
        )
        for name, members, slogan in zip(*columns, strict=False)
    ]


# 3 Draw


@blueprint.get("/<draft>/draw")
def draw(draft: str) -> Response:
    planning, found = services().planning, _draft(draft)
    if any(trouble.stops and trouble.code != "setup.trouble.seating" for trouble in planning.troubles(found)):
        return _to(found, "teams?told=1")
    return make_response(_draw(planning.announce(found)))


@blueprint.post("/<draft>/draw")
def turn(draft: str) -> Response:
    planning, found, action = services().planning, _draft(draft), _typed("action")
    if action == "hand" and not found.turned:  # a slip that was turned is not taken back
        found = planning.seat_by_hand(found, _typed_seats())
        return _to(found, "draw?hand=1" if planning.troubles(found) else "draw")
    if found.by_hand or not found.drawn:
        planning.turn(found, all_of_them=action == "all")
    return _to(found, f"draw?turned={'all' if action == 'all' else 'one'}")


@blueprint.post("/<draft>/seal")
def seal(draft: str) -> Response:
    try:
        contest = services().planning.seal(_draft(draft, or_sealed=True).id)
    except NotReady as refused:
        return make_response(_draw(_draft(draft), refused.troubles), 409)
    return office.back_to(f"/setup/{contest}/seats")


@blueprint.post("/<draft>/discard")
def discard(draft: str) -> Response:
    services().planning.discard(_draft(draft))
    return office.back_to("/setup")


def _draw(draft: Draft, in_the_way: tuple[Any, ...] = ()) -> str:
    planning, seats = services().planning, draft.seats
    told = in_the_way or [each for each in planning.troubles(draft) if each.code == "setup.trouble.seating"]
    typing = not draft.turned and ("hand" in request.args or bool(draft.by_hand and told))
    taken = seats if draft.by_hand else seats[: draft.turned]
    sheet = planning.rules(draft)
    return render_template(
        "setup/draw.html",
        draft=draft,
        seats=seats,
        left=[seat for seat in range(1, len(draft.teams) + 1) if seat not in taken],
        ready=draft.drawn and not told and not typing,
        troubles=told,
        by_hand=typing,
        turned=request.args.get("turned", ""),
        sheet=sheet,
        supply=planning.supply(sheet) if sheet and draft.drawn else None,
    )


def _typed_seats() -> list[int]:
    return [int(each) if each.isdigit() else 0 for each in request.form.getlist("seat")[:MOST_TEAMS]]


# What every step needs


def _draft(name: str, or_sealed: bool = False) -> Draft:
    """The draft of a step; one that was sealed leads on to its contest."""
    found: Draft | None = services().planning.draft(name)
    if found is None:
        abort(404)
    if found.sealed and not or_sealed:
        abort(office.back_to(f"/setup/{found.sealed}"))
    return found


def _to(draft: Draft, step: str) -> Response:
    return office.back_to(f"/setup/{draft.id}/{step}")


def _typed(name: str) -> str:
    return _clean(request.form.get(name, ""))


def _clean(text: str) -> str:
    return " ".join(text.split())[:LONGEST_TYPED]
