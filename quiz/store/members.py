"""
Members, their branches and the roster; who erased everything; which notices were read.

A member is a random id with answers; name and PIN are there only for those who gave them. PINs are
stored as hashes that somebody else makes. Knows nothing of what was answered.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Select, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from quiz.people import Branch
from quiz.store.database import Database
from quiz.store.practice_tables import (
    BRANCHES,
    ENTRIES,
    ERASED,
    GENERATIONS,
    HEIRS,
    MEMBERS,
    REPORTS,
    ROSTER,
    SEEN_NOTICES,
    STANDINGS,
)

HEIR_MS = 7 * 24 * 3600 * 1000
"""How long, at least, what is still sent under the id a phone had before it joined finds its way."""

FORMER = -1
"""The place of a branch that the roster in use does not name."""

STORED = ("id", "branch", "name", "pin_hash", "settings", "created_at")


@dataclass(frozen=True)
class MemberRow:
    """
    One who practises; without a name an anonymous phone.

    `generation` counts how often all phones of this member were signed out.
    """

    id: str
    branch: str
    name: str | None = None
    pin_hash: str | None = None
    settings: dict[str, Any] = field(default_factory=dict)
    created_at: int = 0
    generation: int = 0


class MemberBook:
    """Everybody who has answered anything, and the roster of who may give a name."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._branches: tuple[Branch, ...] | None = None

    # Members

    def get(self, member: str) -> MemberRow | None:
        return self._member(MEMBERS.c.id == member)

    def named(self, branch: str, name: str) -> MemberRow | None:
        """The member who has given this name in a branch."""
        return self._member(MEMBERS.c.branch == branch, MEMBERS.c.name == name)

    def add(self, row: MemberRow) -> None:
        """Keep a new member; one that is known already stays as it is."""
        values = _values(row)
        try:
            self._database.jot(lambda connection: connection.execute(insert(MEMBERS).values(values)))
        except IntegrityError:
            pass

    def change(self, member: str, **values: Any) -> bool:
        """
        Change some columns of a member.

        Returns:
            False when another member of the branch has the name already.
        """
        if "settings" in values:
            values["settings"] = json.dumps(values["settings"], ensure_ascii=False)
        query = update(MEMBERS).where(MEMBERS.c.id == member).values(values)
        try:
            self._database.jot(lambda connection: connection.execute(query))
        except IntegrityError:
            return False
        return True

    def count_by_branch(self) -> dict[str, int]:
        """How many members each branch has; a number only, for cells that must not get small."""
        query = select(MEMBERS.c.branch, func.count()).group_by(MEMBERS.c.branch)
        return {branch: count for branch, count in self._rows(query)}

    def branch_of_members(self) -> dict[str, str]:
        """Member → branch, for sums over branches."""
        return {member: branch for member, branch in self._rows(select(MEMBERS.c.id, MEMBERS.c.branch))}

    def raise_generation(self, member: str) -> None:
        """Sign all phones of a member out: what they were given before is worth nothing from now on."""

        def work(connection) -> None:
            here = GENERATIONS.c.member == member
            raised = connection.execute(
                update(GENERATIONS).where(here).values(generation=GENERATIONS.c.generation + 1)
            )
            if not raised.rowcount:
                connection.execute(insert(GENERATIONS).values(member=member, generation=1))
            connection.execute(delete(HEIRS).where(HEIRS.c.new == member))

        self._database.jot(work)

    # Leaving

    def heir(self, old: str) -> str | None:
        """Whom everything of an id belongs to since its phone joined, None for an id that is its own."""
        rows = self._rows(select(HEIRS.c.new).where(HEIRS.c.old == old))
        return rows[0][0] if rows else None

    def hand_over(self, old: str, new: str, at: int) -> None:
        """Remove a member whose entries went to another one; reports and what was read go along."""

        def work(connection) -> None:
            connection.execute(delete(HEIRS).where((HEIRS.c.old == old) | (HEIRS.c.at < at - HEIR_MS)))
            connection.execute(insert(HEIRS).values(old=old, new=new, at=at))
            connection.execute(update(REPORTS).where(REPORTS.c.member == old).values(member=new))
            connection.execute(delete(SEEN_NOTICES).where(SEEN_NOTICES.c.member == old))
            connection.execute(delete(MEMBERS).where(_is(old)))

        self._database.jot(work)

    def erase(self, member: str, at: int) -> None:
        """
        Delete all there is of a member; only the id stays, so that no phone can send it again.

        It is beyond recall once `settle` returned.
        """

        def work(connection) -> None:
            for table in (ENTRIES, STANDINGS, SEEN_NOTICES, REPORTS, GENERATIONS):
                connection.execute(delete(table).where(table.c.member == member))
            connection.execute(delete(MEMBERS).where(_is(member)))
            former = connection.execute(select(HEIRS.c.old).where(HEIRS.c.new == member)).scalars().all()
            connection.execute(delete(HEIRS).where(HEIRS.c.new == member))
            gone = (member, *former)
            connection.execute(delete(ERASED).where(ERASED.c.member.in_(gone)))
            connection.execute(insert(ERASED), [{"member": each, "at": at} for each in gone])

        self._database.jot(work)

    def make_lasting(self) -> None:
        """Have the disk confirm what was written before, as nobody sends it again; not on the hub."""
        self._database.checkpoint()

    def settle(self) -> None:
        """Have the disk confirm what was written, and leave no trace of what was deleted; not on the hub."""
        self._database.checkpoint(wholly=True)

    def is_erased(self, member: str) -> bool:
        return bool(self._rows(select(ERASED.c.member).where(ERASED.c.member == member)))

    # Notices

    def seen(self, member: str) -> frozenset[str]:
        """The notices a member has read."""
        query = select(SEEN_NOTICES.c.notice).where(SEEN_NOTICES.c.member == member)
        return frozenset(row[0] for row in self._rows(query))

    def see(self, member: str, notices: Sequence[str]) -> None:
        fresh = [{"member": member, "notice": each} for each in set(notices) - self.seen(member)]
        if fresh:
            self._database.jot(lambda connection: connection.execute(insert(SEEN_NOTICES), fresh))

    # Branches and roster

    def branches(self) -> tuple[Branch, ...]:
        """All branches in the order of the roster; kept at hand, every answer to a phone names them."""
        if self._branches is None:
            table = BRANCHES.c
            query = select(table.id, table.name).where(table.place >= 0)
            rows = self._rows(query.order_by(table.place, table.id))
            self._branches = tuple(Branch(*row) for row in rows)
        return self._branches

    def former_branches(self) -> tuple[Branch, ...]:
        """Branches that an earlier roster named: members may be in them, and they may come back."""
        query = select(BRANCHES.c.id, BRANCHES.c.name).where(BRANCHES.c.place < 0).order_by(BRANCHES.c.name)
        return tuple(Branch(*row) for row in self._rows(query))

    def names(self) -> tuple[tuple[str, str], ...]:
        """(branch, name) of every member who has given a name."""
        query = select(MEMBERS.c.branch, MEMBERS.c.name).where(MEMBERS.c.name.is_not(None))
        return tuple(tuple(row) for row in self._rows(query))

    def branch(self, branch: str) -> Branch | None:
        return next((each for each in self.branches() if each.id == branch), None)

    def roster(self, branch: str | None = None) -> tuple[tuple[str, str, bool], ...]:
        """(branch, name, exempt) of one branch or of all."""
        query = select(ROSTER.c.branch, ROSTER.c.name, ROSTER.c.exempt).order_by(
            ROSTER.c.branch, ROSTER.c.name
        )
        return tuple(
            tuple(row)
            for row in self._rows(query if branch is None else query.where(ROSTER.c.branch == branch))
        )

    def listed(self, branch: str, name: str) -> bool | None:
        """Whether a name on the roster is exempt; None when it is not there."""
        query = select(ROSTER.c.exempt).where(ROSTER.c.branch == branch, ROSTER.c.name == name)
        rows = self._rows(query)
        return bool(rows[0][0]) if rows else None

    def replace_roster(self, branches: Sequence[Branch], lines: Sequence[tuple[str, str, bool]]) -> None:
        """
        A new roster in the place of the old one; members keep what they have.

        Branches it does not name are kept as former ones, unless another one has their name now.
        """
        ids, titles = {each.id for each in branches}, {each.name for each in branches}

        def work(connection) -> None:
            before = connection.execute(select(BRANCHES.c.id, BRANCHES.c.name)).all()
            connection.execute(delete(ROSTER))
            connection.execute(delete(BRANCHES))
            rows = [{"id": each.id, "name": each.name, "place": n} for n, each in enumerate(branches)]
            gone = [row for row in before if row.id not in ids and row.name not in titles]
            rows += [{"id": row.id, "name": row.name, "place": FORMER} for row in gone]
            if rows:
                connection.execute(insert(BRANCHES), rows)
            if lines:
                names = ("branch", "name", "exempt")
                connection.execute(insert(ROSTER), [dict(zip(names, line, strict=True)) for line in lines])

        self._database.jot(work)
        self._branches = None

    def _member(self, *where: Any) -> MemberRow | None:
        generation = func.coalesce(GENERATIONS.c.generation, 0).label("generation")
        query = select(*(MEMBERS.c[name] for name in STORED), generation)
        both = MEMBERS.outerjoin(GENERATIONS, GENERATIONS.c.member == MEMBERS.c.id)
        rows = self._rows(query.select_from(both).where(*where))
        if not rows:
            return None
        values = dict(rows[0]._mapping)
        return MemberRow(**{**values, "settings": json.loads(values["settings"])})

    def _rows(self, query: Select) -> Sequence[Any]:
        return self._database.read(lambda connection: connection.execute(query).all())


def _is(member: str) -> Any:
    return MEMBERS.c.id == member


def _values(row: MemberRow) -> dict[str, Any]:
    values = {name: getattr(row, name) for name in STORED}
    return {**values, "settings": json.dumps(row.settings, ensure_ascii=False)}
