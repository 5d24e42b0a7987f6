"""Answers that leave without a name: codes of one export only, no moment, nothing that few have typed."""

import csv
import io
import json
from dataclasses import replace
from random import Random

import pytest

from quiz.practice.heatmap import hidden_branches
from quiz.practice.lineage import Revision
from quiz.services import training_log
from quiz.services.training_log import COLUMNS, LEAST, Frame, Order, rows, write
from quiz.store.attempts import AttemptLog, Receipt
from quiz.store.database import sqlite_url
from tests.services import training


@pytest.fixture
def database(tmp_path):
    database = training.practice_database(tmp_path)
    yield database
    database.close()


@pytest.fixture
def practised(database):
    members = training.people(database)
    training.practised(database, members, answers=12)
    return members


def table(tmp_path, seed=1, branches=True):
    order = Order(sqlite_url(tmp_path / "practice.db"), str(training.BANKS), COLUMNS, branches)
    out = io.StringIO()
    write(order, out, Random(seed))
    return out.getvalue(), list(csv.DictReader(io.StringIO(out.getvalue())))


def test_every_answer_is_a_row_and_nobody_is_named(tmp_path, practised):
    text, found = table(tmp_path)
    assert len(found) == 12 * len(practised)
    assert len({each["person"] for each in found}) == len(practised)
    known = [*practised, *(each.removeprefix("m-") for each in practised), *training.NAMES.values()]
    assert not any(name in text for name in (*known, *training.SIZES))
    assert list(found[0]) == list(COLUMNS)


def test_neither_a_moment_nor_a_time_is_told(tmp_path, practised, database):
    text, found = table(tmp_path)
    (entry, *_) = AttemptLog(database).of(practised[0])
    assert str(entry.at) not in text and "6000" not in text
    assert all(len(each["day"]) == len("2026-11-22") for each in found)


def test_codes_are_others_in_every_export_and_give_the_order_of_people(tmp_path, practised):
    first, second = table(tmp_path, seed=1)[1], table(tmp_path, seed=2)[1]
    assert not {each["person"] for each in first} == {each["person"] for each in second}
    codes = list(dict.fromkeys(each["person"] for each in first))
    assert codes == sorted(codes)


def test_a_branch_that_the_overview_hides_has_no_code(tmp_path, practised):
    found = table(tmp_path)[1]
    sizes = {}
    for each in found:
        sizes.setdefault(each["branch"], set()).add(each["person"])
    shown = [size for name, size in training.SIZES.items() if name not in hidden_branches(training.SIZES)]
    assert sorted(len(people) for name, people in sizes.items() if name) == sorted(shown)
    assert len(sizes[""]) == sum(training.SIZES.values()) - sum(shown) >= 5


def test_branches_that_are_switched_off_are_not_told_apart(tmp_path, practised):
    assert {each["branch"] for each in table(tmp_path, branches=False)[1]} == {""}


def test_fewer_than_ten_people_do_not_leave_under_codes(tmp_path, database):
    members = training.people(database, {"office": LEAST - 1})
    training.practised(database, members, answers=12)
    assert table(tmp_path)[1] == []


def test_what_few_have_typed_is_not_told_and_a_fast_tap_is_no_row(practised, database):
    open_ = [each for each in training.library().questions if each.use != "contest"]
    asked = next(each for each in open_ if each.type == "fill")
    log, everybody = AttemptLog(database), {}
    for number, member in enumerate(practised):
        (entry, *_) = log.of(member)
        said = "我是张三" if number < 4 else "大家都这么写"
        typed = replace(entry, question=asked.id, rev=1, chosen=(said,), right=False)
        everybody[member] = [typed, replace(typed, id="fast-00001", pace="rapid", chosen=("大家都这么写",))]
    frame = Frame({asked.id: (Revision(1, None, 0, asked),)}, {asked.id: "fill"}, {})
    found = list(rows(practised, everybody.__getitem__, frame, Random(1)))
    assert len(found) == len(practised)
    said = [row[COLUMNS.index("chosen")] for row in found]
    assert said.count("") == 4 and set(said) == {"", json.dumps(["大家都这么写"], ensure_ascii=False)}


def test_a_question_for_contests_is_in_no_row(tmp_path, practised, database):
    sealed = next(each for each in training.library().questions if each.use == "contest")
    log = AttemptLog(database)
    (entry, *_) = log.of(practised[0])
    log.append(practised[0], [Receipt(replace(entry, id="leak-00001", question=sealed.id), training.NOW)])
    assert sealed.id not in table(tmp_path)[0]


def test_no_cell_begins_like_a_formula(tmp_path, practised):
    assert not any(cell[:1] in "=+-@" for each in table(tmp_path)[1] for cell in each.values() if cell)
    assert training_log.TYPED == ("fill",)
