"""
A contest on its way: which file, which teams, which seats, as a value. And what is still wrong with it.

Kept as typed, also when something is wrong: nothing an organizer wrote is lost. Knows no page, no store.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from quiz.contest.rules import Rules
from quiz.people import Team
from quiz.services.contest_setup import REHEARSAL
from quiz.services.seat_draw import drawn_seats, is_seating

LONGEST_NAME = 10  # the hall screen steps names down to this length, never cuts them
LONGEST_MEMBER = 8
LONGEST_SLOGAN = 24
FEWEST_TEAMS = 2
MOST_TEAMS = 16


@dataclass(frozen=True)
class DraftTeam:
    """A team as typed."""

    name: str = ""
    members: tuple[str, ...] = ()
    slogan: str = ""

    @property
    def blank(self) -> bool:
        return not (self.name or self.members or self.slogan)


@dataclass(frozen=True)
class Trouble:
    """What is wrong: a catalogue code; `row` of the team, from 1; `stops` if nothing can be sealed so."""

    code: str
    args: Mapping[str, Any] = field(default_factory=dict)
    row: int = 0
    stops: bool = True


@dataclass(frozen=True)
class Draft:
    """
    Everything decided so far.

    Args:
        id: Its own; the contest gets another.
        file: Name of the contest file or preset.
        kind: rehearsal or official.
        title, subtitle, organizer: What stands on the cover; they take the place of the file's.
        teams: In the order of entry.
        seed: Of the seats, announced before the draw; "" before that.
        turned: How many slips have been turned.
        by_hand: Seats entered by hand from a draw on paper, one a team; () when drawn here.
        announced_at: When the seed was first shown.
        at: Last touched.
        sealed: The contest it became, or "".
    """

    id: str
    file: str
    kind: str = REHEARSAL
    title: str = ""
    subtitle: str = ""
    organizer: str = ""
    teams: tuple[DraftTeam, ...] = ()
    seed: str = ""
    turned: int = 0
    by_hand: tuple[int, ...] = ()
    announced_at: int = 0
    at: int = 0
    sealed: str = ""

    @property
    def seats(self) -> tuple[int, ...]:
        """The seat of each team, turned or not; () before the seed is there."""
        if self.by_hand:
            return self.by_hand
        return drawn_seats(self.seed, [team.name for team in self.teams]) if self.seed else ()

    @property
    def drawn(self) -> bool:
        """Whether every team knows its seat."""
        return bool(self.by_hand) or bool(self.seed and self.teams and self.turned >= len(self.teams))

    def as_data(self) -> dict[str, Any]:
        return asdict(self)


def draft_of(data: Mapping[str, Any]) -> Draft:
    """A draft from what was stored."""
    teams = tuple(DraftTeam(each["name"], tuple(each["members"]), each["slogan"]) for each in data["teams"])
    return Draft(**{**data, "teams": teams, "by_hand": tuple(data["by_hand"])})


def troubles(draft: Draft, rules: Rules) -> tuple[Trouble, ...]:
    """What is wrong with the teams of a draft, in the order of its rows."""
    found = list(_about_the_field(draft, rules))
    names = Counter(team.name for team in draft.teams if team.name)
    for row, team in enumerate(draft.teams, start=1):
        found += _about_name(team, row, names)
        found += _about_members(team, row, rules)
        if len(team.slogan) > LONGEST_SLOGAN:
            found.append(_long("slogan", team.slogan, LONGEST_SLOGAN, row))
    return tuple(found)


def _about_the_field(draft: Draft, rules: Rules) -> Iterator[Trouble]:
    count = len(draft.teams)
    if not FEWEST_TEAMS <= count <= MOST_TEAMS:
        yield Trouble("setup.trouble.count", {"count": count, "fewest": FEWEST_TEAMS, "most": MOST_TEAMS})
    elif count != rules.teams.count:
        yield Trouble("setup.trouble.other_count", {"count": count, "wanted": rules.teams.count}, stops=False)
    if draft.by_hand and not is_seating(draft.by_hand, count):
        yield Trouble("setup.trouble.seating", {"count": count})


def _about_name(team: DraftTeam, row: int, names: Counter[str]) -> Iterator[Trouble]:
    if not team.name:
        yield Trouble("setup.trouble.nameless", {"row": row}, row)
    elif len(team.name) > LONGEST_NAME:
        yield _long("name", team.name, LONGEST_NAME, row)
    if names[team.name] > 1:
        yield Trouble("setup.trouble.twice", {"name": team.name}, row)


def _about_members(team: DraftTeam, row: int, rules: Rules) -> Iterator[Trouble]:
    count, wanted = len(team.members), rules.teams.members
    args = {"name": team.name or str(row), "count": count, "wanted": wanted}
    if count > wanted + rules.teams.substitutes:
        yield Trouble("setup.trouble.too_many", args, row)
    elif count < wanted:
        yield Trouble("setup.trouble.too_few", {**args, "missing": wanted - count}, row, stops=False)
    for member in team.members:
        if len(member) > LONGEST_MEMBER:
            yield _long("member", member, LONGEST_MEMBER, row)


def _long(what: str, text: str, most: int, row: int) -> Trouble:
    return Trouble(f"setup.trouble.long_{what}", {"text": text, "length": len(text), "most": most}, row)


def seated(teams: Sequence[DraftTeam], seats: Sequence[int]) -> tuple[Team, ...]:
    """The teams of a contest, in the order of their seats."""
    pairs = sorted(zip(seats, teams, strict=True), key=lambda pair: pair[0])
    return tuple(Team(f"t{seat}", seat, team.name, team.members, team.slogan) for seat, team in pairs)
