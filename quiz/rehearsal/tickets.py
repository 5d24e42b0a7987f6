"""
Comes in through the same doors as people: role links, seat codes, the audience's address → tickets.

Each bot is a browser with cookies of its own as far as the page that carries its ticket.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.error import URLError
from urllib.request import HTTPCookieProcessor, build_opener

from quiz.people import Role

PAGE_S = 10.0
TICKET = re.compile(r'data-ticket="([^"]+)"')


class TurnedAway(Exception):
    """A door that should have opened did not."""


@dataclass(frozen=True)
class Links:
    """What an organizer hands out for one contest: paths on the server, teams by id."""

    contest: str
    host: str
    judge: str
    hall: str
    audience: str
    teams: Mapping[str, str]


@dataclass(frozen=True)
class Tickets:
    """What the sockets of one contest are opened with."""

    contest: str
    host: str
    judge: str
    hall: str
    audience: str
    teams: Mapping[str, str]


def take(url: str, links: Links) -> Tickets:
    """
    Take every seat of a contest.

    Raises:
        TurnedAway: A link or a seat code was not accepted.
    """
    roles = {
        role: _ticket(url, getattr(links, role)) for role in (Role.HOST, Role.JUDGE, Role.HALL, Role.AUDIENCE)
    }
    teams = {team: _ticket(url, path) for team, path in links.teams.items()}
    return Tickets(links.contest, teams=teams, **roles)


def read_tickets(file: Path) -> Tickets:
    """
    Tickets that somebody wrote down: JSON with the fields of Tickets.

    Raises:
        TurnedAway: The file is not of that form.
    """
    try:
        return Tickets(**json.loads(file.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError) as error:
        raise TurnedAway(f"{file}: {error}") from error


def _ticket(url: str, path: str) -> str:
    browser = build_opener(HTTPCookieProcessor(CookieJar()))
    try:
        with browser.open(url + path, timeout=PAGE_S) as page:
            found = TICKET.search(page.read().decode())
    except (URLError, OSError) as error:
        raise TurnedAway(f"{path}: {error}") from error
    if found is None:
        raise TurnedAway(f"{path}: no ticket on the page")
    return found[1]
