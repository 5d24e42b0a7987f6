"""
Widths, quotes and spaces in Chinese text: what is mixed, and the text as it should be.

`tidied` is what `quiz check --fix` writes; every rule here looks at the neighbours, so that 1,000、7:30、
f(x) and the name of a file stay as they are.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator

from quiz.banks.face import options_of
from quiz.banks.lint.remark import Remark
from quiz.banks.nodes import Listing, Mapping, Node, Text
from quiz.banks.words import listed, quoted
from quiz.banks.written import Written

HAN = "\u3400-\u9fff"
WIDE = HAN + "“”‘’《》（）【】、，。；：？！…—"
ODD_SPACES = "\u00a0\u2000-\u200a\u3000"
SUSPECT = re.compile(f"[,;:?!()\"'.０-９Ａ-Ｚａ-ｚ．{ODD_SPACES} ]|--")
ANY_HAN = re.compile(f"[{HAN}]")
TO_WIDE = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！"}

SIGN = re.compile(f"(?<=[{WIDE}])([,;:?!]) *(?!//)|([,;:?!]) *(?=[{WIDE}])|(?<=[0-9A-Za-z])([?!])$")
BRACKETS = re.compile(r"[(（]([^()（）]*)[)）]")
DOTS = re.compile(f"(?<=[{WIDE}])\\.{{3,}}|\\.{{3,}}(?=[{WIDE}])")
LAST_DOT = re.compile(f"(?<=[{WIDE}])\\.$")
DASHES = re.compile(f"(?<=[{WIDE}])--+|--+(?=[{WIDE}])")
WIDE_LETTER = re.compile("[０-９Ａ-Ｚａ-ｚ]|(?<=[0-9０-９])．(?=[0-9０-９])")
QUOTES = re.compile('"([^"]*)"')
SINGLE_QUOTES = re.compile(f"'([^']*[{HAN}][^']*)'")
TITLE = re.compile("《[^》]*》")
SPACES = re.compile(f"[ \t{ODD_SPACES}]+")
PAIRS = {"“": "”", "‘": "’", "《": "》", "（": "）", "【": "】"}
CLOSING = {closing: opening for opening, closing in PAIRS.items()}


def check(written: Written) -> Iterator[Remark]:
    """Warnings of one question, at most one of a code for each text."""
    for place, text in _texts(written):
        if SUSPECT.search(text):
            yield from _mixed(place, text)
        if any(sign in text for sign in "“”‘’《》（）【】"):
            yield from _unpaired(place, text)


def tidied(text: str, keep: frozenset[str] = frozenset()) -> str:
    """
    The text with everything mended that can be mended without a guess.

    Args:
        text: One text of a question.
        keep: Codes that the organizer lets stand.
    """
    if not SUSPECT.search(text):
        return text
    for code, mend in MENDS:
        if code not in keep:
            text = mend(text)
    return text


def _texts(written: Written) -> Iterator[tuple[Node, str]]:
    question = written.question
    yield written.where("stem"), question.stem
    if question.type != "true_false":
        for index, option in enumerate(options_of(question)):
            yield written.where_option(index), option.text
    for key in ("explanation", "source"):
        node = written.node.get(key)
        if isinstance(node, Text):
            yield node, node.value.strip()
    for key in ("answer", "accept", "why"):
        if key == "why" or question.type in ("fill", "oral"):
            yield from _leaves(written.node.get(key))


def _leaves(node: Node | None) -> Iterator[tuple[Node, str]]:
    if isinstance(node, Text):
        yield node, node.value.strip()
    elif isinstance(node, Listing):
        for item in node.items:
            yield from _leaves(item)
    elif isinstance(node, Mapping):
        for entry in node.entries:
            yield from _leaves(entry.value)


def _mixed(place: Node, text: str) -> Iterator[Remark]:
    mended = [(code, better) for code, mend in MENDS if (better := mend(text)) != text]
    for code, better in mended:
        shown = listed(quoted(sign) for sign in _signs(text, better)) or quoted(text)
        yield Remark(place, code, f"{WORDS[code]}：{shown}", f"改成{quoted(better)}")
    untitled = TITLE.sub("", text)
    between = any(_between_han(untitled, found) for found in SPACES.finditer(untitled))
    if between and "spaces" not in dict(mended):
        yield Remark(place, "spaces", f"汉字之间有空格：{quoted(text)}", "不需要时删去")
    if text.count('"') % 2 and ANY_HAN.search(text):
        yield Remark(place, "straight_quotes", '英文直引号 " 不成对', "换成中文引号“”")


def _signs(text: str, better: str) -> list[str]:
    """Signs that are in the text and no longer in the better one, each once."""
    gone = (sign for sign in dict.fromkeys(text) if text.count(sign) > better.count(sign))
    return [sign for sign in gone if not sign.isspace()][:4]


def _unpaired(place: Node, text: str) -> Iterator[Remark]:
    waiting: list[str] = []
    for sign in unicodedata.normalize("NFC", tidied(text)):
        if sign in PAIRS:
            waiting.append(sign)
        elif sign in CLOSING:
            if not waiting or waiting.pop() != CLOSING[sign]:
                yield Remark(
                    place, "quote_pairs", f"{quoted(sign)}没有配对：{quoted(text)}", "引号和括号要成对"
                )
                return
    if waiting:
        yield Remark(
            place, "quote_pairs", f"{quoted(waiting[-1])}没有配对：{quoted(text)}", "引号和括号要成对"
        )


def _between_han(text: str, found: re.Match[str]) -> bool:
    before, after = text[: found.start()][-1:], text[found.end() :][:1]
    return bool(ANY_HAN.match(before) and ANY_HAN.match(after))


def _quotes(text: str) -> str:
    if not ANY_HAN.search(text) or text.count('"') % 2:
        return text
    return SINGLE_QUOTES.sub(r"‘\1’", QUOTES.sub(r"“\1”", text))


def _half_width(text: str) -> str:
    if not ANY_HAN.search(text):
        return text
    text = BRACKETS.sub(lambda found: _bracketed(text, found), text)
    text = DASHES.sub("——", LAST_DOT.sub("。", DOTS.sub("……", text)))
    return SIGN.sub(lambda found: TO_WIDE[found[1] or found[2] or found[3]], text)


def _bracketed(text: str, found: re.Match[str]) -> str:
    around = text[: found.start()][-1:] + found[1] + text[found.end() :][:1]
    if found[0][0] + found[0][-1] == "（）" or not re.search(f"[{WIDE}]", around):
        return found[0]
    return f"（{found[1]}）"


def _full_width(text: str) -> str:
    return WIDE_LETTER.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)


def _spaces(text: str) -> str:
    return SPACES.sub(lambda found: _spaced(text, found), text)


def _spaced(text: str, found: re.Match[str]) -> str:
    """No space beside full-width punctuation, one elsewhere; an empty bracket keeps its room."""
    before, after = text[: found.start()][-1:], text[found.end() :][:1]
    if before in "(（" and after in ")）" and before:
        return found[0]
    beside = [sign for sign in (before, after) if sign and not ANY_HAN.match(sign)]
    if any(re.match(f"[{WIDE}]", sign) for sign in beside):
        return ""
    return " "


MENDS: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("straight_quotes", _quotes),
    ("half_width", _half_width),
    ("full_width", _full_width),
    ("spaces", _spaces),
)
WORDS = {
    "straight_quotes": "中文里用了英文直引号",
    "half_width": "中文里用了半角标点",
    "full_width": "数字和字母用了全角",
    "spaces": "有多余或特殊的空格",
}
