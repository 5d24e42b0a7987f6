"""
Rules + packet + teams → a contest that is on the register, sealed and ready for its host.

Where rules and packets come from is for others to say; this only opens the stream and hands out the seats.
"""

import re
import secrets
from collections.abc import Callable
from dataclasses import dataclass

from quiz.contest.commands import PrepareContest
from quiz.contest.packet import Packet
from quiz.contest.refused import Refused
from quiz.contest.rules import Rules
from quiz.people import Actor, Role, Team
from quiz.services.contest_runner import ContestRunner
from quiz.services.entrance import Entrance
from quiz.store.contests import ContestRegister, Entry

REHEARSAL = "rehearsal"
OFFICIAL = "official"
KINDS = (REHEARSAL, OFFICIAL)
ORGANIZER = Actor(Role.ORGANIZER)
NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LONGEST_NAME = 40


@dataclass(frozen=True)
class Plan:
    """All that a contest begins with."""

    title: str
    kind: str
    rules: Rules
    packet: Packet
    teams: tuple[Team, ...]
    seat_seed: str = ""
    seats_drawn: bool = False


class ContestSetup:
    """Opens contests; `now` gives epoch milliseconds."""

    def __init__(
        self,
        runner: ContestRunner,
        register: ContestRegister,
        entrance: Entrance,
        now: Callable[[], int],
    ) -> None:
        self._runner = runner
        self._register = register
        self._entrance = entrance
        self._now = now

    def create(self, name: str, plan: Plan, by: Actor = ORGANIZER) -> Entry:
        """
        Seal a plan as a new contest.

        Args:
            name: What its id begins with: lower-case letters, digits, hyphens.
            plan: Rules, packet and teams.
            by: Who asks.

        Returns:
            Its entry on the register.

        Raises:
            Refused: The rules of the house do not accept the plan.
        """
        contest, at = self._free_id(name), self._now()
        command = PrepareContest(
            id=f"prepare-{secrets.token_hex(8)}",
            at=at,
            by=by,
            contest=contest,
            kind=plan.kind,
            rules=plan.rules,
            packet=plan.packet,
            teams=plan.teams,
            seat_seed=plan.seat_seed,
            seats_drawn=plan.seats_drawn,
        )
        ack = self._runner.run(contest, command)
        if not ack["ok"]:
            raise Refused(ack["code"], **{key: ack[key] for key in ack.keys() - {"ok", "code"}})
        entry = Entry(contest, plan.kind, plan.title, self._free_code(contest), at)
        self._register.add(entry)  # last: whatever is on the register can be opened
        for team in plan.teams:
            self._entrance.code_of(contest, team.id)
        return entry

    def shown(self) -> frozenset[str]:
        """Ids of the questions that a hall has seen in any contest so far, rehearsals included."""
        contests = (self._runner.state(entry.id) for entry in self._register.all())
        return frozenset(question for state in contests for question in state.used)

    def _free_id(self, name: str) -> str:
        if not NAME.fullmatch(name) or len(name) > LONGEST_NAME:
            name = "contest"
        contest, number = name, 1
        while self._register.get(contest) or self._runner.state(contest).version:
            number += 1
            contest = f"{name}-{number}"
        return contest

    def _free_code(self, contest: str) -> str:
        attempt = 0
        while self._register.by_code(self._entrance.audience_code(contest, attempt)):
            attempt += 1
        return self._entrance.audience_code(contest, attempt)
