"""Keys that show: in the stem, as a letter or mark left in it, in options that make sense only unshuffled."""

import re
import unicodedata
from collections.abc import Iterator

from quiz.banks.face import labels_of, options_of
from quiz.banks.lint.remark import Remark, folded
from quiz.banks.question import Fill, Multiple, Question, Single, TrueFalse
from quiz.banks.words import quoted
from quiz.banks.written import Written

ABOUT_OTHERS = re.compile(
    "^(以上|上述|前述|前面)(?:[各都均皆全几所说答选述不无没两二三四五六]|$)|^其[他余](选项|各项)|^(全部?|都|皆|均|全都?)(不|都不)?(对|是|正确|错误?|选)$"
    "|^(选项)?[A-Z](?:\\s*(?:和|与|、|或|及|，|,)?\\s*[A-Z])+(?:都|均|皆|两项|三项|项|$)"
)
LETTERS = re.compile(r"[(\[【]\s*([A-Z](?:[\s、,;]*[A-Z])*)\s*[)\]】]|答案[】\]]?\s*:?\s*([A-Z]+)(?![A-Z])")
MARKS = re.compile(
    r"[(\[【]\s*([√✓✔×xX✗✘对错TF]|正确|错误)\s*[)\]】]|答案[】\]]?\s*:?\s*([对错√×]|正确|错误)"
)
FIGURES = re.compile("[0-9]+")
LEAST = 3
LEAST_OF_SINGLE = 2  # where only one option is right, two characters are hardly part of another word
LEAST_FIGURES = 3


def check(written: Written) -> Iterator[Remark]:
    """Warnings of one question."""
    question = written.question
    if leaked := _leaked(question):
        message = f"题干里已经写着答案{quoted(leaked)}"
        yield Remark(written.where("stem"), "key_in_stem", message, "换一种问法")
    if mark := _mark(question):
        message = f"题干里留着答案的记号{quoted(mark)}"
        yield Remark(written.where("stem"), "letter_in_stem", message, "删去；答案只写在 answer")
    if isinstance(question, Single | Multiple) and question.shuffle:
        yield from _about_others(written)


def _leaked(question: Question) -> str | None:
    """A right answer that the stem gives away; none when the stem names wrong ones as well."""
    if isinstance(question, Fill):
        stem = folded(question.stem.replace("____", "\n"))
        answers = [form for forms in question.answers for form in forms]
        return next((answer for answer in answers if _stands_in(folded(answer), stem)), None)
    if not isinstance(question, Single | Multiple):
        return None
    stem, right = folded(question.stem), labels_of(question)
    least = LEAST_OF_SINGLE if isinstance(question, Single) else LEAST
    named = [option for option in question.options if _stands_in(folded(option.text), stem, least)]
    if not named or any(option.label not in right for option in named):
        return None
    return named[0].text


def _stands_in(answer: str, stem: str, least: int = LEAST) -> bool:
    if len(answer) < least or answer not in stem:
        return False
    if FIGURES.fullmatch(answer):
        found = re.search(f"(?<![0-9]){answer}(?![0-9])", stem)
        return len(answer) >= LEAST_FIGURES and found is not None
    return True


def _mark(question: Question) -> str | None:
    stem = question.stem
    if not isinstance(question, Single | Multiple | TrueFalse) or not re.search(r"[(\[（【［答]", stem):
        return None
    flat = unicodedata.normalize("NFKC", stem)
    if isinstance(question, TrueFalse):
        found = MARKS.search(flat)
        return found[0] if found else None
    key = "".join(labels_of(question))
    for found in LETTERS.finditer(flat):
        if "".join(re.findall("[A-Z]", found[1] or found[2])) == key:
            return found[0]
    return None


def _about_others(written: Written) -> Iterator[Remark]:
    for index, option in enumerate(options_of(written.question)):
        if ABOUT_OTHERS.match(option.text):
            message = f"选项{quoted(option.text)}说的是别的选项，而选项会被打乱"
            yield Remark(
                written.where_option(index), "about_others", message, "加一行 shuffle: no，或换一个选项"
            )
