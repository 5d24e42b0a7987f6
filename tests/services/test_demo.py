import shutil
from pathlib import Path

from quiz.services.bank_shelf import BankShelf
from quiz.services.contest_files import ContestShelf
from quiz.services.contest_runner import ContestRunner
from quiz.services.contest_setup import REHEARSAL, ContestSetup
from quiz.services.demo import prepare_demo
from quiz.services.entrance import Entrance
from quiz.store.contests import ContestRegister
from quiz.store.tickets import SeatBook
from tests.builders import T0
from tests.services.conftest import DECIDER

BANKS = Path(__file__).parents[2] / "question_banks"


def parts(database, log, banks):
    runner, register = ContestRunner(log, DECIDER), ContestRegister(database)
    entrance = Entrance(b"secret", SeatBook(database), lambda: T0)
    shelf = BankShelf(banks)
    shelf.refresh()
    contests = ContestShelf(banks, lambda: shelf.library)
    setup = ContestSetup(runner, register, entrance, lambda: T0)
    return runner, register, entrance, lambda: prepare_demo(shelf, contests, setup, register), setup


def test_the_first_start_prepares_a_rehearsal_with_a_seat_for_every_team(database, log):
    runner, register, entrance, demo, _ = parts(database, log, BANKS)
    entry = demo()
    assert (entry.id, entry.kind, len(entry.code)) == ("finals", REHEARSAL, 4)
    assert register.all() == (entry,)
    state = runner.state("finals")
    assert (state.phase, len(state.teams)) == ("lobby", 6)
    for team in state.teams:
        assert entrance.is_open("finals", team.id)
        assert not entrance.is_bound("finals", team.id)


def test_the_demo_wears_the_names_of_its_file(database, log):
    runner, *_, demo, _ = parts(database, log, BANKS)
    demo()
    state = runner.state("finals")
    assert [(team.id, team.seat, team.name) for team in state.teams][:2] == [
        ("t1", 1, "办公厅支部"),
        ("t2", 2, "法制委支部"),
    ]
    assert all(team.members and team.slogan for team in state.teams)


def test_a_later_start_prepares_nothing(database, log):
    _, register, _, demo, _ = parts(database, log, BANKS)
    demo()
    assert demo() is None
    assert len(register.all()) == 1


def test_without_enough_questions_there_is_no_demo_but_the_server_starts(database, log, tmp_path):
    _, register, _, demo, _ = parts(database, log, tmp_path)
    assert demo() is None
    assert register.all() == ()


def test_a_broken_bank_leaves_the_last_good_library_in_use(tmp_path):
    folder = shutil.copytree(BANKS, tmp_path / "banks")
    shelf = BankShelf(folder)
    assert shelf.refresh() == ()
    before = shelf.library
    assert before.banks
    (folder / "party-history.yaml").write_text("bank: [", encoding="utf-8")
    assert shelf.refresh() == shelf.problems != ()
    assert shelf.library is before
