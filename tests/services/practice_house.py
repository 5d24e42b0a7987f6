"""A house of practice: two small banks, a clock that is set by hand, and phones that answer."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

from quiz.banks.bank import Bank, Library
from quiz.banks.question import Fill, Multiple, Option, Oral, Order, Single, TrueFalse
from quiz.people import RosterLine
from quiz.practice.study_day import begins_ms
from quiz.services.practice import build_practice
from quiz.store.database import Database

DAY = 20_800
NOON_MS = 8 * 3600 * 1000
SECRET = b"a secret of this test"
OPTIONS = tuple(Option(label=label, text=f"选项{label}") for label in "ABCD")
COMMON = {
    "explanation": "因为如此。",
    "source": "《简史》第一章",
    "period": "新民主主义革命时期",
    "topic": "重要会议",
    "difficulty": 2,
}


def single(name: str, **changes: Any) -> Single:
    return Single(
        **{**COMMON, "id": name, "stem": f"{name} 选哪一个？", "options": OPTIONS, "answer": "B", **changes}
    )


def library(*more: Any, without: Sequence[str] = ()) -> Library:
    """Bank `party` with all six kinds, bank `prc` with singles; sealed questions in both."""
    party = [
        *(single(f"ph-{number:04}") for number in range(1, 9)),
        Multiple(**COMMON, id="ph-0009", stem="选哪几个？", options=OPTIONS, answer=("A", "C")),
        TrueFalse(**COMMON, id="ph-0010", stem="对不对？", answer=True),
        Fill(
            **COMMON, id="ph-0011", stem="____年，____成立。", answers=(("1921", "一九二一"), ("中国共产党",))
        ),
        Order(**COMMON, id="ph-0012", stem="排一排。", options=OPTIONS[:3], answer=("C", "A", "B")),
        Oral(**COMMON, id="ph-0013", stem="说一说。", answer="实事求是"),
        single("ph-0014", use="contest", stem="密封的题"),
    ]
    prc = [*(single(f"nh-{number:04}", period="新时代", topic="成就") for number in range(1, 9))]
    prc.append(single("nh-0009", use="contest", stem="另一道密封的题"))
    changed = {question.id: question for question in more}
    banks = []
    for name, title, questions in (("party", "党史", party), ("prc", "新中国史", prc)):
        kept = [changed.pop(each.id, each) for each in questions if each.id not in without]
        if name == "party":
            kept += [each for each in changed.values() if each.id.startswith("ph-")]
        banks.append(Bank(name, title, "《简史》", tuple(kept), f"{name}.yaml"))
    return Library(tuple(banks))


@dataclass
class House:
    """Practice with its clock `now`; `phone()` gives a phone of a member."""

    database: Database
    now: int = begins_ms(DAY) + NOON_MS
    shelf: Any = field(default_factory=lambda: SimpleNamespace(library=library()))
    entries: int = 0

    def __post_init__(self) -> None:
        self.practice = self.build()

    def build(self) -> Any:
        """Practice as after a start."""
        away = lambda work, *args: work(*args)  # noqa: E731
        return build_practice(self.database, SECRET, self.shelf, lambda: self.now, away, away)

    def restart(self) -> None:
        self.practice = self.build()

    def on_day(self, day: int) -> "House":
        """Noon of a study day."""
        self.now = begins_ms(day) + NOON_MS
        return self

    def with_roster(self, *lines: tuple[str, str], exempt: Sequence[str] = ()) -> "House":
        rows = [RosterLine(str(n), branch, name, name in exempt) for n, (branch, name) in enumerate(lines)]
        self.practice.roster.replace(rows)
        return self

    def branch(self, name: str) -> str:
        return next(each.id for each in self.practice.roster.branches() if each.name == name)

    def entry(self, question: str, chosen: Sequence[str] = ("B",), **changes: Any) -> dict[str, Any]:
        """What a phone says it answered; every call is a second later and has a new id."""
        self.entries += 1
        self.now += 15_000
        found = self.shelf.library.question(question)
        made = {
            "kind": "attempt",
            "id": f"entry-{self.entries:05}",
            "question": question,
            "rev": found.rev if found else 1,
            "at": self.now,
            "mode": "learn",
            "chosen": list(chosen),
            "sure": None,
            "took_ms": 9000,
            "session": "daily-1",
        }
        return {**made, **changes}

    def send(self, member: str, *entries: dict[str, Any], branch: str = "", **changes: Any) -> dict[str, Any]:
        """What the desk answers to entries."""
        said = {"entries": list(entries), "now": self.now, **changes}
        return self.practice.desk.take(member, branch, said)

    def answer(
        self, member: str, question: str, chosen: Sequence[str] = ("B",), **changes: Any
    ) -> dict[str, Any]:
        """Answer one question; its verdict."""
        entry = self.entry(question, chosen, **changes)
        return self.send(member, entry)["verdicts"][entry["id"]]
