"""Short ways to a contest and its commands, for tests above the rules."""

from typing import Any

from quiz.contest import commands as c
from quiz.contest.rules import Rules
from quiz.people import SYSTEM, Actor
from tests import builders
from tests.builders import HOST, T0

SHEET = builders.rules(builders.BUZZER)


def prepare(sheet: Rules = SHEET, contest: str = "final", at: int = T0) -> c.PrepareContest:
    """The first command of a contest of three teams with one buzzer round."""
    return c.PrepareContest(
        id=f"prepare-{contest}",
        at=at,
        by=SYSTEM,
        contest=contest,
        kind="rehearsal",
        rules=sheet,
        packet=builders.packet_for(sheet),
        teams=builders.teams(sheet.teams.count),
    )


def order(number: int, name: str, by: Actor = HOST, at: int = T0, **fields: Any) -> c.Command:
    """A command by its wire name, with the id `command-<number>`."""
    return c.COMMANDS[name](id=f"command-{number}", at=at + number, by=by, **fields)


def to_open_buzzers() -> list[c.Command]:
    """From the lobby to 请抢答 on the first question."""
    return [
        order(1, "start_contest"),
        order(2, "open_round", round=1),
        order(3, "present_question", slot="1-1"),
        order(4, "open_buzzers", slot="1-1"),
    ]


def buzz(number: int, team: str, at: int = T0) -> c.Command:
    return order(number, "buzz", Actor("team", team), at, slot="1-1")
