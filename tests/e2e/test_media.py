"""A question with a picture: drawn in the hall and on a team's phone, and nowhere before it is shown."""

import pytest

from quiz.banks.question import Media
from quiz.contest.packet import Packet, Pool, RoundPacket
from quiz.people import Role, Seat
from quiz.services.contest_setup import REHEARSAL, Plan
from tests import builders
from tests.e2e.stage import PHONE, WALL, Screen
from tests.e2e.test_without_sockets import Host
from tests.live.house import Server, app_with_contest

PICTURE = Media(file="media/opening-up-timeline.svg", alt="对外开放时间轴")
SHEET = builders.rules(builders.COMPULSORY)
DRAWN = "img => img.complete && img.naturalWidth > 0"


@pytest.mark.timeout(120)
def test_a_picture_is_drawn_in_the_hall_and_on_the_phone(chromium, tmp_path):
    app = app_with_contest(tmp_path)
    services = app.extensions["quiz"]
    questions = tuple(builders.single(f"m{n}").model_copy(update={"media": PICTURE}) for n in range(3))
    packet = Packet(
        rounds=(RoundPacket(pools=(Pool(questions=questions),)),),
        tiebreak=RoundPacket(pools=(builders.pool("tie-", 1),)),
    )
    contest = services.setup.create("pictures", Plan("图", REHEARSAL, SHEET, packet, builders.teams(3))).id
    links = {role: services.entrance.link_token(Seat(contest, role)) for role in (Role.HALL, Role.HOST)}
    ticket = services.entrance.ticket(Seat(contest, Role.HOST))
    code = services.entrance.code_of(contest, "t1")
    services.database.close()
    server = Server(tmp_path, "eventlet")
    complaints: list[str] = []
    try:
        hall = Screen(chromium, f"{server.url}/t/{links[Role.HALL]}", complaints, "hall", **WALL)
        phone = Screen(chromium, f"{server.url}/seat/{code}", complaints, "t1", **PHONE)
        host = Host(phone.context.request, f"{server.url}/api/contest/{contest}", ticket)
        assert phone.context.request.get(f"{server.url}/media/{contest}/1-1").status == 404

        host.go_on_until(lambda view: view["phase"] == "presented")

        for screen in (hall, phone):
            picture = screen.page.locator(f"img[src*='/media/{contest}/1-1']")
            picture.wait_for()
            assert screen.page.wait_for_function(DRAWN, arg=picture.element_handle())
            assert picture.get_attribute("alt") == PICTURE.alt
        assert complaints == []
    finally:
        server.kill()
