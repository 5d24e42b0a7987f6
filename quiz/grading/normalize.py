"""
Texts as typed → forms that may be compared.

Widths, spaces, punctuation, 书名号 and quotes, and numbers in Chinese or Arabic figures make no
difference; traditional characters are left alone. Knows nothing of questions.
"""

import re
import unicodedata
from decimal import Decimal

DIGITS = {figure: value for value, figure in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
TENS = {"十": 10, "百": 100, "千": 1000}
MYRIADS = {"万": 10**4, "亿": 10**8, "万亿": 10**12}
ONE = "[一二三四五六七八九两]"
SECTION = re.compile(
    f"(?:零?(?P<q>{ONE}?千))?(?:零?(?P<b>{ONE}?百))?(?:零?(?P<s>{ONE}?十))?(?P<z>[零〇])?(?P<g>{ONE})?"
)
FIGURES = "".join(DIGITS) + "".join(TENS) + "万亿"
NUMBER = re.compile(f"[{FIGURES}]+")
BETWEEN_DIGITS = re.compile(r"(?<=\d)[,，](?=\d{3}(?!\d))")
PARTS = re.compile("([^万亿]+)(万亿|万|亿|$)|[万亿]")
PERCENT = re.compile(rf"百分之([{FIGURES}]+|\d+(?:\.\d+)?)")
NUMERAL = r"(\d{1,12}(?:\.\d{1,6})?)"
IN_MYRIADS = re.compile(rf"(?<![\d.]){NUMERAL}(?:亿零?{NUMERAL}万|(万亿|亿|万))(?!\d)")
KEPT = re.compile(r"(?<=\d)\.(?=\d)|(?<![\w.])-(?=\d)|%|‰")
DROPPED = re.compile(r"[\W_]")


def normalize(text: str) -> str:
    """
    The form of a text that is compared.

    Args:
        text: As typed by anyone.

    Returns:
        Half-width lower-case letters and figures and Chinese characters only; points between
        digits and the percent sign are kept, so that 3.5 never equals 35.
    """
    flat = BETWEEN_DIGITS.sub("", unicodedata.normalize("NFKC", text).lower())
    flat = PERCENT.sub(r"\1%", flat)
    flat = NUMBER.sub(lambda found: _in_figures(found[0]), flat)
    flat = IN_MYRIADS.sub(_written_out, flat)
    kept = {found.start() for found in KEPT.finditer(flat)}
    return "".join(sign for place, sign in enumerate(flat) if place in kept or not DROPPED.match(sign))


def _written_out(found: re.Match[str]) -> str:
    """9899万 → 98990000, so that it equals 九千八百九十九万."""
    number, below, unit = found.groups()
    value = Decimal(number) * MYRIADS[unit or "亿"] + Decimal(below or 0) * MYRIADS["万"]
    return str(int(value)) if value == int(value) else found[0]


def _in_figures(chinese: str) -> str:
    """
    Chinese figures as Arabic ones: 一九四九 → 1949, 二十三 → 23; unchanged when they make no number.

    A figure inside a name (五四运动) is turned as well; that is harmless, since both sides are.
    """
    if all(sign in DIGITS for sign in chinese):
        return "".join(str(DIGITS[sign]) for sign in chinese)
    number = _value(chinese)
    return chinese if number is None else str(number)


def _value(chinese: str) -> int | None:
    """The number that Chinese figures with units say, None when they say none, or one in doubt."""
    total, below = 0, None
    for figures, myriads in PARTS.findall(chinese):
        unit = MYRIADS.get(myriads, 1)
        section = _section(figures)
        if section is None or (below is not None and unit >= below):
            return None
        total, below = total + section * unit, unit
    return total


def _section(chinese: str) -> int | None:
    """A number below ten thousand. 一千一 stays in doubt: it may be 1001 or, in speech, 1100."""
    if re.fullmatch("[零〇○]?[一二三四五六七八九两]", chinese):
        return DIGITS[chinese[-1]]
    found = SECTION.fullmatch(chinese)
    if not found or not chinese:
        return None
    thousands, hundreds, tens, zero, ones = found.group("q", "b", "s", "z", "g")
    if ones and not zero and not tens:
        return None
    figures = ((thousands, 1000), (hundreds, 100), (tens, 10), (ones and ones + "个", 1))
    return sum((DIGITS[sign[0]] if sign[1:] else 1) * unit for sign, unit in figures if sign)
