"""Themes as columns: the large ones by size, the rest together, nothing lost on the way."""

from dataclasses import replace

from quiz.practice.syllabus import syllabus_of
from quiz.services.training_topics import LEAST, MOST, OTHER, by_topic, topics_of
from tests.services import training


def test_large_themes_come_first_and_small_ones_together():
    (item, *_) = whole().asked
    items = [replace(item, topic=topic) for topic in "aaaaabbbbbbbcc"]
    assert topics_of(items) == {item.history: ("b", "a", OTHER)}


def test_a_history_of_one_theme_has_no_rest():
    (item, *_) = whole().asked
    assert topics_of([replace(item, topic="a")] * LEAST) == {item.history: ("a",)}


def test_every_question_stands_in_one_column():
    syllabus = whole()
    columns = topics_of(syllabus.asked)
    assert all(item.period in columns[item.history] for item in by_topic(syllabus).asked)
    assert all(len(each) <= MOST + 1 for each in columns.values())
    assert {item.id for item in by_topic(syllabus).asked} == {item.id for item in syllabus.asked}


def whole():
    library = training.library()
    return syllabus_of(library, tuple(bank.id for bank in library.banks), {})
