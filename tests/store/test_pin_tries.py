"""Tries of PINs: counted once each, whoever comes at the same moment."""

import threading

import pytest

from quiz.store.pin_tries import PinTries, Tries


@pytest.fixture
def tries(practice_database) -> PinTries:
    return PinTries(practice_database)


def pause_after(wrong: int) -> int:
    return 0 if wrong % 5 else 1000


def test_tries_are_counted_until_a_pause_and_none_counts_during_it(tries):
    told = [tries.count("k", 100, pause_after, 10**9) for _ in range(6)]
    assert told == [Tries(1), Tries(2), Tries(3), Tries(4), Tries(5, 1100), None]
    assert tries.of("k") == Tries(5, 1100)
    assert tries.count("k", 1100, pause_after, 10**9) == Tries(6)
    assert tries.of("other") == Tries()


def test_a_name_that_is_cleared_begins_anew(tries):
    tries.count("k", 100, pause_after, 10**9)
    tries.clear("k")
    assert tries.of("k") == Tries()


def test_what_nobody_tried_for_long_is_forgotten_when_another_name_comes(tries):
    tries.count("old", 100, pause_after, 500)
    tries.count("new", 601, pause_after, 500)
    assert (tries.of("old"), tries.of("new")) == (Tries(), Tries(1))


def test_tries_at_the_same_moment_are_all_counted(tries):
    threads = [
        threading.Thread(target=tries.count, args=("k", 100, lambda wrong: 0, 10**9)) for _ in range(20)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert tries.of("k") == Tries(20)
