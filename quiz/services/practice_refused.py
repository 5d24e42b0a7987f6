"""How practice says no: a stable code, whose words are in the catalogue as `practice.refused.<code>`."""

from typing import Any

from quiz.errors import QuizError


class PracticeRefused(QuizError):
    """A request that is not granted; `status` is what HTTP calls it."""

    def __init__(self, code: str, status: int = 400, **args: Any) -> None:
        super().__init__(code)
        self.code, self.status, self.args_of_words = code, status, args
