"""
Editing banks: open, lint, save, revise one question, withdraw, vouch. Nothing unsound is ever written.

A save says which text it was made from; when the file has changed since, both texts are kept and told.
Contests are not touched by any of this: their questions were sealed at the start.
"""

import threading
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date
from typing import Any

from quiz.banks.bank import Bank, revision_digest
from quiz.banks.checking import BANK_ID, check_bank, read_banks
from quiz.banks.encoding import decode
from quiz.banks.lint.linting import lint
from quiz.banks.problem import Complaints, Problem
from quiz.banks.question import Question
from quiz.banks.revising import gone, key_changed, matter_changed
from quiz.banks.writing import Value, changed, field_at, line_of, question_text, question_texts, readable
from quiz.services.bank_declaring import Undeclared, owing_of
from quiz.services.bank_file import (
    BankFile,
    Conflict,
    SameReader,
    Trial,
    Unsound,
    Vanishing,
    as_stored,
    digest_of,
)
from quiz.services.bank_shelf import BankShelf
from quiz.store import bank_history
from quiz.store.bank_files import read_folder, read_media_names, save
from quiz.store.bank_history import MARKS, BankHistory, Entry

ON_DISK = "直接改了文件"
HEAD = "bank: {bank}\ntitle: …\nsource: …\nquestions:\n"


class BankDesk:
    """
    Args:
        shelf: The banks in use; refreshed after every save.
        history: Where changes are written down.
        now: Epoch milliseconds.
        away: Runs long work where it delays no buzz.
    """

    def __init__(
        self, shelf: BankShelf, history: BankHistory, now: Callable[[], int], away: Callable[..., Any]
    ) -> None:
        self._shelf, self.history, self._now, self._away = shelf, history, now, away
        self._lock = threading.Lock()
        self._told: set[tuple[str, str]] = set()

    def reload(self) -> tuple[Problem, ...]:
        """
        Read the folder again, and write down what was changed there.

        Returns:
            The problems of broken banks and of undeclared changes; such banks stay in use as they were.
        """
        problems = self._away(self._shelf.refresh)
        for news in self._shelf.take_news():
            found = self._away(self._changes, news.before, news.after, news.new, ON_DISK, "")
            self._write_down(each for each in found if (each.question, each.after) not in self._told)
        return problems

    def open(self, bank: str) -> BankFile | None:
        """A bank's file by the name it has without its suffix."""
        if not BANK_ID.fullmatch(bank):
            return None
        for suffix in (".yaml", ".yml"):
            file = self._shelf.folder / f"{bank}{suffix}"
            if file.is_file():
                data = file.read_bytes()
                text = decode(data, Complaints(file.name))
                return BankFile(
                    bank, file.name, data.decode("utf-8", "replace") if text is None else text, data
                )
        return None

    def lint(self, bank: str, text: str) -> tuple[Problem, ...]:
        """What keeps a text from being saved, as far as its own file can tell; else the warnings."""
        opened = self.open(bank)
        return self._away(self._lint, opened or BankFile(bank, f"{bank}.yaml", "", b""), text)

    def save(
        self, bank: str, text: str, digest: str, who: str, agreed: Collection[str] = (), act: str = ""
    ) -> BankFile:
        """
        Write a bank exactly as typed, and take it into use.

        Args:
            bank: The file without its suffix.
            text: What was typed.
            digest: Of the file it was made from; "" for a file that is new.
            who: The name in the history.
            agreed: Ids that may disappear.
            act: What the history calls this; found out when left empty.

        Raises:
            Conflict: The file is another one now.
            Unsound: The text has problems.
            Vanishing: More questions disappear than were agreed to.
            OSError: It could not be written; the old file is untouched.
        """
        opened = self.open(bank) or BankFile(bank, f"{bank}.yaml", "", b"")
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        if opened.digest != digest:
            raise Conflict(opened)
        new = self._away(self._checked, opened, text, agreed)
        with self._lock:  # between this look and the writing nobody else gets a turn
            now = self.open(bank)
            if now is not None and now.digest != digest or now is None and digest:
                raise Conflict(now or opened)
            save(self._shelf.folder / opened.name, as_stored(text, opened.data))
        self._write_down(self._away(self._changes, opened.text, text, new, who, act))
        self.reload()
        return self.open(bank) or opened

    def restore(self, bank: str, text: str, digest: str, who: str, agreed: Collection[str]) -> None:
        """Put an older text back as `save` would; without a text, take the file away."""
        if text:
            self.save(bank, text, digest, who, agreed)
            return
        opened = self.open(bank)
        if opened is None or opened.digest != digest:
            raise Conflict(opened or BankFile(bank, f"{bank}.yaml", "", b""))
        (self._shelf.folder / opened.name).unlink()
        self.reload()

    def fields(self, bank: str, question: str) -> tuple[dict[str, Value], str] | None:
        """What a question says in its file, and a digest of its lines; None when it cannot be read."""
        opened = self.open(bank)
        if opened is None:
            return None
        said = self._away(readable, opened.text).get(question)
        return (said, digest_of(question_text(opened.text, question))) if said else None

    def trial(self, bank: str, question: str, changes: Mapping[str, Value | None]) -> Trial:
        """What a question would be, checked alone; problems by field, at their lines in the file."""
        opened = self.open(bank)
        assert opened is not None
        return self._away(self._trial, opened, question, changes)

    def revise(
        self,
        bank: str,
        question: str,
        changes: Mapping[str, Value | None],
        kind: str,
        base: str,
        who: str,
        act: str = "",
    ) -> BankFile:
        """
        Change fields of one question; the rest of the file stays to the letter.

        Args:
            bank, question: Which.
            changes: Field → value, None to take it out.
            kind: cosmetic, substantive or key_fix; needed when its matter changes.
            base: The digest of its lines as they were opened.
            who, act: For the history.

        Raises:
            Conflict: Its lines were changed by somebody else.
            Unsound: As for `save`; also when `kind` is missing or too small.
        """
        opened = self.open(bank)
        if opened is None or digest_of(question_text(opened.text, question)) != base:
            raise Conflict(opened or BankFile(bank, f"{bank}.yaml", "", b""))
        trial = self.trial(bank, question, changes)
        if trial.problems:
            raise Unsound(tuple(problem for _, problem in trial.problems))
        changes = dict(changes)
        was = self._shelf.library.question(question)
        if trial.matter and was and kind:
            changes |= {"rev": str(was.rev + 1), "change": kind}
        text = self._away(changed, opened.text, question, changes)
        return self.save(bank, text, opened.digest, who, act=act)

    def undeclared(self) -> list[tuple[Undeclared, str, str, str]]:
        """Changes on the disk that wait for a word: each with its lines before and now, and their digest."""
        return self._away(self._undeclared)

    def withdraw(self, bank: str, question: str, reason: str, base: str, who: str) -> BankFile:
        """Take a question out of every draw, or back in when there is no reason."""
        act = bank_history.WITHDRAWN if reason else bank_history.RESTORED
        return self.revise(bank, question, {"withdrawn": reason or None}, "", base, who, act)

    def mark(self, bank: str, question: str, kind: str, who: str) -> None:
        """
        Vouch for a question as it now stands, as who wrote it or as who read it after.

        Raises:
            SameReader: The other mark bears the same name.
        """
        found = self._shelf.library.question(question)
        if found is None or kind not in MARKS:
            return
        digest = revision_digest(found)
        others = [entry for act, entry in self.history.marks(question, digest).items() if act != kind]
        if any(entry.who == who for entry in others):
            raise SameReader(who)
        self.history.add([Entry(bank, question, self._now(), who, kind, found.rev, digest=digest)])

    # what may take long, off the hub

    def _lint(self, opened: BankFile, text: str) -> tuple[Problem, ...]:
        file = self._file(opened)
        reading = read_banks({file: text}, read_media_names(self._shelf.folder))
        if reading.problems or not reading.library.banks:
            return reading.problems
        owing = owing_of(reading.library.banks[0], reading, self._shelf.library)
        day = date.fromtimestamp(self._now() / 1000).isoformat()
        return owing + lint(reading.written, day)

    def _checked(self, opened: BankFile, text: str, agreed: Collection[str]) -> Bank:
        root, file = self._shelf.folder.name, self._file(opened)
        files: dict[str, bytes | str] = {
            f"{root}/{name}": data for name, data in read_folder(self._shelf.folder).items()
        }
        files[file] = text
        reading = read_banks(files, read_media_names(self._shelf.folder))
        known = {(each.file, each.message) for each in self._shelf.problems}
        fresh = [
            each for each in reading.problems if each.file == file or (each.file, each.message) not in known
        ]
        new = next((bank for bank in reading.library.banks if bank.file == file), None)
        if fresh or new is None:
            raise Unsound(tuple(fresh))
        old = check_bank(opened.text, file)[0] if opened.data else None
        if owing := owing_of(new, reading, self._shelf.library, old):
            raise Unsound(owing)
        before = old or self._shelf.library.bank(opened.bank)
        if vanishing := tuple(each for each in gone(before, new) if each not in agreed):
            raise Vanishing(vanishing)
        return new

    def _undeclared(self) -> list[tuple[Undeclared, str, str, str]]:
        found = []
        for each in self._shelf.undeclared:
            opened = self.open(each.bank.id)
            now = question_text(opened.text, each.new.id) if opened else ""
            before = question_text(self._shelf.text(each.bank.id), each.new.id)
            found.append((each, before, now, digest_of(now)))
        return found

    def _trial(self, opened: BankFile, question: str, changes: Mapping[str, Value | None]) -> Trial:
        head = HEAD.format(bank=opened.bank)
        text = changed(head + question_text(opened.text, question) + "\n", question, changes)
        bank, problems = check_bank(text, self._file(opened), read_media_names(self._shelf.folder))
        shift = line_of(opened.text, question) - head.count("\n") - 1
        placed = tuple((field_at(text, each.line)[1], _moved(each, shift)) for each in problems)
        new = bank.questions[0] if bank else None
        old = next((q for q in self._good_questions(opened) if q.id == question), None)
        if new is None or old is None:
            return Trial(new, placed, (), False)
        return Trial(new, placed, matter_changed(old, new), key_changed(old, new))

    def _good_questions(self, opened: BankFile) -> tuple[Question, ...]:
        in_use = self._shelf.library.bank(opened.bank)
        return in_use.questions if in_use else ()

    def _file(self, opened: BankFile) -> str:
        return f"{self._shelf.folder.name}/{opened.name}"

    def _write_down(self, entries: Iterable[Entry]) -> None:
        entries = list(entries)
        self._told.update((each.question, each.after) for each in entries)
        self.history.add(entries)

    def _changes(self, before: str, after: str, new: Bank, who: str, act: str) -> list[Entry]:
        """One entry for every question whose lines are not the same; the lines before are those in use."""
        first, second = question_texts(before), question_texts(after)
        in_use = question_texts(self._shelf.text(new.id))
        now, by_id = self._now(), {question.id: question for question in new.questions}
        entries = []
        for name in (*second, *(name for name in first if name not in second)):
            was, is_now, found = first.get(name, ""), second.get(name, ""), by_id.get(name)
            if was == is_now:
                continue
            own = act or (
                bank_history.ADDED if not was else bank_history.EDITED if is_now else bank_history.REMOVED
            )
            was = in_use.get(name, was) if in_use.get(name) != is_now else was
            digest = revision_digest(found) if found else ""
            rev, kind = (found.rev, found.change or "") if found else (0, "")
            entries.append(Entry(new.id, name, now, who, own, rev, kind, digest, was, is_now))
        return entries


def _moved(problem: Problem, shift: int) -> Problem:
    return Problem(
        problem.file, problem.line + shift, problem.column, problem.message, problem.hint, problem.code
    )
