"""
What each type of question asks of `options`, `answer` and `accept`, read from the fields of one question.

One function a type, all registered in READERS; a new type is one more. Returns values for the model
of that type, or None, the problems being noted. Knows nothing of the fields all types share.
"""

import re
from collections.abc import Callable, Iterable

from quiz.banks.fields import Fields
from quiz.banks.nodes import Listing, Node, Text, Unreadable
from quiz.banks.question import Option
from quiz.banks.words import listed, narrowed, quoted

BLANK = "____"
MOST_OPTION = 500
TRUE_WORDS = frozenset({"对", "正确", "是", "true", "t", "yes", "√", "✓", "✔"})
FALSE_WORDS = frozenset({"错", "错误", "否", "不对", "不正确", "false", "f", "no", "×", "x", "ⅹ", "✗", "✘"})
SEPARATORS = re.compile(r"[\s,，、;；#/|]+")
WRAPPING = "[]【】()（）{}“”\"'。.．"
OWN_LABEL = re.compile(r"([A-Za-zＡ-Ｚ])\s*[、.．:：)）]\s*\S")
EMPTY_BRACKETS = re.compile(r"[（(]\s*[）)]")

Values = dict[str, object]


def single(fields: Fields) -> Values | None:
    options = read_options(fields)
    found = _labels(fields, options)
    if found is not None and len(found) != 1:
        hint = "只写一个字母；几个都对时把 type 改为 multiple"
        fields.complain("answer", f"单选题只能有一个答案，这里有 {len(found)} 个", hint, "answer_count")
        return None
    return {"options": options, "answer": found[0]} if options and found else None


def multiple(fields: Fields) -> Values | None:
    options = read_options(fields)
    found = _labels(fields, options)
    if found is not None and len(found) < 2:
        hint = "写成 [A, C]；只有一个正确时把 type 改为 single"
        fields.complain("answer", "多选题至少有两个答案", hint, "answer_count")
        return None
    return {"options": options, "answer": tuple(sorted(found))} if options and found else None


def order(fields: Fields) -> Values | None:
    options = read_options(fields)
    found = _labels(fields, options)
    if not options or not found:
        return None
    missing = [option.label for option in options if option.label not in found]
    if missing:
        hint = "写成 [B, A, D, C]，每个选项各出现一次"
        fields.complain("answer", f"排序题的答案缺少 {listed(missing)}", hint, "answer_count")
        return None
    return {"options": options, "answer": tuple(found)}


def true_false(fields: Fields) -> Values | None:
    word = fields.text("answer")
    if word is None:
        return None
    folded = narrowed(word).strip(WRAPPING).lower()
    if folded in TRUE_WORDS | FALSE_WORDS:
        return {"answer": folded in TRUE_WORDS}
    fields.complain("answer", f"判断题的答案不能写{quoted(word)}", "写 对 或 错", "answer")
    return None


def fill(fields: Fields) -> Values | None:
    blanks = _count_blanks(fields)
    right = fields.texts("answer")
    accepted = _accepted_by_blank(fields, blanks or 0)
    if not blanks or right is None or accepted is None:
        return None
    if len(right) != blanks:
        hint = "有几个空就写几个答案，如 [甲, 乙]；同一空的其他写法放在 accept"
        fields.complain("answer", f"题干有 {blanks} 个空，答案却有 {len(right)} 个", hint, "answer_count")
        return None
    forms = (_unique((model, *others)) for model, others in zip(right, accepted, strict=True))
    return {"answers": tuple(forms)}


def oral(fields: Fields) -> Values | None:
    answer = fields.text("answer")
    accept = fields.texts("accept", ())
    return {"answer": answer, "accept": accept or ()} if answer else None


READERS: dict[str, Callable[[Fields], Values | None]] = {
    "single": single,
    "multiple": multiple,
    "true_false": true_false,
    "fill": fill,
    "order": order,
    "oral": oral,
}


def read_options(fields: Fields) -> tuple[Option, ...] | None:
    """The options in the order written, labelled A, B, C …; None when anything is wrong with them."""
    written = fields.mapping("options", "选项")
    if written is None:
        return None
    options: list[Option] = []
    entries = written.entries()
    sound = True
    for entry, label in zip(entries, "ABCDEFGHIJKLMNOPQRSTUVWXYZ", strict=False):
        text = written.text_of(entry.value, f"选项 {entry.key.value}")
        if entry.key.value != label:
            hint = f"各选项依次写 A、B、C……，这里应当是 {label}"
            written.complaints.at(entry, f"选项的字母{quoted(entry.key.value)}不对", hint, "option_label")
            sound = False
        sound = text is not None and _option_is_sound(written, entry.value, text, options) and sound
        options.append(Option(label=label, text=text or ""))
    if not 2 <= len(entries) <= 26:
        fields.complain("options", f"选项有 {len(entries)} 个，应当有 2–26 个", "", "option_count")
        return None
    return tuple(options) if sound else None


def _option_is_sound(written: Fields, node: Node, text: str, before: list[Option]) -> bool:
    own = OWN_LABEL.match(text)
    if own and narrowed(own[1]) == chr(ord("A") + len(before)):
        written.complaints.at(node, f"选项文字{quoted(text)}自带了字母", "字母只写在冒号前面", "own_label")
        return False
    same = next((option.label for option in before if option.text == text), None)
    if same:
        written.complaints.at(node, f"选项{quoted(text)}与 {same} 相同", "", "same_option")
        return False
    if len(text) > MOST_OPTION:
        written.complaints.at(node, f"选项太长：{len(text)} 字，最多 {MOST_OPTION} 字", "", "long")
        return False
    return True


def _labels(fields: Fields, options: tuple[Option, ...] | None) -> list[str] | None:
    """The labels of an answer, checked against the options when these are sound."""
    node = fields.node("answer")
    if node is None or isinstance(node, Unreadable):
        return None
    found: list[str] = []
    sound = True
    for place in node.items if isinstance(node, Listing) else (node,):
        text = fields.text_of(place, "answer")
        for label in _split(text) if text else ():
            if fields.complaints.full:
                return None
            sound = _label_is_sound(fields, place, label, text, options, found) and sound
            found.append(label)
        sound = sound and text is not None
    if isinstance(node, Listing) and not node.items:
        fields.complain("answer", "answer 是空的", "写上选项的字母", "empty")
        return None
    return found if sound else None


def _split(text: str) -> list[str]:
    bare = narrowed(text).strip(WRAPPING + " ").upper()
    if re.fullmatch(r"[A-Z]{2,}", bare):
        return list(bare)
    return [part for part in SEPARATORS.split(bare) if part] or [text]


def _label_is_sound(
    fields: Fields,
    place: Node,
    label: str,
    text: str,
    options: tuple[Option, ...] | None,
    before: Iterable[str],
) -> bool:
    if options is None:
        return True
    labels = [option.label for option in options]
    if label in before:
        fields.complaints.at(place, f"答案里{quoted(label)}写了两次", "", "answer_twice")
        return False
    if label in labels:
        return True
    meant = next((option.label for option in options if option.text == text), None)
    if meant:
        fields.complaints.at(place, f"答案写成了选项的文字{quoted(text)}", f"写字母 {meant}", "answer")
        return False
    start = fields.where("options").line
    message = f"答案{quoted(label)}不在选项 {labels[0]}–{labels[-1]} 之中"
    fields.complaints.at(place, message, f"选项从第 {start} 行开始", "answer")
    return False


def _count_blanks(fields: Fields) -> int | None:
    stem = fields.text("stem")
    if stem is None:
        return None
    runs = re.findall("_+", stem)
    if not runs:
        where = EMPTY_BRACKETS.search(stem)
        message = f"填空题的空不要用括号{quoted(where[0])}" if where else "填空题的题干里没有空"
        fields.complain("stem", message, f"每个空写成四个下划线 {BLANK}", "blank")
        return None
    odd = next((run for run in runs if run != BLANK), None)
    if odd:
        hint = f"每个空写成四个下划线 {BLANK}"
        fields.complain("stem", f"题干里有一个空是 {len(odd)} 个下划线", hint, "blank")
        return None
    return len(runs)


def _accepted_by_blank(fields: Fields, blanks: int) -> list[tuple[str, ...]] | None:
    """Other accepted forms, one tuple a blank; one blank has a plain list, several a list of lists."""
    nodes = fields.items("accept", (), single=True)
    if not nodes:
        return [()] * blanks
    if blanks == 1 and all(isinstance(node, Text) for node in nodes):
        return [tuple(_texts(fields, nodes))]
    if len(nodes) == blanks and all(isinstance(node, Listing) for node in nodes):
        return [tuple(_texts(fields, node.items)) for node in nodes]
    if blanks:
        hint = "一个空写成 [甲, 乙]；几个空时每个空一组，如 [[甲, 乙], [丙]]，没有就写 []"
        fields.complain("accept", f"accept 与题干的 {blanks} 个空对不上", hint, "accept")
    return None


def _texts(fields: Fields, nodes: Iterable[Node]) -> list[str]:
    return [text for node in nodes if (text := fields.text_of(node, "accept")) is not None]


def _unique(forms: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(forms))
