"""
Lists of keys that stand apart from their questions: `1.A 2.B`, `1-5：ABCDA`, one a line, or prose by number.

Knows only how such a line is cut; whose key it is, the recogniser decides.
"""

import re

from quiz.exchange.marks import FALSE, KEY, TRUE

SIGN = rf"(?:[A-Z]|{TRUE}|{FALSE})"
PAIR = re.compile(rf"(\d{{1,4}})\s*[.、:)\]】-]?\s*[(]?\s*({KEY})\s*[)]?(?![A-Za-z])[\s,;、。.]*")
RANGE = re.compile(
    rf"(\d{{1,4}})\s*(?:-|—|–|~|～|至|到)+\s*(\d{{1,4}})\s*[.、:)]?\s*((?:{SIGN}[\s,、;]*)+)(?![a-z])[\s,;、。.]*"
)
NUMBER = re.compile(r"(?<![\d.])(\d{1,3})\s*(?:\.(?!\d)|[、:)])\s*")

Pairs = list[tuple[int, str]]


def key_pairs(flat: str, least: int = 2) -> Pairs | None:
    """
    The (number, key) pairs a folded line consists of; None when it holds anything else.

    Args:
        flat: The line.
        least: How many pairs make it a list; one will do where a list is under way.
    """
    found: Pairs = []
    place = 0
    flat = flat.strip()
    while place < len(flat):
        match = RANGE.match(flat, place)
        spread = _spread(match) if match else None
        if spread is None:
            match = PAIR.match(flat, place)
            spread = [(int(match[1]), match[2])] if match else None
        if spread is None or match is None:
            return None
        found.extend(spread)
        place = match.end()
    return found if len(found) >= least else None


def texts_by_number(text: str, flat: str) -> Pairs | None:
    """`1. 遵义会议  2. 1949年` → pairs, where the numbers follow one another; None without a number first."""
    first = NUMBER.match(flat)
    if first is None:
        return None
    cuts = [(int(first[1]), first.start(), first.end())]
    for match in NUMBER.finditer(flat, first.end()):
        if int(match[1]) == cuts[-1][0] + 1 and flat[match.start() - 1] in " ;；。、,，":
            cuts.append((int(match[1]), match.start(), match.end()))
    ends = [start for _, start, _ in cuts[1:]] + [len(text)]
    return [
        (number, text[end:stop].strip().rstrip(";；，,"))
        for (number, _, end), stop in zip(cuts, ends, strict=True)
    ]


def _spread(match: re.Match[str]) -> Pairs | None:
    """A range of numbers and its keys, one each: letters run together, or groups with spaces between."""
    low, high = int(match[1]), int(match[2])
    count = high - low + 1
    if not 1 < count <= 500:
        return None
    groups = [part for part in re.split(r"[\s,、;]+", match[3].strip()) if part]
    single = re.findall(SIGN, match[3])
    keys = groups if len(groups) == count else single if len(single) == count else None
    return list(zip(range(low, high + 1), keys, strict=True)) if keys else None
