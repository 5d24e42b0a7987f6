"""The last three steps to a contest, once it is sealed: seat codes, devices, and the doors to open."""

from flask import Blueprint, make_response, render_template, request
from werkzeug.wrappers import Response

from quiz.contest.state import State
from quiz.people import Role, Seat, Team
from quiz.web import office, services

SCREENS = (Role.HOST, Role.HALL, Role.JUDGE)
SLOW_MS = 150  # a round trip longer than this makes close buzzes hard to tell apart

blueprint = Blueprint("contest_opening", __name__, url_prefix="/setup")
office.furnish(blueprint)
office.for_organizer(blueprint)


@blueprint.get("/<contest>")
def opening(contest: str) -> Response:
    """The doors of a sealed contest; a draft goes on where it was left."""
    draft = services().planning.draft(contest)
    if draft is not None:
        step = "teams" if not draft.seed and not draft.by_hand else "draw"
        return office.back_to(f"/setup/{draft.sealed}" if draft.sealed else f"/setup/{contest}/{step}")
    entry, base = office.entry_of(contest), office.base_url()
    links = {role: f"{base}/t/{services().entrance.link_token(Seat(contest, role))}" for role in SCREENS}
    page = render_template(
        "setup/opening.html",
        entry=entry,
        state=_state(contest),
        links=links,
        join=f"{base}/a/{contest}",
        base=base,
        devices=_devices(contest),
    )
    return make_response(page)


@blueprint.get("/<contest>/seats")
def seats(contest: str) -> str:
    """A card for each desk, to print and cut."""
    entry, base, doors = office.entry_of(contest), office.base_url(), services().entrance
    cards = []
    for team in _state(contest).teams:
        code = doors.code_of(contest, team.id)
        cards.append(
            {
                "team": team,
                "code": f"{code[:4]}-{code[4:]}",
                "address": f"{base}/seat/{code}",
                "open": doors.is_open(contest, team.id),
                "bound": doors.is_bound(contest, team.id),
            }
        )
    return render_template("setup/seats.html", entry=entry, cards=cards, base=base)


@blueprint.post("/<contest>/seats")
def change_seat(contest: str) -> Response:
    """Let the next device take a seat, or make its old code worthless."""
    office.entry_of(contest)
    team, action = request.form.get("team", ""), request.form.get("action")
    if any(each.id == team for each in _state(contest).teams):
        if action == "release":
            services().entrance.release(contest, team)
        elif action == "renew":
            services().entrance.issue_code(contest, team)
    return office.back_to(f"/setup/{contest}/seats")


@blueprint.get("/<contest>/check")
def check(contest: str) -> str:
    """Who is there, and whether every desk has pressed once. A part of it alone for the page's own script."""
    part = request.args.get("part") == "table"
    return render_template(
        "setup/check_table.html" if part else "setup/check.html",
        entry=office.entry_of(contest),
        devices=_devices(contest),
        slow_ms=SLOW_MS,
    )


def _devices(contest: str) -> dict:
    teams: tuple[Team, ...] = _state(contest).teams
    found = services().door.presence.of(contest, teams)
    named = {team.id: team.name for team in teams}
    rows = [{**row, "name": named.get(row["team"], "")} for row in found["list"]]
    desks = [row for row in rows if row["role"] == Role.TEAM]
    return {
        "desks": desks,
        "screens": {role: [row for row in rows if row["role"] == role] for role in SCREENS},
        "audience": found["audience"],
        "absent": sorted({row["seat"] for row in desks if not row["connected"]}),
        "unchecked": sorted({row["seat"] for row in desks if row["connected"] and not row["checked"]}),
        "slow": sorted({row["seat"] for row in desks if (row["rtt"] or 0) > SLOW_MS}),
        "ready": all(row["connected"] and row["checked"] for row in desks),
    }


def _state(contest: str) -> State:
    return services().runner.state(contest)
