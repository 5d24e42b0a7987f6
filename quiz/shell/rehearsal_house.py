"""
Prepares a rehearsal in a data folder before, or beside, the server on it; looks into its log afterwards.

Stands with the shell because it builds services from the store, as `app.py` does; it never serves, so it
does without the app, whose import takes seconds.
"""

import os
import time
from dataclasses import replace
from pathlib import Path

from quiz.banks.bank import Library
from quiz.config import Settings, read_secret
from quiz.contest.contest_file import ContestFile
from quiz.contest.decide import answer, decide
from quiz.contest.events import EVENTS
from quiz.contest.evolve import evolve
from quiz.contest.rule_reading import check_contest
from quiz.contest.state import initial
from quiz.errors import QuizError
from quiz.people import Role, Seat, Team
from quiz.rehearsal.tickets import Links
from quiz.services.contest_files import CONTESTS, ContestShelf
from quiz.services.contest_runner import ContestRunner, Decider
from quiz.services.contest_setup import REHEARSAL, ContestSetup, Plan
from quiz.services.entrance import Entrance
from quiz.services.packet_drawing import draw_packet
from quiz.services.replay import replay
from quiz.store.bank_files import load_library
from quiz.store.contests import ContestRegister
from quiz.store.database import open_database
from quiz.store.event_codec import EventCodec
from quiz.store.event_log import EventLog
from quiz.store.tickets import SeatBook

FINALS = "finals.yaml"
NAME = "rehearsal"
DECIDER = Decider(initial, decide, evolve, answer)


class ContestFaulty(QuizError):
    """The contest file, or a bank it needs, has problems; the message lists them all."""


class RehearsalHouse:
    """One data folder and the rehearsal in it; `seed` draws the packet."""

    def __init__(self, settings: Settings, seed: str) -> None:
        self._settings = settings
        self._seed = seed
        self._database = open_database(settings.database)
        self._log = EventLog(self._database, EventCodec(EVENTS))
        self._register = ContestRegister(self._database)
        self._entrance = Entrance(read_secret(settings.data), SeatBook(self._database), now_ms)
        self.contest = ""

    def close(self) -> None:
        self._database.close()

    def prepare(self, file: Path | None, teams: int | None) -> None:
        """
        Seal a rehearsal of a contest file.

        Args:
            file: None for the finals that come with the program.
            teams: How many, None for as many as the file says.

        Raises:
            ContestFaulty: The file or the banks have problems.
            PacketShort: The banks do not have enough questions.
        """
        file = file or self._settings.banks / CONTESTS / FINALS
        beside = file.resolve().parent
        banks = beside.parent if beside.name == CONTESTS else self._settings.banks
        library, problems = load_library(banks)
        if problems:
            raise ContestFaulty("\n".join(str(problem) for problem in problems))
        found = _read(file, banks, library)
        count = teams or found.rules.teams.count
        sheet = found.rules.model_copy(
            update={"teams": found.rules.teams.model_copy(update={"count": count})}
        )
        packet = draw_packet(sheet, library, self._seed)
        seated = _seated(found, count)
        setup = ContestSetup(ContestRunner(self._log, DECIDER), self._register, self._entrance, now_ms)
        self.contest = setup.create(NAME, Plan(sheet.title, REHEARSAL, sheet, packet, seated)).id
        self._teams = seated

    @property
    def links(self) -> Links:
        """What the organizer would hand out."""
        roles = {
            role: f"/t/{self._entrance.link_token(Seat(self.contest, role))}"
            for role in (Role.HOST, Role.JUDGE, Role.HALL)
        }
        codes = {team.id: f"/seat/{self._entrance.code_of(self.contest, team.id)}" for team in self._teams}
        return Links(self.contest, audience=f"/a/{self.contest}", teams=codes, **roles)

    def commands(self) -> set[str]:
        """The ids of all commands that are in the log."""
        return {record.command for record in self._log.load(self.contest)}

    def replays(self, live: tuple[int, str]) -> bool:
        """Whether chain and fold are sound and give the (version, digest) of the running server."""
        found = replay(self.contest, self._log, self._register, DECIDER.fold)
        return found.sound and (found.version, found.digest) == live


def now_ms() -> int:
    """Epoch milliseconds."""
    return time.time_ns() // 1_000_000


def _read(file: Path, banks: Path, library: Library) -> ContestFile:
    presets = {each.contest.preset: each.contest.rules for each in _presets(banks) if each.contest}
    found, problems = check_contest(file.read_bytes(), os.fspath(file), presets=presets, library=library)
    if found is None:
        raise ContestFaulty("\n".join(str(problem) for problem in problems))
    return found


def _presets(banks: Path):
    return ContestShelf(banks, lambda: None).presets()


def _seated(found: ContestFile, count: int) -> tuple[Team, ...]:
    """The teams of the file in its order, and further ones as far as they are wanted."""
    size = found.rules.teams.members
    spare = Team("", 0, "", tuple(f"{number}号队员" for number in range(1, size + 1)))
    named = [
        replace(spare, name=each.name, members=each.members or spare.members, slogan=each.slogan)
        for each in found.teams
    ]
    named += [replace(spare, name=f"第{seat}支部") for seat in range(len(named) + 1, count + 1)]
    return tuple(replace(team, id=f"t{seat}", seat=seat) for seat, team in enumerate(named[:count], start=1))
