"""
The roster in use: who belongs to which branch, taken as a whole in the place of the one before.

Members keep what they have whatever happens to the roster, and a branch keeps its id whatever it is called.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from quiz.people import Branch, RosterLine
from quiz.services.branch_identity import Identities, Known, claimable, identified, proposed
from quiz.services.roster_reading import Reading, read
from quiz.store.members import MemberBook


class Roster:
    """The roster in use."""

    def __init__(self, members: MemberBook) -> None:
        self._members = members

    def branches(self) -> tuple[Branch, ...]:
        return self._members.branches()

    def lines(self) -> tuple[tuple[str, str, bool], ...]:
        """(branch id, name, exempt) of everybody."""
        return self._members.roster()

    def look(self, reading: Reading) -> tuple[Identities, tuple[Known, ...]]:
        """
        What a roster would change.

        Returns:
            Its branches, those that look renamed taken as such, and all that a new name may belong to.
        """
        known = self._known()
        return identified(reading, known, proposed(reading, known)), claimable(reading, known)

    def replace(self, lines: Iterable[RosterLine], renamed: Mapping[str, str] | None = None) -> Reading:
        """
        Take a roster in the place of the old one.

        Args:
            lines: As they were written.
            renamed: Branch as a reading keys it → the id it had under another name; all others that are not
                known by their names are new.

        Returns:
            What was read, with everything doubtful.
        """
        reading = read(lines)
        ids = identified(reading, self._known(), renamed or {}).ids
        branches = [Branch(ids[key], name) for key, name in reading.branches.items()]
        rows = [(ids[key], name, exempt) for (key, name), exempt in reading.lines.items()]
        if branches:
            self._members.replace_roster(branches, rows)
        return reading

    def _known(self) -> tuple[Known, ...]:
        people: dict[str, set[str]] = defaultdict(set)
        for branch, name, _ in self.lines():
            people[branch].add(name)
        for branch, name in self._members.names():
            people[branch].add(name)
        counts = self._members.count_by_branch()
        both = [(each, True) for each in self.branches()]
        both += [(each, False) for each in self._members.former_branches()]
        return tuple(
            Known(each.id, each.name, live, frozenset(people[each.id]), counts.get(each.id, 0))
            for each, live in both
        )
