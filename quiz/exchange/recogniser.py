"""
Lines of running text → sketches of questions, and a word on every line that is in none.

A walk over the lines with one question open at a time. It decides where things begin and end; what a key
means and whether a question is whole is judged later (settling.py).
"""

import re
from collections.abc import Sequence

from quiz.exchange.decoding import folded, letters
from quiz.exchange.draft import DOUBTFUL, SOUND, WRONG, Line
from quiz.exchange.headings import heading_kind, number_first, shared_heading
from quiz.exchange.key_zone import KeyZone
from quiz.exchange.marks import (
    BRACKET_FIRST,
    INLINE_KIND,
    KIND_OF,
    PAGE,
    RULER,
    RUN_ON,
)
from quiz.exchange.numbers import Numbers
from quiz.exchange.open_question import SELF_CONTAINED, is_whole, open_ended, stem_waits
from quiz.exchange.options import first_letter, split, starts_option
from quiz.exchange.segments import segments
from quiz.exchange.sketch import Sheaf, Sketch, joined
from quiz.exchange.unclaimed import tell_unclaimed

HOLLOW = re.compile(r"_{2,}|[(]\s*[)]")
OPTION_WORD = re.compile(r"(?<!\S)选项([A-HＡ-Ｈ]\s*[:：.．、])")
ASKED = re.compile(r"问\s*[:：]\s*(?=\S)")
MOST_OPTIONS = 26
MOST_RUN = 6000
"""Characters one question may run on for; the checker takes far less, and honest questions need far less."""


class Recogniser:
    """Feed it all lines with `walk`; then `sheaf` holds what was found."""

    def __init__(self, lines: Sequence[Line], sheaf: Sheaf) -> None:
        self.lines = [line for line in lines if line.text.strip()]
        pairs = zip(lines, lines[1:], strict=False)
        self.blank_before = {line.number for before, line in pairs if not before.text.strip()}
        self.sheaf = sheaf
        self.current: Sketch | None = None
        self.last = ""
        self.pending: list[Line] = []
        self.kind = ""
        self.section = 0
        self.numbers = Numbers()
        self.zone = KeyZone(self)

    def walk(self) -> None:
        for place, line in enumerate(self.lines):
            self.place = place
            self.take(line, line.text.strip())
        self.leave_pending()

    def ahead(self, steps: int = 1) -> str:
        """The folded text of a line further on, empty past the end."""
        place = self.place + steps
        return folded(self.lines[place].text.strip()) if place < len(self.lines) else ""

    def take(self, line: Line, text: str) -> None:
        """One line, or the rest of one."""
        bare = OPTION_WORD.sub(r"\1", text)
        flat = folded(bare)
        if RULER.fullmatch(flat) and not (self.current and "_" in flat):
            self.sheaf.tell(line.number, SOUND, "分隔线，跳过")
        elif PAGE.match(flat):
            self.sheaf.tell(line.number, DOUBTFUL, f"像是页码“{text}”，没有收入")
        elif flat.isdigit():
            self.sheaf.tell(line.number, WRONG, f"只有数字“{text}”，不知道属于哪里")
        elif self.zone.took(line, text, flat) or self._heading(line, text, flat):
            return
        else:
            self._parts(line, number_first(bare, flat))
            if bare != text and self.current:
                self.current.spent.append("选项" * ((len(text) - len(bare)) // 2))

    def _heading(self, line: Line, text: str, flat: str) -> bool:
        shared = shared_heading(flat)
        kind = shared[0] if shared else heading_kind(flat, self.ahead())
        if kind is None:
            return False
        self.enter_section(kind)
        self.sheaf.tell(line.number, SOUND, f"标题：{text[: shared[1]] if shared else text}")
        if shared:
            self._parts(line, text[shared[1] :])
        return True

    def enter_section(self, kind: str) -> None:
        self.leave_pending()
        self.current, self.last = None, ""
        self.kind = kind
        self.section += 1
        self.numbers.section()

    def _parts(self, line: Line, text: str) -> None:
        head, *rest = segments(text)
        if head.text:
            self._text(line, head.text)
        for segment in rest:
            self._labelled(line, segment.tag, segment.text, segment.word)

    # Plain text: a number, an option, or more of what is open.

    def _text(self, line: Line, text: str) -> None:
        flat = folded(text)
        bracketed = BRACKET_FIRST.match(flat)
        found = self.numbers.accept(flat, self)
        if bracketed and self.numbers.takes(int(bracketed[2])):
            self._begin(line, int(bracketed[2]), text[: bracketed.end()])
            self.more_stem(line, f"{text[bracketed.end() :]}（{bracketed[1] or ''}）")
        elif found:
            self._begin(line, found.number, text[: found.start])
            if found.doubt:
                self.current.doubt(line.number, found.doubt)
            self._first_text(line, text[found.start :])
        elif self._options(line, text):
            return
        elif (asked := ASKED.match(text)) and (self.current is None or is_whole(self.current, self.last)):
            self._begin(line, None, text[: asked.end()])
            self._first_text(line, text[asked.end() :])
        else:
            self._continue(line, text, flat)

    def _begin(self, line: Line, number: int | None, mark: str) -> None:
        self.leave_pending()
        self.current = Sketch(line.number, number, self.kind, self.section)
        self.current.claim(line.number)
        self.current.spent.append(mark)
        self.last = "stem"
        self.sheaf.sketches.append(self.current)
        self.zone.left()

    def _first_text(self, line: Line, text: str) -> None:
        inline = INLINE_KIND.match(folded(text)) or INLINE_KIND.search(folded(text))
        at_edge = inline and (inline.start() == 0 or inline.end() == len(text.rstrip()))
        if inline and at_edge:
            self.current.kind = KIND_OF[inline["kind"]] or self.current.kind
            self.current.spent.append(inline[0])
            text = text[: inline.start()] + text[inline.end() :]
        self.more_stem(line, text)

    def more_stem(self, line: Line, text: str) -> None:
        """Text of a stem, which may run on into its options."""
        self.current.claim(line.number)
        found = split(text, "A", anywhere=True) if not self.current.options else None
        stem = found.before if found else text.strip()
        self.current.stem = joined(self.current.stem, stem)
        self.last = "stem"
        if found:
            self._add_options(line, found)

    def _options(self, line: Line, text: str) -> bool:
        label = first_letter(text)
        if label is None or not (self.current or self.pending):
            return False
        letter, style = label
        used = {each for each, _ in self.current.options} if self.current else set()
        taken, due = len(used), chr(ord("A") + len(used))
        fresh = letter == "A" and (self.pending or (taken and not self._options_open()))
        if len(self.current.options if self.current else ()) > MOST_OPTIONS:
            return False
        if letter != due and not fresh and not (taken and style != "bare"):
            return False
        found = split(text, letter)
        weak = style == "bare" and len(found.options) < 2
        if found is None or (weak and taken == 0 and not starts_option(self.ahead(), "B")):
            return False
        if fresh or self.current is None:
            self._from_pending(line)
        if self.last not in ("stem", "options") and not fresh:
            self.current.doubt(line.number, "选项写在答案后面，仍算这一题的")
        self._add_options(line, found)
        return True

    def _options_open(self) -> bool:
        return self.current is not None and self.current.answer is None and self.last == "options"

    def _add_options(self, line: Line, found) -> None:
        self.current.claim(line.number)
        for letter, text, _ in found.options:
            self.current.options.append([letter, text])
            self.current.spent.append(letter)
            if _stands_out(line, letter, text):
                self.current.standing_out.append(letter)
        if found.doubt:
            self.current.doubt(line.number, found.doubt)
        self.last = "options"

    def _from_pending(self, line: Line) -> None:
        """A question without a number: its stem is the text that waits, or the last block of it."""
        waiting, self.pending = self.pending, []
        cut = next((i for i in range(len(waiting) - 1, 0, -1) if waiting[i].number in self.blank_before), 0)
        self.pending = waiting[:cut]
        first = waiting[cut] if waiting else line
        self._begin(first, None, "")
        for each in waiting[cut:]:
            self._first_text(each, each.text.strip())

    def _continue(self, line: Line, text: str, flat: str) -> None:
        current = self.current
        if current is not None and current.size() > MOST_RUN:
            self.sheaf.tell(line.number, WRONG, f"第 {current.line} 行开始的题太长，这一行没有收入")
            return
        blank = line.number in self.blank_before
        whole, unnumbered = is_whole(current, self.last), current is None or current.number is None
        hollow = self.kind == "fill" and current is not None and unnumbered and bool(HOLLOW.search(flat))
        stands_alone = bool(SELF_CONTAINED.search(flat)) or hollow
        if stands_alone and (whole or unnumbered) and not stem_waits(current, self.last):
            self._begin(line, None, "")
            self._first_text(line, text)
        elif current is None or (whole and self.last in ("answer", "stem")) or self._new_block(blank):
            self.pending.append(line)
        elif self.last == "options":
            current.claim(line.number)
            current.options[-1][1] = joined(current.options[-1][1], text)
            current.doubt(line.number, f"“{text[:20]}”接在选项 {current.options[-1][0]} 后面")
        elif self.last in ("stem", ""):
            self.more_stem(line, text)
            if blank:
                current.doubt(line.number, f"空行之后的“{text[:20]}”接在题干后面")
        else:
            self._more_note(line, text, blank)

    def open_ended(self) -> bool:
        """Whether the open question's answer is prose that may have many lines."""
        return open_ended(self.current, self.last)

    def _new_block(self, blank: bool) -> bool:
        """Whether this line is the stem of a question without a number: options or a key come next."""
        if self.current.number is not None and self.numbers.group:
            return False
        if self.last in ("stem", ""):
            return blank and bool(self.current.options or self.current.answer)
        following = self.ahead()
        return blank or bool(starts_option(following, "A")) or segments(following)[0].text == ""

    def _more_note(self, line: Line, text: str, blank: bool) -> None:
        self.current.claim(line.number)
        if self.last == "answer":
            self.current.answer = joined(self.current.answer or "", text)
            if not self.open_ended() or blank:
                self.current.doubt(line.number, f"“{text[:20]}”接在答案后面")
            return
        self.current.note(self.last, text, line.number)
        if blank:
            self.current.doubt(line.number, f"空行之后的“{text[:20]}”接在前一项后面")

    # What a label names.

    def _labelled(self, line: Line, tag: str, text: str, word: str) -> None:
        if tag == "stem":
            self._begin(line, None, word)
            self._first_text(line, text)
            return
        if self.pending and tag in ("answer", "type"):
            self._from_pending(line)
        if self.current is None:
            self.sheaf.tell(line.number, WRONG, f"“{line.text.strip()[:30]}”前面没有题目")
            return
        self.current.claim(line.number)
        self.current.spent.append(word)
        if tag == "answer":
            self._answer(line, text)
        elif tag == "options":
            self.last = "stem"
            if text and not self._options(line, text):
                self.more_stem(line, text)
        elif tag == "type":
            self.current.kind = next((KIND_OF[w] for w in KIND_OF if text.startswith(w)), self.current.kind)
            self.current.spent.append(text)
        else:
            self.current.note(tag, text, line.number)
            self.last = tag

    def _answer(self, line: Line, text: str) -> None:
        run_on = RUN_ON.match(folded(text))
        value = text[: run_on.end(1)] if run_on else text
        self.current.answered(value, line.number)
        self.last = "answer"
        if run_on:
            self.current.doubt(line.number, f"答案“{value}”后面紧接着下一题，从题号处分开")
            self._parts(line, text[run_on.end() :])

    def leave_pending(self) -> None:
        """Text that no question claimed is told, or names the bank."""
        tell_unclaimed(self.pending, self.sheaf, self.section)
        self.pending = []


def _stands_out(line: Line, letter: str, text: str) -> bool:
    """Whether just this option, with its letter or without, is coloured in its line."""
    looked_for = (letters(text), letters(letter + text))
    return any(letters(line.text[start:end]) in looked_for for start, end in line.marked)
