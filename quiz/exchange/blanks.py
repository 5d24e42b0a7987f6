"""Fill-in questions: where the blanks are, what belongs into each, and what else is accepted there."""

import re
from dataclasses import dataclass, field

from quiz.exchange.decoding import folded

BLANK = "____"
RUN = re.compile(r"[_＿﹍﹎]{2,}|_(?=\s*_)")
LONG_RUN = re.compile(r"[_＿]{3,}")
FILLED_LINE = re.compile(r"[_＿]{1,}\s*([^_＿\s][^_＿]{0,60}?)\s*[_＿]{1,}")
BRACKETS = re.compile(r"[(]\s*([^()]*?)\s*[)]")
AND_BRACKETS = re.compile(r"[_＿]{2,}\s*(?=[(（]\s*[^()（）\s])")
ASIDE = re.compile(
    r"简称|以下|即|又称|原名|注|下同|如|含|不含|见|《|第.*(?:章|条|款)|\d{4}\s*[-—–~～]\s*\d{4}"
)
NUMBERED = re.compile(r"(?:[(]\s*\d{1,2}\s*[)]|[①②③④⑤⑥⑦⑧⑨⑩])\s*")
LONG = 24


@dataclass
class Blanks:
    """A stem with its blanks as four underscores; the forms of each; what was assumed and what is wrong."""

    stem: str
    answers: list[list[str]] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


def read_blanks(stem: str, answer: str | None, said: bool) -> Blanks:
    """
    Args:
        stem: As written.
        answer: The key as written, None when there was none.
        said: Whether the file says this is a fill-in question.
    """
    key = (answer or "").strip()
    if not key:
        return _filled_in(stem, said)
    hollow, count = _hollowed(stem)
    found = Blanks(hollow)
    if count == 0:
        bracket = _bracket_with(stem, key)
        if bracket is None:
            found.faults.append("题干里没有空，不知道答案填在哪里")
            found.answers = [[key]]
            return found
        found.stem, count = bracket, 1
    _answers(found, key, count)
    return found


def has_blank(stem: str) -> bool:
    """Whether a stem has underscores to fill."""
    return bool(RUN.search(stem))


def _hollowed(stem: str) -> tuple[str, int]:
    """Runs of underscores and, where there are none, empty brackets as blanks; how many there are."""
    text, count = RUN.subn(BLANK, stem)
    text = re.sub(r"(?<!_)_(?!_)", "", text) if count else text
    if count:
        return _without_empty(text), count
    flat = folded(stem)
    empty = [match for match in BRACKETS.finditer(flat) if not match[1].strip(" _.·…")]
    for match in reversed(empty):
        stem = stem[: match.start()] + BLANK + stem[match.end() :]
    return stem, len(empty)


def _without_empty(text: str) -> str:
    """（____） is one blank, not a blank in brackets."""
    return re.sub(rf"[（(]\s*{BLANK}\s*[)）]", BLANK, text)


def _bracket_with(stem: str, key: str) -> str | None:
    """A stem whose brackets hold the very answer that is given again below."""
    flat = folded(stem)
    same = [match for match in BRACKETS.finditer(flat) if match[1] == folded(key)]
    if len(same) != 1:
        return None
    return stem[: same[0].start()] + BLANK + stem[same[0].end() :]


def _filled_in(stem: str, said: bool) -> Blanks:
    """Answers that stand in the blanks themselves: （1921） or __1921__."""
    stem = LONG_RUN.sub("__", stem)
    found = Blanks(stem)
    pattern = FILLED_LINE if FILLED_LINE.search(stem) else BRACKETS
    before_brackets = AND_BRACKETS.sub("", stem) if pattern is BRACKETS else stem
    beside, stem = before_brackets != stem, before_brackets
    found.stem, flat = stem, folded(stem)
    matches = [match for match in pattern.finditer(flat) if match[1].strip()]
    if not matches:
        found.stem, _ = _hollowed(stem)
        found.faults.append("没有答案")
        return found
    for match in reversed(matches):
        text = stem[match.start(1) : match.end(1)].strip()
        found.answers.insert(0, _forms(text))
        found.stem = found.stem[: match.start()] + BLANK + found.stem[match.end() :]
    texts = "、".join(f"“{match[1].strip()}”" for match in matches)
    unsure = not said or any(len(match[1]) > LONG or ASIDE.search(match[1]) for match in matches)
    if unsure or beside or (pattern is BRACKETS and len(matches) > 1):
        found.doubts.append(
            f"把括号里的{texts}读作空里的答案" if pattern is BRACKETS else f"把{texts}读作空里的答案"
        )
    return found


def _answers(found: Blanks, key: str, count: int) -> None:
    if count == 1:
        found.answers = [_forms(key)]
        return
    parts, doubt = _parts(key, count)
    merged = re.sub(rf"{BLANK}(?:\s*{BLANK})+", BLANK, found.stem)
    if parts is None and merged.count(BLANK) == 1:
        found.stem, found.answers = merged, [_forms(key)]
        found.doubts.append(f"{count} 段连着的横线当作一个空")
        return
    if parts is None:
        found.answers = [[key]]
        found.faults.append(f"题干有 {count} 个空，答案“{key[:30]}”分不成 {count} 份")
        return
    if doubt:
        found.doubts.append(doubt)
    found.answers = [_forms(part) for part in parts]


def _parts(key: str, count: int) -> tuple[list[str] | None, str]:
    """A key cut into as many parts as there are blanks: by | first, by weaker signs with a doubt."""
    flat = folded(key)
    for sign, sure in (
        ("|", True),
        (";", True),
        ("\n", True),
        ("、", False),
        (",", False),
        ("/", False),
        (" ", False),
    ):
        places = [place for place, each in enumerate(flat) if each == sign]
        cuts = [-1, *places, len(key)]
        pairs = zip(cuts, cuts[1:], strict=False)
        parts = [part for start, end in pairs if (part := key[start + 1 : end].strip())]
        if len(parts) == count:
            shown = "；".join(parts)
            return (
                parts,
                "" if sure else f"答案按“{sign if sign != ' ' else '空格'}”分给 {count} 个空：{shown}",
            )
    numbered = [part.strip(" ;；,，、。") for part in NUMBERED.split(flat) if part.strip()]
    return (numbered, "") if len(numbered) == count else (None, "")


def _forms(text: str) -> list[str]:
    """The model answer and other accepted forms, which `;` separates."""
    text = text.strip().rstrip("。") or text.strip()
    forms = [part.strip() for part in re.split("[;；]", text) if part.strip()]
    return list(dict.fromkeys(forms)) or [text]
