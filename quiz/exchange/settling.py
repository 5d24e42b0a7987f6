"""
Sketches → questions: which type each is, what its key says, what was assumed, and what is missing.

Never chooses between two keys, and invents none: what is in doubt is told, what is missing is a fault.
"""

import re

from quiz.exchange.audit import left_out
from quiz.exchange.blanks import BLANK, has_blank, read_blanks
from quiz.exchange.decoding import folded, letters
from quiz.exchange.draft import Found, Line
from quiz.exchange.keys import key_in_brackets, letters_of, verdict, verdict_and_more, verdict_in_stem
from quiz.exchange.marks import OVERALL
from quiz.exchange.notes import take_notes
from quiz.exchange.options import in_order, without_label
from quiz.exchange.proving import prove
from quiz.exchange.sketch import Sketch, in_turn

ORDERED = re.compile(r"排序|先后顺序|时间顺序|依次排列|按.{0,8}顺序|由先到后|从早到晚|正确的?顺序")
CHOSEN = re.compile(
    r"(?:故|应|因此|所以|正确答案[是为:]?|答案[是为选:]?|本题)\s*选?\s*([A-H]{1,8})(?![A-Za-z])"
)
ABOVE = "选项提到“以上”或别的选项，设为不打乱顺序"


def settle(sketch: Sketch, lines: dict[int, Line]) -> Found:
    """
    The question a sketch comes to.

    Args:
        sketch: As gathered.
        lines: The lines it was gathered from that are its alone, by number, for the audit.
    """
    work = _Settling(sketch)
    work.decide()
    take_notes(sketch, work.fields)
    work.prove()
    for message in left_out(
        [lines[number].text for number in sketch.lines if number in lines], work.fields, sketch.spent
    ):
        sketch.doubt(sketch.line, message)
    return Found(tuple(sorted(sketch.lines)), work.fields, in_turn(sketch.doubts), in_turn(sketch.faults))


class _Settling:
    def __init__(self, sketch: Sketch) -> None:
        self.sketch = sketch
        self.fields: dict = {"type": "", "stem": ""}
        cleaned = [(letter, without_label(text, letter)) for letter, text in sketch.options]
        self.options, doubt, wrong = in_order(cleaned)
        self.key_line = sketch.answer_line or sketch.line
        for tell, message in ((sketch.doubt, doubt), (sketch.fault, wrong)):
            if message:
                tell(sketch.line, message)

    def doubt(self, message: str) -> None:
        self.sketch.doubt(self.key_line, message)

    def fault(self, message: str) -> None:
        self.sketch.fault(self.key_line, message)

    def decide(self) -> None:
        if (
            self.options
            and self._pair() is not None
            and self.sketch.kind in ("", "choice", "single", "true_false")
        ):
            self._true_or_false_of_options()
        elif self.options:
            self._choice()
        elif self._is_statement():
            self._statement()
        elif self.sketch.kind in ("single", "multiple", "choice", "order"):
            self._without_options()
        elif self.sketch.kind == "fill" or has_blank(self.sketch.stem) or self._answers_inside():
            self._fill()
        else:
            self._oral()

    # Choices.

    def _choice(self) -> None:
        known = {letter for letter, _ in self.options}
        stem, inside = key_in_brackets(self.sketch.stem, known)
        self.fields["stem"] = re.sub(r"[_＿]{2,}", BLANK, stem).strip()
        self.fields["options"] = dict(self.options)
        for letter, text in self.options:
            if not text:
                self.fault(f"选项 {letter} 是空的")
        key = self._letters(inside)
        self.fields["type"] = self._choice_type(key)
        if key:
            single = self.fields["type"] == "single" and len(key) == 1
            self.fields["answer"] = (
                key[0] if single else key if self.fields["type"] == "order" else sorted(key)
            )
        if any(OVERALL.search(text) for _, text in self.options):
            self.fields["shuffle"] = "no"
            self.doubt(ABOVE)
        self._explained_otherwise(key)

    def _letters(self, inside: list[str]) -> list[str]:
        """The key from its line, the stem's brackets, or what stands out; all that speak must agree."""
        written = (self.sketch.answer or "").strip()
        found = letters_of(written, self.options) if written else None
        if written and found is None:
            self.fault(f"答案“{written[:30]}”对不上选项")
        key, doubt = found or ([], "")
        if doubt:
            self.doubt(doubt)
        if len(letters(written)) > len(key):
            self.sketch.spent.append(written)
        if inside:
            together = [letter for group in inside for letter in group]
            if key and sorted(key) != sorted(together):
                self.fault(f"题干括号里是 {''.join(together)}，答案却写 {''.join(key)}，请核对")
            elif not written:
                key = together
                if len(inside) > 1:
                    self.doubt(f"题干里有 {len(inside)} 处字母，合起来读作 {''.join(together)}")
            else:
                self.sketch.spent.extend(together)
        if not key and not written:
            key = self._standing_out()
        return key

    def _standing_out(self) -> list[str]:
        coloured = list(dict.fromkeys(self.sketch.standing_out))
        if 0 < len(coloured) < len(self.options):
            self.doubt(f"没有写答案；选项 {''.join(coloured)} 的颜色与别的不同，当作答案")
            return coloured
        self.fault("没有答案")
        return []

    def _choice_type(self, key: list[str]) -> str:
        said, count = self.sketch.kind, len(key)
        if said == "order":
            return "order"
        full = count == len(self.options) > 1 and key != sorted(key)
        if full and said in ("", "choice", "oral") and ORDERED.search(self.sketch.stem):
            self.doubt("题干要求排序，答案含全部选项，读作排序题")
            return "order"
        if count <= 1:
            if said == "multiple" and count:
                self.doubt(f"在多选题里，答案却只有 {key[0]}，读作单选题")
            return "multiple" if said == "multiple" and not count else "single"
        if said != "multiple":
            told = "写着单选" if said == "single" else "没写“多选”"
            self.doubt(f"答案有 {count} 个字母，题目{told}，读作多选题")
        return "multiple"

    def _explained_otherwise(self, key: list[str]) -> None:
        for said in CHOSEN.findall(folded(self.sketch.notes.get("explanation", ""))):
            if key and sorted(said) != sorted(key):
                self.doubt(f"解析里说选 {said}，答案却是 {''.join(key)}，请核对")

    def _without_options(self) -> None:
        self.fields["type"] = {"choice": "single"}.get(self.sketch.kind, self.sketch.kind)
        self.fields["stem"] = self.sketch.stem.strip()
        if self.sketch.answer:
            self.fields["answer"] = self.sketch.answer.strip()
        self.fault("没有选项")

    # Statements.

    def _pair(self) -> dict[str, bool] | None:
        """The options 正确 and 错误, by letter, when these are all there are."""
        said = {letter: verdict(text) for letter, text in self.options}
        return said if sorted(map(str, said.values())) == ["False", "True"] else None

    def _true_or_false_of_options(self) -> None:
        pair = self._pair()
        stem, inside = key_in_brackets(self.sketch.stem, set(pair))
        found = letters_of(self.sketch.answer or "", self.options) if self.sketch.answer else None
        word = verdict(self.sketch.answer) if self.sketch.answer else None
        self.sketch.spent.extend(text for _, text in self.options)
        self.sketch.spent.extend(inside)
        key = found[0][0] if found and len(found[0]) == 1 and found[0][0] in pair else None
        if word is None and key is None and len(inside) == 1 and not self.sketch.answer:
            key = inside[0]
        if key is not None:
            self.sketch.spent.append(key)
            word = pair.get(key)
        self.fields["type"] = "true_false"
        self.fields["stem"] = verdict_in_stem(stem)[0]
        self._say(word)
        if self.sketch.kind == "single":
            self.doubt("选项只有正确和错误，读作判断题")

    def _is_statement(self) -> bool:
        if self.sketch.kind == "true_false":
            return True
        if self.sketch.kind in ("fill", "oral"):
            return False
        answer = self.sketch.answer
        said = verdict(answer) is not None if answer else bool(verdict_in_stem(self.sketch.stem)[1])
        return said and not (answer and has_blank(self.sketch.stem))

    def _statement(self) -> None:
        stem, inside = verdict_in_stem(self.sketch.stem)
        self.fields["type"], self.fields["stem"] = "true_false", stem
        self.sketch.spent.extend(word for word, _ in inside)
        words = {value for _, value in inside}
        answer = (self.sketch.answer or "").strip()
        if answer:
            self._answer_of_statement(answer, words)
        elif len(words) == 1:
            self._say(words.pop())
        else:
            letter = re.search(r"[(]\s*([AB])\s*[)]", folded(self.sketch.stem))
            self._by_letter(letter[1] if letter else "", letter)

    def _by_letter(self, letter: str, match: re.Match[str] | None) -> None:
        if not match:
            self._say(None)
            return
        stem = self.sketch.stem
        self.fields["stem"] = verdict_in_stem(stem[: match.start()] + "（）" + stem[match.end() :])[0]
        self.sketch.spent.append(letter)
        self._say(letter == "A")
        self.doubt(f"判断题的 {letter} 读作“{'对' if letter == 'A' else '错'}”")

    def _answer_of_statement(self, answer: str, inside: set[bool]) -> None:
        said = verdict(answer)
        more = verdict_and_more(answer) if said is None else None
        flat = folded(answer).strip("()[]【】 .。")
        if more:
            said, rest = more
            self.sketch.note("explanation", rest, self.key_line)
            self.sketch.spent.append(answer.removesuffix(rest))
            self.doubt(f"“{rest[:20]}”跟在判断后面，收作解析")
        elif said is not None:
            self.sketch.spent.append(answer)
        elif flat in ("A", "B", "1", "0"):
            said = flat in ("A", "1")
            self.sketch.spent.append(answer)
            self.doubt(f"判断题的答案 {flat} 读作“{'对' if said else '错'}”")
        if inside and said is not None and inside != {said}:
            self.fault("题干括号里的判断与答案不同，请核对")
            return
        if said is None:
            self.fault(f"判断题的答案“{answer[:30]}”看不懂")
            return
        self._say(said)

    def _say(self, value: bool | None) -> None:
        if value is None:
            self.fault("没有答案")
        else:
            self.fields["answer"] = "对" if value else "错"

    # Blanks and prose.

    def _answers_inside(self) -> bool:
        if self.sketch.kind or self.sketch.answer:
            return False
        return bool(read_blanks(self.sketch.stem, None, False).answers)

    def _fill(self) -> None:
        found = read_blanks(self.sketch.stem, self.sketch.answer, self.sketch.kind == "fill")
        self.fields["type"], self.fields["stem"] = "fill", found.stem.strip()
        if found.answers:
            models = [forms[0] for forms in found.answers]
            self.fields["answer"] = models[0] if len(models) == 1 else models
        others = [forms[1:] for forms in found.answers]
        if any(others):
            self.fields["accept"] = others[0] if len(others) == 1 else others
            self.doubt(
                f"分号隔开的“{'；'.join(text for forms in others for text in forms)}”读作同样可以判对的写法"
            )
        for message in found.doubts:
            self.doubt(message)
        for message in found.faults:
            self.fault(message)

    def _oral(self) -> None:
        self.fields["type"], self.fields["stem"] = "oral", self.sketch.stem.strip()
        answer = (self.sketch.answer or "").strip()
        if not answer:
            self.fault("没有答案")
        elif len(letters(answer)) == 1 and answer.isascii():
            self.fault(f"没有选项，却写了答案 {answer}")
        else:
            self.fields["answer"] = answer
            if self.sketch.kind != "oral":
                self.doubt("没有选项，答案是一段文字，读作口答题")

    # The rest.

    def prove(self) -> None:
        """Let the checker say what we did not see; it need not repeat that a key is missing."""
        if not self.fields["stem"]:
            self.fault("没有题干")
        _, problems = prove(self.fields, self.key_line)
        if not self.sketch.faults:
            for line, message in problems:
                self.sketch.fault(line, message)
