"""Standings 排名: who is where, which ties decide an award, and who receives what."""

from decimal import Decimal

from quiz.contest.events import AwardStep
from quiz.contest.scoring import scores
from quiz.contest.state import State, Tie

Group = tuple[str, ...]


def groups(state: State) -> tuple[Group, ...]:
    """Teams from best to worst; teams that are equal in every respect stand together, in seat order."""
    ranked = _by_points(state, scores(state))
    for order in state.settled:
        ranked = tuple(part for group in ranked for part in _split(group, order))
    return ranked


def _by_points(state: State, points: dict[str, Decimal]) -> tuple[Group, ...]:
    """Equal points together; teams that are not here stand behind those that are."""
    rank: dict[tuple[bool, Decimal], list[str]] = {}
    for team in state.team_ids:
        rank.setdefault((team in state.absent, -points[team]), []).append(team)
    return tuple(tuple(rank[key]) for key in sorted(rank))


def _split(group: Group, order: tuple[Group, ...]) -> tuple[Group, ...]:
    """A tied group in the order a tie-break found, if all of it took part: a newcomer ties it anew."""
    if not set(group) <= {team for part in order for team in part}:
        return (group,)
    parts = (tuple(team for team in group if team in part) for part in order)
    return tuple(part for part in parts if part)


def places(state: State) -> dict[str, int]:
    """Team → place; equal teams share one (1, 1, 3)."""
    return _places_of(groups(state))


def places_before(state: State) -> dict[str, int]:
    """Team → place when the round in play was opened; {} before the first."""
    return {} if state.round is None else _places_of(_by_points(state, dict(state.round.before)))


def _places_of(ranked: tuple[Group, ...]) -> dict[str, int]:
    found: dict[str, int] = {}
    for group in ranked:
        place = len(found) + 1
        found.update(dict.fromkeys(group, place))
    return found


def deciding_tie(state: State) -> Tie | None:
    """The first tie, from the top, that only a tie-break can decide; None when there is none."""
    assert state.rules is not None
    rules = state.rules.tiebreak
    first = 1
    for group in groups(state):
        last = first + len(group) - 1
        award = _award_split(state, first, last)
        here = group[0] not in state.absent
        if here and len(group) > 1 and (award or rules.only_for == "all"):
            return Tie(award=award or "", teams=group, sudden_death=rules.sudden_death)
        first = last + 1
    return None


def _award_split(state: State, first: int, last: int) -> str | None:
    """The name of the highest award whose last place lies inside first..last-1."""
    assert state.rules is not None
    boundary = 0
    for award in state.rules.awards:
        boundary += award.places
        if first <= boundary < last:
            return award.name
    return None


def award_of(state: State) -> dict[str, str]:
    """Team → award, by place, or as the ceremony has sealed it; a team beyond the last award is not in it."""
    return {team: step.name for step in state.ceremony or ceremony_steps(state) for team in step.teams}


def ceremony_steps(state: State) -> tuple[AwardStep, ...]:
    """The cards of the ceremony, from the lowest award up; within one, the lowest place first."""
    assert state.rules is not None
    steps = []
    start = 1
    here = {team: place for team, place in places(state).items() if team not in state.absent}
    for level, award in enumerate(state.rules.awards, start=1):
        winners = [team for team, place in here.items() if start <= place < start + award.places]
        winners.sort(key=lambda team: (-here[team], -state.team_ids.index(team)))
        if winners:
            steps.append(AwardStep(name=award.name, level=level, teams=tuple(winners)))
        start += award.places
    return tuple(reversed(steps))
