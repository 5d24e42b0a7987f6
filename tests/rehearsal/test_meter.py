"""Quantiles by the nearest rank: a number that was really measured."""

from quiz.rehearsal.meter import Meter


def test_quantiles_are_samples_in_milliseconds():
    meter = Meter()
    for number in range(100, 0, -1):
        meter.add("hall", number / 1000)
    assert meter.summary("hall") == {"p50": 50.0, "p99": 99.0, "max": 100.0}


def test_the_slowest_of_a_few_is_their_p99():
    meter = Meter()
    for seconds in (0.001, 0.002, 0.9):
        meter.add("hall", seconds)
    assert meter.summary("hall") == {"p50": 2.0, "p99": 900.0, "max": 900.0}


def test_what_was_not_measured_has_no_number():
    assert Meter().summary("audience") == {"p50": None, "p99": None, "max": None}
