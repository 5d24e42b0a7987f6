"""The judge's snapshot: everything a ruling needs, and no key of a question that is not yet on stage."""

from typing import Any

from quiz.contest.state import State
from quiz.contest.views.bench import bench


def view(state: State) -> dict[str, Any]:
    return bench(state, "judge")
