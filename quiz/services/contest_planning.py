"""
The way from a contest file to a sealed contest: choose, enter the teams, draw the seats, seal.

Every step is stored at once, so that a reload, or a power cut, loses nothing. Knows no page.
"""

import secrets
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from quiz.banks.problem import Problem
from quiz.contest.contest_file import ContestFile, is_warning
from quiz.contest.packet import Packet
from quiz.contest.rules import Rules
from quiz.errors import QuizError
from quiz.services.bank_shelf import BankShelf
from quiz.services.contest_draft import Draft, DraftTeam, Trouble, draft_of, seated, troubles
from quiz.services.contest_files import CONTESTS, ContestShelf, Listed
from quiz.services.contest_setup import KINDS, ContestSetup, Plan
from quiz.services.packet_drawing import draw_packet
from quiz.store.contests import Entry
from quiz.store.drafts import DraftBook

ID_BYTES = 4
SEED_BYTES = 16


class NotReady(QuizError):
    """A draft that cannot be sealed yet, and why."""

    def __init__(self, found: Sequence[Trouble]) -> None:
        super().__init__(", ".join(trouble.code for trouble in found))
        self.troubles = tuple(found)


@dataclass(frozen=True)
class Supply:
    """Whether the banks have enough for a rule sheet; `short` says what is missing, or is ""."""

    questions: int = 0
    reserve: int = 0
    short: str = ""


class ContestPlanning:
    """
    Drafts and their sealing.

    Args:
        drafts: Where drafts are kept.
        files: The contest files and presets.
        shelf: The banks in use.
        setup: Opens the sealed contest.
        now: Epoch milliseconds.
        away: Runs long work where it holds up nobody.
    """

    def __init__(
        self,
        drafts: DraftBook,
        files: ContestShelf,
        shelf: BankShelf,
        setup: ContestSetup,
        now: Callable[[], int],
        away: Callable[..., Any],
    ) -> None:
        self._drafts = drafts
        self._files = files
        self._shelf = shelf
        self._setup = setup
        self._now = now
        self._away = away
        self._sealing = threading.Lock()
        self._read: tuple[object, tuple[Listed, ...]] | None = None

    # What there is to choose from

    def files(self) -> tuple[Listed, ...]:
        """Contest files first, then the presets, sound or not."""
        signature = self._signature()
        if self._read is None or self._read[0] != signature:
            self._read = signature, self._away(self._read_files)
        return self._read[1]

    def file(self, name: str) -> Listed | None:
        return next((each for each in self.files() if each.name == name), None)

    def bank_problems(self) -> tuple[Problem, ...]:
        """Read the banks again; what is wrong with them, while the last sound ones stay in use."""
        return self._away(self._shelf.refresh)

    def supply(self, rules: Rules) -> Supply:
        """Whether a packet for these rules can be drawn now."""
        try:
            packet = self._away(draw_packet, rules, self._shelf.library, "supply")
        except QuizError as short:
            return Supply(short=str(short))
        parts = (*packet.rounds, packet.tiebreak)
        asked = sum(len(pool.questions) for part in parts for pool in part.pools)
        return Supply(asked, sum(len(part.reserve) for part in parts))

    # Drafts

    def drafts(self) -> tuple[Draft, ...]:
        """Drafts that are not sealed, the latest touched first."""
        return tuple(draft for draft in map(draft_of, self._drafts.all()) if not draft.sealed)

    def draft(self, name: str) -> Draft | None:
        data = self._drafts.get(name)
        return draft_of(data) if data else None

    def begin(self, file: str, kind: str) -> Draft | None:
        """A new draft from a contest file, with its title and teams; None when the file is not sound."""
        return self.choose(Draft(id=f"draft-{secrets.token_hex(ID_BYTES)}", file=file), file, kind)

    def choose(self, draft: Draft, file: str, kind: str) -> Draft | None:
        """Take another file or kind; teams already typed are kept, and so is a cover of one's own."""
        contest, before = _contest_of(self.file(file)), _contest_of(self.file(draft.file))
        if contest is None or kind not in KINDS:
            return None
        if before is None or draft.title in ("", before.rules.title):
            rules = contest.rules
            draft = replace(draft, title=rules.title, subtitle=rules.subtitle, organizer=rules.organizer)
        teams = draft.teams or tuple(
            DraftTeam(each.name, each.members, each.slogan) for each in contest.teams
        )
        return self._kept(replace(draft, file=file, kind=kind, teams=teams))

    def rename(self, draft: Draft, title: str, subtitle: str, organizer: str) -> Draft:
        """What stands on the cover."""
        return self._kept(replace(draft, title=title or draft.title, subtitle=subtitle, organizer=organizer))

    def enter(self, draft: Draft, teams: Sequence[DraftTeam]) -> Draft:
        """The teams as typed. Seats drawn before hold only for the same names."""
        same = [team.name for team in teams] == [team.name for team in draft.teams]
        draft = replace(draft, teams=tuple(teams))
        return self._kept(draft if same else replace(draft, seed="", turned=0, by_hand=(), announced_at=0))

    def announce(self, draft: Draft) -> Draft:
        """The seed of the seats, made once and shown before the first slip is turned."""
        if draft.seed or not draft.teams:
            return draft
        at = self._now()
        day = datetime.fromtimestamp(at / 1000).strftime("%Y%m%d")
        return self._kept(replace(draft, seed=f"{day}-{secrets.randbelow(10_000):04}", announced_at=at))

    def turn(self, draft: Draft, all_of_them: bool = False) -> Draft:
        """Turn the next slip, or all that are left."""
        draft = self.announce(draft)
        turned = len(draft.teams) if all_of_them else min(draft.turned + 1, len(draft.teams))
        return self._kept(replace(draft, turned=turned, by_hand=()))

    def seat_by_hand(self, draft: Draft, seats: Sequence[int]) -> Draft:
        """Seats from a draw on paper; recorded as entered by hand."""
        return self._kept(replace(draft, by_hand=tuple(seats)))

    def discard(self, draft: Draft) -> None:
        self._drafts.remove(draft.id)

    # Sealing

    def rules(self, draft: Draft) -> Rules | None:
        """The rules of a draft with its own cover and teams; None when the file is not sound now."""
        contest = _contest_of(self.file(draft.file))
        if contest is None:
            return None
        rules = contest.rules
        cover = {"title": draft.title, "subtitle": draft.subtitle, "organizer": draft.organizer}
        teams = rules.teams.model_copy(update={"count": len(draft.teams) or rules.teams.count})
        return rules.model_copy(update={**cover, "teams": teams})

    def troubles(self, draft: Draft) -> tuple[Trouble, ...]:
        """Everything that is wrong with a draft."""
        contest = _contest_of(self.file(draft.file))
        if contest is None:
            return (Trouble("setup.trouble.file", {"file": draft.file}),)
        return troubles(draft, contest.rules)

    def seal(self, name: str) -> str:
        """
        Seal a draft as a contest, once.

        Returns:
            The id of the contest; the same one for a draft that was sealed before.

        Raises:
            NotReady: With what is in the way.
        """
        with self._sealing:
            draft = self.draft(name)
            if draft is None:
                raise NotReady([Trouble("setup.trouble.gone")])
            if draft.sealed:
                return draft.sealed
            entry = self._sealed(draft)
            self._kept(replace(draft, sealed=entry.id))
            return entry.id

    def _sealed(self, draft: Draft) -> Entry:
        stops = [trouble for trouble in self.troubles(draft) if trouble.stops]
        if not draft.drawn:
            stops.append(Trouble("setup.trouble.undrawn"))
        rules = None if stops else self.rules(draft)
        if rules is None:
            raise NotReady(stops)
        plan = Plan(
            title=rules.title,
            kind=draft.kind,
            rules=rules,
            packet=self._packet(rules),
            teams=seated(draft.teams, draft.seats),
            seat_seed="" if draft.by_hand else draft.seed,
            seats_drawn=True,
        )
        return self._setup.create(draft.file.rpartition("/")[2].lower(), plan)

    def _packet(self, rules: Rules) -> Packet:
        try:
            seed = secrets.token_hex(SEED_BYTES)
            return self._away(draw_packet, rules, self._shelf.library, seed, None, self._setup.shown())
        except QuizError as short:
            raise NotReady([Trouble("setup.trouble.short", {"why": str(short)})]) from short

    def _read_files(self) -> tuple[Listed, ...]:
        return (*self._files.contests(), *self._files.presets())

    def _signature(self) -> object:
        """What the files look like from outside: reading them all again takes a tenth of a second."""
        files = sorted((self._shelf.folder / CONTESTS).rglob("*.yaml"))
        seen = [(str(file), stat.st_mtime_ns, stat.st_size) for file in files for stat in [file.stat()]]
        return seen, self._shelf.library

    def _kept(self, draft: Draft) -> Draft:
        draft = replace(draft, at=self._now())
        self._drafts.put(draft.id, draft.at, draft.as_data())
        return draft


def _contest_of(listed: Listed | None) -> ContestFile | None:
    """The contest of a file that may be used: warnings do not stop anybody."""
    if listed is None or any(not is_warning(problem) for problem in listed.problems):
        return None
    return listed.contest
