"""
What to ask next: a session planned from where a member stands, towards the day that counts.

The same standing, syllabus, horizon and seed give the same session. New questions get the share that
pacing.py allows, everything is ranked by expected points per second (worth.py), and rules that keep
people going lie over it: an easy head, probes, siblings apart, histories mixed, a cap on mistakes.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from random import Random
from typing import Literal

from quiz.practice.arranging import A_BLOCK, interleaved
from quiz.practice.candidates import CRAMMED, Candidate, Piles, eligible, piles_of
from quiz.practice.other_ways import challenge, mistake_drill
from quiz.practice.pacing import Horizon, share_of_new
from quiz.practice.planned import Kind, Planned
from quiz.practice.standing import Standing
from quiz.practice.syllabus import Item, Syllabus

__all__ = ["Horizon", "Kind", "PickerRules", "Planned", "plan"]

Why = Literal["new", "review", "mistake", "probe", "comfort"]


@dataclass(frozen=True, slots=True)
class PickerRules:
    """
    The numbers of the picker.

    Every `probe_every`th answer is asked at random; `comfort` is the chance to be right a head of ten
    should have, and `bad_run` the share of right ones among the last six under which a second session
    of the same day gets a head as well. Open mistakes come before all else in `mistakes_first` of a
    session, compete with what is due for more, and take at most `mistakes` of it. A session of at least
    `all_histories` asks of every history.
    """

    probe_every: int = 10
    comfort: float = 0.8
    bad_run: float = 0.5
    mistakes_first: float = 0.3
    mistakes: float = 0.4
    all_histories: int = 8


RULES = PickerRules()


def plan(
    standing: Standing,
    syllabus: Syllabus,
    horizon: Horizon,
    seed: str,
    size: int,
    scope: Collection[str] | None = None,
    kind: Kind = "daily",
    rules: PickerRules = RULES,
) -> tuple[Planned, ...]:
    """
    A session.

    Args:
        standing: Where the member stands.
        syllabus: What is practised; withdrawn questions are never asked.
        horizon: Today, the exam, and how many answers are left.
        seed: Of member, study day and number of the session; decides everything left to chance.
        size: How many questions are wanted.
        scope: Ids the session is limited to; None for all.
        kind: daily 每日一组; review what is fading; mistakes 错题; topic 专项; challenge 挑战.
        rules: The numbers.

    Returns:
        At most `size` questions in order, each once; fewer when there is nothing left to ask today.
    """
    chance = Random(f"plan:{seed}")
    if kind == "mistakes":
        return mistake_drill(standing, syllabus, horizon.day, size, scope, chance)
    items = eligible(standing, syllabus, horizon.day, scope)
    if kind == "challenge":
        return challenge(standing, items, size, chance)
    session = _Session(standing, items, horizon, size, kind, chance, rules)
    session.fill()
    return session.in_order(syllabus.histories)


class _Session:
    """A session in the making: picks by item, the reason of each, the facts already asked for."""

    def __init__(
        self,
        standing: Standing,
        items: list[Item],
        horizon: Horizon,
        size: int,
        kind: Kind,
        chance: Random,
        rules: PickerRules,
    ) -> None:
        self._standing, self._items, self._size, self._kind = standing, items, size, kind
        self._horizon, self._chance, self._rules = horizon, chance, rules
        self._piles: Piles = piles_of(items, standing, horizon, size)
        self._picks: dict[str, tuple[Item, Why]] = {}
        self._facts: set[str] = set()
        self._heads: list[str] = []

    def fill(self) -> None:
        """Choose, in the order of precedence: probes, easy heads, mistakes, new and reviews by share."""
        if self._kind == "daily" and self._horizon.phase != "last_evening":
            self._probe()
        if self._horizon.phase == "last_evening":
            self._last_evening()
        else:
            self._comfort()
            self._by_share()
        piles = self._piles
        if self._kind != "review" and self._horizon.phase not in ("last_days", "last_evening"):
            self._take(piles.new + piles.beyond, self._size, "new")
        self._review()
        self._take(piles.rest, self._size, "review")
        self._take(piles.changed + piles.mistakes, self._size, "mistake")

    def in_order(self, histories: tuple[str, ...]) -> tuple[Planned, ...]:
        """The picks, interleaved."""
        if self._kind == "daily" and self._size >= self._rules.all_histories:
            self._cover(histories)
        history_of = {name: item.history for name, (item, _) in self._picks.items()}
        heads = [name for name in self._heads if name in self._picks]
        others = [name for name in self._picks if name not in heads]
        order = interleaved(heads, others, history_of, self._chance)
        return tuple(Planned(name, self._mode(self._picks[name][1]), self._picks[name][1]) for name in order)

    def _probe(self) -> None:
        """Every tenth answer, counted over all sessions, from anywhere in what may be asked."""
        before, every = sum(self._standing.answered.values()), self._rules.probe_every
        wanted = (before + self._size) // every - before // every
        for item in self._chance.sample(self._items, min(wanted, len(self._items))):
            self._pick(item, "probe")

    def _comfort(self) -> None:
        """What each ten begins with: the most useful question that is likely to be right."""
        piles = self._piles
        known = sorted(piles.due + piles.rest + piles.new, key=lambda each: -each.value)
        for _ in range(self._heads_wanted()):
            likely = (each for each in known if each.right >= self._rules.comfort)
            chosen = next((each for each in likely if self._free(each.item)), None)
            if chosen is None:
                return
            self._pick(chosen.item, "comfort")
            self._heads.append(chosen.item.id)

    def _heads_wanted(self) -> int:
        """One for every ten; for a further session of the same day only after a bad run."""
        standing, rules = self._standing, self._rules
        began = standing.answered.get(self._horizon.day, 0) > 0
        went_well = sum(standing.recent) >= rules.bad_run * len(standing.recent)
        wanted = 0 if began and went_well else -(-self._size // A_BLOCK)
        return min(wanted, self._size - len(self._picks))

    def _by_share(self) -> None:
        piles, room = self._piles, self._size - len(self._picks)
        new = 0 if self._kind == "review" or self._horizon.phase == "last_days" else self._number_of_new(room)
        first = min(round(self._rules.mistakes_first * self._size), max(1, room - new))
        self._take(piles.changed + piles.mistakes, first, "mistake", of_these=True)
        self._take(piles.new + piles.beyond, new, "new", of_these=True)
        if self._horizon.phase == "last_days":
            self._take(self._half_known(), self._size, "review")

    def _number_of_new(self, room: int) -> int:
        """The share of new questions in whole ones; the fraction is left to chance."""
        share = share_of_new(self._piles.unseen, self._horizon.answers_left) * room
        return int(share) + (self._chance.random() < share % 1)

    def _review(self) -> None:
        """What is due, by worth; mistakes beyond the first compete, up to their cap."""
        missed = {each.item.id for each in self._piles.mistakes}
        left = int(self._rules.mistakes * self._size) - sum(name in missed for name in self._picks)
        for each in _by_worth(self._piles.due + self._piles.mistakes):
            is_mistake = each.item.id in missed
            if len(self._picks) >= self._size:
                return
            if self._free(each.item) and (left > 0 or not is_mistake):
                self._pick(each.item, "mistake" if is_mistake else "review")
                left -= is_mistake

    def _last_evening(self) -> None:
        """Mistakes before all; then what would be half known."""
        piles = self._piles
        live = self._standing.mistakes
        fixed = [each for each in piles.due + piles.rest if each.item.id in live and live[each.item.id].live]
        self._take(_by_worth(piles.changed + piles.mistakes + fixed), self._size, "mistake")
        self._take(self._half_known(), self._size, "review")

    def _half_known(self) -> list[Candidate]:
        least, most = CRAMMED
        reviews = self._piles.due + self._piles.rest
        return _by_worth(each for each in reviews if least <= (each.kept or 0.0) <= most)

    def _take(self, candidates: Iterable[Candidate], count: int, why: Why, of_these: bool = False) -> None:
        """Pick from the front until the session (or so many of these) is full."""
        until = min(self._size, len(self._picks) + count) if of_these else self._size
        for each in candidates:
            if len(self._picks) >= until:
                return
            if self._free(each.item):
                self._pick(each.item, why)

    def _free(self, item: Item) -> bool:
        return item.id not in self._picks and (item.fact is None or item.fact not in self._facts)

    def _pick(self, item: Item, why: Why) -> None:
        if self._free(item):
            self._picks[item.id] = (item, why)
            self._facts |= {item.fact} if item.fact else set()

    def _cover(self, histories: tuple[str, ...]) -> None:
        """Ask of every history: the least worth of the fullest one makes room."""
        for history in histories:
            if any(item.history == history for item, _ in self._picks.values()):
                continue
            found = self._first_of(lambda item, wanted=history: item.history == wanted and self._free(item))
            gone = self._dispensable()
            if found is not None and gone is not None:
                del self._picks[gone]
                self._pick(found.item, "new" if found.kept is None else "review")

    def _first_of(self, fits: Callable[[Item], bool]) -> Candidate | None:
        piles = self._piles
        late = self._horizon.phase in ("last_days", "last_evening")
        new = [] if late else piles.new
        order = (new, piles.due, piles.rest) if self._piles.unseen else (piles.due, piles.rest)
        return next((each for pile in order for each in pile if fits(each.item)), None)

    def _dispensable(self) -> str | None:
        """The pick taken last of the history with most, neither probe nor head."""
        counts = Counter(item.history for item, _ in self._picks.values())
        plain = [name for name, (_, why) in self._picks.items() if why in ("new", "review", "mistake")]
        return max(reversed(plain), key=lambda name: counts[self._picks[name][0].history], default=None)

    def _mode(self, why: Why) -> str:
        if self._kind == "topic":
            return "topic"
        return {"new": "learn", "probe": "probe"}.get(why, "review")


def _by_worth(candidates: Iterable[Candidate]) -> list[Candidate]:
    return sorted(candidates, key=lambda each: (-each.value, each.item.id))
