"""
The themes of each history as columns: those with enough questions, the largest first, the rest together.

A theme is looked at by the same counting as a chapter: `by_topic` gives a syllabus in which it stands in the
chapter's place. Knows no member.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from quiz.practice.syllabus import Item, Syllabus

TOPIC = "/topic"
"""Behind a history it names its themes, where the history alone names its chapters."""
OTHER = ""
MOST = 8
LEAST = 5
"""Of fewer questions a share says little."""


def topics_of(items: Iterable[Item]) -> dict[str, tuple[str, ...]]:
    """History → its columns; OTHER last, where there is anything in it."""
    counts: dict[str, Counter[str]] = {}
    for item in items:
        counts.setdefault(item.history, Counter())[item.topic] += 1
    found = {}
    for history, sizes in counts.items():
        large = sorted((topic for topic, size in sizes.items() if topic and size >= LEAST))
        named = sorted(large, key=lambda topic: -sizes[topic])[:MOST]
        found[history] = (*named, OTHER) if len(named) < len(sizes) else tuple(named)
    return found


def by_topic(syllabus: Syllabus) -> Syllabus:
    """The same questions with the column of their theme in the place of the chapter."""
    columns = topics_of(syllabus.asked)
    items = {
        name: replace(item, period=item.topic if item.topic in columns.get(item.history, ()) else OTHER)
        for name, item in syllabus.items.items()
    }
    return replace(syllabus, items=items)
