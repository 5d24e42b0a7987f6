import threading
from decimal import Decimal

import pytest
from sqlalchemy import text, update

from quiz.store.event_codec import EventCodec
from quiz.store.event_log import EventLog, VersionConflict
from quiz.store.tables import EVENTS
from tests.store.events import OPENED, REGISTRY, Order, Scored


def scored(points: int) -> Scored:
    return Scored("t1", Decimal(points))


def test_events_are_loaded_in_the_order_they_were_appended(log):
    log.append("final", 0, [OPENED, scored(10)], Order("c1"))
    log.append("final", 2, [scored(20)], Order("c2"))
    log.append("other", 0, [scored(99)], Order("c1"))
    stored = log.load("final")
    assert [record.event for record in stored] == [OPENED, scored(10), scored(20)]
    assert [(record.version, record.command) for record in stored] == [(1, "c1"), (2, "c1"), (3, "c2")]
    assert [record.version for record in log.load("final", after=2)] == [3]
    assert [record.event for record in log.of_command("final", "c1")] == [OPENED, scored(10)]
    assert (log.version("final"), log.version("nobody")) == (3, 0)


def test_the_author_and_the_moment_of_a_command_are_kept(log):
    order = Order("c1")
    log.append("final", 0, [scored(1)], order)
    (record,) = log.load("final")
    assert (record.by, record.at) == (order.by, order.at)


def test_an_append_at_a_stale_version_stores_nothing(log):
    log.append("final", 0, [scored(1)], Order("c1"))
    with pytest.raises(VersionConflict) as conflict:
        log.append("final", 0, [scored(2)], Order("c2"))
    assert (conflict.value.expected, conflict.value.actual) == (0, 1)
    assert log.version("final") == 1


def test_two_writers_append_at_the_same_version_and_one_wins(log):
    barrier, outcomes = threading.Barrier(8), []

    def write(number: int) -> None:
        barrier.wait()
        try:
            log.append("final", 0, [scored(number), scored(number)], Order(f"c{number}"))
            outcomes.append("won")
        except VersionConflict:
            outcomes.append("lost")

    writers = [threading.Thread(target=write, args=(number,)) for number in range(8)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert sorted(outcomes) == ["lost"] * 7 + ["won"]
    first, second = log.load("final")
    assert first.event == second.event, "the events of one command are stored whole"
    assert log.verify("final") is None


def test_one_command_is_never_stored_twice_even_at_the_right_version(log):
    log.append("final", 0, [scored(1)], Order("c1"))
    with pytest.raises(VersionConflict):
        log.append("final", 1, [scored(1)], Order("c1"))
    assert log.version("final") == 1


def test_a_sound_log_verifies_and_an_empty_one_too(log):
    log.append("final", 0, [OPENED, scored(10), scored(20)], Order("c1"))
    assert log.verify("final") is None
    assert log.verify("nobody") is None


@pytest.mark.parametrize(
    "change",
    [
        {"data": '{"points":"21","team":"t1"}'},
        {"at": 1},
        {"actor": '{"name":"","role":"judge","team":null}'},
        {"command": "c9"},
        {"hash": "f" * 64},
    ],
    ids=lambda change: next(iter(change)),
)
def test_a_changed_row_is_found(log, database, change):
    log.append("final", 0, [OPENED, scored(10), scored(20), scored(30)], Order("c1"))
    row = update(EVENTS).where(EVENTS.c.version == 3).values(change)
    database.write(lambda connection: connection.execute(row))
    assert log.verify("final") == 3


def test_a_removed_row_is_found(log, database):
    log.append("final", 0, [scored(1), scored(2), scored(3)], Order("c1"))
    database.write(lambda connection: connection.execute(text("delete from events where version = 2")))
    assert log.verify("final") == 2


def test_every_single_flipped_byte_of_the_stored_data_is_found(log, database):
    log.append("final", 0, [OPENED, scored(10)], Order("c1"))
    query = text("select data from events where version = 1")
    data = database.read(lambda connection: connection.execute(query).scalar_one())
    for place in range(len(data)):
        flipped = data[:place] + chr(ord(data[place]) ^ 1) + data[place + 1 :]
        change = update(EVENTS).where(EVENTS.c.version == 1)
        database.write(lambda connection, v=flipped, c=change: connection.execute(c.values(data=v)))
        assert log.verify("final") == 1, f"byte {place}"


def test_another_process_reads_what_was_written(log, database_url):
    from quiz.store.database import open_database

    log.append("final", 0, [OPENED], Order("c1"))
    second = open_database(database_url)
    assert EventLog(second, EventCodec(REGISTRY)).load("final") == log.load("final")
    second.close()
