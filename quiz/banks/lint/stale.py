"""Facts that move: words that mean another day every day, `valid_until` that is past, `as_of` long ago."""

import re
from collections.abc import Iterator

from quiz.banks.face import options_of
from quiz.banks.lint.remark import Remark
from quiz.banks.words import quoted
from quiz.banks.written import Written

YEARS = 5
MAYBE = re.compile(
    "今年|去年|明年|目前|现任|近日|今日|日前|当前|近年来|近几年|不久前|刚刚|迄今|至今|本月|上个月|新一届|上一届|最近"
)
# The guards keep 题目前、最近日本、过去年代、出现任务、应当前往、说明年份 and the like out.
WORD = re.compile(
    "(?<!如)今年(?!龄)|(?<!过)去年(?!代)|(?<![说表证声标])明年(?![号份间代])"
    "|(?<![题项数节科条])目前|(?<![出实表呈体展涌重再])现任(?![务何意由])|(?<!最)近日(?!本)|(?<!当)今日(?!头)"
    "|(?<![0-9零一二三四五六七八九十几数多少生假今同节末])日前(?!后)|(?<![应担相充正])当前(?![往来去进锋])"
    "|近年来|近几年|不久前|刚刚|迄今|(?<!甚)至今(?![年后天日])|本月|上个月|新一届|上一届"
    "|最近(?=召开|发布|颁布|修订|修改|一次|几年|一届|通过)"
)
QUOTED = re.compile("《[^》]*》|“[^”]*”|「[^」]*」")


def check(written: Written, day: str) -> Iterator[Remark]:
    """
    Warnings of one question.

    Args:
        written: The question.
        day: The day to judge by, YYYY-MM-DD.
    """
    question = written.question
    if question.as_of is None:
        yield from _words(written)
    until = question.valid_until
    if until and day[: len(until)] > until:
        hint = "核对后改题并更新 valid_until，或删去"
        yield Remark(written.where("valid_until"), "expired", f"有效期到 {until}，已经过了", hint)
    elif question.as_of and until is None and question.as_of[:4] <= str(int(day[:4]) - YEARS):
        old = f"{int(day[:4]) - YEARS:04d}{day[4:]}"
        if question.as_of < old[: len(question.as_of)]:
            message = f"这题的事实截至 {question.as_of}，已超过 {YEARS} 年"
            yield Remark(written.where("as_of"), "old_as_of", message, "核对后更新 as_of")


def _words(written: Written) -> Iterator[Remark]:
    question = written.question
    places = [("stem", question.stem), ("explanation", question.explanation)]
    found = [(written.where(key), match) for key, text in places if (match := _stale(text))]
    for index, option in enumerate(options_of(question)):
        if match := _stale(option.text):
            found.append((written.where_option(index), match))
    for place, word in found:
        hint = "写明年份或日期；非写不可时加 as_of 和 valid_until"
        yield Remark(place, "stale_word", f"{quoted(word)}会过时", hint)


def _stale(text: str) -> str | None:
    """The first word that is stale and does not stand in a title or a quotation."""
    if not MAYBE.search(text) or not WORD.search(text):  # the first is quick, and enough for most texts
        return None
    found = WORD.search(QUOTED.sub(lambda match: "《" + "·" * (len(match[0]) - 2) + "》", text))
    return found[0] if found else None
