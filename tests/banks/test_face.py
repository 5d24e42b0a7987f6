from dataclasses import fields

import pytest

from quiz.banks.bank import revision_digest
from quiz.banks.face import Face, face_of, key_of
from quiz.banks.question import QUESTION, Fill, Media, Multiple, Option, Oral, Order, Single, TrueFalse

COMMON = {
    "stem": "题干", "explanation": "秘密的解析", "source": "秘密的出处", "period": "时期", "topic": "主题",
    "difficulty": 2, "fact": "秘密的史实",
}  # fmt: skip
OPTIONS = tuple(Option(label=label, text=text) for label, text in zip("ABC", "甲乙丙", strict=True))
QUESTIONS = {
    "single": Single(id="q-0001", options=OPTIONS, answer="B", why={"A": "秘密的理由"}, **COMMON),
    "multiple": Multiple(id="q-0002", options=OPTIONS, answer=("A", "C"), **COMMON),
    "true_false": TrueFalse(id="q-0003", answer=False, **COMMON),
    "fill": Fill(id="q-0004", answers=(("秘密一", "秘密壹"), ("秘密二",)), **COMMON),
    "order": Order(id="q-0005", options=OPTIONS, answer=("B", "A", "C"), **COMMON),
    "oral": Oral(id="q-0006", answer="秘密的话", accept=("秘密的别样话",), **COMMON),
}


@pytest.mark.parametrize(
    ("kind", "labels", "text", "accept"),
    [
        ("single", ("B",), "乙", ()),
        ("multiple", ("A", "C"), "甲；丙", ()),
        ("true_false", ("F",), "错误", ()),
        ("fill", (), "秘密一；秘密二", ("秘密壹",)),
        ("order", ("B", "A", "C"), "B → A → C", ()),
        ("oral", (), "秘密的话", ("秘密的别样话",)),
    ],
)
def test_the_key_says_the_answer_in_words(kind, labels, text, accept):
    key = key_of(QUESTIONS[kind])
    assert (key.labels, key.text, key.accept) == (labels, text, accept)
    assert (key.explanation, key.source) == ("秘密的解析", "秘密的出处")


@pytest.mark.parametrize("kind", QUESTIONS)
def test_no_face_holds_anything_secret(kind):
    face = face_of(QUESTIONS[kind])
    assert {field.name for field in fields(Face)} == {"type", "stem", "options", "media", "blanks"}
    assert "秘密" not in repr(face)
    assert face.type == kind


def test_a_true_false_shows_two_options_and_a_fill_its_number_of_blanks():
    options = face_of(QUESTIONS["true_false"]).options
    assert [(option.label, option.text) for option in options] == [("T", "正确"), ("F", "错误")]
    assert [face_of(QUESTIONS[kind]).blanks for kind in ("fill", "oral", "single")] == [2, 0, 0]


@pytest.mark.parametrize("kind", QUESTIONS)
def test_a_question_comes_whole_through_json(kind):
    question = QUESTIONS[kind].model_copy(update={"media": Media(file="media/a.mp3", alt="一段录音")})
    stored = QUESTION.dump_python(question, mode="json")
    assert QUESTION.validate_python(stored) == question
    assert question.media.kind == "audio"


def test_the_digest_changes_with_what_matters_and_with_nothing_else():
    question = QUESTIONS["single"]
    digest = revision_digest(question)
    for harmless in ({"explanation": "别的"}, {"difficulty": 5}, {"rev": 2}, {"stem": " 题　干"}):
        assert revision_digest(question.model_copy(update=harmless)) == digest
    for weighty in ({"stem": "别的题干"}, {"answer": "A"}, {"options": OPTIONS[:2]}):
        assert revision_digest(question.model_copy(update=weighty)) != digest
