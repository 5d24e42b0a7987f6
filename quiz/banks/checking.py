"""Text of bank files → a Bank or a Library, or every problem at once. Questions one by one: asked.py."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from quiz.banks.asked import KEY_NICKNAMES, check_question
from quiz.banks.bank import Bank, Library
from quiz.banks.face import options_of
from quiz.banks.fields import Fields, fields_of
from quiz.banks.nodes import Node
from quiz.banks.problem import Complaints, Problem
from quiz.banks.question import Question
from quiz.banks.reading import read
from quiz.banks.words import quoted

BANK_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
BANK_NICKNAMES = {
    "题库": "bank", "编号": "bank", "id": "bank", "名称": "title", "标题": "title", "name": "title",
    "来源": "source", "出处": "source", "book": "source", "题目": "questions", "question": "questions",
    "试题": "questions",
}  # fmt: skip

Place = tuple[str, int, str]


@dataclass
class _Seen:
    """Where ids, stems and banks were first met, over all files of a library."""

    ids: dict[str, Place] = field(default_factory=dict)
    stems: dict[tuple, tuple[Place, Question]] = field(default_factory=dict)
    banks: dict[str, Place] = field(default_factory=dict)


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
    return _check(data, file, media, _Seen())


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
    seen = _Seen()
    banks: list[Bank] = []
    problems: list[Problem] = []
    for file in sorted(files):
        bank, found = _check(files[file], file, media, seen)
        problems.extend(found)
        if bank:
            banks.append(bank)
    return Library(tuple(banks)), tuple(problems)


def _check(
    data: bytes | str, file: str, media: frozenset[str] | None, seen: _Seen
) -> tuple[Bank | None, tuple[Problem, ...]]:
    node, problems = read(data, file)
    complaints = Complaints(file, problems)
    bank = _bank(node, complaints, media, seen) if node is not None else None
    return (None if complaints else bank), complaints.sorted()


def _bank(node: Node, complaints: Complaints, media: frozenset[str] | None, seen: _Seen) -> Bank | None:
    fields = fields_of(node, complaints, "题库", BANK_NICKNAMES)
    if fields is None:
        return None
    bank_id = _bank_id(fields, seen)
    title = fields.text("title", most=60)
    source = fields.text("source")
    questions = _questions(fields, source or "", media, seen)
    fields.finish()
    if None in (bank_id, title, source):
        return None
    return Bank(bank_id, title, source, questions, complaints.file)


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


def _questions(fields: Fields, book: str, media: frozenset[str] | None, seen: _Seen) -> tuple[Question, ...]:
    nodes = fields.items("questions")
    if nodes is None:
        return ()
    if not nodes:
        fields.complain("questions", "题库里没有题目", "至少写一题", "empty")
    questions = []
    for node in nodes:
        if fields.complaints.full:
            break
        asked = fields_of(node, fields.complaints, "题目", KEY_NICKNAMES)
        if asked is None:
            continue
        question, question_id = check_question(asked, book, media)
        _tell_id_twice(asked, question_id, seen)
        if question:
            _tell_asked_twice(asked, question, seen)
            questions.append(question)
    return tuple(questions)


def _tell_id_twice(fields: Fields, question_id: str | None, seen: _Seen) -> None:
    if question_id is None:
        return
    where = (fields.complaints.file, fields.where("id").line, question_id)
    first = seen.ids.setdefault(question_id, where)
    if first is not where:
        message = f"编号{quoted(question_id)}已在{_spoken(first, fields)}用过"
        fields.complain("id", message, "换一个没有用过的编号", "id_twice")


def _tell_asked_twice(fields: Fields, question: Question, seen: _Seen) -> None:
    """The same stem with the same options is one question; with another key it is a dangerous one."""
    options = frozenset(_folded(option.text) for option in options_of(question))
    mark = (question.type, _folded(question.stem), options, question.media and question.media.file)
    where = (fields.complaints.file, fields.where("stem").line, question.id)
    (place, first) = seen.stems.setdefault(mark, (where, question))
    if place is where:
        return
    message = f"与{_spoken(place, fields)}的 {first.id} 是同一道题"
    hint = "删去一道" if _key(first) == _key(question) else "两处答案不同，请核对后删去一道"
    fields.complain("stem", message, hint, "asked_twice")


def _key(question: Question) -> frozenset[str] | tuple:
    right = question.answers if question.type == "fill" else question.answer
    if question.type in ("single", "multiple"):
        return frozenset(_folded(o.text) for o in question.options if o.label in right)
    if question.type == "order":
        by_label = {option.label: option.text for option in question.options}
        return tuple(_folded(by_label[label]) for label in right)
    return (right,)


def _folded(text: str) -> str:
    return re.sub(r"[\W_]+", "", text)


def _spoken(place: Place, fields: Fields) -> str:
    file, line, _ = place
    return f"第 {line} 行" if file == fields.complaints.file else f" {file} 第 {line} 行"
