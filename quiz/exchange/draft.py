"""
A draft bank: what an uploaded file says, before anyone has agreed to it.

Every line of the file that is not blank is in a question or among the told lines. Values only, and their
form as JSON, for they are made in another process; knows no file format.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

SOUND, DOUBTFUL, WRONG = "✓", "!", "✗"
PIECE = 20


@dataclass(frozen=True, slots=True)
class Line:
    """
    One line, paragraph or row of a file.

    Attributes:
        number: From 1, over the whole file.
        text: As written, without what nobody sees.
        place: How a person finds it: `12`, or `单选题!12` in a workbook of several sheets.
        marked: Spans (start, end) that stand out by colour or highlighting.
    """

    number: int
    text: str
    place: str
    marked: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Remark:
    """What was assumed, or what is wrong, at a line."""

    line: int
    message: str


@dataclass(frozen=True, slots=True)
class Found:
    """
    One question as found.

    Attributes:
        lines: Numbers of the lines it was read from, ascending.
        fields: As in a bank file (type, stem, options, answer, …), all scalars text; `id` only when
            the file had one.
        doubts: What was assumed.
        faults: Why it cannot be used as it is; it enters no bank before these are mended.
    """

    lines: tuple[int, ...]
    fields: Mapping[str, Any]
    doubts: tuple[Remark, ...] = ()
    faults: tuple[Remark, ...] = ()

    @property
    def mark(self) -> str:
        return WRONG if self.faults else DOUBTFUL if self.doubts else SOUND


@dataclass(frozen=True, slots=True)
class Told:
    """A line that is in no question, or says something beside: a heading (✓), an assumption (!), lost (✗)."""

    line: int
    mark: str
    message: str


@dataclass(frozen=True)
class Draft:
    """All that a file says. `bank`, `source` and `allow` are empty unless the file names them."""

    file: str
    title: str
    lines: tuple[Line, ...]
    questions: tuple[Found, ...]
    told: tuple[Told, ...]
    bank: str = ""
    source: str = ""
    remarks: tuple[str, ...] = ()
    allow: Mapping[str, str] = field(default_factory=dict)

    @property
    def usable(self) -> tuple[Found, ...]:
        """The questions that may enter a bank as they are."""
        return tuple(found for found in self.questions if not found.faults)

    def unaccounted(self) -> list[int]:
        """Lines with text that are neither in a question nor told. Always none; tests hold us to it."""
        known = {number for found in self.questions for number in found.lines}
        known |= {told.line for told in self.told}
        return [line.number for line in self.lines if line.text.strip() and line.number not in known]

    def place(self, number: int) -> str:
        """How a person finds a line."""
        line = self.lines[number - 1] if 0 < number <= len(self.lines) else None
        return line.place if line and line.number == number else str(number)

    def as_dict(self) -> dict[str, Any]:
        """JSON-ready."""
        return asdict(self)


def pieces(draft: Draft) -> Iterator[dict[str, Any]]:
    """What `as_dict` gives in small pieces, so that nobody who reads them is held up for long."""
    data = draft.as_dict()
    lists = {name: data.pop(name) for name in ("lines", "questions", "told")}
    yield {**data, **dict.fromkeys(lists, ())}
    for name, values in lists.items():
        for start in range(0, len(values), PIECE):
            yield {name: values[start : start + PIECE]}


def draft_from(data: Mapping[str, Any]) -> Draft:
    """The Draft of what `as_dict` gave, after a journey as JSON."""
    return Draft(
        file=data["file"],
        title=data["title"],
        lines=tuple(_line(each) for each in data["lines"]),
        questions=tuple(_found(each) for each in data["questions"]),
        told=tuple(Told(**each) for each in data["told"]),
        bank=data["bank"],
        source=data["source"],
        remarks=tuple(data["remarks"]),
        allow=data["allow"],
    )


def _line(data: Mapping[str, Any]) -> Line:
    marked = tuple((start, end) for start, end in data["marked"])
    return Line(data["number"], data["text"], data["place"], marked)


def _found(data: Mapping[str, Any]) -> Found:
    return Found(
        tuple(data["lines"]), data["fields"], tuple(_remarks(data["doubts"])), tuple(_remarks(data["faults"]))
    )


def _remarks(data: Iterable[Mapping[str, Any]]) -> Iterable[Remark]:
    return (Remark(**each) for each in data)
