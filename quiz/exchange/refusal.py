"""Why a file is not read at all."""

from quiz.errors import QuizError


class UploadRefused(QuizError):
    """A file that is too large, hostile, or of a kind nobody here reads; says so in Chinese."""
