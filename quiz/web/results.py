"""The results of a contest for the organizer and the bench: screen, paper, workbook, record."""

from dataclasses import asdict
from functools import partial
from itertools import groupby
from operator import itemgetter
from typing import Any
from urllib.parse import quote

from flask import Blueprint, make_response, render_template, request
from werkzeug.wrappers import Response

from quiz.contest.rule_sheet import regulations
from quiz.exchange.results_excel import tie_word, workbook
from quiz.web import catalogue, office, services

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MOST_NOTES = 8
"""Notes on the sheet of signatures; further ones are in the record, and the sheet says so."""

blueprint = Blueprint("results", __name__)
office.furnish(blueprint)


@blueprint.before_request
def let_in() -> Response | None:
    """The operator, the host and the judges of this very contest."""
    contest = (request.view_args or {}).get("contest", "")
    return None if office.may_see_results(contest) else office.refused()


@blueprint.context_processor
def words() -> dict[str, Any]:
    return {"tie_word": partial(tie_word, say=catalogue.say)}


@blueprint.get("/results/<contest>")
def results(contest: str) -> str:
    return office.long_page("results/results.html", entry=office.entry_of(contest), found=_found(contest))


@blueprint.get("/results/<contest>/sheet")
def sheet(contest: str) -> str:
    """The 成绩单 to sign."""
    entry, found = office.entry_of(contest), _found(contest)
    notes = _notes(found)
    return render_template(
        "results/sheet.html",
        entry=entry,
        found=found,
        notes=notes[:MOST_NOTES],
        more=max(0, len(notes) - MOST_NOTES),
        voucher=services().desk.voucher(contest),
    )


@blueprint.get("/results/<contest>/record")
def record(contest: str) -> str:
    """Everything that was stored, one line an event."""
    entry, desk = office.entry_of(contest), services().desk
    teams = {team.id: team for team in services().runner.state(contest).teams}
    return office.long_page(
        "results/record.html",
        entry=entry,
        lines=desk.record(contest),
        teams=teams,
        voucher=desk.voucher(contest),
    )


@blueprint.get("/results/<contest>.xlsx")
def excel(contest: str) -> Response:
    entry, found = office.entry_of(contest), _found(contest)
    voucher = asdict(services().desk.voucher(contest))
    say = partial(services().wording.say, catalogue.language())
    response = make_response(services().off_hub(workbook, found, voucher, say))
    response.mimetype = XLSX
    name = quote(f"{entry.title}-{catalogue.say('results.results')}.xlsx")
    response.headers["Content-Disposition"] = f"attachment; filename={contest}.xlsx; filename*=UTF-8''{name}"
    return response


@blueprint.get("/rules/<contest>")
def rules(contest: str) -> str:
    """The 章程 on paper, from the rules that drive the engine."""
    entry, sheet = office.entry_of(contest), services().runner.state(contest).rules
    return render_template("rules/rules.html", entry=entry, rules=sheet, sections=regulations(sheet))


def _found(contest: str) -> dict[str, Any]:
    """The results with every sentence said."""
    found = services().desk.results(contest)
    seats = {team["team"]: team["seat"] for team in found["teams"]}
    for line in found["corrections"]:
        line["text"] = office.told(line["told"])
        line["time"] = office.clock_time(line["at"])
        line["effect_text"] = "；".join(
            catalogue.say(
                "results.effect",
                seat=seats[effect["team"]],
                before=office.plain(effect["before"]),
                after=office.plain(effect["after"]),
            )
            for effect in line["effects"]
        )
    found["stages"] = [
        (stage, list(each)) for stage, each in groupby(found["questions"], itemgetter("stage"))
    ]
    for line in found["fouls"]:
        line["time"] = office.clock_time(line["at"])
        line["seat"] = seats[line["team"]]
    return found


def _notes(found: dict[str, Any]) -> list[str]:
    """What the signed sheet says besides the scores: corrections and fouls as they came, then ties."""
    told = [(line["at"], line["time"], _correction_note(line)) for line in found["corrections"]]
    told += [(line["at"], line["time"], _foul_note(line)) for line in found["fouls"] if not line["void"]]
    timed = [catalogue.say("results.note", time=time[:5], text=text) for _, time, text in sorted(told)]
    return timed + _tie_notes(found)


def _correction_note(line: dict[str, Any]) -> str:
    reason = catalogue.say("results.note.reason", reason=line["reason"]) if line["reason"] else ""
    effects = (
        catalogue.say("results.note.effects", effects=line["effect_text"]) if line["effect_text"] else ""
    )
    return line["text"] + effects + reason


def _foul_note(line: dict[str, Any]) -> str:
    kind = catalogue.say(f"foul.{line['foul']}")
    points = office.signed(line["points"])
    slot = office.slot_name(line["slot"])
    return catalogue.say("results.note.foul", slot=slot, seat=line["seat"], kind=kind, points=points)


def _tie_notes(found: dict[str, Any]) -> list[str]:
    tied: dict[float, list[dict[str, Any]]] = {}
    for row in found["standings"]:
        if row["tiebreak"]:
            tied.setdefault(row["score"], []).append(row)
    return [
        catalogue.say(
            "results.note.tie",
            seats="、".join(str(seat) for seat in sorted(row["seat"] for row in rows)),
            score=office.plain(score),
            first=rows[0]["seat"],
        )
        for score, rows in tied.items()
        if len(rows) > 1
    ]
