"""
Counts letters: what stood in the lines of a question and is neither in its fields nor was read as a mark.

The last defence against losing words in silence; it knows nothing of how they were read.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from quiz.exchange.decoding import letters

SHOWN = 40


def left_out(lines: Iterable[str], fields: Mapping[str, Any], spent: Iterable[str]) -> list[str]:
    """
    A doubt when letters are missing, else nothing.

    Args:
        lines: The lines that belong to this question alone.
        fields: What was made of them.
        spent: Texts read as marks: numbers, labels, letters of options.
    """
    kept = Counter(letters("".join([*_texts(fields), *spent])))
    missing = []
    for sign in letters("".join(lines)):
        if kept[sign]:
            kept[sign] -= 1
        else:
            missing.append(sign)
    if not missing:
        return []
    shown = "".join(missing[:SHOWN]) + ("…" if len(missing) > SHOWN else "")
    return [f"原文里有 {len(missing)} 个字没有收入：{shown}"]


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, Mapping):
        for each in value.values():
            yield from _texts(each)
    elif isinstance(value, (list, tuple)):
        for each in value:
            yield from _texts(each)
    else:
        yield str(value)
