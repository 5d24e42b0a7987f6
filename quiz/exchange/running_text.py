"""Text files and pasted text → a Draft."""

from collections.abc import Sequence

from quiz.exchange.draft import Line
from quiz.exchange.recogniser import Recogniser
from quiz.exchange.sketch import Sheaf


def recognise(lines: Sequence[Line], sheaf: Sheaf | None = None) -> Sheaf:
    """What a run of lines holds; added to a sheaf when one is given."""
    sheaf = sheaf or Sheaf()
    Recogniser(lines, sheaf).walk()
    return sheaf
