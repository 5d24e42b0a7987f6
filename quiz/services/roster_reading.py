"""
What the lines of a roster 名册 say: branches and names, every doubtful line told with its row.

Nothing is guessed: a name that stands twice in a branch is told and taken once, and somebody has to part
the two by writing 张伟（甲）. Knows no store.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field

from quiz.people import RosterLine

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
