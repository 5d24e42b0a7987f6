"""
The order of a session: histories interleaved, an easy question at the head of every ten.

Knows nothing of why a question was chosen.
"""

from collections import Counter
from collections.abc import Sequence
from random import Random
from typing import TypeVar

IN_A_ROW = 2
A_BLOCK = 10

Pick = TypeVar("Pick")


def interleaved(
    heads: Sequence[Pick], picks: Sequence[Pick], history_of: dict[Pick, str], chance: Random
) -> list[Pick]:
    """
    A session in order.

    Args:
        heads: What each block of ten begins with; there may be fewer than blocks.
        picks: All others, in any order.
        history_of: History of each pick.
        chance: Decides between orders that are equally good.

    Returns:
        All of them, at most two in a row from one history as far as the others suffice.
    """
    waiting, left = list(heads), list(picks)
    chance.shuffle(left)
    counts = Counter(history_of[pick] for pick in left)
    order: list[Pick] = []
    while waiting or left:
        if waiting and (len(order) % A_BLOCK == 0 or not left):
            order.append(waiting.pop(0))
            continue
        pick = _next(left, counts, [history_of[each] for each in order[-IN_A_ROW:]], history_of)
        left.remove(pick)
        counts[history_of[pick]] -= 1
        order.append(pick)
    return order


def _next(left: list[Pick], counts: Counter[str], before: list[str], history_of: dict[Pick, str]) -> Pick:
    """The first of the shuffled rest, unless its history had its turns or another has too many left."""
    had_enough = before[0] if len(before) == IN_A_ROW and before[0] == before[1] else None
    free = [pick for pick in left if history_of[pick] != had_enough]
    if not free:
        return left[0]
    pressing, most = counts.most_common(1)[0]
    if pressing != had_enough and most > IN_A_ROW * (len(left) - most):
        return next(pick for pick in free if history_of[pick] == pressing)
    return free[0]
