"""What all tests share: Hypothesis without a stopwatch (a busy machine is not a bug), and repeatable."""

from hypothesis import settings

settings.register_profile("leitai", deadline=None, derandomize=True)
settings.load_profile("leitai")
