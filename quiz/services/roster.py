"""
The roster 名册: branches and names, taken in as a whole, every doubtful line told with its row.

Nothing is guessed: a name that stands twice in a branch is told and taken once, and somebody has to part
the two by writing 张伟（甲）. Members keep what they have whatever happens to the roster.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field

from quiz.people import Branch, RosterLine
from quiz.store.members import MemberBook

MOST_LINES = 5000
MOST_BRANCH = 40
MOST_NAME = 20
EXEMPT_MARKS = re.compile(r"[（(]\s*免(?:考|学|试)?\s*[)）]\s*$")


@dataclass(frozen=True)
class Doubt:
    """A line that was not taken as it stands; `code` names the words, `row` is the organizer's own."""

    row: str
    code: str
    text: str
    other: str = ""


@dataclass
class Reading:
    """What a roster would be."""

    branches: dict[str, str] = field(default_factory=dict)
    lines: dict[tuple[str, str], bool] = field(default_factory=dict)
    rows: dict[tuple[str, str], str] = field(default_factory=dict)
    doubts: list[Doubt] = field(default_factory=list)

    @property
    def exempt(self) -> int:
        return sum(self.lines.values())


class Roster:
    """The roster in use."""

    def __init__(self, members: MemberBook) -> None:
        self._members = members

    def branches(self) -> tuple[Branch, ...]:
        return self._members.branches()

    def lines(self) -> tuple[tuple[str, str, bool], ...]:
        """(branch id, name, exempt) of everybody."""
        return self._members.roster()

    def replace(self, lines: Iterable[RosterLine]) -> Reading:
        """Take a roster in the place of the old one; what was doubtful is in the reading."""
        reading = read(lines)
        branches = [Branch(branch_id(name), name) for name in reading.branches.values()]
        rows = [(branch_id(reading.branches[b]), name, ex) for (b, name), ex in reading.lines.items()]
        if branches:
            self._members.replace_roster(branches, rows)
        return reading


def read(lines: Iterable[RosterLine]) -> Reading:
    """
    What the lines of a roster say.

    A branch with an empty name in its line is taken as a branch without a list.
    """
    reading = Reading()
    for number, line in enumerate(lines):
        if number >= MOST_LINES:
            reading.doubts.append(Doubt(line.row, "too_many", str(MOST_LINES)))
            break
        _take(line, reading)
    return reading


def _take(line: RosterLine, reading: Reading) -> None:
    branch, name, exempt = same_name(line.branch), line.name, line.exempt
    if EXEMPT_MARKS.search(name.strip()):
        name, exempt = EXEMPT_MARKS.sub("", name.strip()), True
    name = same_name(name)
    if not branch:
        reading.doubts.append(Doubt(line.row, "branch_missing", name))
        return
    if len(branch) > MOST_BRANCH or len(name) > MOST_NAME:
        reading.doubts.append(Doubt(line.row, "too_long", name or branch))
        return
    key = branch.casefold()
    reading.branches.setdefault(key, branch)
    if not name:
        return
    if (key, name) in reading.lines:
        reading.doubts.append(Doubt(line.row, "twice", name, reading.rows[key, name]))
        reading.lines[key, name] = reading.lines[key, name] or exempt
        return
    reading.lines[key, name], reading.rows[key, name] = exempt, line.row


def same_name(text: str) -> str:
    """A name as it is compared: widths and spaces between Chinese characters make no difference."""
    flat = unicodedata.normalize("NFKC", text).replace("(", "（").replace(")", "）")
    flat = "".join(sign for sign in flat if sign.isprintable())
    flat = re.sub(r"(?<=[^\x00-\x7f])\s+(?=[^\x00-\x7f])", "", flat)
    return " ".join(flat.split())


def branch_id(name: str) -> str:
    """The id of a branch: the same for the same name, so that printed links outlive a new roster."""
    return hashlib.sha256(f"branch:{name.casefold()}".encode()).hexdigest()[:10]
