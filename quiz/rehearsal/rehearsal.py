"""One rehearsal to its report: everybody comes in, the evening is played, every frame is judged."""

import json
import sys
from collections.abc import Callable, Collection
from dataclasses import dataclass
from time import perf_counter
from typing import Any
from urllib.parse import urlsplit

from quiz.people import Role
from quiz.rehearsal.evening import Evening
from quiz.rehearsal.frame_judge import FrameJudge
from quiz.rehearsal.incidents import Incidents
from quiz.rehearsal.meter import Meter
from quiz.rehearsal.report import Report
from quiz.rehearsal.screens import Gallery, Screen, view_in
from quiz.rehearsal.stage import OutOfOrder, Stage
from quiz.rehearsal.switchboard import NotConnected, Switchboard
from quiz.rehearsal.tickets import Tickets

LATENCIES = {"hall": Role.HALL, "teams": Role.TEAM, "audience": Role.AUDIENCE, "ack": "ack"}
FILES_BESIDE = 200
SHOWN_LEAKS = 10


@dataclass(frozen=True)
class Plan:
    """How large, how fast, and from which seed; `tell` hears a line of progress."""

    url: str
    tickets: Tickets
    audience: int
    seed: str
    is_fast: bool
    tell: Callable[[str], None]


@dataclass(frozen=True)
class Archive:
    """What only the owner of the data folder can look at; None where it is not ours."""

    commands: Callable[[], Collection[str]] | None = None
    replays: Callable[[tuple[int, str]], bool] | None = None


def rehearse(plan: Plan, archive: Archive) -> Report:
    """Play the contest of the tickets to its end, and say what was found."""
    started = perf_counter()
    allow_files(plan.audience + FILES_BESIDE)
    parts = urlsplit(plan.url)
    switchboard = Switchboard(parts.hostname or "127.0.0.1", parts.port or 80)
    try:
        stage = _stage(plan, Gallery(switchboard, FrameJudge(), Meter()))
        stage.gallery.connect(stage.cast)
        stage.gallery.connect(stage.audience)
        plan.tell(f"  {_connected(stage)} 位观众入场 audience connected")
        incidents = Incidents()
        final = _played(Evening(stage, incidents))
        return _report(plan, archive, stage, incidents, final, started)
    finally:
        switchboard.close()


def allow_files(wanted: int) -> None:
    """A socket is a file; the usual limit of 1,024 is a hall too small."""
    if sys.platform == "win32":
        return
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted if hard < 0 else min(wanted, hard), hard))


def _stage(plan: Plan, gallery: Gallery) -> Stage:
    tickets = plan.tickets
    return Stage(
        gallery,
        tickets.contest,
        plan.url,
        host=Screen(Role.HOST, tickets.host),
        judge=Screen(Role.JUDGE, tickets.judge),
        hall=Screen(Role.HALL, tickets.hall),
        teams={team: Screen(Role.TEAM, ticket, team) for team, ticket in tickets.teams.items()},
        audience=[Screen(Role.AUDIENCE, tickets.audience) for _ in range(plan.audience)],
        seed=plan.seed,
        is_fast=plan.is_fast,
        tell=plan.tell,
    )


def _played(evening: Evening) -> dict[str, Any]:
    """The host's last view; {} when the evening could not be played to its end."""
    try:
        return evening.play()
    except (OutOfOrder, NotConnected) as error:
        evening.stage.fault(str(error))
        return {}


def _report(
    plan: Plan, archive: Archive, stage: Stage, incidents: Incidents, final: dict[str, Any], started: float
) -> Report:
    connected = _connected(stage)
    if connected < plan.audience:
        stage.fault(f"{plan.audience - connected} phones of the audience were not connected at the end")
    unlike = _unlike_the_end(stage) if final else 0
    version = stage.version()
    unknown = set(stage.acked) - set(archive.commands()) if archive.commands else set()
    replays = archive.replays(version) if archive.replays else None
    if replays is False:
        stage.fault("the stored log does not fold to the state of the server")
    plan.tell("  检查每一帧 judging the frames …")
    leaks = stage.gallery.frames.leaks()
    meter = stage.gallery.meter
    return Report(
        completed=final.get("phase") == "finished" and not stage.faults,
        lost=len(unknown) + unlike + stage.missed,
        leaks=len(leaks),
        scores={row["team"]: row["score"] for row in final.get("teams", ())},
        standings=final.get("standings") or [],
        seed=plan.seed,
        teams=len(stage.teams),
        audience=plan.audience,
        connected=connected,
        reconnects=stage.gallery.reconnects,
        latency_ms={name: meter.summary(role) for name, role in LATENCIES.items()},
        events=version[0],
        seconds=round(perf_counter() - started, 1),
        contest=plan.tickets.contest,
        commands=stage.commands,
        refused=stage.refused,
        frames=stage.gallery.frames.distinct,
        gaps=sum(screen.gaps for screen in stage.gallery.screens),
        replay=replays,
        incidents=incidents.done,
        faults=stage.faults,
        leaked=[f"{leak.role}: {leak.what} of {leak.slot}" for leak in leaks[:SHOWN_LEAKS]],
    )


def _connected(stage: Stage) -> int:
    return sum(screen.is_open for screen in stage.audience)


def _unlike_the_end(stage: Stage) -> int:
    """How many screens do not show what the server has for them now."""
    wanted: dict[tuple[str, str | None], str] = {}
    judged: dict[tuple[tuple[str, str | None], bytes], bool] = {}
    count = 0
    for screen in (each for each in stage.gallery.screens if each.is_open):
        seat = screen.role, screen.team
        if seat not in wanted:
            wanted[seat] = _content(stage.snapshot(screen))
        if (seat, screen.raw) not in judged:
            judged[seat, screen.raw] = _content(view_in(screen.raw)) == wanted[seat]
        count += not judged[seat, screen.raw]
    return count


def _content(view: dict[str, Any]) -> str:
    return json.dumps({name: value for name, value in view.items() if name != "now"}, sort_keys=True)
