"""
`allow: {code: reason}`: which warnings an organizer has looked at and lets stand, and why.

Here only the form is checked; a code nobody knows is told with the warnings (lint/silencing.py), so that
a bank written for another version stays usable. It is read from the file and is no part of a Question.
"""

from quiz.banks.fields import Fields
from quiz.banks.nodes import Mapping

ALLOW = "allow"


def check_allowance(fields: Fields) -> None:
    """Note every entry that has no reason beside it."""
    written = fields.mapping(ALLOW, "allow ", None)
    if written is not None:
        for entry in written.entries():
            written.text_of(entry.value, f"allow 里 {entry.key.value} 的理由")


def allowed(node: Mapping) -> frozenset[str]:
    """The codes that a question or a bank lets stand."""
    written = node.get(ALLOW)
    return frozenset(written.keys()) if isinstance(written, Mapping) else frozenset()
