"""
Views 视图: what each role's screen may know, built up from the state and never stripped down.

JSON-ready dicts. The door adds only what it alone knows: boot id, number, time, addresses.
"""

from functools import cached_property
from typing import Any

from quiz.contest.state import State
from quiz.contest.views.bench import of_bench
from quiz.contest.views.frame import frame, public
from quiz.contest.views.hall import of_hall, scenes
from quiz.contest.views.host import of_host
from quiz.contest.views.team import of_team
from quiz.people import Role

View = dict[str, Any]


class Views:
    """All views of one state; what they have in common is built once. Nobody may change what comes out."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._public = public(state)

    def of(self, role: str, team: str | None = None) -> View:
        """
        The snapshot of one role.

        Args:
            role: hall | host | judge | team | audience.
            team: Which team, for the role team.

        Raises:
            KeyError: No such role.
        """
        made = {
            Role.HALL: self._hall,
            Role.HOST: self._host,
            Role.JUDGE: self._judge,
            Role.AUDIENCE: self._audience,
        }
        if role != Role.TEAM:
            return {"role": role, **made[role]()}
        assert team is not None
        return {"role": role, **self._room, **of_team(self._state, team)}

    def _hall(self) -> View:
        return {**self._room, **of_hall(self._public)}

    def _audience(self) -> View:
        """The hall's, without its machinery. Nothing there can affect the match."""
        return self._room

    def _host(self) -> View:
        return {**self._bench, **of_host(self._state, self._bench["teams"])}

    def _judge(self) -> View:
        """Everything a ruling needs, and no key of a question that is not yet on stage."""
        return self._bench

    @cached_property
    def _frame(self) -> View:
        return frame(self._public)

    @cached_property
    def _room(self) -> View:
        """What everybody in the hall may know."""
        return {**self._frame, **scenes(self._public)}

    @cached_property
    def _bench(self) -> View:
        return {**self._frame, **scenes(self._state), **of_bench(self._state)}
