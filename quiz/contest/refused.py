"""The one way the rules say no. The door finds the words for a code; nothing here knows a language."""

from quiz.errors import QuizError


class Refused(QuizError):
    """
    A command the rules do not allow now. Nothing has changed.

    Args:
        code: Stable, listed in the catalogue as `refused.<code>`.
        args: What the sentence needs: points, teams, milliseconds.
    """

    def __init__(self, code: str, **args: object) -> None:
        super().__init__(code, args)
        self.code = code
        self.details = args
