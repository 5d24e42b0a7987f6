"""The contest that is ready on the first evening: a rehearsal of the finals that lie beside the banks."""

from collections.abc import Sequence

from quiz.contest.contest_file import TeamSheet
from quiz.people import Team
from quiz.services.bank_shelf import BankShelf
from quiz.services.contest_files import ContestShelf
from quiz.services.contest_setup import REHEARSAL, ContestSetup, Plan
from quiz.services.packet_drawing import PacketShort, draw_packet
from quiz.store.contests import ContestRegister, Entry

NAME = "finals"


def prepare_demo(
    shelf: BankShelf, contests: ContestShelf, setup: ContestSetup, register: ContestRegister
) -> Entry | None:
    """
    Prepare the demo if there is no contest at all yet.

    Returns:
        Its entry, or None when there are contests already, no sound file of that name, or too few questions.
    """
    listed = None if register.all() else contests.load(NAME)
    if listed is None or listed.contest is None:
        return None
    rules = listed.contest.rules
    try:
        packet = draw_packet(rules, shelf.library, NAME)
    except PacketShort:
        return None
    teams = seated(listed.contest.teams, rules.teams.count)
    return setup.create(NAME, Plan(rules.title, REHEARSAL, rules, packet, teams))


def seated(sheets: Sequence[TeamSheet], count: int) -> tuple[Team, ...]:
    """The teams in the order of the file; places without a name get a number."""
    named = [*sheets, *(TeamSheet(f"第{seat}队") for seat in range(len(sheets) + 1, count + 1))]
    return tuple(
        Team(f"t{seat}", seat, sheet.name, sheet.members, sheet.slogan)
        for seat, sheet in enumerate(named[:count], start=1)
    )
