"""
What a contest would get if its packet were drawn today: enough that is not expired, and equal packs for all.

Only warnings: what the banks lack on any day is told by `contest/rule_checking.py`. One trial draw with a
fixed seed; another seed may pair other questions, but scarce kinds are scarce for all.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial

from quiz.banks.bank import Library
from quiz.banks.nodes import Listing, Mapping, Node
from quiz.banks.problem import WARNING, Problem
from quiz.banks.question import Question
from quiz.banks.reading import read
from quiz.banks.words import listed
from quiz.contest.contest_file import ContestFile
from quiz.contest.packet import Packet
from quiz.contest.rules import CompulsoryRules, Rules
from quiz.services.packet_drawing import PacketShort, draw_packet

SEED = "forecast"
TYPES = {
    "single": "单选",
    "multiple": "多选",
    "true_false": "判断",
    "fill": "填空",
    "order": "排序",
    "oral": "口答",
}
Told = tuple[int | None, str, str, str]


def forecast(contest: ContestFile, data: bytes, library: Library, day: str) -> tuple[Problem, ...]:
    """
    Warnings of one sound contest file.

    Args:
        contest: As read.
        data: The file it was read from, for the lines.
        library: The banks in use.
        day: When it would be played, YYYY-MM-DD.
    """
    places = partial(_place, read(data, contest.file)[0])
    return tuple(
        Problem(contest.file, place.line, place.column, message, hint, code, WARNING)
        for round_index, message, hint, code in _told(contest.rules, library, day)
        if (place := places(round_index))
    )


def _told(rules: Rules, library: Library, day: str) -> Iterator[Told]:
    try:
        packet = draw_packet(rules, library, SEED)
    except PacketShort:
        return  # an error already, told at its line
    try:
        packet = draw_packet(rules, library, SEED, day)
    except PacketShort as short:
        message = f"{_asked_for(rules, short)} {short.needed} 道，现有 {short.found} 道没有过期"
        yield _round_called(rules, short.round_title), message, "更新过期的题，或补充题库", "short_today"
    yield from _unequal(rules, packet)


def _asked_for(rules: Rules, short: PacketShort) -> str:
    called = _round_called(rules, short.round_title)
    return "需要加赛题" if called is None else f"{short.round_title}需要题目"


def _round_called(rules: Rules, title: str) -> int | None:
    return next((index for index, each in enumerate(rules.rounds) if each.title == title), None)


def _unequal(rules: Rules, packet: Packet) -> Iterator[Told]:
    """Passes of a compulsory round in which the teams do not get the same type and difficulty."""
    for index, each in enumerate(rules.rounds):
        if not isinstance(each, CompulsoryRules):
            continue
        questions = packet.rounds[index].pools[0].questions
        teams = rules.teams.count
        passes = [questions[at : at + teams] for at in range(0, len(questions), teams)]
        odd = [(number, kinds) for number, part in enumerate(passes, 1) if len(kinds := _kinds(part)) > 1]
        if odd:
            number, kinds = odd[0]
            shown = listed(f"{TYPES[kind]} {level} 级 {count} 道" for (kind, level), count in kinds)
            message = f"{each.title}有 {len(odd)} 轮各队的题不能同题型同难度，如第 {number} 轮：{shown}"
            hint = f"补充题库，使同题型同难度的题每轮够 {teams} 道，或放宽题型、难度"
            yield index, message, hint, "unequal_packs"


def _kinds(questions: Sequence[Question]) -> list[tuple[tuple[str, int], int]]:
    return Counter((question.type, question.difficulty) for question in questions).most_common()


def _place(top: Node | None, round_index: int | None) -> Node:
    """Where an organizer would change a round, or the tie-break."""
    assert isinstance(top, Mapping)
    if round_index is None:
        return top.get("tiebreak") or top
    rounds = top.get("rounds")
    return rounds.items[round_index] if isinstance(rounds, Listing) else top.get("extends") or top
