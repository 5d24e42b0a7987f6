"""What a question lacks or has in the wrong form: explanation, source, a question in the stem, a blank."""

import re
from collections.abc import Iterator

from quiz.banks.lint.remark import Remark
from quiz.banks.nodes import Listing, Text
from quiz.banks.question import Fill, Multiple, Single, TrueFalse
from quiz.banks.words import quoted
from quiz.banks.written import Written

ASKS = re.compile(
    "[？?]|_{2,}|[（(]\\s*[）)]|[:：]$|下列|以下|哪|谁|什么|几|多少|何|请|[是为有指括即在于叫]$"
)
BRACKETS = re.compile("[（(][\\s_]*[）)]")
UNDERSCORES = re.compile("_+")
MARKS = re.compile("[√✓✔×ⅹⅩxX✗✘]")


def check(written: Written) -> Iterator[Remark]:
    """Warnings of one question."""
    question = written.question
    if not question.explanation:
        hint = "加一行 explanation: …，一两句话"
        yield Remark(written.where("id"), "no_explanation", "没有解析", hint)
    if written.node.get("source") is None:
        hint = "加一行 source: …，写到章节，争议时翻得到"
        yield Remark(written.where("id"), "no_source", "没有写自己的出处，只有题库的书名", hint)
    yield from _blanks(written)
    if isinstance(question, TrueFalse):
        yield from _mark(written)
    elif isinstance(question, Multiple):
        yield from _order(written)


def _blanks(written: Written) -> Iterator[Remark]:
    question, place = written.question, written.where("stem")
    stem = question.stem
    brackets, runs = BRACKETS.search(stem), UNDERSCORES.findall(stem)
    if isinstance(question, Fill) and brackets:
        hint = "要填的空都写成四个下划线 ____；不是空就写上内容"
        yield Remark(place, "blank_style", f"填空题里另有一处空括号{quoted(brackets[0])}", hint)
    elif isinstance(question, TrueFalse) and (brackets or runs or stem.endswith(("？", "?"))):
        message = "判断题的题干应当是一句陈述，不留空、不问"
        yield Remark(place, "blank_style", message, "删去末尾的括号、下划线或问号")
    elif isinstance(question, Single | Multiple):
        if brackets and runs or any(run != "____" for run in runs):
            yield Remark(place, "blank_style", "题干里的空写法不一", "每个空写成四个下划线 ____")
        if not ASKS.search(stem):
            hint = "写成问句，或在要选的地方写 ____"
            yield Remark(place, "no_question", "题干里没有问号，也没有空", hint)


def _mark(written: Written) -> Iterator[Remark]:
    node = written.node.get("answer")
    if isinstance(node, Text) and (mark := MARKS.search(node.value)):
        word = "对" if written.question.answer else "错"
        yield Remark(node, "truth_word", f"答案写成了记号{quoted(mark[0])}，容易看错", f"写 {word}")


def _order(written: Written) -> Iterator[Remark]:
    node = written.node.get("answer")
    texts = node.items if isinstance(node, Listing) else (node,)
    shown = "".join(text.value for text in texts if isinstance(text, Text))
    labels = [sign for sign in shown.upper() if sign in written.question.answer]
    if labels != sorted(labels):
        hint = f"写成 [{', '.join(written.question.answer)}]"
        yield Remark(written.where("answer"), "answer_order", "多选的答案没有按字母排", hint)
