"""
Text of a contest file → a ContestFile, or every problem at once. One round alone: round_reading.py.

A file may extend a preset: what it does not say is taken from there, rounds and awards as a whole.
"""

from collections.abc import Mapping
from decimal import Decimal

from quiz.banks.bank import Library
from quiz.banks.fields import Fields, fields_of
from quiz.banks.nodes import Listing, Node
from quiz.banks.nodes import Mapping as MappingNode
from quiz.banks.problem import Complaints, Problem
from quiz.banks.reading import read
from quiz.contest.contest_file import ContestFile, TeamSheet, digest_of, is_warning
from quiz.contest.round_reading import ROUND_NICKNAMES, read_round, read_tiebreak
from quiz.contest.rule_checking import check_awards, check_banks, check_round, check_supply
from quiz.contest.rules import Award, Clocks, Points, RoundRules, Rules, Teams, TiebreakRules

MOST_TEAMS = 16
MOST_MEMBERS = 12
TOP_NICKNAMES = {
    "标题": "title", "名称": "title", "name": "title", "副标题": "subtitle", "主办": "organizer",
    "主办单位": "organizer", "基础分": "base_score", "base": "base_score", "队伍": "teams", "team": "teams",
    "轮次": "rounds", "round": "rounds", "加赛": "tiebreak", "奖项": "awards", "award": "awards",
    "题库": "banks", "bank": "banks", "extend": "extends", "申诉": "protests", "沿用": "extends",
}  # fmt: skip
PLAIN_TIEBREAK = TiebreakRules(
    clock=Clocks(buzz_ms=15_000, start_ms=5_000, answer_ms=30_000),
    points=Points(right=Decimal(10), wrong=Decimal(-10)),
)
Read = tuple[RoundRules, Fields]


def check_contest(
    data: bytes | str, file: str, *, presets: Mapping[str, Rules], library: Library | None
) -> tuple[ContestFile | None, tuple[Problem, ...]]:
    """
    A contest file, or everything that is wrong with it.

    Args:
        data: The file as stored, or as typed into an editor.
        file: Its name, for the problems.
        presets: What a file may extend, by name.
        library: The banks in use; None leaves names of banks and numbers of questions unchecked.

    Returns:
        The contest file, or None when there is more than warnings; and the problems in the order of
        the file, warnings (`is_warning`) among them.
    """
    node, problems = read(data, file)
    complaints = Complaints(file, problems)
    top = fields_of(node, complaints, "比赛", TOP_NICKNAMES) if node is not None else None
    found = _contest(top, digest_of(data), presets, library) if top is not None else None
    told = complaints.sorted()
    return (found if all(is_warning(problem) for problem in told) else None), told


def _contest(top: Fields, digest: str, presets: Mapping[str, Rules], library: Library | None) -> ContestFile:
    preset = top.text("preset", "", most=20)
    base = _extended(top, presets)
    teams, sheets = _teams(top, base)
    rounds, whole = _rounds(top, teams.count)
    rules = _rules(top, base, teams, rounds, preset)
    top.finish()
    _check(rules, rounds, top, library if whole and not preset else None)
    return ContestFile(rules, sheets, top.complaints.file, digest, preset)


def _extended(top: Fields, presets: Mapping[str, Rules]) -> Rules | None:
    name = top.choice("extends", presets, None)
    if not top.has("extends"):
        top.node("rounds")  # required where no preset gives them
    return presets.get(name or "")


def _rules(top: Fields, base: Rules | None, teams: Teams, rounds: list[Read], preset: str) -> Rules:
    banks = top.texts("banks", ())
    tiebreak = _tiebreak(top, base)
    played = tuple(each for each, _ in rounds) or (base.rounds if base else ())
    return Rules(
        title=(top.text("title", preset, most=40) if preset else top.text("title", most=40)) or "",
        subtitle=top.text("subtitle", base.subtitle if base else "", most=60),
        organizer=top.text("organizer", base.organizer if base else "", most=40),
        base_score=top.decimal("base_score", base.base_score if base else Decimal(100), least=0, most=10_000),
        teams=teams,
        rounds=tuple(_from_banks(each, banks) for each in played),
        tiebreak=_from_banks(tiebreak, banks),
        awards=_awards(top, base),
        protests=top.boolean("protests", base.protests if base else True),
    )


def _from_banks(rules: RoundRules, banks: tuple[str, ...]) -> RoundRules:
    """The banks of the whole contest, for a round that names none."""
    if rules.draw.banks or not banks:
        return rules
    return rules.model_copy(update={"draw": rules.draw.model_copy(update={"banks": banks})})


def _rounds(top: Fields, teams: int) -> tuple[list[Read], bool]:
    """The rounds that could be read, and whether these are all that were meant."""
    if not top.has("rounds"):
        return [], True
    nodes = top.items("rounds") or ()
    if isinstance(top.where("rounds"), Listing) and not nodes:
        top.complain("rounds", "比赛里没有轮次", "至少写一轮", "empty")
    found: list[Read] = []
    for node in nodes:
        fields = fields_of(node, top.complaints, "轮次", ROUND_NICKNAMES)
        rules = read_round(fields, teams) if fields is not None else None
        if fields is not None and rules is not None:
            found.append((rules, fields))
    return found, bool(nodes) and len(found) == len(nodes)


def _tiebreak(top: Fields, base: Rules | None) -> TiebreakRules:
    before = base.tiebreak if base else PLAIN_TIEBREAK
    fields = top.mapping("tiebreak", "加赛", None, ROUND_NICKNAMES)
    return before if fields is None else read_tiebreak(fields, before)


def _teams(top: Fields, base: Rules | None) -> tuple[Teams, tuple[TeamSheet, ...]]:
    before = base.teams if base else Teams()
    fields = top.mapping("teams", "队伍", None, {"数量": "count", "人数": "members", "替补": "substitutes"})
    if fields is None:
        return before, ()
    sheets = _sheets(fields)
    teams = Teams(
        count=fields.integer("count", len(sheets) or before.count, 2, MOST_TEAMS),
        members=fields.integer("members", before.members, 1, MOST_MEMBERS),
        substitutes=fields.integer("substitutes", before.substitutes, 0, MOST_MEMBERS),
    )
    if sheets and len(sheets) != teams.count:
        message = f"写了 {len(sheets)} 个队名，队数却是 {teams.count}"
        fields.complain("names", message, f"改为 count: {len(sheets)}，或补齐队名", "teams")
    fields.finish()
    return teams, sheets


def _sheets(fields: Fields) -> tuple[TeamSheet, ...]:
    nodes = fields.items("names", ())
    sheets = tuple(sheet for node in nodes or () if (sheet := _sheet(fields, node)) is not None)
    names = [sheet.name for sheet in sheets]
    for name in {name for name in names if names.count(name) > 1}:
        fields.complain("names", f"队名“{name}”写了两次", "每队一个名字", "team_twice")
    return sheets


def _sheet(fields: Fields, node: Node) -> TeamSheet | None:
    if not isinstance(node, MappingNode):
        name = fields.text_of(node, "队名")
        return TeamSheet(name) if name else None
    asked = fields_of(node, fields.complaints, "队", {"队名": "name", "队员": "members", "口号": "slogan"})
    assert asked is not None
    name = asked.text("name", most=12)
    sheet = TeamSheet(name or "", asked.texts("members", ()), asked.text("slogan", "", most=24))
    asked.finish()
    return sheet if name else None


def _awards(top: Fields, base: Rules | None) -> tuple[Award, ...]:
    nodes = top.items("awards", None)
    if nodes is None:
        return base.awards if base else ()
    asked = [fields_of(node, top.complaints, "奖项", {"奖项": "name", "名额": "places"}) for node in nodes]
    return tuple(award for each in asked if each is not None and (award := _award(each)) is not None)


def _award(fields: Fields) -> Award | None:
    name = fields.text("name", most=12)
    places = fields.integer("places", 1, 1, MOST_TEAMS)
    fields.finish()
    return Award(name=name, places=places) if name else None


def _check(rules: Rules, rounds: list[Read], top: Fields, library: Library | None) -> None:
    check_awards(rules, top)
    for each, fields in rounds:
        check_round(each, fields)
    tiebreak = top.mapping("tiebreak", "加赛", None) or top
    drawing = [*rounds, (rules.tiebreak, top), *([(rules.tiebreak, tiebreak)] if tiebreak is not top else [])]
    if library is not None and check_banks(tuple(drawing), library):
        places = [fields for _, fields in rounds] or [top] * len(rules.rounds)
        check_supply(rules, (*places, tiebreak), library)
