"""
The six kinds of question as frozen values, and their form as JSON (packets are stored that way).

Knows nothing of YAML, of shuffling, or of who may see the answer (face.py).
"""

from pathlib import PurePosixPath
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

Use = Literal["practice", "contest", "both"]
Change = Literal["cosmetic", "substantive", "key_fix"]

SUFFIXES = {
    "image": (".png", ".jpg", ".jpeg", ".svg", ".webp", ".gif"),
    "audio": (".mp3", ".m4a", ".ogg", ".wav"),
    "video": (".mp4", ".webm"),
}


class Value(BaseModel):
    """What all values here have in common: frozen, and no key that nobody knows."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Option(Value):
    label: str
    text: str


class Media(Value):
    """A picture, sound or film beside the stem, with words for who cannot see or hear it."""

    file: str
    alt: str

    @property
    def kind(self) -> str | None:
        """image, audio or video by the suffix; None for a suffix no screen can show."""
        suffix = PurePosixPath(self.file).suffix.lower()
        return next((kind for kind, suffixes in SUFFIXES.items() if suffix in suffixes), None)


class Asked(Value):
    """
    The fields every kind of question has. Progress hangs on `id`, never on the text.

    `withdrawn` is the reason why it is no longer asked; no draw takes such a question.
    `replaces` names questions that are no more and whose progress goes on here: one renamed, several
    merged, or one split when several questions name it.
    """

    id: str
    stem: str
    explanation: str
    source: str
    period: str
    topic: str
    difficulty: int = Field(ge=1, le=5)
    use: Use = "both"
    media: Media | None = None
    shuffle: bool = True
    as_of: str | None = None
    valid_until: str | None = None
    fact: str | None = None
    replaces: tuple[str, ...] = ()
    rev: int = Field(default=1, ge=1)
    change: Change | None = None
    withdrawn: str | None = None
    why: dict[str, str] = {}


class Single(Asked):
    type: Literal["single"] = "single"
    options: tuple[Option, ...]
    answer: str


class Multiple(Asked):
    """`answer` holds labels, sorted."""

    type: Literal["multiple"] = "multiple"
    options: tuple[Option, ...]
    answer: tuple[str, ...]


class TrueFalse(Asked):
    type: Literal["true_false"] = "true_false"
    answer: bool


class Fill(Asked):
    """`answers` has one tuple a blank: the model answer, then other accepted forms."""

    type: Literal["fill"] = "fill"
    answers: tuple[tuple[str, ...], ...]


class Order(Asked):
    """`answer` holds the labels of the options in the right order."""

    type: Literal["order"] = "order"
    options: tuple[Option, ...]
    answer: tuple[str, ...]


class Oral(Asked):
    type: Literal["oral"] = "oral"
    answer: str
    accept: tuple[str, ...] = ()


Question = Annotated[Single | Multiple | TrueFalse | Fill | Order | Oral, Field(discriminator="type")]
QUESTION: TypeAdapter[Question] = TypeAdapter(Question)

CLASSES = {
    "single": Single,
    "multiple": Multiple,
    "true_false": TrueFalse,
    "fill": Fill,
    "order": Order,
    "oral": Oral,
}
TYPES = tuple(CLASSES)
