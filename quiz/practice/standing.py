"""
Where a member stands: the fold of their log over a syllabus.

`fold` takes the whole log in any order; `extended` adds one later entry to the same result. Nothing
here is the truth: the log is, and a Standing may be thrown away and made again, to the byte.
"""

import json
from collections.abc import Iterable
from typing import Any

from quiz.practice.ability import Ability
from quiz.practice.attempt import Entry, in_order, place_in_log
from quiz.practice.books import NOTHING, Books, Probe, Rejudged, Standing
from quiz.practice.candour import Candour
from quiz.practice.memory import MODEL, Memory
from quiz.practice.mistakes import Mistake, may_cross_off
from quiz.practice.retentiveness import Retentiveness
from quiz.practice.syllabus import Syllabus
from quiz.practice.trace import RULES, FoldRules, Trace

__all__ = [
    "NOTHING",
    "Probe",
    "Rejudged",
    "Standing",
    "Trace",
    "as_bytes",
    "crossable",
    "extended",
    "fold",
    "from_bytes",
]

FORM = f"{MODEL}/4"
"""The model and the version of this form; bytes of another are folded anew."""


def fold(entries: Iterable[Entry], syllabus: Syllabus, rules: FoldRules = RULES) -> Standing:
    """The standing after a log, whatever order it comes in and however often an entry is repeated."""
    books = Books(NOTHING)
    log = in_order(entries)
    for entry in log:
        books.enter(entry, syllabus, rules)
    return books.closed(books.traces, place_in_log(log[-1]) if log else None, syllabus, rules)


def extended(standing: Standing, entry: Entry, syllabus: Syllabus, rules: FoldRules = RULES) -> Standing:
    """
    The standing after one more entry; the same as folding the longer log.

    Raises:
        ValueError: The entry is not later than all before it; fold the log anew.
    """
    place = place_in_log(entry)
    if standing.last is not None and place <= standing.last:
        raise ValueError(f"entry {entry.id} is not later than all before it")
    books = Books(standing)
    books.enter(entry, syllabus, rules)
    return books.closed([item.id for item in syllabus.of(entry.question)], place, syllabus, rules)


def crossable(standing: Standing, syllabus: Syllabus, day: int, rules: FoldRules = RULES) -> tuple[str, ...]:
    """The mistakes a right answer could cross off on a study day (今天可销), in curriculum order."""
    return tuple(
        item.id
        for item in syllabus.asked
        if (mistake := standing.mistakes.get(item.id)) is not None
        and may_cross_off(mistake, item.type, day, rules.mistakes)
    )


def as_bytes(standing: Standing) -> bytes:
    """
    A canonical form: equal standings, equal bytes.

    What the present texts make of it is left out; keep Syllabus.digest beside the bytes.
    """
    ability = standing.ability
    whole = {
        "form": FORM,
        "last": standing.last,
        "ability": [ability.theta, ability.answers, dict(ability.histories)],
        "retentiveness": [getattr(standing.retentiveness, name) for name in Retentiveness.__slots__],
        "candour": [getattr(standing.candour, name) for name in Candour.__slots__],
        "traces": {name: _trace_told(trace) for name, trace in standing.traces.items()},
        "probes": standing.probes,
        "rejudged": standing.rejudged,
        "answered": [[day, standing.answered[day]] for day in sorted(standing.answered)],
        "recent": standing.recent,
        "dismissals": standing.dismissals,
    }
    return json.dumps(whole, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def from_bytes(data: bytes, syllabus: Syllabus, rules: FoldRules = RULES) -> Standing:
    """
    The standing again.

    Args:
        data: Written by `as_bytes`.
        syllabus: One of the same digest as that it was folded over.
        rules: The numbers.

    Raises:
        ValueError: Written in another form or by another model; fold the log anew.
    """
    whole: dict[str, Any] = json.loads(data)
    if whole.get("form") != FORM:
        raise ValueError("this standing was folded by another model or written in another form")
    theta, answers, histories = whole["ability"]
    bare = Standing(
        **{
            **{name: getattr(NOTHING, name) for name in ("memories", "mistakes", "recheck")},
            "traces": {name: _trace_read(told) for name, told in whole["traces"].items()},
            "ability": Ability(theta, answers, {name: tuple(own) for name, own in histories.items()}),
            "retentiveness": Retentiveness(*whole["retentiveness"]),
            "candour": Candour(*whole["candour"]),
            "probes": tuple(Probe(*told) for told in whole["probes"]),
            "rejudged": tuple(Rejudged(*told) for told in whole["rejudged"]),
            "answered": {day: count for day, count in whole["answered"]},
            "recent": tuple(whole["recent"]),
            "dismissals": tuple(whole["dismissals"]),
            "last": tuple(whole["last"]) if whole["last"] else None,
        }
    )
    return Books(bare).closed(bare.traces, bare.last, syllabus, rules)


def _trace_told(trace: Trace) -> list[Any]:
    memory, mistake = trace.memory, trace.mistake
    return [
        trace.answers,
        trace.last_day,
        trace.right,
        trace.counted,
        trace.stage,
        trace.fix_day,
        memory and [memory.stability, memory.difficulty, memory.last_day, memory.reps, memory.lapses],
        mistake and [getattr(mistake, name) for name in Mistake.__slots__],
    ]


def _trace_read(told: list[Any]) -> Trace:
    *plain, memory, mistake = told
    return Trace(*plain, memory and Memory(*memory), mistake and _mistake_read(mistake))


def _mistake_read(told: list[Any]) -> Mistake:
    fields = dict(zip(Mistake.__slots__, told, strict=True))
    return Mistake(**{**fields, "chosen": tuple(fields["chosen"]), "proofs": tuple(fields["proofs"])})
