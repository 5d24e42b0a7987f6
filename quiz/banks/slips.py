"""
Slips of the keyboard that YAML reads wrongly or not at all, told line by line and mended.

Full-width colons, missing spaces, tabs, invisible characters. The mended text lets the reader go on
to the other problems of the file; it is never saved. Knows no YAML beyond one line.
"""

import re
from dataclasses import dataclass, field

from quiz.banks.problem import Complaints

FORBIDDEN = re.compile(
    "[^\t\n\x20-\x7e\xa0-\u200a\u200c\u200d\u2010-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]|\u2060"
)
INDENT = re.compile("[ \t\u3000\xa0]*")
WIDE_SPACES = ("\u3000", "\xa0")
DASHES = re.compile(" *(?:- +)*")
KEY = r"[A-Za-z_][\w-]*"
WIDE_COLON = re.compile(rf"([ ]*(?:- +)*)({KEY} *)：( ?)", re.ASCII)
TIGHT_COLON = re.compile(r"([ ]*(?:- +)*)([a-z][a-z_]+|[A-Z]):(?=[^\s:/])")
FLOW = re.compile(r"(?:[^\"'#]*: +|[ ]*- +)[{]")
FLOW_COLON = re.compile(rf"(?<=[{{,，])( *{KEY} *)(?:：( ?)|:(?=[^\s,}}\"'/]))", re.ASCII)
FLOW_COMMA = re.compile(r"，( *)(?=[A-Z] *:)")
BLOCK = re.compile(r".*[:-] +[|>][-+0-9]*\s*(?:#.*)?$")


@dataclass
class Mended:
    """The text with slips mended; `shifts` tells how columns moved: line → (column, by how much)."""

    lines: list[str]
    shifts: dict[int, list[tuple[int, int]]] = field(default_factory=dict)

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    def column(self, line: int, column: int) -> int:
        """A column of the mended text → the column in the text as typed."""
        moved = self.shifts.get(line)
        return max(1, column - sum(by for at, by in moved if column > at)) if moved else column


def mend(text: str, complaints: Complaints) -> Mended:
    """The text with every slip noted and mended."""
    mended = Mended(text.split("\n"))
    block: int | None = None
    above = _Above()
    for index, line in enumerate(mended.lines):
        work = _Line(index + 1, line, mended, complaints)
        if FORBIDDEN.search(line):
            work.clean()
        if "\t" in line or line.lstrip(" ")[:1] in WIDE_SPACES:
            work.indent(above)
        indent = len(work.text) - len(work.text.lstrip(" "))
        if block is not None and work.text.strip() and indent <= block:
            block = None
        if block is None and not work.text.lstrip().startswith("#"):
            work.colons()
            if ("|" in work.text or ">" in work.text) and BLOCK.match(work.text):
                block = indent
        if work.text.strip():
            above = _Above(work.text, INDENT.match(line)[0].count("\t"))
        mended.lines[index] = work.text
    return mended


@dataclass(frozen=True)
class _Above:
    """The last line that was not blank, mended, and the tabs it began with."""

    text: str = ""
    tabs: int = 0

    def indent_of(self, tabs: int) -> int:
        """Where a line that begins with tabs was probably meant to begin."""
        if self.tabs:
            return max(0, len(self.text) - len(self.text.lstrip(" ")) + 2 * (tabs - self.tabs))
        return len(DASHES.match(self.text)[0]) + (2 if self.text.rstrip().endswith(":") else 0)


class _Line:
    def __init__(self, number: int, text: str, mended: Mended, complaints: Complaints) -> None:
        self.number = number
        self.text = text
        self.mended = mended
        self.complaints = complaints

    def tell(self, column: int, message: str, hint: str, code: str) -> None:
        place = self.mended.column(self.number, column)
        self.complaints.at_line(self.number, place, message, hint, code)

    def replace(self, start: int, end: int, new: str) -> None:
        self.text = self.text[:start] + new + self.text[end:]
        by = len(new) - (end - start)
        if by:
            self.mended.shifts.setdefault(self.number, []).append((end, by))

    def clean(self) -> None:
        """Characters nobody sees, which would split a text or spoil an answer."""
        found = FORBIDDEN.search(self.text)
        name = f"U+{ord(found[0]):04X}"
        self.tell(
            found.start() + 1,
            f"这里有看不见的字符（{name}）",
            "删去重打，多半是从网页或文档粘贴来的",
            "invisible",
        )
        self.text = FORBIDDEN.sub(" ", self.text)

    def indent(self, above: _Above) -> None:
        """Tabs anywhere outside comments; wide spaces where a line begins."""
        lead = INDENT.match(self.text)[0]
        if not self.text.strip():
            self.text = ""
        if self.text[len(lead) :].startswith("#"):
            return
        tab = self.text.find("\t")
        if tab >= 0:
            self.tell(tab + 1, "这里用了 Tab 键", "缩进请用两个空格，文字里也不要用 Tab", "tab")
        elif lead.strip(" "):
            self.tell(1, "行首用了全角空格", "缩进请用半角空格", "indent")
        if "\t" in lead:
            self.replace(0, len(lead), " " * above.indent_of(lead.count("\t")))
        for match in reversed(list(re.finditer("[\u3000\xa0]", INDENT.match(self.text)[0]))):
            self.replace(match.start(), match.end(), "  ")
        self.text = self.text.replace("\t", " ")

    def colons(self) -> None:
        """Colons that do not separate key and value because they are wide, or have no space after."""
        wide = "：" in self.text and WIDE_COLON.match(self.text)
        tight = TIGHT_COLON.match(self.text)
        if wide:
            self._wide(wide.end(2), wide.end(), wide[2])
        elif tight:
            self.tell(tight.end(), f"{tight[2]}: 后面少一个空格", f"写成 {tight[2]}: …", "colon_space")
            self.replace(tight.end() - 1, tight.end(), ": ")
        if "{" in self.text and FLOW.match(self.text):
            self._in_braces()

    def _in_braces(self) -> None:
        for match in reversed(list(FLOW_COLON.finditer(self.text))):
            key = match[1].strip()
            if "：" in match[0]:
                self._wide(match.end(1), match.end(), key)
            else:
                self.tell(match.end(), f"{key}: 后面少一个空格", f"写成 {key}: …", "colon_space")
                self.replace(match.end(1), match.end(), ": ")
        for match in FLOW_COMMA.finditer(self.text):
            self.tell(match.start() + 1, "各项之间用了全角逗号", "换成英文逗号加空格“, ”", "wide_comma")
        self.text = FLOW_COMMA.sub(lambda match: "," + match[1], self.text)

    def _wide(self, start: int, end: int, key: str) -> None:
        key = key.strip()
        self.tell(
            start + 1, f"{key} 后面用了全角冒号“：”", f"换成英文冒号加空格，写成 {key}: …", "wide_colon"
        )
        self.replace(start, end, ": ")
