from benchmarks.practice_measured import Phase, doubts, judged, stolen_between, summary


def phase(name, buzz_ms, asked_ms=()):
    found = Phase(name, buzz=[each / 1000 for each in buzz_ms])
    found.took([("entry", each / 1000) for each in asked_ms])
    return found


def test_quantiles_are_samples_and_none_without_any():
    assert summary([each / 1000 for each in range(1, 101)]) == {"n": 100, "p50": 50, "p99": 99, "max": 100}
    assert summary([]) == {"n": 0, "p50": None, "p99": None, "max": None}


def test_a_contest_that_waits_longer_beside_practice_is_told():
    quiet = [phase("alone", [2] * 100), phase("practising", [2] * 100, [9] * 100)]
    assert all(gate["met"] for gate in judged(quiet).values())
    moved = judged([phase("alone", [2] * 100), phase("practising", [3.5] * 100, [9] * 100)])
    assert not moved["buzz p50 moved by (ms)"]["met"]


def test_slow_or_failed_practice_is_told():
    slow = phase("practising", [2] * 100, [9] * 90 + [30] * 10)
    slow.failed.update(["entry: 500"])
    gates = judged([phase("alone", [2] * 100), slow])
    assert not gates["practice p99 (ms)"]["met"] and not gates["failed requests"]["met"]


def test_nothing_measured_is_not_taken_for_good():
    assert not judged([phase("alone", [])])["practice p99 (ms)"]["met"]


def test_a_restless_machine_is_known_by_the_contest_alone():
    assert doubts([phase("alone", [2] * 10), phase("alone", [9] * 10)])
    assert not doubts([phase("alone", [2] * 10), phase("alone", [2.5] * 10)])


def test_a_machine_whose_host_took_it_away_is_no_witness():
    quiet, robbed = phase("alone", [2] * 10), phase("practising", [2] * 10)
    robbed.stolen = stolen_between((100, 1000), (130, 1200))
    assert robbed.stolen == 0.15
    assert not doubts([quiet]) and "15%" in doubts([quiet, robbed])[0]
