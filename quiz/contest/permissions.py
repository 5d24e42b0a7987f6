"""Who may send which command: one table, asked by the door and, once more, by the rules."""

from quiz.contest.commands import COMMANDS, Command, NoteRestart, PrepareContest, TimeExpired

HOST = frozenset({"host"})
BENCH = frozenset({"host", "judge"})
DESK = frozenset({"host", "team"})

PERMITTED: dict[str, frozenset[str]] = {
    **dict.fromkeys(COMMANDS, HOST),
    **dict.fromkeys(("choose_stake", "pass_turn", "buzz", "respond", "finish_answer", "raise_protest"), DESK),
    **dict.fromkeys(
        (
            "give_ruling",
            "call_foul",
            "pause_clock",
            "resume_clock",
            "overrule",
            "award_points",
            "withdraw_question",
            "show_overlay",
        ),
        BENCH,
    ),
    "rule_protest": frozenset({"judge"}),
}
"""Wire name → roles that may send it; whoever is not named is refused."""

SYSTEM: frozenset[type[Command]] = frozenset({PrepareContest, TimeExpired, NoteRestart})
"""Commands of the program itself; no client can say them."""
