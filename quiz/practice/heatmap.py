"""
How much each branch knows of each history, told so that it tells of nobody in it.

A branch under five people is hidden in every column and every measure alike; so is another one where the
total would give the hidden ones away. Rows stay in the order of the roster: there is no rank, and no bottom.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import fmean, pstdev

GROUP = 5
LEAST = 10
"""Scores without names are told from so many people on."""
MEASURES = ("known", "consolidated", "mistakes", "change")


@dataclass(frozen=True, slots=True)
class Share:
    """
    What one member knows of one column; never leaves the process it is computed in.

    Args:
        known: Share of the questions answered today from knowledge, 0 to 1.
        consolidated: Share of the questions consolidated.
        mistakes: Open mistakes for each question.
        before: `known` of 14 days ago, or None where nothing was known of the member then.
    """

    known: float
    consolidated: float
    mistakes: float
    before: float | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """A mean in whole hundredths with its error; None where it is hidden or nothing is known."""

    value: int | None
    se: float | None = None


@dataclass(frozen=True)
class Row:
    """A branch; `people` is None for a hidden one, and so are its cells."""

    branch: str
    name: str
    people: int | None
    cells: tuple[Cell, ...]

    @property
    def hidden(self) -> bool:
        return self.people is None


@dataclass(frozen=True)
class Heatmap:
    """The branches in the order of the roster, and everybody together."""

    measure: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    total: Row


def hidden_branches(people: Mapping[str, int], group: int = GROUP) -> frozenset[str]:
    """
    Which branches must not be shown beside a total.

    Args:
        people: Branch → how many of its members are counted.
        group: The smallest number of people who may be told of together.

    Returns:
        Those under the group, and as many of the smallest others as it takes until what is left between the
        total and the shown is two branches at least, with a group of people at least. Branches without
        anybody are hidden as well, and cover for nobody.
    """
    hidden = {branch for branch, count in people.items() if count < group}
    rest = sorted((count, branch) for branch, count in people.items() if branch not in hidden)
    covered = [branch for branch in hidden if people[branch]]
    while covered and rest and (len(covered) < 2 or sum(people[branch] for branch in covered) < group):
        _, branch = rest.pop(0)
        hidden.add(branch)
        covered.append(branch)
    return frozenset(hidden)


def heatmap(
    branches: Sequence[tuple[str, str]],
    columns: Sequence[str],
    members: Mapping[str, Sequence[Mapping[str, Share]]],
    measure: str = "known",
    group: int = GROUP,
) -> Heatmap:
    """
    The cells of one measure.

    Args:
        branches: (id, name) in the order of the roster.
        columns: Histories, or topics of one.
        members: Branch → its members who are counted, each with every column: the same people in every
            column and every measure, so that no two tables can be held against each other.
        measure: One of MEASURES.
        group: The smallest number of people who may be told of together.
    """
    people = {branch: len(members.get(branch, ())) for branch, _ in branches}
    hidden = hidden_branches(people, group)
    rows = tuple(
        _row(branch, name, () if branch in hidden else members.get(branch, ()), columns, measure, group)
        for branch, name in branches
    )
    everybody = [each for branch, _ in branches for each in members.get(branch, ())]
    return Heatmap(measure, tuple(columns), rows, _row("", "", everybody, columns, measure, group))


def histogram(
    scores: Sequence[float], group: int = GROUP, least: int = LEAST
) -> tuple[tuple[int, int, int], ...]:
    """
    Predicted scores as (from, to, people), lowest first, without anybody's name.

    Args:
        scores: Of 100.
        group: Neighbours are joined until each has this many people.
        least: Nothing at all under this many scores.
    """
    if len(scores) < least:
        return ()
    edges = (0, 50, 60, 70, 80, 90)
    bins = [[low, high, 0] for low, high in zip(edges, (*edges[1:], 100), strict=True)]
    for score in scores:
        place = max(place for place, edge in enumerate(edges) if score >= edge or place == 0)
        bins[place][2] += 1
    joined: list[list[int]] = []
    for low, high, count in bins:
        if joined and joined[-1][2] < group:
            joined[-1] = [joined[-1][0], high, joined[-1][2] + count]
        else:
            joined.append([low, high, count])
    while len(joined) > 1 and joined[-1][2] < group:
        _, high, count = joined.pop()
        joined[-1] = [joined[-1][0], high, joined[-1][2] + count]
    return tuple((low, high, count) for low, high, count in joined)


def _row(
    branch: str,
    name: str,
    members: Sequence[Mapping[str, Share]],
    columns: Sequence[str],
    measure: str,
    group: int,
) -> Row:
    if len(members) < group:
        return Row(branch, name, None, tuple(Cell(None) for _ in columns))
    cells = tuple(_cell([each[column] for each in members], measure, group) for column in columns)
    return Row(branch, name, len(members), cells)


def _cell(shares: Sequence[Share], measure: str, group: int) -> Cell:
    values = [value for each in shares if (value := _value(each, measure)) is not None]
    # A change that only some have would tell of these few: all of them, or nothing.
    if len(values) < len(shares) or len(values) < group:
        return Cell(None)
    return Cell(round(100 * fmean(values)), round(100 * pstdev(values) / sqrt(len(values)), 1))


def _value(share: Share, measure: str) -> float | None:
    if measure == "change":
        return None if share.before is None else share.known - share.before
    return {"known": share.known, "consolidated": share.consolidated, "mistakes": share.mistakes}[measure]
