"""The numbers and letters Word puts before paragraphs by itself; they are in no text of the file."""

from collections import defaultdict

from docx.document import Document
from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FIGURES = "零一二三四五六七八九"
LEVELS = 9


class WordNumbers:
    """Counts along while paragraphs are asked for their labels in order."""

    def __init__(self, document: Document) -> None:
        self.counts: dict[str, list[int]] = defaultdict(lambda: [0] * LEVELS)
        self.levels: dict[str, dict[int, tuple[str, str, int]]] = {}
        self.abstract: dict[str, str] = {}
        self.styles = _styles(document)
        part = next(
            (rel.target_part for rel in document.part.rels.values() if rel.reltype.endswith("/numbering")),
            None,
        )
        if part is not None:
            self._read(part.element)

    def _read(self, root: etree._Element) -> None:
        kinds = {each.get(f"{W}abstractNumId"): each for each in root.iter(f"{W}abstractNum")}
        for num in root.iter(f"{W}num"):
            link = num.find(f"{W}abstractNumId")
            kind = kinds.get(link.get(f"{W}val")) if link is not None else None
            if kind is None:
                continue
            number = num.get(f"{W}numId")
            # A list begun anew has a number of its own; one that goes on shares its abstract one.
            restarted = num.find(f"{W}lvlOverride/{W}startOverride") is not None
            self.abstract[number] = number if restarted else f"a{link.get(f'{W}val')}"
            self.levels[number] = {
                int(level.get(f"{W}ilvl")): (
                    _value(level, "numFmt", "decimal"),
                    _value(level, "lvlText", ""),
                    int(_value(level, "start", "1")),
                )
                for level in kind.iter(f"{W}lvl")
            }

    def label(self, paragraph: etree._Element) -> str:
        """The label of a paragraph, with a space after; empty for one without a number, or with a bullet."""
        number, level = self._of(paragraph)
        formats = self.levels.get(number, {})
        if level not in formats:
            return ""
        counts = self.counts[self.abstract[number]]
        counts[level] = counts[level] + 1 if counts[level] else formats[level][2]
        counts[level + 1 :] = [0] * (LEVELS - level - 1)
        kind, text, _ = formats[level]
        if kind in ("bullet", "none") or not text:
            return ""
        for each in range(level + 1):
            shown = formats.get(each, ("decimal", "", 1))
            text = text.replace(f"%{each + 1}", _written(counts[each] or shown[2], shown[0]))
        return f"{text} "

    def _of(self, paragraph: etree._Element) -> tuple[str, int]:
        found = paragraph.find(f"{W}pPr/{W}numPr")
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        number, level = ("", 0) if found is None else _numbering(found)
        if not number and style is not None:
            inherited = self.styles.get(style.get(f"{W}val"), ("", 0))
            number, level = inherited[0], level or inherited[1]
        return number, level


def _styles(document: Document) -> dict[str, tuple[str, int]]:
    found = {}
    for style in document.styles.element.iter(f"{W}style"):
        numbering = style.find(f"{W}pPr/{W}numPr")
        if numbering is not None:
            found[style.get(f"{W}styleId")] = _numbering(numbering)
    return found


def _numbering(element: etree._Element) -> tuple[str, int]:
    level = element.find(f"{W}ilvl")
    number = element.find(f"{W}numId")
    depth = int(level.get(f"{W}val") or 0) if level is not None else 0
    return (number.get(f"{W}val") or "") if number is not None else "", min(max(depth, 0), LEVELS - 1)


def _value(level: etree._Element, name: str, default: str) -> str:
    found = level.find(f"{W}{name}")
    return default if found is None else found.get(f"{W}val") or default


def _written(number: int, kind: str) -> str:
    if kind in ("upperLetter", "lowerLetter"):
        letter = chr(ord("A") + (number - 1) % 26)
        return letter if kind == "upperLetter" else letter.lower()
    if (
        kind.startswith(("chinese", "japaneseCounting", "ideographDigital", "taiwaneseCounting"))
        and 0 < number < 100
    ):
        tens, ones = divmod(number, 10)
        head = ("" if tens == 1 else FIGURES[tens]) + "十" if tens else ""
        return head + (FIGURES[ones] if ones or not tens else "")
    if kind in ("upperRoman", "lowerRoman") and 0 < number < 40:
        roman = (
            "X" * (number // 10) + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[number % 10]
        )
        return roman if kind == "upperRoman" else roman.lower()
    return str(number)
