"""Sheaves of sketches → a Draft: every sketch settled, twins told, every line accounted for."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from quiz.banks.question import Question
from quiz.exchange.decoding import letters
from quiz.exchange.draft import WRONG, Draft, Found, Line, Remark, Told
from quiz.exchange.notes import is_word
from quiz.exchange.proving import prove
from quiz.exchange.settling import settle
from quiz.exchange.sketch import Sheaf, Sketch

Progress = Callable[[str, int, int], None]
"""Told the stage (`unpack`, `read`, `recognise`, `check`), how much is done, and of how much."""

STEP = 50


def quiet(stage: str, done: int, total: int) -> None:
    """The Progress of those who do not ask."""


def gather(file: str, lines: Sequence[Line], sheaf: Sheaf, progress: Progress = quiet) -> Draft:
    """
    The Draft of a file.

    Args:
        file: Its name.
        lines: All its lines.
        sheaf: What was recognised in them.
        progress: Told how far the checking is.
    """
    _unite_keys(sheaf)
    owners = Counter(number for sketch in sheaf.sketches for number in sketch.lines)
    shared = {told.line for told in sheaf.told}
    alone = {line.number: line for line in lines if owners[line.number] == 1 and line.number not in shared}
    found = []
    for place, sketch in enumerate(sheaf.sketches):
        if place % STEP == 0:
            progress("check", place, len(sheaf.sketches))
        found.append(settle(sketch, alone))
    progress("check", len(found), len(found))
    questions = tell_twins(found)
    told = [*sheaf.told, *_rest(lines, questions, sheaf.told)]
    return Draft(
        file=file,
        title=sheaf.title,
        lines=tuple(line for line in lines),
        questions=questions,
        told=tuple(sorted(told, key=lambda each: each.line)),
        remarks=(*sheaf.remarks, *_remarks(sheaf.sketches)),
    )


def _unite_keys(sheaf: Sheaf) -> None:
    """`7. 答案：C` after the questions: what has a number and a key but no stem belongs to question 7."""
    for sketch in list(sheaf.sketches):
        if sketch.stem or sketch.options or sketch.answer is None or sketch.number is None:
            continue
        owners = [each for each in sheaf.sketches if each.number == sketch.number and each.stem]
        waiting = [each for each in owners if each.answer is None]
        if len(waiting) == 1:
            _unite(waiting[0], sketch)
            sheaf.sketches.remove(sketch)


def _unite(owner: Sketch, key: Sketch) -> None:
    owner.answered(key.answer or "", key.answer_line)
    for name, value in key.notes.items():
        owner.note(name, value, key.note_lines[name])
    for line in key.lines:
        owner.claim(line)
    owner.spent.extend(key.spent)
    owner.doubts.extend(key.doubts)


def tell_twins(found: Iterable[Found]) -> tuple[Found, ...]:
    """The same question twice: the second may not enter; with another key, neither may."""
    found = list(found)
    first: dict[tuple, int] = {}
    for place, each in enumerate(found):
        if each.faults or not each.fields.get("stem"):
            continue
        mark = _mark(each)
        before = first.setdefault(mark, place)
        if before == place:
            continue
        line, other = each.lines[0], found[before].lines[0]
        if _key(found[before]) == _key(each):
            found[place] = _faulty(each, line, f"与第 {other} 行的题相同，只收前一道")
        else:
            found[place] = _faulty(each, line, f"与第 {other} 行的题相同，答案却不同，请核对")
            found[before] = _faulty(found[before], other, f"与第 {line} 行的题相同，答案却不同，请核对")
    return tuple(found)


def _mark(found: Found) -> tuple:
    options = frozenset(letters(text) for text in found.fields.get("options", {}).values())
    media = found.fields.get("media") or {}
    return found.fields["type"], letters(found.fields["stem"]), options, media.get("file")


def _key(found: Found) -> object:
    question, _ = prove(found.fields, 1)
    return _key_of(question) if question else None


def _key_of(question: Question) -> object:
    if question.type == "fill":
        return question.answers
    options = {option.label: letters(option.text) for option in getattr(question, "options", ())}
    if question.type == "order":
        return tuple(options[label] for label in question.answer)
    return frozenset(options[label] for label in question.answer) if options else question.answer


def _faulty(found: Found, line: int, message: str) -> Found:
    remark = Remark(line, message)
    faults = found.faults if remark in found.faults else (*found.faults, remark)
    return Found(found.lines, found.fields, found.doubts, faults)


def _rest(lines: Sequence[Line], questions: Sequence[Found], told: Sequence[Told]) -> list[Told]:
    """A word on every line nobody spoke of."""
    known = {number for found in questions for number in found.lines} | {each.line for each in told}
    return [
        Told(line.number, WRONG, f"没有认出：{line.text.strip()[:40]}")
        for line in lines
        if line.text.strip() and line.number not in known
    ]


def _remarks(sketches: Sequence[Sketch]) -> list[str]:
    """What is so throughout a file, told once."""
    scored = sum("score" in sketch.notes for sketch in sketches)
    words = sum(is_word(sketch.notes.get("difficulty", "")) for sketch in sketches)
    said = []
    if scored:
        said.append(f"分值由比赛的章程决定，没有收入（{scored} 题写了分值）")
    if words:
        said.append(f"难度的“易、中、难”读作 2、3、4（{words} 题）")
    return said
