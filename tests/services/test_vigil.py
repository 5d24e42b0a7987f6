from sqlalchemy import text

from quiz.services.contest_runner import ContestRunner
from quiz.services.replay import digest_of, replay
from quiz.services.vigil import Vigil
from quiz.store.contests import ContestRegister, Entry
from tests.builders import SECOND, T0
from tests.services.conftest import DECIDER
from tests.services.evening import buzz, order, to_open_buzzers

ENTRY = Entry("final", "rehearsal", "决赛", "4172", T0)


class Evening:
    """A watched contest whose clock is set by hand."""

    def __init__(self, database, log) -> None:
        self.now = T0
        self.log = log
        self.register = ContestRegister(database)
        self.start()

    def start(self) -> None:
        self.runner = ContestRunner(self.log, DECIDER)
        self.vigil = Vigil(
            self.runner, self.register, self.log, lambda: self.now, lambda work, *given: work(*given)
        )
        self.runner.listen(self.vigil.notice)

    def killed_and_started_again(self, boot: str) -> None:
        self.start()
        self.vigil.note_restarts(boot)


def with_open_buzzers(database, log, runner) -> Evening:
    evening = Evening(database, log)
    evening.register.add(ENTRY)
    for command in to_open_buzzers():
        assert evening.runner.run("final", command)["ok"]
    return evening


def test_after_a_crash_the_clock_stands_with_what_was_left_at_the_last_beat(database, log, runner):
    evening = with_open_buzzers(database, log, runner)
    evening.now = evening.runner.state("final").clock.deadline - 9 * SECOND
    evening.vigil.beat()
    evening.now += 600 * SECOND
    evening.killed_and_started_again("b2")
    state = evening.runner.state("final")
    assert (state.clock.deadline, state.clock.remaining_ms) == (None, 9 * SECOND)
    assert state.paused_for == "restart"


def test_a_crash_before_the_first_beat_counts_from_the_last_event(database, log, runner):
    evening = with_open_buzzers(database, log, runner)
    evening.now += 600 * SECOND
    evening.killed_and_started_again("b2")
    assert evening.runner.state("final").clock.remaining_ms == 15 * SECOND


def test_a_second_restart_changes_nothing_more(database, log, runner):
    evening = with_open_buzzers(database, log, runner)
    evening.killed_and_started_again("b2")
    state = evening.runner.state("final")
    evening.killed_and_started_again("b3")
    assert evening.runner.state("final") == state


def test_a_contest_at_rest_is_written_down_once(database, log, runner):
    evening = Evening(database, log)
    evening.register.add(ENTRY)
    assert evening.runner.run("final", order(1, "start_contest"))["ok"]
    evening.vigil.beat()
    evening.now += SECOND
    evening.vigil.beat()
    assert evening.register.last_beat("final").at == T0


def test_a_sound_contest_replays_to_the_state_that_was_seen(database, log, runner):
    evening = with_open_buzzers(database, log, runner)
    evening.vigil.beat()
    evening.runner.run("final", buzz(10, "t2"))
    found = replay("final", log, evening.register, DECIDER.fold)
    assert found.sound
    assert (found.version, found.digest) == (log.version("final"), digest_of(evening.runner.state("final")))
    assert found.seen_version < found.version


def test_a_replay_names_the_first_version_that_was_altered(database, log, runner):
    evening = with_open_buzzers(database, log, runner)
    change = text("update events set at = at + 1 where version = 3")
    database.write(lambda connection: connection.execute(change))
    found = replay("final", log, evening.register, DECIDER.fold)
    assert (found.bad_version, found.sound) == (3, False)


def test_a_replay_that_leads_elsewhere_is_noticed(database, log, runner):
    evening = with_open_buzzers(database, log, runner)
    evening.vigil.beat()
    change = text("update heartbeats set digest = 'another state'")
    database.write(lambda connection: connection.execute(change))
    found = replay("final", log, evening.register, DECIDER.fold)
    assert (found.bad_version, found.agrees, found.sound) == (None, False, False)


def test_equal_states_have_equal_digests_and_others_have_not(runner, log):
    before = digest_of(runner.state("final"))
    assert before == digest_of(ContestRunner(log, DECIDER).state("final"))
    runner.run("final", order(1, "start_contest"))
    assert digest_of(runner.state("final")) != before
