"""Hot reload, file by file: what is sound is used at once, what is broken stays as it last was good."""

import pytest

from quiz.services.bank_shelf import BankShelf


def bank(name: str, *numbers: int, answer: str = "对") -> str:
    questions = "".join(
        f"  - {{id: q-{number:04d}, type: true_false, stem: 第{number}件事。, answer: {answer}}}\n"
        for number in numbers
    )
    return f"bank: {name}\ntitle: {name}\nsource: 书\nquestions:\n{questions}"


@pytest.fixture
def folder(tmp_path):
    write(tmp_path, party=bank("party", 1, 2), reform=bank("reform", 3))
    return tmp_path


@pytest.fixture
def shelf(folder):
    shelf = BankShelf(folder)
    assert shelf.refresh() == ()
    return shelf


def write(folder, **files: str) -> None:
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")


def ids(shelf: BankShelf) -> list[str]:
    return [question.id for question in shelf.library.questions]


def test_a_broken_bank_stays_as_it_last_was_good_while_the_others_update(shelf, folder):
    write(folder, party="bank: [", reform=bank("reform", 3, 4))
    assert {problem.file.rpartition("/")[2] for problem in shelf.refresh()} == {"party.yaml"}
    assert ids(shelf) == ["q-0001", "q-0002", "q-0003", "q-0004"]


def test_a_bank_with_one_wrong_question_is_not_used_in_part(shelf, folder):
    write(folder, party=bank("party", 1, 5).replace("answer: 对", "answer: 也许", 1))
    assert len(shelf.refresh()) == 1
    assert ids(shelf) == ["q-0001", "q-0002", "q-0003"]


def test_a_bank_mended_is_used_at_once_and_its_problems_are_gone(shelf, folder):
    write(folder, party="bank: [")
    shelf.refresh()
    write(folder, party=bank("party", 1, 2, 6))
    assert shelf.refresh() == shelf.problems == ()
    assert ids(shelf) == ["q-0001", "q-0002", "q-0006", "q-0003"]


def test_a_bank_that_never_was_good_is_not_used(shelf, folder):
    write(folder, newer="bank: newer\n")
    assert shelf.refresh() != ()
    assert ids(shelf) == ["q-0001", "q-0002", "q-0003"]


def test_a_bank_taken_away_is_no_longer_used(shelf, folder):
    (folder / "reform.yaml").unlink()
    assert shelf.refresh() == ()
    assert ids(shelf) == ["q-0001", "q-0002"]


def test_a_question_moved_out_of_a_broken_bank_is_never_there_twice(shelf, folder):
    write(folder, party=bank("party", 1) + "  - 写了一半", reform=bank("reform", 2, 3))
    problems = shelf.refresh()
    assert ids(shelf) == ["q-0001", "q-0002", "q-0003"]
    waits = next(problem for problem in problems if problem.code == "waits")
    assert waits.file.endswith("reform.yaml") and "q-0002 还在" in waits.message
    write(folder, party=bank("party", 1))
    assert shelf.refresh() == ()
    assert [bank.id for bank in shelf.library.banks if bank.questions[0].id == "q-0002"] == ["reform"]


def test_waiting_goes_on_from_bank_to_bank(shelf, folder):
    write(folder, other=bank("other", 7))
    shelf.refresh()
    write(folder, party="bank: [", reform=bank("reform", 1), other=bank("other", 3, 7))
    assert [problem.code for problem in shelf.refresh()].count("waits") == 2
    assert ids(shelf) == ["q-0007", "q-0001", "q-0002", "q-0003"]


def test_a_refresh_that_changes_nothing_leaves_the_library_itself_in_place(shelf):
    before = shelf.library
    shelf.refresh()
    assert shelf.library is before


def test_a_folder_that_cannot_be_read_leaves_everything_as_it_was(shelf, folder, monkeypatch):
    def refused(_):
        raise OSError(5, "Input/output error")

    before = shelf.library
    monkeypatch.setattr("quiz.services.bank_shelf.read_folder", refused)
    with pytest.raises(OSError):
        shelf.refresh()
    assert shelf.library is before
