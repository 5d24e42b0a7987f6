"""
What two values of a contest file mean together: prizes and teams, rounds and what the banks can give.

Every problem is noted at the line the organizer would change. Single values are checked where they are read.
"""

from quiz.banks.bank import Library
from quiz.banks.fields import Fields
from quiz.banks.nodes import Listing, Node
from quiz.banks.words import did_you_mean, listed, quoted
from quiz.contest.contest_file import WARNING
from quiz.contest.needs import ORAL, TIEBREAK, Need, allot, full_pool, needs_of, supply
from quiz.contest.rules import BuzzerRules, RiskRules, RoundRules, Rules


def check_awards(rules: Rules, top: Fields) -> None:
    """Not more places than teams."""
    places = sum(award.places for award in rules.awards)
    if places > rules.teams.count:
        message = f"奖项共 {places} 名，参赛只有 {rules.teams.count} 队"
        top.complain("awards", message, "减少名额，或增加队数", "awards")


def check_round(rules: RoundRules, fields: Fields) -> None:
    """Values of one round that contradict each other."""
    if ORAL in rules.draw.types:
        _check_oral(rules, fields)
    if isinstance(rules, BuzzerRules):
        _check_buzzing(rules, fields)
    if isinstance(rules, RiskRules) and rules.different_stakes and rules.questions_each > len(rules.stakes):
        message = f"每队选 {rules.questions_each} 次而分值不得相同，但只有 {len(rules.stakes)} 个分值"
        fields.complain("different_stakes", message, "增加分值，或减少次数", "stakes")


def _check_oral(rules: RoundRules, fields: Fields) -> None:
    place = fields.where("draw")
    if rules.format == "joint":  # type: ignore[attr-defined]
        message = "同答题在设备上作答，不能用口答题（oral）"
        fields.complaints.at(place, message, "从 types 里删去 oral", "oral")
    elif rules.judged_by == "device":
        fields.complaints.at(place, "口答题不能由设备判分", "改为 judged_by: host，或删去 oral", "oral")


def _check_buzzing(rules: BuzzerRules, fields: Fields) -> None:
    reading = rules.buzz == "while_reading"
    if reading and rules.early_buzz:
        message = "读题时就可以抢答，没有抢跑可罚"
        fields.complain("early_buzz", message, "删去 early_buzz，或改为 buzz: on_cue", "early_buzz")
    if rules.restate and not reading:
        message = "只有读题时就可以抢答，才要复述题目"
        fields.complain("restate", message, "改为 buzz: while_reading，或删去 restate", "restate")


def check_banks(draws: tuple[tuple[RoundRules, Fields], ...], library: Library) -> bool:
    """Every bank and period named is there; False when one is not."""
    known = [bank.id for bank in library.banks]
    titles = {bank.title: bank.id for bank in library.banks}
    periods = {question.period for question in library.questions}
    sound = True
    for _, fields in draws:
        sound = _known(_listing(fields, "banks"), known, titles, "题库", fields) and sound
        draw = fields.mapping("draw", default=None)
        if draw is not None:
            sound = _known(_listing(draw, "banks"), known, titles, "题库", fields) and sound
            sound = _known(_listing(draw, "periods"), sorted(periods), {}, "时期", fields) and sound
    return sound


def _listing(fields: Fields, key: str) -> tuple[Node, ...]:
    node = fields.node(key, None)
    return () if node is None else node.items if isinstance(node, Listing) else (node,)


def _known(
    nodes: tuple[Node, ...], known: list[str], nicknames: dict[str, str], what: str, fields: Fields
) -> bool:
    strangers = [node for node in nodes if getattr(node, "value", "").strip() not in known]
    for node in strangers:
        name = getattr(node, "value", "")
        hint = did_you_mean(name, known, nicknames) if known else "题库文件夹里还没有题库"
        fields.complaints.at(node, f"没有{quoted(name)}这个{what}", hint, "unknown")
    return not strangers


def check_supply(rules: Rules, places: tuple[Fields, ...], library: Library) -> None:
    """
    Enough questions for every round, spare ones and tie-break included, none used twice.

    Args:
        rules: The whole sheet.
        places: Where to complain, one for every need.
        library: The banks in use.
    """
    needs = needs_of(rules)
    short = False
    for need, fields in zip(needs, places, strict=True):
        found = len(supply(need, library))
        if found < need.questions + need.reserve:
            short = True
            _tell(fields, f"{_wanted(need)}，符合条件的只有 {found} 道", "short")
    if not short:
        _check_together(needs, places, library)
        _check_pools(rules, needs, places, library)


def _check_together(needs: tuple[Need, ...], places: tuple[Fields, ...], library: Library) -> None:
    wants: list[list[str]] = []
    owners: list[int] = []
    for index, need in enumerate(needs):
        count = need.questions + need.reserve
        wants += [[question.id for question in supply(need, library)]] * count
        owners += [index] * count
    missing: dict[int, int] = {}
    for owner, question in zip(owners, allot(wants), strict=True):
        if question is None:
            missing[owner] = missing.get(owner, 0) + 1
    for index, count in missing.items():
        message = f"{_wanted(needs[index])}，同一道题不能用两次，与其他轮次合起来还差 {count} 道"
        _tell(places[index], message, "short")


def _check_pools(rules: Rules, needs: tuple[Need, ...], places: tuple[Fields, ...], library: Library) -> None:
    for index, each in enumerate(rules.rounds):
        found = len(supply(needs[index], library))
        if isinstance(each, RiskRules) and found < needs[index].most + each.draw.reserve:
            pool = full_pool(each, rules.teams.count)
            message = f"各队若都选同一分值，每个分值要 {pool} 道，符合条件的共 {found} 道"
            _tell(places[index], message, f"{WARNING}pools", "题少的分值用完后动用备用题")


def _wanted(need: Need) -> str:
    if need.round is TIEBREAK:
        return f"需要加赛题 {need.questions + need.reserve} 道"
    spare = f"加备用 {need.reserve} 道" if need.reserve else ""
    return f"{need.title}需要 {need.questions} 道题{spare}"


def _tell(fields: Fields, message: str, code: str, hint: str = "") -> None:
    key = next((key for key in ("draw", "questions", "questions_each") if fields.has(key)), "format")
    hint = hint or f"放宽{listed(('题型', '难度', '题库'))}，减少题数，或补充题库"
    fields.complain(key, message, hint, code)
