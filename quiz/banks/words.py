"""Small pieces of Chinese used in problems: quoting, enumerating, guessing what was meant."""

import difflib
import unicodedata
from collections.abc import Iterable, Mapping

SHOWN = 30
MINUS = str.maketrans("−–—", "---")


def quoted(text: str) -> str:
    """The text in Chinese quotes, on one line, cut when long."""
    flat = " ".join(text.split())
    return f"“{flat if len(flat) <= SHOWN else flat[:SHOWN] + '…'}”"


def listed(words: Iterable[str]) -> str:
    """Words joined the Chinese way: 甲、乙、丙."""
    return "、".join(words)


def nearest(
    word: str, known: Iterable[str], nicknames: Mapping[str, str] | None = None, cutoff: float = 0.6
) -> str | None:
    """The known word most likely meant, or None when nothing is near."""
    bare = word.strip(" “”‘’\"'「」【】")
    folded = bare.lower().replace("-", "_").replace(" ", "_")
    by_fold = {name.lower().replace("-", "_"): name for name in known}
    meant = (nicknames or {}).get(bare)
    if meant in by_fold.values():
        return meant
    if folded in by_fold:
        return by_fold[folded]
    near = difflib.get_close_matches(folded[:60], by_fold, n=1, cutoff=cutoff)
    return by_fold[near[0]] if near else None


def did_you_mean(word: str, known: Iterable[str], nicknames: Mapping[str, str] | None = None) -> str:
    """A hint for a word nobody knows: the nearest one, else all that are allowed."""
    known = list(known)
    near = nearest(word, known, nicknames)
    return f"是不是想写 {near}？" if near else f"可以写：{listed(known)}"


def narrowed(text: str) -> str:
    """A number as people type it, full-width digits and signs made half-width."""
    return unicodedata.normalize("NFKC", text.strip()).translate(MINUS)
