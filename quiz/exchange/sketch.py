"""A question while it is being gathered from lines or cells: raw texts, before anything is judged."""

from dataclasses import dataclass, field

from quiz.exchange.draft import Remark, Told

SPACED = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789,.;:"


@dataclass
class Sketch:
    """
    Raw parts of one question.

    Attributes:
        number: As numbered in the file, None when it was not.
        kind: What the file says it is: a type of question, `choice`, or empty.
        options: [letter, text] in the order met; `standing_out` are letters of coloured ones.
        answer: None while no key was met; `answer_line` is where it was.
        notes: Other fields by name, raw.
        spent: Words read as marks and not as content, for the audit.
        alternatives: Separators of blanks and of forms are those of a table (`|` and `;`).
    """

    line: int
    number: int | None = None
    kind: str = ""
    section: int = 0
    stem: str = ""
    options: list[list[str]] = field(default_factory=list)
    standing_out: list[str] = field(default_factory=list)
    answer: str | None = None
    answer_line: int = 0
    notes: dict[str, str] = field(default_factory=dict)
    note_lines: dict[str, int] = field(default_factory=dict)
    lines: list[int] = field(default_factory=list)
    spent: list[str] = field(default_factory=list)
    doubts: list[Remark] = field(default_factory=list)
    faults: list[Remark] = field(default_factory=list)

    def size(self) -> int:
        """About how many characters have been gathered."""
        texts = (self.stem, self.answer or "", *(text for _, text in self.options), *self.notes.values())
        return sum(map(len, texts)) + len(self.lines)

    def claim(self, line: int) -> None:
        if line not in self.lines:
            self.lines.append(line)

    def doubt(self, line: int, message: str) -> None:
        self.doubts.append(Remark(line, message))

    def fault(self, line: int, message: str) -> None:
        self.faults.append(Remark(line, message))

    def answered(self, value: str, line: int) -> None:
        """Note a key; a second one that says otherwise is a fault, since nobody knows which is right."""
        if self.answer is None or not self.answer.strip():
            self.answer, self.answer_line = value, line
        elif value.strip() and value.strip() != self.answer.strip():
            self.fault(line, f"答案写了两次，前面是“{self.answer}”，这里是“{value}”，请核对")

    def note(self, name: str, value: str, line: int) -> None:
        """Note another field; a second text is added to the first."""
        before = self.notes.get(name, "")
        self.notes[name] = joined(before, value) if before else value
        self.note_lines.setdefault(name, line)


@dataclass
class Sheaf:
    """What a recogniser hands on: sketches, told lines, remarks on the whole file, and a title."""

    sketches: list[Sketch] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    title: str = ""

    def tell(self, line: int, mark: str, message: str) -> None:
        self.told.append(Told(line, mark, message))


def joined(first: str, second: str) -> str:
    """Two lines of one text: Chinese needs no space between, letters and figures do; items stay apart."""
    first, second = first.rstrip(), second.lstrip()
    if not first or not second:
        return first + second
    if second[0] in "①②③④⑤⑥⑦⑧⑨⑩" or (second[0] in "(（" and second[1:2] in "1234567890一二三四五六七八九"):
        return f"{first}\n{second}"
    return f"{first} {second}" if first[-1] in SPACED and second[0] in SPACED else first + second


def in_turn(remarks: list[Remark]) -> tuple[Remark, ...]:
    """Remarks by line, each once."""
    return tuple(sorted(dict.fromkeys(remarks), key=lambda remark: remark.line))
