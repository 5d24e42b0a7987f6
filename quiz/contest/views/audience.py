"""The audience's snapshot: the hall's, without its machinery. Nothing here can affect the match."""

from typing import Any

from quiz.contest.state import State
from quiz.contest.views.frame import frame, public
from quiz.contest.views.hall import scenes


def view(state: State) -> dict[str, Any]:
    state = public(state)
    return {**frame(state, "audience"), **scenes(state)}
