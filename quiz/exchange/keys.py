"""Keys as people write them: letters in any dress, signs and words for right and wrong, an option's text."""

import re
from collections.abc import Sequence

from quiz.exchange.decoding import folded, letters
from quiz.exchange.marks import FALSE, TRUE

WRAPPING = " []【】()（）{}“”\"'。.．、,，;；:：<>《》"
LETTERS = re.compile(r"(?:应?选|为|是)?\s*([A-Za-z](?:[\s,、;#|/\\.和及&+-]*[A-Za-z])*)\s*(?:项|选项)?")
LETTER_AND_TEXT = re.compile(r"([A-Z])\s*[.、:)\s(]*(\S.*)", re.DOTALL)
VERDICT = re.compile(rf"(?:(?P<true>{TRUE})|(?P<false>{FALSE}))")
VERDICT_AND_MORE = re.compile(
    r"(?:(?P<true>√|✓|✔|正确|对)|(?P<false>×|ⅹ|✗|✘|错误|错|不正确|不对))\s*[。,.;:(、]\s*(?P<more>.{2,})",
    re.DOTALL,
)
IN_BRACKETS = re.compile(rf"[(\[【]\s*(?P<word>{TRUE}|{FALSE})\s*[)\]】]")
SIGN_AT_END = re.compile(r"(?P<word>[√✓✔×ⅹ✗✘╳]|(?<=[.。]\s)(?:正确|错误|[对错]))\s*[.。]?\s*$")
LETTERS_IN_BRACKETS = re.compile(r"[(\[【]\s*([A-Z](?:[\s,、;]*[A-Z])*)\s*[)\]】]")
EMPTY_BRACKETS = re.compile(r"[(\[【]\s*[)\]】]")
SEPARATORS = re.compile(r"[;|#、,/\n]+")
HOLLOW = "（　）"


def verdict(text: str) -> bool | None:
    """True for 对, False for 错 in any spelling; None for anything else."""
    found = VERDICT.fullmatch(folded(text).strip(WRAPPING))
    return None if found is None else found["true"] is not None


def verdict_and_more(text: str) -> tuple[bool, str] | None:
    """`错误，应为二大` → (False, 应为二大)."""
    found = VERDICT_AND_MORE.fullmatch(folded(text).strip())
    if not found:
        return None
    return found["true"] is not None, text.strip()[found.start("more") :].strip().rstrip(")）")


def letters_of(text: str, options: Sequence[Sequence[str]]) -> tuple[list[str], str] | None:
    """
    The letters a key names.

    Args:
        text: The key as written.
        options: (letter, text) of the question.

    Returns:
        The letters in the order written and a doubt (empty when there is none), or None when the key
        names no options.
    """
    flat = folded(text).strip(WRAPPING)
    plain = LETTERS.fullmatch(flat)
    if plain and (plain[1].isupper() or len(plain[1]) == 1 or _all_known(plain[1], options)):
        return [sign.upper() for sign in plain[1] if sign.isascii() and sign.isalpha()], ""
    by_text = {letters(value): letter for letter, value in options if letters(value)}
    with_text = LETTER_AND_TEXT.fullmatch(flat)
    if with_text and by_text.get(letters(with_text[2])) == with_text[1]:
        return [with_text[1]], ""
    if with_text and letters(with_text[2]) in by_text:
        return None  # the letter says one option, the text another
    whole = by_text.get(letters(flat))
    parts = (
        [whole] if whole else [by_text.get(letters(part)) for part in SEPARATORS.split(flat) if part.strip()]
    )
    if parts and all(parts):
        return parts, f"答案写的是选项文字“{text[:20]}”，读作 {''.join(parts)}"
    return _several(flat, by_text)


def _all_known(run: str, options: Sequence[Sequence[str]]) -> bool:
    known = {letter for letter, _ in options}
    return all(sign.upper() in known for sign in run if sign.isalpha())


def _several(flat: str, by_text: dict[str, str]) -> tuple[list[str], str] | None:
    """`A.甲 B.乙`: each letter with its own option's text."""
    parts = [part for part in re.split(r"(?<![A-Za-z])(?=[A-Z]\s*[.、:)])", flat) if part.strip(WRAPPING)]
    found = [LETTER_AND_TEXT.fullmatch(part.strip(WRAPPING)) for part in parts]
    if len(parts) > 1 and all(each and by_text.get(letters(each[2])) == each[1] for each in found):
        return [each[1] for each in found], ""
    return None


def key_in_brackets(stem: str, known: set[str]) -> tuple[str, list[str]]:
    """
    The key of a choice that stands in its stem, `从(A)年` or `（ BC ）`.

    Returns:
        The stem with those brackets hollow, and the letters of each.
    """
    flat, cuts, found = folded(stem), [], []
    for match in LETTERS_IN_BRACKETS.finditer(flat):
        inside = [sign for sign in match[1] if sign.isalpha()]
        if set(inside) <= known:
            found.append("".join(inside))
            cuts.append((match.start(), match.end()))
    for match in EMPTY_BRACKETS.finditer(flat):
        cuts.append((match.start(), match.end()))
    for start, end in sorted(cuts, reverse=True):
        stem = stem[:start] + HOLLOW + stem[end:]
    return stem, found


def verdict_in_stem(stem: str) -> tuple[str, list[tuple[str, bool]]]:
    """
    The verdict of a statement that stands in its brackets or at its end as a sign.

    Returns:
        The stem without them and without empty brackets at its edges; (word, verdict) of each found.
    """
    flat, found = folded(stem), []
    matches = list(IN_BRACKETS.finditer(flat)) or list(SIGN_AT_END.finditer(flat))
    for match in reversed(matches):
        found.append((match["word"], bool(verdict(match["word"]))))
        stem = (stem[: match.start()].rstrip() + stem[match.end() :].lstrip()).strip()
    flat = folded(stem)
    at_end = re.search(r"\s*[(\[【]\s*[)\]】]\s*([.。]?)\s*$", flat)
    if at_end:
        head = stem[: at_end.start()]
        stem = head if head.endswith(("。", "？", "！")) else head + stem[at_end.start(1) : at_end.end(1)]
    at_start = re.match(r"[(\[【]\s*[)\]】]\s*", folded(stem))
    return (stem[at_start.end() :] if at_start else stem).strip(), found
