import pytest

from quiz.contest.refused import Refused
from quiz.people import Actor
from quiz.services.contest_setup import REHEARSAL, Plan
from tests import builders
from tests.builders import T0
from tests.services.test_demo import parts

SHEET = builders.rules(builders.BUZZER)
PLAN = Plan("决赛", REHEARSAL, SHEET, builders.packet_for(SHEET), builders.teams(3))


@pytest.fixture
def setup_parts(database, log, tmp_path):
    return parts(database, log, tmp_path)


def test_a_contest_is_opened_registered_and_has_a_code_for_every_seat(setup_parts):
    runner, register, entrance, _, setup = setup_parts
    entry = setup.create("final", PLAN)
    assert register.get("final") == entry
    assert (entry.title, entry.created_at) == ("决赛", T0)
    assert runner.state("final").kind == REHEARSAL
    codes = {entrance.code_of("final", team.id) for team in PLAN.teams}
    assert len(codes) == 3
    assert {entrance.claim(code, f"device-{code}").team for code in codes} == {"t1", "t2", "t3"}


def test_two_contests_of_one_name_get_ids_and_codes_of_their_own(setup_parts):
    *_, setup = setup_parts
    first, second = setup.create("final", PLAN), setup.create("final", PLAN)
    assert (first.id, second.id) == ("final", "final-2")
    assert first.code != second.code


@pytest.mark.parametrize("name", ["", "决赛", "../etc", "a b", "x" * 50])
def test_a_name_that_cannot_stand_in_an_address_is_replaced(setup_parts, name):
    *_, setup = setup_parts
    assert setup.create(name, PLAN).id == "contest"


def test_only_the_organizer_may_open_a_contest_and_a_refusal_leaves_nothing(setup_parts):
    runner, register, _, _, setup = setup_parts
    with pytest.raises(Refused) as refused:
        setup.create("final", PLAN, by=Actor("team", "t1"))
    assert refused.value.code == "not_permitted"
    assert register.all() == ()
    assert runner.state("final").version == 0
