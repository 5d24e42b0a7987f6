"""Options that are the same once widths and punctuation are set aside. Lengths: giveaways.py."""

from collections.abc import Iterator

from quiz.banks.face import options_of
from quiz.banks.lint.remark import Remark, folded
from quiz.banks.question import TrueFalse
from quiz.banks.words import quoted
from quiz.banks.written import Written


def check(written: Written) -> Iterator[Remark]:
    """Warnings of one question."""
    if isinstance(written.question, TrueFalse):
        return
    seen: dict[str, str] = {}
    for index, option in enumerate(options_of(written.question)):
        # An option may be punctuation only, such as √.
        first = seen.setdefault(folded(option.text) or option.text, option.label)
        if first != option.label:
            message = f"选项{quoted(option.text)}与 {first} 只差标点、空格或全角半角"
            yield Remark(written.where_option(index), "same_options", message, "换一个选项")
