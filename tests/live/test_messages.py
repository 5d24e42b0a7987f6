from decimal import Decimal

import pytest

from quiz.contest import commands as c
from quiz.contest.permissions import PERMITTED
from quiz.contest.refused import Refused
from quiz.live.messages import read_buzz, read_command
from quiz.people import Actor, Role, Seat
from tests.builders import T0

HOST = Seat("final", Role.HOST)
JUDGE = Seat("final", Role.JUDGE)
TEAM = Seat("final", Role.TEAM, "t2", "phone")
ID = "abcdefgh"


def message(name: str, **fields):
    return {"id": ID, "type": name, **fields}


def refusal(payload, seat=HOST, read=read_command) -> str:
    with pytest.raises(Refused) as refused:
        read(payload, seat, T0)
    return refused.value.code


def test_a_message_becomes_the_command_it_names():
    command = read_command(message("give_ruling", slot="1-1", team="t2", verdict="right"), HOST, T0)
    assert command == c.GiveRuling(
        id=ID, at=T0, by=Actor(Role.HOST), slot="1-1", team="t2", verdict="right", points=None
    )


def test_the_author_comes_from_the_seat_and_never_from_the_message():
    for field in ("by", "at", "role"):
        assert refusal(message("start_contest", **{field: "judge"})) == "bad_message"
    command = read_command(message("buzz", slot="1-1"), TEAM, T0)
    assert (command.by, command.team, command.at) == (Actor(Role.TEAM, "t2"), "t2", T0)


def test_a_team_cannot_speak_for_another():
    assert refusal(message("buzz", slot="1-1", team="t1"), TEAM) == "not_your_seat"
    assert read_command(message("buzz", slot="1-1", team="t2"), TEAM, T0).team == "t2"


def test_the_host_may_press_for_a_team():
    assert read_command(message("buzz", slot="1-1", team="t1"), HOST, T0).team == "t1"


@pytest.mark.parametrize("role", [Role.HOST, Role.JUDGE, Role.TEAM, Role.AUDIENCE, Role.HALL, Role.ORGANIZER])
@pytest.mark.parametrize("name", sorted(c.COMMANDS))
def test_every_role_may_send_what_the_table_permits_and_nothing_else(role, name):
    seat = Seat("final", role, "t1" if role == Role.TEAM else None)
    try:
        read_command(message(name), seat, T0)
        code = ""
    except Refused as refused:
        code = refused.code
    assert (code == "not_permitted") == (role not in PERMITTED[name])


@pytest.mark.parametrize("name", ["prepare_contest", "time_expired", "note_restart", "TimeExpired", None])
def test_a_name_no_client_may_say_is_a_bad_message(name):
    assert refusal({"id": ID, "type": name}) == "bad_message"


@pytest.mark.parametrize("payload", [None, "start", 1, [], [{}], True])
def test_what_is_not_an_object_is_a_bad_message(payload):
    assert refusal(payload) == refusal(payload, TEAM, read_buzz) == "bad_message"


@pytest.mark.parametrize("id", [None, "short", "x" * 65, "has space", "中文中文中文", 12345678, ["a"]])
def test_an_id_is_eight_to_sixty_four_plain_characters(id):
    assert refusal({"id": id, "type": "start_contest"}) == "bad_message"


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"slot": 1},
        {"slot": None},
        {"slot": ["1-1"]},
        {"slot": "1" * 65},
        {"slot": "1-1\x00"},
        {"slot": "1-1", "more": 1},
    ],
    ids=["missing", "number", "null", "list", "long", "control", "unknown"],
)
def test_a_field_of_the_wrong_shape_is_refused(fields):
    assert refusal(message("open_buzzers", **fields)) == "bad_message"


@pytest.mark.parametrize("points", ["NaN", "Infinity", "1e999", 10**9, "x", True, [], float("nan"), "0.0001"])
def test_points_are_finite_and_of_a_sensible_size(points):
    assert refusal(message("award_points", team="t1", points=points, reason="x")) == "bad_message"


@pytest.mark.parametrize(("points", "value"), [(10, "10"), (2.5, "2.5"), (-1, "-1"), ("2.5", "2.5")])
def test_points_may_be_decimal_and_negative(points, value):
    command = read_command(message("award_points", team="t1", points=points, reason="风采"), HOST, T0)
    assert command.points == Decimal(value)


@pytest.mark.parametrize("response", ["C", [1], [["C"]], ["x" * 201], ["C"] * 17, None, {"0": "C"}])
def test_a_response_is_a_short_list_of_short_texts(response):
    assert refusal(message("respond", slot="1-1", response=response), TEAM) == "bad_message"


def test_a_response_arrives_as_it_was_given():
    command = read_command(message("respond", slot="1-1", response=["A", "C"]), TEAM, T0)
    assert command.response == ("A", "C")


def test_a_truth_value_is_not_a_number_nor_the_other_way_round():
    assert refusal(message("open_round", round=True)) == "bad_message"
    assert refusal(message("withdraw_question", slot="1-1", reason="x", replace=1)) == "bad_message"


def test_a_protest_may_have_lines_and_may_be_longer_than_a_name():
    text = "第一行\n第二行" + "字" * 400
    assert read_command(message("raise_protest", text=text), TEAM, T0).text == text
    assert refusal(message("raise_protest", text="字" * 501), TEAM) == "bad_message"


def test_the_moment_a_client_claims_is_checked_and_not_believed():
    press = {"id": ID, "slot": "1-1", "pressed_at": T0 - 5000}
    assert read_buzz(press, TEAM, T0).at == T0
    for claimed in ("soon", [1], True):
        assert refusal({**press, "pressed_at": claimed}, TEAM, read_buzz) == "bad_message"
    assert refusal({**press, "pressed": 1}, TEAM, read_buzz) == "bad_message"
