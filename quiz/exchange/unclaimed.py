"""Text that no question claimed: a title before the first one, else told, so that nothing is lost."""

from collections.abc import Sequence

from quiz.exchange.draft import DOUBTFUL, SOUND, WRONG, Line
from quiz.exchange.sketch import Sheaf

TITLE = 60


def tell_unclaimed(lines: Sequence[Line], sheaf: Sheaf, section: int) -> None:
    """
    Account for lines that stayed outside.

    Args:
        lines: The lines, in order.
        sheaf: Where they are told; the first short one before any question names the bank.
        section: How many headings there were so far.
    """
    for line in lines:
        text = line.text.strip()
        if sheaf.sketches or section:
            sheaf.tell(line.number, WRONG, f"不知道属于哪一题：{text[:40]}")
        elif not sheaf.title and len(text) <= TITLE:
            sheaf.title = text
            sheaf.tell(line.number, SOUND, f"题库名称：{text}")
        else:
            sheaf.tell(line.number, DOUBTFUL, f"当作题目前面的说明，没有收入：{text[:40]}")
