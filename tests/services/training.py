"""A database of practice in which branches have answered questions of the banks, by chance from a seed."""

import random
from pathlib import Path

from quiz.banks.bank import Library
from quiz.banks.face import labels_of, options_of
from quiz.people import Branch
from quiz.practice.attempt import Attempt
from quiz.store.attempts import AttemptLog, Receipt
from quiz.store.bank_files import load_library
from quiz.store.database import Database, open_database, sqlite_url
from quiz.store.members import MemberBook, MemberRow
from quiz.store.practice_tables import PRACTICE
from quiz.store.question_revisions import RevisionRegister, texts_of

BANKS = Path(__file__).parents[2] / "question_banks"
TODAY = 20_780
NOW = TODAY * 86_400_000
SIZES = {"office": 14, "law": 9, "finance": 7, "old": 4}
NAMES = {"office": "办公厅支部", "law": "法制委支部", "finance": "财经委支部", "old": "老干部支部"}


def practice_database(folder: Path) -> Database:
    return open_database(sqlite_url(folder / "practice.db"), PRACTICE)


def library() -> Library:
    return load_library(BANKS)[0]


def people(database: Database, sizes: dict[str, int] = SIZES) -> list[str]:
    """The roster of some branches, and members who have given their names."""
    book = MemberBook(database)
    lines = [(branch, f"{branch}-{n}", False) for branch, count in sizes.items() for n in range(count)]
    book.replace_roster([Branch(each, NAMES.get(each, each)) for each in sizes], lines)
    for branch, name, _ in lines:
        book.add(MemberRow(f"m-{name}", branch, name))
    return [f"m-{name}" for _, name, _ in lines]


def practised(
    database: Database,
    members: list[str],
    answers: int = 24,
    seed: int = 5,
    hard: str = "",
    probes: bool = False,
) -> None:
    """Every member answers so many questions, each as able as chance made them; `hard` fools most."""
    chance, banks = random.Random(seed), library()
    RevisionRegister(database).take(texts_of(banks), 0, 0)
    pool = [
        each for each in banks.questions if each.use != "contest" and each.type in ("single", "true_false")
    ]
    log = AttemptLog(database)
    for member in members:
        able = chance.uniform(0.3, 0.9)
        receipts = []
        for number, question in enumerate(chance.sample(pool[::6], min(answers, len(pool[::6])))):
            right = chance.random() < (0.25 if question.id == hard else able)
            wrong = [each.label for each in options_of(question) if each.label not in labels_of(question)]
            chosen = labels_of(question) if right else (wrong[0] if chance.random() < 0.8 else wrong[-1],)
            day = TODAY - 20 + number // 2
            entry = Attempt(
                f"{member}-{number:08}",
                member,
                question.id,
                question.rev,
                day * 86_400_000 + number,
                day,
                "probe" if probes or number % 10 == 9 else "learn",
                chosen,
                right,
                None,
                6000,
                "usual",
                0.0,
                f"s-{day}",
            )
            receipts.append(Receipt(entry, NOW))
        log.append(member, receipts)
