"""One view of a state, for tests that look at no other."""

from typing import Any

from quiz.contest.state import State
from quiz.contest.views import Views


def view(role: str, state: State, team: str | None = None) -> dict[str, Any]:
    return Views(state).of(role, team)
