"""The order of play: which team comes when, pass by pass."""

from quiz.contest.scoring import scores
from quiz.contest.state import State


def order_of_play(state: State, order: str) -> tuple[str, ...]:
    """Teams that are present, in the order a rule names; equal scores go by the lower seat first."""
    teams = state.present
    points = scores(state)
    if order == "reverse":
        return tuple(reversed(teams))
    if order == "lowest_first":
        return tuple(sorted(teams, key=lambda team: points[team]))
    if order == "highest_first":
        return tuple(sorted(teams, key=lambda team: -points[team]))
    return teams


def passes(order: tuple[str, ...], count: int, snake: bool) -> tuple[tuple[str, ...], ...]:
    """The order repeated `count` times; snake turns every second pass round."""
    return tuple(tuple(reversed(order)) if snake and number % 2 else order for number in range(count))
