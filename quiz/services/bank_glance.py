"""The question a line of a typed bank belongs to, as far as it can be read: for a preview beside YAML."""

from dataclasses import dataclass

from quiz.banks.checking import check_bank
from quiz.banks.face import face_of, key_of
from quiz.banks.question import TYPES
from quiz.banks.writing import Value, field_at, question_text, readable

HEAD = "bank: glance\ntitle: …\nsource: …\nquestions:\n"


@dataclass(frozen=True)
class Glance:
    """A question as typed: its options with labels, those that are right; an unsound one as far as read."""

    id: str
    type: str
    stem: str
    options: tuple[tuple[str, str], ...]
    right: tuple[str, ...]
    sound: bool


def glance(text: str, line: int) -> Glance | None:
    """
    The question at a line.

    Args:
        text: A whole bank as typed, lines ended by a newline only.
        line: From 1.
    """
    name, _ = field_at(text, line)
    if not name:
        return None
    bank, _ = check_bank(HEAD + question_text(text, name) + "\n", "glance.yaml")
    if bank:
        question = bank.questions[0]
        face, key = face_of(question), key_of(question)
        options = tuple((option.label, option.text) for option in face.options)
        return Glance(name, face.type, face.stem, options, key.labels, True)
    said = readable(text).get(name, {})
    options_said = said.get("options")
    pairs = options_said.items() if isinstance(options_said, dict) else ()
    kind = _text(said.get("type"))
    shown = tuple((label, _text(each)) for label, each in pairs)
    return Glance(name, kind if kind in TYPES else "", _text(said.get("stem")), shown, (), False)


def _text(value: Value | None) -> str:
    return value if isinstance(value, str) else ""
