"""
Views 视图: what each role's screen may know, built up from the state and never stripped down.

JSON-ready dicts. The door adds only what it alone knows: boot id, number, time, addresses.
"""

from typing import Any

from quiz.contest.state import State
from quiz.contest.views import audience, hall, host, judge, team
from quiz.people import Role


def view(role: str, state: State, team_id: str | None = None) -> dict[str, Any]:
    """
    The snapshot of one role.

    Args:
        role: hall | host | judge | team | audience.
        team_id: Which team, for the role team.

    Raises:
        KeyError: No such role.
    """
    if role == Role.TEAM:
        assert team_id is not None
        return team.view(state, team_id)
    return {Role.HALL: hall, Role.HOST: host, Role.JUDGE: judge, Role.AUDIENCE: audience}[role].view(state)
