"""Text of bank files → a Bank or a Library, or every problem at once. Questions one by one: asked.py."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from quiz.banks.allowance import check_allowance
from quiz.banks.asked import KEY_NICKNAMES, check_question
from quiz.banks.asked_twice import Asked, Place, spoken, tell_asked_twice
from quiz.banks.bank import Bank, Library
from quiz.banks.fields import Fields, fields_of
from quiz.banks.nodes import Mapping as MappingNode
from quiz.banks.nodes import Node
from quiz.banks.problem import Complaints, Problem
from quiz.banks.reading import read
from quiz.banks.succession import Succession
from quiz.banks.words import quoted
from quiz.banks.written import Reading, Written, WrittenBank

BANK_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
BANK_NICKNAMES = {
    "题库": "bank", "编号": "bank", "id": "bank", "名称": "title", "标题": "title", "name": "title",
    "来源": "source", "出处": "source", "book": "source", "题目": "questions", "question": "questions",
    "试题": "questions",
}  # fmt: skip


@dataclass
class _Seen:
    """Where ids, questions and banks were first met, over all files of a library."""

    ids: dict[str, Place] = field(default_factory=dict)
    asked: Asked = field(default_factory=Asked)
    banks: dict[str, Place] = field(default_factory=dict)
    succession: Succession = field(default_factory=Succession)


def check_bank(
    data: bytes | str, file: str, media: frozenset[str] | None = None
) -> tuple[Bank | None, tuple[Problem, ...]]:
    """
    A bank, or everything that is wrong with it.

    Args:
        data: The file as stored, or as typed into an editor.
        file: Its name; the part before `.yaml` should be the id of the bank.
        media: Names of the media files there are (`media/xyz.svg`); None leaves them unchecked.

    Returns:
        The bank and no problem, or None and the problems in the order of the file.
    """
    seen = _Seen()
    bank, complaints = _check(data, file, media, seen, [])
    seen.succession.tell()
    return (None if complaints else bank), complaints.sorted()


def check_library(
    files: Mapping[str, bytes | str], media: frozenset[str] | None = None
) -> tuple[Library, tuple[Problem, ...]]:
    """
    All banks of a folder; ids must be unique throughout, and no question asked twice.

    Args:
        files: File name → content.
        media: As for check_bank.

    Returns:
        The Library of the banks without problems, and the problems of the others.
    """
    reading = read_banks(files, media)
    return reading.library, reading.problems


def read_banks(files: Mapping[str, bytes | str], media: frozenset[str] | None = None) -> Reading:
    """What check_library finds, and every sound question beside the text it was read from."""
    seen = _Seen()
    written: list[WrittenBank] = []
    checked = [_check(files[file], file, media, seen, written) for file in sorted(files)]
    seen.succession.tell()
    banks = tuple(bank for bank, complaints in checked if bank and not complaints)
    problems = tuple(problem for _, complaints in checked for problem in complaints.sorted())
    return Reading(Library(banks), problems, tuple(written))


def _check(
    data: bytes | str, file: str, media: frozenset[str] | None, seen: _Seen, written: list[WrittenBank]
) -> tuple[Bank | None, Complaints]:
    node, problems = read(data, file)
    complaints = Complaints(file, problems)
    questions: list[Written] = []
    bank = _bank(node, complaints, media, seen, questions) if node is not None else None
    if isinstance(node, MappingNode):
        text = data if isinstance(data, str) else data.decode("utf-8", "replace")
        written.append(WrittenBank(file, node, tuple(questions), text))
    return bank, complaints


def _bank(
    node: Node,
    complaints: Complaints,
    media: frozenset[str] | None,
    seen: _Seen,
    written: list[Written],
) -> Bank | None:
    fields = fields_of(node, complaints, "题库", BANK_NICKNAMES)
    if fields is None:
        return None
    bank_id = _bank_id(fields, seen)
    title = fields.text("title", most=60)
    source = fields.text("source")
    check_allowance(fields)
    _questions(fields, source or "", media, seen, written)
    fields.finish()
    if None in (bank_id, title, source):
        return None
    return Bank(bank_id, title, source, tuple(each.question for each in written), complaints.file)


def _bank_id(fields: Fields, seen: _Seen) -> str | None:
    value = fields.text("bank")
    if value is None:
        return None
    stem = PurePosixPath(fields.complaints.file).stem
    if not BANK_ID.fullmatch(value):
        hint = "用小写字母、数字和连字符，如 party-history"
        fields.complain("bank", f"题库编号{quoted(value)}不合格式", hint, "bank_id")
        return None
    if value != stem:
        hint = f"写成 bank: {stem}，或把文件改名为 {value}.yaml"
        fields.complain("bank", f"题库编号{quoted(value)}与文件名不同", hint, "bank_id")
    where = (fields.complaints.file, fields.where("bank").line, value)
    first = seen.banks.setdefault(value, where)
    if first is not where:
        fields.complain("bank", f"题库编号{quoted(value)}已在 {first[0]} 用过", "", "bank_twice")
    return value


def _questions(
    fields: Fields, book: str, media: frozenset[str] | None, seen: _Seen, written: list[Written]
) -> None:
    nodes = fields.items("questions")
    if nodes is None:
        return
    if not nodes:
        fields.complain("questions", "题库里没有题目", "至少写一题", "empty")
    for node in nodes:
        if fields.complaints.full:
            break
        asked = fields_of(node, fields.complaints, "题目", KEY_NICKNAMES)
        if asked is None:
            continue
        question, question_id = check_question(asked, book, media)
        _tell_id_twice(asked, question_id, seen)
        if question_id:
            seen.succession.note(asked, question_id)
        if question:
            tell_asked_twice(asked, question, seen.asked)
            written.append(Written(question, asked.mapping_node, fields.complaints.file))


def _tell_id_twice(fields: Fields, question_id: str | None, seen: _Seen) -> None:
    if question_id is None:
        return
    where = (fields.complaints.file, fields.where("id").line, question_id)
    first = seen.ids.setdefault(question_id, where)
    if first is not where:
        message = f"编号{quoted(question_id)}已在{spoken(first, fields)}用过"
        fields.complain("id", message, "换一个没有用过的编号", "id_twice")
