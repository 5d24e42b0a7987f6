"""Tables without a header: questions in a regular order of columns, lists of keys, or text in cells."""

import re
from collections.abc import Sequence

from quiz.exchange.decoding import folded
from quiz.exchange.draft import Line
from quiz.exchange.key_lists import key_pairs
from quiz.exchange.keys import verdict
from quiz.exchange.options import without_label
from quiz.exchange.rows import Row
from quiz.exchange.sketch import Sheaf, Sketch
from quiz.exchange.table_cells import clean, put_stem


def read_bare_table(rows: Sequence[Row], sheaf: Sheaf) -> list[Line]:
    """Sketches of a regular table go into the sheaf; what is none is given back as lines of text."""
    filled = [row for row in rows if row.line.text.strip()]
    shapes = [_shape(row) for row in filled]
    fitting = [shape for shape in shapes if shape]
    if len(fitting) >= 2 and len(fitting) * 5 >= len(filled) * 4:
        sheaf.remarks.append("表格没有表头，按“题干、选项、答案”的次序读入，请核对")
        for row, shape in zip(filled, shapes, strict=True):
            if shape:
                _regular(row, shape, sheaf)
        return [_as_text(row) for row, shape in zip(filled, shapes, strict=True) if not shape]
    return [_as_text(row) for row in _keys_upright(rows)]


def _shape(row: Row) -> list[str] | None:
    cells = [cell.strip() for cell in row.cells if cell.strip()]
    if cells and cells[0].isdigit():
        cells = cells[1:]
    keyed = len(cells) >= 2 and (
        verdict(cells[-1]) is not None or re.fullmatch("[A-H]{1,8}", folded(cells[-1]))
    )
    return cells if keyed and len(cells[0]) >= 4 and len(cells) != 3 else None


def _regular(row: Row, shape: list[str], sheaf: Sheaf) -> None:
    sketch = Sketch(row.line.number, lines=[row.line.number])
    number = next((cell.strip() for cell in row.cells if cell.strip()), "")
    sketch.spent.extend([number] if number.isdigit() else [])
    sketch.doubt(row.line.number, "没有表头，按列的次序读")
    put_stem(sketch, shape[0])
    for place, text in enumerate(shape[1:-1]):
        letter = chr(ord("A") + place)
        sketch.options.append([letter, without_label(text, letter)])
        sketch.spent.append(letter)
    sketch.answered(shape[-1], row.line.number)
    sheaf.sketches.append(sketch)


def _as_text(row: Row) -> Line:
    """A row as a line of text: its cells with spaces between."""
    text = "  ".join(part for cell in row.cells if (part := clean(cell).replace("\n", "  ")))
    return Line(row.line.number, text, row.line.place, row.line.marked)


def _keys_upright(rows: Sequence[Row]) -> list[Row]:
    """A list of keys laid across, numbers above letters, turned into `1.A 2.B`."""
    turned: list[Row] = []
    for row in rows:
        above = turned[-1] if turned else None
        head = folded(row.cells[0].strip()) if row.cells else ""
        if above is not None and "答案" in head and above.cells and re.search("题号|序号", above.cells[0]):
            pairs = " ".join(
                f"{number.strip()}.{key.strip()}"
                for number, key in zip(above.cells[1:], row.cells[1:], strict=False)
                if number.strip() and key.strip()
            )
            if key_pairs(folded(pairs), least=1):
                turned.append(Row(Line(row.line.number, pairs, row.line.place), (pairs,)))
                continue
        turned.append(row)
    return turned
