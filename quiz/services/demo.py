"""
The contest that is ready on the first evening: a rehearsal of four rounds for six branches of one organ.

It stands in until the banks folder has a contest file of that name, and it can never become official.
"""

from quiz.contest.rules import RULES, Rules
from quiz.people import Team
from quiz.services.bank_shelf import BankShelf
from quiz.services.contest_setup import REHEARSAL, ContestSetup, Plan
from quiz.services.packet_drawing import PacketShort, draw_packet
from quiz.store.contests import ContestRegister, Entry

NAME = "finals"
BRANCHES = ("办公厅支部", "法制委支部", "财经委支部", "教科文卫委支部", "民侨外委支部", "研究室支部")
MEMBERS = ("一号队员", "二号队员", "三号队员")
SLOGANS = ("实干为先", "依法履职", "精打细算", "教学相长", "同心同德", "求真务实")
SINGLE = {"types": ("single", "true_false"), "difficulty": (1, 3), "reserve": 2}

SHEET = {
    "title": "机关“四史”知识竞赛决赛",
    "subtitle": "党史 新中国史 改革开放史 社会主义发展史",
    "organizer": "机关党委",
    "base_score": 100,
    "teams": {"count": len(BRANCHES), "members": len(MEMBERS)},
    "rounds": (
        {
            "title": "个人必答",
            "format": "compulsory",
            "by": "member",
            "questions_each": 2,
            "clock": {"answer_ms": 30_000},
            "points": {"right": 10, "prompting": -5},
            "draw": SINGLE,
        },
        {
            "title": "同答",
            "format": "joint",
            "questions": 4,
            "clock": {"answer_ms": 30_000},
            "points": {"right": 10, "missing_some": 5},
            "draw": {"types": ("single", "multiple", "true_false"), "reserve": 2},
        },
        {
            "title": "抢答",
            "format": "buzzer",
            "questions": 8,
            "clock": {"buzz_ms": 15_000, "start_ms": 5_000, "answer_ms": 30_000},
            "points": {"right": 10, "wrong": -10, "timeout": -10},
            "early_buzz": ({"points": -10},),
            "nobody": "audience",
            "draw": {"types": ("single", "multiple", "fill"), "reserve": 3},
        },
        {
            "title": "风险题",
            "format": "risk",
            "order": "lowest_first",
            "clock": {"choose_ms": 20_000, "discuss_ms": 30_000, "answer_ms": 60_000},
            "draw": {"types": ("single", "multiple", "fill", "oral"), "reserve": 2},
        },
    ),
    "awards": (
        {"name": "一等奖", "places": 1},
        {"name": "二等奖", "places": 2},
        {"name": "三等奖", "places": 3},
    ),
}


def prepare_demo(shelf: BankShelf, setup: ContestSetup, register: ContestRegister) -> Entry | None:
    """
    Prepare the demo if there is no contest at all yet.

    Returns:
        Its entry, or None when there are contests already or too few questions.
    """
    if register.all():
        return None
    rules: Rules = RULES.validate_python(SHEET)
    try:
        packet = draw_packet(rules, shelf.library, NAME)
    except PacketShort:
        return None
    return setup.create(NAME, Plan(rules.title, REHEARSAL, rules, packet, demo_teams()))


def demo_teams() -> tuple[Team, ...]:
    """Six branches in seat order."""
    named = enumerate(zip(BRANCHES, SLOGANS, strict=True), start=1)
    return tuple(Team(f"t{seat}", seat, name, MEMBERS, slogan) for seat, (name, slogan) in named)
