"""The question under the cursor, sound or not."""

import pytest

from quiz.services.bank_glance import glance
from tests.banks.told import HEAD, SINGLE, TRUE_FALSE

TEXT = HEAD + SINGLE + TRUE_FALSE


def test_the_question_at_a_line_is_drawn_with_its_key():
    found = glance(TEXT, 8)
    assert (found.id, found.right, found.sound) == ("h-0001", ("C",), True)
    assert found.options[2] == ("C", "遵义会议")
    assert glance(TEXT, 10).right == ("T",)


def test_an_unsound_question_is_drawn_as_far_as_it_can_be_read():
    found = glance(TEXT.replace("answer: C", "answr: C"), 9)
    assert (found.stem[:2], len(found.options), found.right, found.sound) == ("确立", 3, (), False)


@pytest.mark.parametrize(("text", "line"), [(TEXT, 2), ("", 1), ("bank: [", 1), (TEXT, 999), ("[" * 3000, 1)])
def test_where_there_is_no_question_there_is_nothing(text, line):
    assert glance(text, line) is None
