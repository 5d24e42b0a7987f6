"""
The Library in use. A bank is replaced only by a clean one; a broken bank leaves its last good text standing.

Clean means too that nothing people learnt by has changed behind their back: a bank edited on the disk is
compared with the version in use, and waits until every change of matter is declared.
"""

from dataclasses import dataclass
from pathlib import Path

from quiz.banks.bank import Bank, Library
from quiz.banks.checking import read_banks
from quiz.banks.problem import Problem
from quiz.banks.renewal import renewed
from quiz.services.bank_declaring import Undeclared, left_behind, placed, undeclared_in
from quiz.store.bank_files import read_folder, read_media_names


@dataclass(frozen=True)
class News:
    """A bank that came into use in the place of an older text of it."""

    old: Bank
    new: Bank
    before: str
    after: str


class BankShelf:
    """The banks of one folder, each as it was when it was last in order."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.library = Library()
        self.problems: tuple[Problem, ...] = ()
        self.undeclared: tuple[Undeclared, ...] = ()
        self._texts: dict[str, str] = {}
        self._news: list[News] = []

    def refresh(self) -> tuple[Problem, ...]:
        """
        Read the folder again.

        Returns:
            Every problem; a bank that has any stays in use as it was before.

        Raises:
            OSError: The folder cannot be read.
        """
        root = self.folder
        files: dict[str, bytes | str] = {
            f"{root.name}/{name}": data for name, data in read_folder(root).items()
        }
        reading = read_banks(files, read_media_names(root))
        undeclared = undeclared_in(reading, self.library)
        owing = (*placed(undeclared, reading), *left_behind(undeclared, self.library))
        problems = (*reading.problems, *owing)
        waits = {problem.file for problem in owing}
        fresh = Library(tuple(bank for bank in reading.library.banks if bank.file not in waits))
        library, waiting = renewed(self.library, fresh, {problem.file for problem in problems})
        self.undeclared, self.problems = undeclared, (*problems, *waiting)
        self._take(library, {each.file: each.text for each in reading.written})
        return self.problems

    def text(self, bank: str) -> str:
        """The text of a bank in use, as its file was when it came into use."""
        found = self.library.bank(bank)
        return self._texts.get(found.file, "") if found else ""

    def take_news(self) -> tuple[News, ...]:
        """The banks that came into use in the place of another text since this was last asked."""
        news, self._news = tuple(self._news), []
        return news

    def _take(self, library: Library, texts: dict[str, str]) -> None:
        before = {bank.file: bank for bank in self.library.banks}
        for bank in library.banks:
            old = before.get(bank.file)
            if bank is old or bank.file not in texts:
                continue
            text = _plain(texts[bank.file])
            was = self._texts.get(bank.file, "")
            self._texts[bank.file] = text
            if old is not None and was and was != text:
                self._news.append(News(old, bank, was, text))
        if library != self.library:
            self.library = library


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")
