"""Rows of a table → sketches, by the headings of its columns. Knows no file format."""

from collections.abc import Sequence

from quiz.exchange.bare_tables import read_bare_table
from quiz.exchange.columns import header_of
from quiz.exchange.decoding import folded
from quiz.exchange.draft import DOUBTFUL, SOUND, Found, Line, Remark
from quiz.exchange.marks import HEADING, KIND_OF
from quiz.exchange.own_layout import is_ours, read_back
from quiz.exchange.proving import prove
from quiz.exchange.rows import Row
from quiz.exchange.sketch import Sheaf, Sketch
from quiz.exchange.table_cells import clean, finish, put

HEAD_ROWS = 15


def read_table(rows: Sequence[Row], sheaf: Sheaf, name: str = "") -> tuple[list[Found], list[Line]]:
    """
    The questions of one table.

    Args:
        rows: All its rows, blank ones too.
        sheaf: Where sketches and told rows go.
        name: The name of the sheet, which may say what type its questions are.

    Returns:
        Questions that are whole already, because the table is of our own making; and lines that are
        text rather than a table.
    """
    place = header_place(rows)
    if place is None:
        return [], read_bare_table(rows, sheaf)
    before = [row for row in rows[:place] if row.line.text.strip()]
    for row in before:
        _tell_before(row, sheaf)
    header = rows[place]
    if is_ours(cell.strip() for cell in header.cells):
        return _ours(header, rows[place + 1 :], sheaf), []
    kind = next((KIND_OF[word] for word in sorted(KIND_OF, key=len, reverse=True) if word in name), "")
    _Table(header, sheaf, kind).read(rows[place + 1 :])
    return [], []


def header_place(rows: Sequence[Row]) -> int | None:
    """Which of the first rows is a header."""
    return next((i for i, row in enumerate(rows[:HEAD_ROWS]) if header_of(row.cells)), None)


def _tell_before(row: Row, sheaf: Sheaf) -> None:
    text = row.line.text.strip()
    if not sheaf.title and len(text) <= 60:
        sheaf.title = text
        sheaf.tell(row.line.number, SOUND, f"题库名称：{text}")
    else:
        sheaf.tell(row.line.number, DOUBTFUL, f"当作表头前面的说明，没有收入：{text[:40]}")


class _Table:
    def __init__(self, header: Row, sheaf: Sheaf, kind: str) -> None:
        self.header, self.sheaf, self.kind = header, sheaf, kind
        self.names = header_of(header.cells) or []
        self.strangers = [
            cell.strip()
            for cell, name in zip(header.cells, self.names, strict=True)
            if cell.strip() and not name
        ]
        self.twice = sorted(
            {name for name in self.names if name and self.names.count(name) > 1 and name != "topic"}
        )
        self._tell_header()

    def _tell_header(self) -> None:
        self.sheaf.tell(self.header.line.number, SOUND, "表头")
        for stranger in self.strangers:
            self.sheaf.tell(
                self.header.line.number, DOUBTFUL, f"不认识“{stranger}”这一列，其中的内容没有收入"
            )
        if self.twice:
            self.sheaf.tell(
                self.header.line.number, DOUBTFUL, f"有两列都像是 {'、'.join(self.twice)}，用前一列"
            )

    def read(self, rows: Sequence[Row]) -> None:
        for row in rows:
            filled = [cell.strip() for cell in row.cells if cell.strip()]
            if not filled:
                continue
            if header_of(row.cells):
                self.sheaf.tell(row.line.number, SOUND, "表头，重复")
            elif len(filled) == 1 and (found := HEADING.match(folded(filled[0]))):
                self.kind = KIND_OF[found["kind"]]
                self.sheaf.tell(row.line.number, SOUND, f"标题：{filled[0]}")
            else:
                self._row(row)

    def _row(self, row: Row) -> None:
        sketch = Sketch(row.line.number, kind=self.kind)
        sketch.claim(row.line.number)
        for message in row.doubts:
            sketch.doubt(row.line.number, message)
        self.sheaf.sketches.append(sketch)
        met: set[str] = set()
        for name, raw in zip(self.names, row.cells, strict=False):
            text = clean(raw)
            if not text:
                continue
            if name is None or (name in met and name != "topic"):
                sketch.spent.append(text)
                if name is None and not self._has_heading(row.cells, raw):
                    sketch.doubt(row.line.number, f"没有表头的一列写着“{text[:20]}”，没有收入")
            else:
                met.add(name)
                put(sketch, name, text, row.line.number)
        beyond = [clean(cell) for cell in row.cells[len(self.names) :] if clean(cell)]
        if beyond:
            sketch.spent.extend(beyond)
            sketch.doubt(row.line.number, f"表头以外的格子没有收入：{'、'.join(beyond)[:40]}")
        finish(sketch)

    def _has_heading(self, cells: Sequence[str], raw: str) -> bool:
        place = list(cells).index(raw)
        return place < len(self.header.cells) and bool(self.header.cells[place].strip())


def _ours(header: Row, rows: Sequence[Row], sheaf: Sheaf) -> list[Found]:
    names = [cell.strip() for cell in header.cells]
    sheaf.tell(header.line.number, SOUND, "表头")
    found = []
    for row in rows:
        if not row.line.text.strip():
            continue
        values = {name: text.strip() for name, text in zip(names, row.cells, strict=False) if text.strip()}
        fields = read_back(values) or {
            "type": "",
            "stem": values.get("题干", ""),
            "answer": values.get("答案", ""),
        }
        fields = {name: value for name, value in fields.items() if value != "" or name == "stem"}
        _, problems = prove(fields, row.line.number)
        number = row.line.number
        doubts = tuple(Remark(number, message) for message in row.doubts)
        faults = tuple(Remark(number, message) for _, message in problems)
        found.append(Found((number,), fields, doubts, faults))
    return found
