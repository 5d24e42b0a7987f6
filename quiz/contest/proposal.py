"""What the engine thinks of an answer; a person rules, except where the rules leave it to devices."""

from quiz.contest.state import State, question
from quiz.grading.grade import Verdict, grade


def verdict_for(state: State, response: tuple[str, ...] | None, cause: str) -> str:
    """
    right | wrong | partial | timeout for a response to the question in play.

    Args:
        response: What the device sent, None for nothing.
        cause: Why the answer ended: host | team | time.
    """
    play = state.play
    assert play is not None and play.question is not None
    if response is None:
        return "timeout" if cause == "time" else "wrong"
    result = grade(question(state, play.question), response)
    if result.verdict is Verdict.ACCEPT:
        return "right"
    part = state.round_rules.points.missing_some is not None
    return "partial" if part and result.missing and not result.wrong else "wrong"


def graded(state: State, response: tuple[str, ...]) -> str:
    """accept | prompt | reject, for the eyes of host and judge."""
    assert state.play is not None and state.play.question is not None
    return grade(question(state, state.play.question), response).verdict.name.lower()


def proposal(state: State) -> dict[str, str] | None:
    """The verdict proposed to the host while an answer waits for its ruling, or None."""
    play = state.play
    if state.phase != "judging" or play is None or play.holder is None:
        return None
    response = play.response_of(play.holder)
    if response is not None:
        return {"verdict": verdict_for(state, response, play.finished_by), "why": "device"}
    return {"verdict": "timeout", "why": "clock"} if play.finished_by == "time" else None
