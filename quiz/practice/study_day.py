"""
Study days: whole numbers that stand for one day of learning each, from 04:00 to 04:00.

Memory is reckoned in them, so that 22:00 and 07:00 the next morning are a night apart. The zone is
China's and fixed; the module never asks for the time.
"""

from datetime import date, timedelta

MS_A_DAY = 24 * 60 * 60 * 1000
AHEAD_MS = 8 * 60 * 60 * 1000
ROLLOVER_MS = 4 * 60 * 60 * 1000
EPOCH = date(1970, 1, 1)


def study_day(at_ms: int) -> int:
    """Days since 1970-01-01 of the study day a moment falls in (Asia/Shanghai, a new one at 04:00)."""
    return (at_ms + AHEAD_MS - ROLLOVER_MS) // MS_A_DAY


def date_of(day: int) -> date:
    """The calendar date a study day begins on."""
    return EPOCH + timedelta(days=day)


def day_of(date_: date) -> int:
    """The study day that begins on a calendar date; exam days come in this way."""
    return (date_ - EPOCH).days


def begins_ms(day: int) -> int:
    """The moment a study day begins, in ms since the epoch."""
    return day * MS_A_DAY - AHEAD_MS + ROLLOVER_MS
