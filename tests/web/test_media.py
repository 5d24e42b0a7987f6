import itertools

import pytest

from quiz.banks.question import Media
from quiz.people import Role, Seat
from quiz.services.contest_setup import REHEARSAL, Plan
from tests import builders

SHEET = builders.rules({**builders.BUZZER, "question_shown": False})
PICTURE = Media(file="media/opening-up-timeline.svg", alt="时间线")


@pytest.fixture
def illustrated(services):
    """A contest whose every question has a picture, and whose questions stay hidden until the buzz."""
    packet = builders.packet_for(SHEET)
    pool = packet.rounds[0].pools[0]
    pictured = tuple(question.model_copy(update={"media": PICTURE}) for question in pool.questions)
    part = packet.rounds[0].model_copy(update={"pools": (pool.model_copy(update={"questions": pictured}),)})
    packet = packet.model_copy(update={"rounds": (part,)})
    services.setup.create("pictures", Plan("图", REHEARSAL, SHEET, packet, builders.teams(3)))
    numbers = itertools.count()

    def command(type, **fields):
        payload = {"id": f"command-{next(numbers)}", "type": type, **fields}
        ack = services.reception.command(Seat("pictures", Role.HOST), payload)
        assert ack["ok"], ack

    return command


def test_a_picture_is_shown_to_each_when_its_question_is(illustrated, guest, operator):
    address = "/media/pictures/1-1"
    illustrated("start_contest")
    illustrated("open_round", round=1)
    assert guest.get(address).status_code == operator.get(address).status_code == 404
    illustrated("present_question", slot="1-1")
    assert operator.get(address).status_code == 200, "host and judge read it beforehand"
    assert guest.get(address).status_code == 404, "the others when a team has buzzed"
    illustrated("open_buzzers", slot="1-1")
    illustrated("buzz", slot="1-1", team="t1")
    shown = guest.get(address)
    assert (shown.status_code, shown.mimetype) == (200, "image/svg+xml")
    assert shown.headers["Cache-Control"] == "no-store"
    assert "timeline" not in shown.headers["Content-Disposition"], "a file name may tell the answer"


def test_what_there_is_not_is_not_found(illustrated, guest):
    for slot in ("1-1", "9-9", "..%2Fsecret.key", "x"):
        assert guest.get(f"/media/pictures/{slot}").status_code == 404
    assert guest.get("/media/nobody/1-1").status_code == 404
