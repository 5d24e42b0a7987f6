"""
模拟考试: a paper drawn by the campaign's blueprint from the practice pool.

A blueprint is {"counts": {type: how many}, "points": {type: each}, "missing_some": n, "minutes": n,
"banks": {bank: share}}; what it leaves out is made up in the proportion of the syllabus. `missing_some` are
the points of a multiple choice with something missing and nothing wrong, as in the rules of a contest;
without it such an answer wins nothing.
"""

import random
from collections.abc import Mapping, Sequence
from typing import Any

from quiz.banks.question import Question
from quiz.practice.syllabus import Item, Syllabus
from quiz.services.practice_plan import order_of
from quiz.store.campaigns import Campaign

QUESTIONS = 40
MINUTES = 40
POINTS = {"single": 2, "multiple": 3, "true_false": 2, "fill": 3, "order": 3}
COUNTS = {"single": 22, "multiple": 8, "true_false": 8, "fill": 2}
"""What a hall contest usually asks; oral questions have nobody to listen to."""


def blueprint_of(campaign: Campaign | None) -> dict[str, Any]:
    """The blueprint in use, complete."""
    given = campaign.blueprint if campaign else {}
    counts = {kind: count for kind, count in (given.get("counts") or COUNTS).items() if kind in POINTS}
    return {
        "counts": counts or COUNTS,
        "points": {**POINTS, **(given.get("points") or {})},
        "missing_some": given.get("missing_some"),
        "minutes": given.get("minutes") or MINUTES,
        "banks": given.get("banks") or {},
    }


def paper_of(
    syllabus: Syllabus, campaign: Campaign | None, seed: str
) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """
    A paper.

    Args:
        syllabus: What is practised.
        campaign: Whose blueprint it follows.
        seed: Decides everything left to chance.

    Returns:
        The items as a session has them, and what the paper is worth.
    """
    blueprint, chance = blueprint_of(campaign), random.Random(f"mock:{seed}")
    chosen: list[Item] = []
    for kind, count in blueprint["counts"].items():
        pool = sorted((item for item in syllabus.asked if item.type == kind), key=lambda item: item.id)
        chosen += _spread(pool, count, blueprint["banks"], chance, {item.fact for item in chosen})
    items = [_item(item, seed) for item in chosen]
    used = {item.type for item in chosen}
    points = {kind: value for kind, value in blueprint["points"].items() if kind in used}
    return items, {name: blueprint[name] for name in ("missing_some", "minutes")} | {"points": points}


def _spread(
    pool: Sequence[Item], count: int, shares: Mapping[str, float], chance: random.Random, facts: set[Any]
) -> list[Item]:
    """So many of a pool, every history by its share, siblings not together while others are left."""
    piles: dict[str, list[Item]] = {}
    for item in chance.sample(list(pool), len(pool)):
        piles.setdefault(item.history, []).append(item)
    weight = {name: shares.get(name, 0.0) if shares else len(pile) for name, pile in piles.items()}
    taken = dict.fromkeys(piles, 0)
    drawn: list[Item] = []
    while len(drawn) < count and any(piles.values()):
        left = [name for name in piles if piles[name]]
        name = max(left, key=lambda each: (weight[each] / (taken[each] + 1), each))
        pile = piles[name]
        fresh = next((at for at, item in enumerate(pile) if item.fact is None or item.fact not in facts), 0)
        item = pile.pop(fresh)
        facts.add(item.fact)
        taken[name] += 1
        drawn.append(item)
    return drawn


def _item(item: Item, seed: str) -> dict[str, Any]:
    question: Question = item.question
    order = order_of(question, seed)
    return {"question": item.id, "rev": question.rev, "mode": "mock", "why": "probe", "order": order}
