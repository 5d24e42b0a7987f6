"""One cell of a table → its place in a sketch. Knows the parts of a question, not how tables are laid out."""

import re

from quiz.exchange.decoding import folded, seen
from quiz.exchange.keys import letters_of, verdict
from quiz.exchange.marks import KIND_OF, numbered
from quiz.exchange.options import split, without_label
from quiz.exchange.sketch import Sketch

CUTS = re.compile(r"\s*[\n|｜]\s*|\s*[;；]\s*")


def clean(raw: str) -> str:
    """A cell without padding and unseen characters; its own lines kept."""
    return "\n".join(part for line in raw.splitlines() if (part := seen(line).strip()))


def put(sketch: Sketch, name: str, text: str, line: int) -> None:
    """One cell into its place in the sketch."""
    if len(name) == 1 and name.isupper():
        sketch.options.append([name, without_label(text, name)])
        sketch.spent.append(name)
    elif name == "stem":
        put_stem(sketch, text)
    elif name == "answer":
        sketch.answered(text, line)
    elif name == "options":
        _options(sketch, text, line)
    elif name == "type":
        _kind(sketch, text, line)
    elif name in ("id", "number"):
        sketch.spent.append(text)
        sketch.number = int(text) if text.isdigit() and len(text) < 5 else None
    elif name == "topic":
        if sketch.notes.get("topic"):
            sketch.spent.append(text)
            sketch.doubt(line, f"主题用了“{sketch.notes['topic']}”，“{text[:20]}”没有收入")
        else:
            sketch.note("topic", text, line)
    elif name == "parent":
        sketch.spent.append(text)
        sketch.doubt(line, f"这一题属于材料“{text[:20]}”，材料没有带入")
    elif name == "shuffle":
        sketch.spent.append(text)
        if verdict(text) is False or text in ("不允许", "0"):
            sketch.notes["shuffle"], sketch.note_lines["shuffle"] = "no", line
    else:
        sketch.note(name, text, line)


def put_stem(sketch: Sketch, text: str) -> None:
    """The stem, which may bring its number, its star, and all its options with it."""
    flat = folded(text)
    found = numbered(flat)
    digits = found is not None and flat[found.start : found.start + 1].isdigit()
    if found and found.style in ("、", ".", "a", "b", "c") and not digits:
        sketch.spent.append(text[: found.start])
        text = text[found.start :]
    inside = split(text.replace("\n", " \n"), "A", anywhere=True)
    if inside and len(inside.options) >= 2:
        text = inside.before
        for letter, option, _ in inside.options:
            sketch.options.append([letter, option])
            sketch.spent.append(letter)
    sketch.stem = text.strip()


def _options(sketch: Sketch, text: str, line: int) -> None:
    """All options in one cell: with their letters, or only parted by lines, bars or semicolons."""
    found = split(text.replace("\n", "  "), "A", anywhere=True)
    if found and not found.before.strip():
        for letter, option, _ in found.options:
            sketch.options.append([letter, option.strip(" ;；|｜，,")])
            sketch.spent.append(letter)
        return
    parts = [part for part in CUTS.split(text) if part.strip()]
    sketch.options.extend([chr(ord("A") + place), part.strip()] for place, part in enumerate(parts[:26]))
    if parts:
        sketch.doubt(line, f"选项没有字母，依次读作 A–{sketch.options[-1][0]}")


def _kind(sketch: Sketch, text: str, line: int) -> None:
    bare = folded(text).strip(" 【】[]()").removesuffix("题")
    kind = KIND_OF.get(bare, KIND_OF.get(bare.removesuffix("选择")))
    kind = (
        kind
        if kind is not None
        else {"single": "single", "multiple": "multiple", "judge": "true_false"}.get(bare)
    )
    sketch.spent.append(text)
    if kind is None:
        sketch.doubt(line, f"题型“{text}”不认识，按选项和答案判断")
    else:
        sketch.kind = kind


def finish(sketch: Sketch) -> None:
    """What only makes sense once the whole row is known."""
    written = (sketch.answer or "").strip()
    if not sketch.options or not written or letters_of(written, sketch.options) is not None:
        return
    places = [part for part in re.split(r"[,，、;；|\s]+", written) if part]
    if all(part.isdigit() and 1 <= int(part) <= len(sketch.options) for part in places):
        sketch.answer = "".join(sketch.options[int(part) - 1][0] for part in places)
        sketch.spent.append(written)
        sketch.doubt(sketch.answer_line, f"答案写的是第 {'、'.join(places)} 项，读作 {sketch.answer}")
