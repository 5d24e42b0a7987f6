"""The draw of seats: the seed decides, and a stranger with SHA-256 finds the same."""

import hashlib

from quiz.services.seat_draw import drawn_seats, is_seating

NAMES = ("办公厅支部", "法制委支部", "财经委支部", "研究室支部")
SEED = "20261122-0417"


def test_every_desk_from_one_up_is_drawn_once():
    assert is_seating(drawn_seats(SEED, NAMES), len(NAMES))


def test_anybody_can_count_the_draw_again_with_sha256_alone():
    lined_up = sorted(NAMES, key=lambda name: hashlib.sha256(f"{SEED}:{name}".encode()).hexdigest())
    assert [lined_up[seat - 1] for seat in drawn_seats(SEED, NAMES)] == list(NAMES)


def test_a_team_keeps_its_seat_whatever_the_order_of_entry():
    seats = dict(zip(NAMES, drawn_seats(SEED, NAMES), strict=True))
    again = dict(zip(NAMES[::-1], drawn_seats(SEED, NAMES[::-1]), strict=True))
    assert seats == again


def test_another_seed_gives_another_draw():
    draws = {drawn_seats(f"20261122-{number:04}", NAMES) for number in range(20)}
    assert len(draws) > 5


def test_a_desk_left_out_or_taken_twice_is_no_seating():
    assert is_seating((2, 1, 3), 3)
    assert not is_seating((1, 1, 3), 3)
    assert not is_seating((1, 2, 4), 3)
    assert not is_seating((1, 2), 3)
