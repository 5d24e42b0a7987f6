"""
Where the keys stand apart: notices such lists in the text and gives each key to its question.

Whoever's key it is must be beyond doubt: one question before the list with that number, of the kind the
list's heading names. Otherwise the line is told as lost.
"""

import re
from typing import TYPE_CHECKING

from quiz.exchange.decoding import folded
from quiz.exchange.draft import SOUND, WRONG, Line
from quiz.exchange.headings import shared_heading
from quiz.exchange.key_lists import Pairs, key_pairs, texts_by_number
from quiz.exchange.marks import HEADING, KEY_HEADING, KIND_OF
from quiz.exchange.segments import segments
from quiz.exchange.sketch import Sketch

if TYPE_CHECKING:
    from quiz.exchange.recogniser import Recogniser

APART = re.compile(r"附|答案(?:及|与|和|部分|汇总|表|页|卡)|题.{0,4}答案")


class KeyZone:
    """Part of the walk: asked first about every line."""

    def __init__(self, walk: "Recogniser") -> None:
        self.walk = walk
        self.open = False
        self.kind = ""

    def left(self) -> None:
        """A question began: the list, if one was open, is over."""
        self.open, self.kind = False, ""

    def took(self, line: Line, text: str, flat: str) -> bool:
        """Whether a line belongs to a list of keys; if so it has been dealt with."""
        if self._opens(line, text, flat):
            return True
        pairs = key_pairs(flat, least=1 if self.open else 2)
        if pairs and self.walk.sheaf.sketches and (self.open or self._all_known(pairs)):
            self._give(line, pairs)
            return True
        if not self.open:
            return False
        beside = _beside(flat)
        if beside:
            self.kind = beside[0]
            self._give(line, beside[1])
            return True
        if self._prose_beside(line, text, flat):
            return True
        heading = HEADING.match(flat)
        if heading:
            return self._heading(line, heading)
        return self._prose(line, text, flat)

    def _opens(self, line: Line, text: str, flat: str) -> bool:
        found = KEY_HEADING.match(flat)
        if not found or not self.walk.sheaf.sketches:
            return False
        rest = found["rest"].strip(" :】]")
        pairs = key_pairs(rest) if rest else None
        if rest and not pairs:
            return False
        if not pairs and not self._list_follows(flat):
            return False
        self.walk.leave_pending()
        self.open, self.kind = True, _kind_in(flat[: found.start("rest")])
        if pairs:
            self._give(line, pairs)
        else:
            self.walk.sheaf.tell(line.number, SOUND, f"标题：{line.text.strip()}")
        return True

    def _list_follows(self, flat: str) -> bool:
        following = self.walk.ahead()
        if key_pairs(following) or _beside(following) or (HEADING.match(following) and APART.search(flat)):
            return True
        heading = HEADING.match(following)
        beside = key_pairs(heading["rest"].strip(" :"), least=1) if heading else None
        if beside or (heading and key_pairs(self.walk.ahead(2), least=1)):
            return True
        first = texts_by_number(following, following) or key_pairs(following, least=1)
        unkeyed = bool(first) and any(each.answer is None for each in self._owners(first[0][0]))
        current = self.walk.current
        return unkeyed and (bool(APART.search(flat)) or current is None or current.number != first[0][0] - 1)

    def _heading(self, line: Line, heading: re.Match[str]) -> bool:
        rest = heading["rest"].strip(" :")
        kind = KIND_OF[heading["kind"]]
        pairs = key_pairs(rest, least=1)
        numbered = texts_by_number(self.walk.ahead(), self.walk.ahead())
        following = key_pairs(self.walk.ahead(), least=1) or numbered
        self.kind = kind
        if pairs:
            self._give(line, pairs)
            return True
        if following and any(each.answer is None for each in self._owners(following[0][0])):
            self.walk.sheaf.tell(line.number, SOUND, f"标题：{line.text.strip()}")
            return True
        self.left()
        return False

    def _prose_beside(self, line: Line, text: str, flat: str) -> bool:
        """`四、填空题 27.吴起 28.1949年`, for questions of that type that wait for a key."""
        shared = shared_heading(flat)
        pairs = texts_by_number(text[shared[1] :], flat[shared[1] :]) if shared else None
        if not shared or not pairs:
            return False
        before, self.kind = self.kind, shared[0]
        owners = [self._owner(number) for number, _ in pairs]
        if all(owner is not None and owner.answer is None for owner in owners):
            self._give(line, pairs)
            return True
        self.kind = before
        return False

    def _prose(self, line: Line, text: str, flat: str) -> bool:
        """`1. 遵义会议`, or `1.【答案】A【解析】…`, for questions that wait for a key."""
        pairs = texts_by_number(text, flat)
        if not pairs:
            return False
        owner = self._owner(pairs[0][0])
        if owner is None or owner.answer is not None:
            return False
        if len(pairs) > 1 and all(self._owner(number) for number, _ in pairs):
            self._give(line, pairs)
            return True
        number, value = (
            texts_by_number(text, flat)[0] if len(pairs) == 1 else (pairs[0][0], _after_number(text))
        )
        owner.claim(line.number)
        owner.spent.append(text[: len(text) - len(value)] if text.endswith(value) else str(number))
        self.walk.current = owner
        head, *rest = segments(value)
        if head.text:
            self.walk._answer(line, head.text)
        for segment in rest:
            self.walk._labelled(line, segment.tag, segment.text, segment.word)
        return True

    def _give(self, line: Line, pairs: Pairs) -> None:
        lost = []
        for number, key in pairs:
            owner = self._owner(number)
            if owner is None:
                lost.append(f"{number}.{key}")
                continue
            owner.claim(line.number)
            owner.answered(key, line.number)
        if lost:
            self.walk.sheaf.tell(line.number, WRONG, f"答案表里的 {'、'.join(lost[:10])} 找不到对应的题")
        else:
            self.walk.sheaf.tell(line.number, SOUND, f"答案表，{len(pairs)} 题的答案")
        self.open = True
        self.walk.current, self.walk.last = None, ""

    def _all_known(self, pairs: Pairs) -> bool:
        """A list nobody announced: every number must be that of a question still without a key."""
        owners = [self._owner(number) for number, _ in pairs]
        return all(owner is not None and owner.answer is None for owner in owners)

    def _owner(self, number: int) -> Sketch | None:
        """The question a key belongs to, None when there is none or more than one."""
        owners = self._owners(number)
        if len(owners) > 1:
            waiting = [each for each in owners if each.answer is None]
            latest = [each for each in owners if each.section == self.walk.section]
            owners = waiting if len(waiting) == 1 else latest
        return owners[0] if len(owners) == 1 else None

    def _owners(self, number: int) -> list[Sketch]:
        known = [each for each in self.walk.sheaf.sketches if each.number == number]
        return [each for each in known if each.kind == self.kind] if self.kind else known


def _beside(flat: str) -> tuple[str, Pairs] | None:
    """`一、单选题 11.D 12.B`: the type and the keys beside it."""
    shared = shared_heading(flat)
    pairs = key_pairs(flat[shared[1] :], least=1) if shared else None
    return (shared[0], pairs) if shared and pairs else None


def _kind_in(flat: str) -> str:
    return next((KIND_OF[word] for word in sorted(KIND_OF, key=len, reverse=True) if word in flat), "")


def _after_number(text: str) -> str:
    found = re.match(r"\s*\d{1,3}\s*[.、:)]\s*", folded(text))
    return text[found.end() :] if found else text
