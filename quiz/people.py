"""People and their places as values. Knows nothing of tickets, sockets or the rules of any round."""

from dataclasses import dataclass
from typing import Final


class Role:
    """The names of the roles, as they stand in tickets, events and views."""

    ORGANIZER: Final = "organizer"
    HOST: Final = "host"
    JUDGE: Final = "judge"
    TEAM: Final = "team"
    AUDIENCE: Final = "audience"
    HALL: Final = "hall"
    SYSTEM: Final = "system"


ROLES = (Role.ORGANIZER, Role.HOST, Role.JUDGE, Role.TEAM, Role.AUDIENCE, Role.HALL)
SCREENS = (Role.HOST, Role.HALL, Role.TEAM, Role.JUDGE, Role.AUDIENCE)


@dataclass(frozen=True)
class Actor:
    """Who gave a command; `team` only for the role team, `name` only where a person is known."""

    role: str
    team: str | None = None
    name: str = ""


SYSTEM = Actor(Role.SYSTEM)


@dataclass(frozen=True)
class Seat:
    """A role in one contest; `device` is the one a team's seat is bound to."""

    contest: str
    role: str
    team: str | None = None
    device: str | None = None

    @property
    def actor(self) -> Actor:
        """The author of the commands that come from this seat."""
        return Actor(self.role, self.team)


@dataclass(frozen=True)
class Member:
    """A person on the roster of a branch; no phone or identity number is ever kept."""

    id: str
    name: str
    branch: str = ""


@dataclass(frozen=True)
class Branch:
    """A branch 支部 whose members practise; `id` stands in its link."""

    id: str
    name: str


@dataclass(frozen=True)
class RosterLine:
    """One line of a roster as it was written: `row` counts as the organizer's own file does."""

    row: str
    branch: str
    name: str
    exempt: bool = False


@dataclass(frozen=True)
class Team:
    """A team of one contest; `seat` counts from 1 and is decided by the draw."""

    id: str
    seat: int
    name: str
    members: tuple[str, ...] = ()
    slogan: str = ""
