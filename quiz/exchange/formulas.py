"""Keep what people typed from becoming a formula in the spreadsheet of whoever opens the file."""

import re

STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)?%?")
AT_RISK = re.compile(r"'*[=+\-@\t\r＝＋－＠]")


def is_risky(text: str) -> bool:
    """Whether a spreadsheet may take a text for a formula; a true number is none."""
    return text.startswith(STARTS) and not NUMBER.fullmatch(text)


def guarded(text: str) -> str:
    """
    A text for a CSV cell, an apostrophe before what may be a formula.

    One that already begins so gets another, so that `unguarded` gives back the very same.
    """
    return f"'{text}" if AT_RISK.match(text) and not NUMBER.fullmatch(text) else text


def unguarded(cell: str) -> str:
    """A CSV cell without the apostrophe of `guarded`."""
    return cell[1:] if cell.startswith("'") and AT_RISK.match(cell) else cell
