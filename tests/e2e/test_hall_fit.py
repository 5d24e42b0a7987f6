"""The hall's screen with the longest question a bank may bring."""

import pytest

from quiz.banks.question import Option
from quiz.contest.packet import Packet
from quiz.people import Role, Seat
from quiz.services.contest_setup import REHEARSAL, Plan
from tests import builders
from tests.e2e.stage import WALL, Screen
from tests.live.house import Server, app_with_contest

CUT_OFF = "sheet => sheet.scrollHeight - sheet.clientHeight"


def long_plan() -> Plan:
    sheet = builders.rules(builders.BUZZER, count=16)
    options = tuple(Option(label=label, text="人民行使权力的机关" * 5) for label in "ABCD")
    question = builders.single("long").model_copy(
        update={"stem": "宪法规定一切权力属于谁" * 11, "options": options}
    )
    opening = builders.packet_for(sheet).rounds[0]
    pool = opening.pools[0].model_copy(update={"questions": (question, *opening.pools[0].questions[1:])})
    packet = Packet(
        rounds=(opening.model_copy(update={"pools": (pool,)}),), tiebreak=builders.packet_for(sheet).tiebreak
    )
    return Plan("四史知识竞赛", REHEARSAL, sheet, packet, builders.teams(16))


@pytest.mark.timeout(120)
def test_no_option_of_the_longest_question_is_cut_off(chromium, tmp_path):
    services = app_with_contest(tmp_path).extensions["quiz"]
    contest = services.setup.create("long", long_plan()).id
    link = services.entrance.link_token(Seat(contest, Role.HALL))
    host = services.entrance.ticket(Seat(contest, Role.HOST))
    services.database.engine.dispose()
    server = Server(tmp_path, "eventlet")
    try:
        hall = Screen(chromium, f"{server.url}/t/{link}", [], "hall", **WALL)
        steps = ({"type": "start_contest"}, {"type": "open_round", "round": 1})
        for number, step in enumerate((*steps, {"type": "present_question", "slot": "1-1"})):
            address, body = f"{server.url}/api/contest/{contest}/command", {"id": f"long-{number:04}", **step}
            answer = hall.context.request.post(address, data=body, headers={"X-Ticket": host})
            assert answer.json()["ok"], answer.text()
        sheet = hall.page.wait_for_selector("main.sheet")
        assert sheet.evaluate(CUT_OFF) <= 1
        assert hall.page.locator(".option").count() == 4
    finally:
        server.kill()
