"""The root of our few exceptions. Knows nothing of any of the rooms that raise them."""


class QuizError(Exception):
    """Anything this program refuses on purpose; bugs are never wrapped in it."""


class NotNow(QuizError):
    """The storage is locked by somebody else or full: what was asked for may well succeed later."""
