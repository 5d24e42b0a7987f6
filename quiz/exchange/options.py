"""Options as people type them, one or several on a line, with A. A、 (A) A） or the bare letter."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from quiz.exchange.decoding import folded

BOXED = re.compile(r"[(\[【]\s*([A-Za-z])\s*[)\]】]\s*[.、:]?\s*")
SIGNED = re.compile(r"(?<![A-Za-z0-9])([A-Za-z])\s*([.、:,)])\s*")
BARE = re.compile(r"(?:^|(?<=\s))([A-Z])(?:\s+|(?=[^\sA-Za-z.、:,)\]】]))")
MOST_PASSED = 3
BREAK_BEFORE = ' 　。;；,，)）]】?？!！、”"》'


@dataclass(frozen=True, slots=True)
class Label:
    """A letter that may begin an option."""

    letter: str
    style: str
    start: int
    end: int
    apart: bool


@dataclass(frozen=True, slots=True)
class Split:
    """A text cut at its option labels: what stands before, (letter, text, start) each, what was doubtful."""

    before: str
    options: tuple[tuple[str, str, int], ...]
    doubt: str = ""


def split(text: str, first: str, anywhere: bool = False) -> Split | None:
    """
    The options in a text.

    Args:
        text: As written.
        first: The letter expected first.
        anywhere: Whether a stem may stand before; then two options at least are wanted.

    Returns:
        None when the text holds no option that begins with `first`.
    """
    flat = folded(text)
    labels = _labels(flat)
    lead = len(flat) - len(flat.lstrip())
    starts = [each for each in labels if each.letter == first and (anywhere or each.start == lead)]
    best: Split | None = None
    for start in starts:
        found = _chain(text, labels, start, loose=not anywhere)
        weak = start.style in ("bare",) and start.start != lead
        enough = len(found.options) >= (3 if weak else 2) if anywhere else True
        if enough and (best is None or len(found.options) > len(best.options)):
            best = found
    return best


def starts_option(text: str, letter: str) -> str | None:
    """The style of the label when a line begins with this letter as an option, else None."""
    flat = folded(text)
    lead = len(flat) - len(flat.lstrip())
    return next((each.style for each in _labels(flat) if each.start == lead and each.letter == letter), None)


def first_letter(text: str) -> tuple[str, str] | None:
    """The letter and style of the label a line begins with, else None."""
    flat = folded(text)
    lead = len(flat) - len(flat.lstrip())
    return next(((each.letter, each.style) for each in _labels(flat) if each.start == lead), None)


def without_label(text: str, letter: str) -> str:
    """An option's text without its own label and padding: ' C、教育强国 ' → 教育强国."""
    found = BOXED.match(folded(text.strip())) or SIGNED.match(folded(text.strip()))
    if found and found[1].upper() == letter and text.strip()[found.end() :].strip():
        return text.strip()[found.end() :].strip()
    return text.strip()


def _labels(flat: str) -> list[Label]:
    """Every place that looks like a label, by position; a boxed letter counts once."""
    found: dict[int, Label] = {}
    taken: set[int] = set()
    for match in BOXED.finditer(flat):
        found[match.start()] = _label(flat, match, "boxed")
        taken |= set(range(match.start(), match.end()))
    for match in SIGNED.finditer(flat):
        if match.start() not in taken:
            found[match.start()] = _label(flat, match, match[2])
            taken |= set(range(match.start(), match.end()))
    for match in BARE.finditer(flat):
        if match.start() not in taken:
            found[match.start()] = _label(flat, match, "bare")
    return [found[place] for place in sorted(found)]


def _label(flat: str, match: re.Match[str], style: str) -> Label:
    before = flat[match.start() - 1] if match.start() else " "
    return Label(match[1].upper(), style, match.start(), match.end(), before in BREAK_BEFORE)


def _chain(text: str, labels: list[Label], start: Label, loose: bool) -> Split:
    """From one label on, the letters that follow; `loose` passes over missing letters and empty texts."""
    chain, doubt = [start], ""
    while (following := _next(text, labels, chain[-1], start.style, loose)) is not None:
        if following.style != start.style and not following.apart:
            doubt = f"选项 {following.letter} 与前一项连在一起，按标点“{following.style}”分开"
        chain.append(following)
    ends = [label.start for label in chain[1:]] + [len(text)]
    pieces = tuple(
        (label.letter, text[label.end : end].strip(), label.start)
        for label, end in zip(chain, ends, strict=True)
    )
    return Split(text[: start.start].rstrip(), pieces, doubt)


def _next(text: str, labels: list[Label], last: Label, style: str, loose: bool) -> Label | None:
    wanted = chr(ord(last.letter) + 1)
    after = [each for each in labels if each.start >= last.end]
    able = [each for each in after if each.letter == wanted and text[last.end : each.start].strip()]
    plain = [each for each in after if each.style == style and each.apart] if loose else []
    ranked = (
        [each for each in able if each.style == style and each.apart],
        [each for each in plain if each.letter == wanted],
        [each for each in able if each.style == style],
        [each for each in able if each.apart],
        [each for each in able if each.style != "bare"],
        [
            each
            for each in plain
            if wanted < each.letter <= chr(ord(wanted) + MOST_PASSED) and style != "bare"
        ],
    )
    return next((group[0] for group in ranked if group), None)


def in_order(options: Sequence[tuple[str, str]]) -> tuple[list[tuple[str, str]], str, str]:
    """
    Options by letter, as two columns of a page may give them out of turn.

    Returns:
        The options; a doubt when they were put in order; what is wrong when letters are missing or twice.
    """
    letters = [letter for letter, _ in options]
    ordered = sorted(options, key=lambda option: option[0])
    doubt = "" if letters == sorted(letters) else f"选项的次序是 {''.join(letters)}，按字母排好"
    due = [chr(ord("A") + place) for place in range(ord(max(letters)) - ord("A") + 1)] if letters else []
    twice = sorted({letter for letter in letters if letters.count(letter) > 1})
    missing = [letter for letter in due if letter not in letters]
    wrong = (
        f"选项 {'、'.join(twice)} 写了两次" if twice else f"选项缺 {'、'.join(missing)}" if missing else ""
    )
    return ordered, doubt, wrong
