"""
The value a log folds into, and the books it is reckoned up in, entry by entry.

Knows what each kind of entry changes; in which order entries come is standing.py's.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from quiz.practice.ability import Ability, know
from quiz.practice.ability import moved as ability_after
from quiz.practice.attempt import Attempt, Dismissal, Entry, Place, witnessed_day
from quiz.practice.candour import Candour, silence
from quiz.practice.candour import moved as habit_after
from quiz.practice.evidence import known
from quiz.practice.lineage import fix_of
from quiz.practice.memory import Memory, recall
from quiz.practice.mistakes import Mistake, dismissed, may_dismiss, still_limiting
from quiz.practice.retentiveness import Retentiveness
from quiz.practice.retentiveness import moved as retentiveness_after
from quiz.practice.syllabus import Item, Syllabus
from quiz.practice.trace import PRESENT, FoldRules, Judgement, Trace, seen_now, stage_of, step

RANDOM_MODES = ("probe", "mock")
"""Modes whose questions are drawn at random, so that they can hold predictions to the truth."""

RECENT = 6
"""How many of the latest verdicts are kept for the picker's comfort rule."""


class Probe(NamedTuple):
    """An answer of a probe or mock; `predicted` is the probability of knowing it, just before."""

    question: str
    right: bool
    predicted: float
    day: int


class Rejudged(NamedTuple):
    """An attempt whose verdict a key_fix turned round; `right` is the verdict now, `day` that of the fix."""

    attempt: str
    question: str
    right: bool
    day: int


@dataclass(frozen=True, slots=True)
class Standing:
    """
    Attributes:
        traces: By question, what the log alone says.
        memories: By question seen (with at least one counted answer), changes of text considered.
        mistakes: By question ever missed, the closed ones among them.
        ability: What they may know of what they have not seen.
        retentiveness: How long they keep what they have seen.
        candour: How far their silence tells that they knew.
        probes: Answers of probes and mocks, in order.
        rejudged: Attempts a key_fix turned round.
        recheck: Question → study day by which it wants to be asked again, since text or key changed
            after the member's last answer ("题目已更新").
        answered: Study day → number of answers.
        recent: The last six verdicts, latest last.
        dismissals: Study days of the dismissals that counted, as far as they still limit further ones.
        last: Place in the log of the latest entry.
    """

    traces: Mapping[str, Trace]
    memories: Mapping[str, Memory]
    mistakes: Mapping[str, Mistake]
    ability: Ability
    retentiveness: Retentiveness
    candour: Candour
    probes: tuple[Probe, ...]
    rejudged: tuple[Rejudged, ...]
    recheck: Mapping[str, int]
    answered: Mapping[int, int]
    recent: tuple[bool, ...]
    dismissals: tuple[int, ...]
    last: Place | None

    @property
    def seen_days(self) -> dict[str, int]:
        """Question → study day it was last answered on, whether or not that counted."""
        return {question: trace.last_day for question, trace in self.traces.items()}


NOTHING = Standing({}, {}, {}, Ability(), Retentiveness(), Candour(), (), (), {}, {}, (), (), None)
"""Where everybody begins."""


class Books:
    """A standing that may still be written in; `closed` makes the value that is given away."""

    def __init__(self, standing: Standing) -> None:
        self._before = standing
        self.traces = dict(standing.traces)
        self._ability = standing.ability
        self._retentiveness = standing.retentiveness
        self._candour = standing.candour
        self._probes = list(standing.probes)
        self._rejudged = list(standing.rejudged)
        self._answered = dict(standing.answered)
        self._recent = standing.recent
        self._dismissals = standing.dismissals

    def enter(self, entry: Entry, syllabus: Syllabus, rules: FoldRules) -> None:
        """Write one entry down; those of questions nobody knows any more leave no mark."""
        items = syllabus.of(entry.question)
        if not items:
            return
        if isinstance(entry, Dismissal):
            self._dismiss(entry, items, rules)
        else:
            self._answer(entry, items, syllabus, rules)

    def _answer(
        self, attempt: Attempt, items: tuple[Item, ...], syllabus: Syllabus, rules: FoldRules
    ) -> None:
        first = items[0]
        place = self._answered[attempt.day] = self._answered.get(attempt.day, 0) + 1
        judgement = self._judged(attempt, first, syllabus)
        before = self.traces.get(first.id)
        if before is None or before.memory is None or len(items) > 1:
            unseen = know(self._ability, first.history, attempt.b)
        else:
            unseen = 0.0  # nobody asks for it, and this is done for every entry of every log
        untapped = attempt.sure is not None or attempt.mode in rules.untapped
        odds = 1.0 if untapped else silence(self._candour, rules.candour)
        self.traces[first.id] = step(before, first, attempt, judgement, place, unseen, rules, odds)
        for item in items[1:]:
            here = judgement._replace(stage=stage_of(attempt, item, syllabus))
            trace = self.traces.get(item.id)
            self.traces[item.id] = step(trace, item, attempt, here, place, unseen, rules, odds)
        if self.traces[first.id].counted:
            self._count(attempt, first, judgement.right, before, unseen, rules)

    def _judged(self, attempt: Attempt, item: Item, syllabus: Syllabus) -> Judgement:
        if item.plain:
            return Judgement(attempt.right, PRESENT, None)
        stage = stage_of(attempt, item, syllabus)
        fix = fix_of(attempt, syllabus.lineage_of(attempt.question))
        if fix is None:
            return Judgement(attempt.right, stage, None)
        revision, right = fix
        if right != attempt.right:
            self._rejudged.append(Rejudged(attempt.id, item.id, right, revision.day))
        return Judgement(right, stage, revision.day)

    def _count(
        self,
        attempt: Attempt,
        item: Item,
        right: bool,
        before: Trace | None,
        unseen: float,
        rules: FoldRules,
    ) -> None:
        """What a counted answer says beyond its own question."""
        self._recent = (*self._recent, right)[-RECENT:]
        memory, day = before.memory if before else None, attempt.day
        if before is not None and before.last_day == day:
            return
        if attempt.mode in RANDOM_MODES:
            predicted = recall(memory, day, self._retentiveness.lasting(memory)) if memory else unseen
            self._probes.append(Probe(item.id, right, predicted, day))
        if right and attempt.mode not in rules.untapped:
            kappa = known(item.guess, recall(memory, day) if memory else unseen, rules=rules.evidence)
            self._candour = habit_after(self._candour, kappa, attempt.sure, rules.candour)
        if before is None:
            self._ability = ability_after(
                self._ability, item.history, attempt.b, item.guess, right, rules.ability
            )
        elif memory and before.stage == self.traces[item.id].stage:
            self._retentiveness = retentiveness_after(
                self._retentiveness, memory, item.guess, day, right, rules.retentiveness, rules.evidence
            )

    def _dismiss(self, dismissal: Dismissal, items: tuple[Item, ...], rules: FoldRules) -> None:
        live = [item.id for item in items if self._is_live(item.id)]
        heard = witnessed_day(dismissal)  # or slips dated back would all be within their week's number
        if not live or not may_dismiss(self._dismissals, heard, rules.mistakes):
            return
        limiting = still_limiting(self._dismissals, heard, rules.mistakes)
        self._dismissals = (*limiting, heard)
        for name in live:
            trace = self.traces[name]
            self.traces[name] = replace(trace, mistake=dismissed(trace.mistake, dismissal.day))

    def _is_live(self, question: str) -> bool:
        trace = self.traces.get(question)
        return trace is not None and trace.mistake is not None and trace.mistake.live

    def closed(
        self, changed: Iterable[str], last: Place | None, syllabus: Syllabus, rules: FoldRules
    ) -> Standing:
        """The standing after the entry at `last`, with the present texts laid over what changed."""
        memories, mistakes = dict(self._before.memories), dict(self._before.mistakes)
        recheck = dict(self._before.recheck)
        for name in changed:
            trace = self.traces.get(name)
            if trace is not None and name in syllabus.items:
                seen = seen_now(trace, syllabus.items[name], syllabus, rules.revisions)
                for kept, value in (
                    (memories, seen.memory),
                    (mistakes, seen.mistake),
                    (recheck, seen.recheck),
                ):
                    _put(kept, name, value)
        return Standing(
            traces=self.traces,
            memories=memories,
            mistakes=mistakes,
            ability=self._ability,
            retentiveness=self._retentiveness,
            candour=self._candour,
            probes=tuple(self._probes),
            rejudged=tuple(self._rejudged),
            recheck=recheck,
            answered=self._answered,
            recent=self._recent,
            dismissals=self._dismissals,
            last=last,
        )


def _put(kept: dict[str, Any], name: str, value: Any) -> None:
    if value is None:
        kept.pop(name, None)
    else:
        kept[name] = value
