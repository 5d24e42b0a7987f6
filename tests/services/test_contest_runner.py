import threading

import pytest

from quiz.contest.commands import NoteRestart, TimeExpired
from quiz.people import SYSTEM, Actor
from quiz.services import contest_runner
from quiz.services.contest_runner import ContestRunner
from quiz.store.database import WriteFailed
from quiz.store.event_log import VersionConflict
from tests.builders import T0
from tests.services.conftest import DECIDER
from tests.services.evening import buzz, order, prepare, to_open_buzzers


def run_all(runner, commands):
    acks = [runner.run("final", command) for command in commands]
    assert all(ack["ok"] for ack in acks), acks


def test_a_command_is_stored_before_a_listener_hears_of_it(runner, log):
    heard = []
    runner.listen(lambda contest, state, events: heard.append((contest, state.version, log.version("final"))))
    assert runner.run("final", order(1, "start_contest")) == {"ok": True, "code": "done"}
    assert heard == [("final", 2, 2)]


def test_a_refused_command_changes_nothing_and_says_why(runner, log):
    ack = runner.run("final", order(1, "open_buzzers", slot="1-1"))
    assert not ack["ok"] and ack["code"] != "busy"
    assert log.version("final") == 1


def test_a_resend_is_answered_the_same_and_applied_once(runner, log):
    run_all(runner, to_open_buzzers())
    first = runner.run("final", buzz(10, "t2"))
    version = log.version("final")
    assert first["code"] == "yours"
    assert runner.run("final", buzz(10, "t2")) == first
    assert log.version("final") == version


def test_a_resend_after_a_restart_is_answered_from_the_log(runner, log):
    run_all(runner, to_open_buzzers())
    yours, late = runner.run("final", buzz(10, "t2")), runner.run("final", buzz(20, "t1"))
    run_all(runner, [order(30, "give_ruling", slot="1-1", team="t2", verdict="right")])
    version = log.version("final")
    reborn = ContestRunner(log, DECIDER)
    assert reborn.run("final", buzz(10, "t2")) == yours
    assert reborn.run("final", buzz(20, "t1")) == late
    assert (late["code"], late["behind_ms"], late["holder"]) == ("too_late", 10, "t2")
    assert log.version("final") == version


def test_a_refusal_is_remembered_so_that_a_late_resend_does_not_slip_in(runner):
    run_all(runner, to_open_buzzers()[:2])
    early = runner.run("final", buzz(10, "t2"))
    assert not early["ok"]
    run_all(runner, to_open_buzzers()[2:])
    assert runner.run("final", buzz(10, "t2")) == early
    assert runner.state("final").play.holder is None


def test_the_id_of_somebody_elses_command_answers_nothing(runner, log):
    run_all(runner, to_open_buzzers())
    runner.run("final", buzz(10, "t2"))
    assert runner.run("final", buzz(10, "t1")) == {"ok": False, "code": "bad_message"}


def test_a_restarted_runner_folds_the_same_state(runner, log):
    run_all(runner, to_open_buzzers())
    runner.run("final", buzz(10, "t2"))
    assert ContestRunner(log, DECIDER).state("final") == runner.state("final")


def test_a_conflict_is_decided_again_on_what_the_other_writer_stored(runner, log):
    other = ContestRunner(log, DECIDER)
    run_all(other, to_open_buzzers())
    assert runner.run("final", buzz(10, "t3"))["code"] == "yours"
    assert other.run("final", buzz(20, "t1"))["code"] == "too_late"


def test_endless_conflicts_end_in_busy_and_the_same_id_may_be_tried_again(runner, log, monkeypatch):
    tries = []

    def always_late(*arguments):
        tries.append(arguments)
        raise VersionConflict(1, 2)

    with monkeypatch.context() as patch:
        patch.setattr(log, "append", always_late)
        assert runner.run("final", order(1, "start_contest")) == {"ok": False, "code": "busy"}
    assert len(tries) == contest_runner.RETRIES
    assert runner.run("final", order(1, "start_contest"))["ok"]


def test_a_write_that_is_not_confirmed_is_refused_when_it_was_not_kept(runner, log, monkeypatch):
    def full(*_arguments):
        raise WriteFailed("database or disk is full")

    with monkeypatch.context() as patch:
        patch.setattr(log, "append", full)
        assert runner.run("final", order(1, "start_contest")) == {"ok": False, "code": "busy"}
    assert runner.state("final").phase == "lobby"
    assert runner.run("final", order(1, "start_contest"))["ok"], "it recovers without a restart"


def test_a_write_that_is_not_confirmed_counts_when_it_was_kept(runner, log, monkeypatch):
    append = log.append

    def lost_confirmation(*arguments):
        append(*arguments)
        raise WriteFailed("server closed the connection")

    run_all(runner, to_open_buzzers())
    with monkeypatch.context() as patch:
        patch.setattr(log, "append", lost_confirmation)
        assert runner.run("final", buzz(10, "t2"))["code"] == "yours"
    assert runner.state("final").play.holder == "t2"


def test_a_failing_listener_does_not_take_the_ack_away(runner, caplog):
    def broken(*_news):
        raise RuntimeError("no screen")

    runner.listen(broken)
    assert runner.run("final", order(1, "start_contest"))["ok"]
    assert "a listener failed" in caplog.text


def test_of_many_teams_at_once_exactly_one_gets_the_question(runner, log):
    run_all(runner, to_open_buzzers())
    barrier, codes = threading.Barrier(3), []

    def press(team: str) -> None:
        barrier.wait()
        codes.append(runner.run("final", buzz(int(team[1]) + 10, team))["code"])

    threads = [threading.Thread(target=press, args=(team,)) for team in ("t1", "t2", "t3")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(codes) == ["too_late", "too_late", "yours"]
    assert log.verify("final") is None


def test_an_unknown_contest_is_refused(runner):
    assert runner.run("nobody", order(1, "start_contest"))["code"] == "contest_unknown"
    assert runner.state("nobody").version == 0


def test_a_deadline_that_passed_closes_what_it_closes(runner):
    run_all(runner, to_open_buzzers())
    clock = runner.state("final").clock
    command = TimeExpired(id="time-1", at=clock.expires_at, by=SYSTEM, clock=clock.id)
    assert runner.run("final", command)["ok"]
    assert runner.state("final").phase == "unanswered"


@pytest.mark.parametrize("role", ["host", "team", "audience"])
def test_nobody_but_the_system_can_say_that_time_is_up_or_prepare_a_contest(runner, role):
    by = Actor(role, "t1" if role == "team" else None)
    for command in (
        TimeExpired(id="time-1", at=T0, by=by, clock="x"),
        NoteRestart(id="note-1", at=T0, by=by, last_seen=T0),
    ):
        assert runner.run("final", command)["code"] == "not_permitted"
    assert prepare().by == SYSTEM
