"""
What is said when the contest is over: the results, the record of events, and the code that vouches for both.

Reads only. What a sheet looks like, and in which language, is for the doors.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from quiz.contest.views.record import correction_line, line, most_telling
from quiz.contest.views.results import results
from quiz.services.contest_runner import ContestRunner
from quiz.services.replay import digest_of
from quiz.store.event_log import EventLog

CODE_LENGTH = 16


@dataclass(frozen=True)
class Voucher:
    """
    What stands behind a result sheet.

    Args:
        events: How many events the log holds.
        code: The head of the last event's hash, which no change of any earlier event would leave alone.
        sound: Whether the chain is whole and a fold from zero gives the state of now.
    """

    events: int
    code: str
    sound: bool

    @property
    def groups(self) -> str:
        """The code as it is printed, in fours."""
        return " ".join(self.code[at : at + 4] for at in range(0, len(self.code), 4))


class ResultsDesk:
    """
    Results of any contest. A judge may ask for them in the middle of a round, so all long work is done away.

    Args:
        runner, log: Where contests are.
        fold: Events → state.
        away: Runs long work where it holds up nobody; nothing sent there touches the database.
    """

    def __init__(
        self,
        runner: ContestRunner,
        log: EventLog,
        fold: Callable[[Any], Any],
        away: Callable[..., Any],
    ) -> None:
        self._runner = runner
        self._log = log
        self._fold = fold
        self._away = away

    def results(self, contest: str) -> dict[str, Any]:
        """The results as they stand, each correction `told` as a line in words to come."""
        state = self._runner.state(contest)
        found = self._away(results, state)
        for correction in found["corrections"]:
            undone = most_telling(self._undone(contest, correction))
            correction["told"] = correction_line(correction, undone, state.teams, state)
        return found

    def record(self, contest: str) -> list[dict[str, Any]]:
        """Every event of a contest: version, at, by, team and the line."""
        return self._away(self._lines, self._log.rows(contest), self._runner.state(contest))

    def voucher(self, contest: str) -> Voucher:
        """Check the chain, fold it from zero, and say what code stands for all of it."""
        state, rows = self._runner.state(contest), self._log.rows(contest)
        return self._away(self._vouched, rows, state)

    def _lines(self, rows: Sequence[Any], state: Any) -> list[dict[str, Any]]:
        return [
            {
                "version": each.version,
                "at": each.at,
                "role": each.by.role,
                "team": each.by.team,
                "line": line(each.event, state.teams, state),
            }
            for each in self._log.decoded(rows)
        ]

    def _vouched(self, rows: Sequence[Any], state: Any) -> Voucher:
        sound = len(rows) == state.version and self._log.first_bad(rows) is None
        if sound:
            again = self._fold([each.event for each in self._log.decoded(rows)])
            sound = digest_of(again) == digest_of(state)
        head = rows[-1].hash if rows else ""
        return Voucher(len(rows), head[:CODE_LENGTH].upper(), sound)

    def _undone(self, contest: str, correction: dict[str, Any]) -> list[Any]:
        command = correction["what"]["args"].get("command") if correction["kind"] == "undo" else None
        return [each.event for each in self._log.of_command(contest, command)] if command else []
