import pytest

from quiz.people import Role, Seat
from quiz.services import entrance as entrance_module
from quiz.services.entrance import CROCKFORD, Entrance, TicketRefused
from quiz.store.tickets import SeatBook

SECRET = b"secret of this installation"
HOST = Seat("final", Role.HOST)


@pytest.fixture
def entrance(database) -> Entrance:
    return Entrance(SECRET, SeatBook(database), lambda: 1000)


def refusal(call, *arguments) -> str:
    with pytest.raises(TicketRefused) as refused:
        call(*arguments)
    return refused.value.code


def test_a_ticket_gives_back_the_seat_it_was_made_for(entrance):
    assert entrance.seat_of_ticket(entrance.ticket(HOST)) == HOST
    assert entrance.seat_of_link(entrance.link_token(HOST)) == HOST


@pytest.mark.parametrize("token", ["", None, 0])
def test_no_ticket_is_told_apart_from_a_wrong_one(entrance, token):
    assert refusal(entrance.seat_of_ticket, token) == "ticket_missing"


@pytest.mark.parametrize("token", ["forged", "a.b.c", ["x"], {"r": "host"}, "x" * 2000, 7])
def test_what_was_not_signed_here_is_forged(entrance, token):
    assert refusal(entrance.seat_of_ticket, token) == "ticket_forged"


def test_a_ticket_of_another_installation_is_forged(entrance, database):
    other = Entrance(b"another secret", SeatBook(database), lambda: 1000)
    assert refusal(entrance.seat_of_ticket, other.ticket(HOST)) == "ticket_forged"


def test_every_changed_character_of_a_ticket_is_noticed(entrance):
    ticket = entrance.ticket(HOST)
    for place in range(len(ticket) - 1):  # of the last one, some bits mean nothing
        changed = ticket[:place] + ("A" if ticket[place] != "A" else "B") + ticket[place + 1 :]
        assert refusal(entrance.seat_of_ticket, changed) == "ticket_forged", place


def test_a_link_is_no_ticket_and_a_ticket_no_link(entrance):
    assert refusal(entrance.seat_of_ticket, entrance.link_token(HOST)) == "ticket_forged"
    assert refusal(entrance.seat_of_link, entrance.ticket(HOST)) == "ticket_forged"


def test_an_old_ticket_has_expired(entrance, monkeypatch):
    ticket = entrance.ticket(HOST)
    monkeypatch.setattr(entrance_module, "TICKET_S", -1)
    assert refusal(entrance.seat_of_ticket, ticket) == "ticket_expired"


def test_the_operators_link_is_the_same_after_a_restart_and_no_other_opens(entrance, database):
    again = Entrance(SECRET, SeatBook(database), lambda: 2000)
    assert again.is_operator(entrance.operator_token())
    assert again.is_operator(entrance.operator_token().lower())
    assert not again.is_operator("0" * 26)
    assert not again.is_operator("中文")


def test_a_seat_code_is_eight_characters_that_are_not_mistaken_for_others(entrance):
    code = entrance.issue_code("final", "t1")
    assert len(code) == 8 and set(code) <= set(CROCKFORD)
    assert entrance.code_of("final", "t1") == code, "it can be printed again"


def test_a_code_is_read_however_it_was_typed(entrance):
    code = entrance.issue_code("final", "t1")
    typed = f"{code[:4]}-{code[4:]}".lower().replace("0", "o").replace("1", "l")
    assert entrance.claim(typed, "phone-a") == Seat("final", Role.TEAM, "t1", "phone-a")


def test_a_code_seats_the_first_device_and_no_second(entrance):
    code = entrance.issue_code("final", "t1")
    seat = entrance.claim(code, "phone-a")
    assert entrance.claim(code, "phone-a") == seat, "the same device may scan again"
    assert refusal(entrance.claim, code, "phone-b") == "seat_taken"
    assert refusal(entrance.claim, "00000000", "phone-b") == "ticket_forged"
    assert entrance.seat_of_ticket(entrance.ticket(seat)) == seat


def test_a_released_seat_is_taken_by_the_next_device_and_the_old_ticket_dies(entrance):
    moves = []
    entrance.listen(lambda *move: moves.append(move))
    code = entrance.issue_code("final", "t1")
    old = entrance.ticket(entrance.claim(code, "phone-a"))
    entrance.release("final", "t1")
    assert entrance.seat_of_ticket(old).device == "phone-a", "who sits there stays until another comes"
    entrance.claim(code, "phone-b")
    assert refusal(entrance.seat_of_ticket, old) == "seat_taken"
    assert moves == [("final", "t1", "phone-a"), ("final", "t1", "phone-b")]


def test_coming_back_to_a_released_seat_closes_it_again(entrance):
    code = entrance.issue_code("final", "t1")
    entrance.claim(code, "phone-a")
    entrance.release("final", "t1")
    entrance.claim(code, "phone-a")
    assert refusal(entrance.claim, code, "phone-b") == "seat_taken"


def test_a_new_code_ends_the_old_one(entrance):
    old = entrance.issue_code("final", "t1")
    new = entrance.issue_code("final", "t1")
    assert refusal(entrance.claim, old, "phone-a") == "ticket_forged"
    assert entrance.claim(new, "phone-a").team == "t1"


def test_a_ticket_for_a_seat_nobody_took_is_worth_nothing(entrance):
    entrance.issue_code("final", "t1")
    ticket = entrance.ticket(Seat("final", Role.TEAM, "t1", "phone-x"))
    assert refusal(entrance.seat_of_ticket, ticket) == "seat_taken"


def test_neither_codes_nor_devices_are_stored_in_the_clear(entrance, tmp_path):
    code = entrance.issue_code("final", "t1")
    entrance.claim(code, "secret-of-phone-a")
    stored = b"".join(file.read_bytes() for file in tmp_path.glob("leitai.db*"))
    assert code.encode() not in stored
    assert b"secret-of-phone-a" not in stored


def test_the_audience_gets_four_digits(entrance):
    codes = {entrance.audience_code("final", attempt) for attempt in range(50)}
    assert all(len(code) == 4 and code.isdecimal() for code in codes)
    assert len(codes) > 40
