"""The campaigns an organizer has set: which banks, until which day. Knows nothing of who takes part."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import insert, select, update

from quiz.store.database import Database
from quiz.store.practice_tables import CAMPAIGNS


@dataclass(frozen=True)
class Campaign:
    """
    What is practised, and for when.

    Args:
        id: Used once.
        title: As members read it.
        banks: Ids of banks; empty means all of them.
        exam_day: Study day of the contest; None means that the end moves along, thirty days ahead.
        minutes: A day, as advised.
        blueprint: What a mock paper is made of; see `services/mock_paper.py`.
        options: What an organizer switched on, such as the heatmap.
        active: Of all campaigns at most one is.
    """

    id: str
    title: str
    banks: tuple[str, ...] = ()
    exam_day: int | None = None
    minutes: int = 10
    blueprint: dict[str, Any] = field(default_factory=dict)
    options: dict[str, Any] = field(default_factory=dict)
    active: bool = True
    created_at: int = 0


class CampaignBook:
    """All campaigns, newest first."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> tuple[Campaign, ...]:
        return self._campaigns(select(CAMPAIGNS).order_by(CAMPAIGNS.c.created_at.desc(), CAMPAIGNS.c.id))

    def active(self) -> Campaign | None:
        return next(iter(self._campaigns(select(CAMPAIGNS).where(CAMPAIGNS.c.active.is_(True)))), None)

    def put(self, campaign: Campaign) -> None:
        """Keep a campaign, new or changed; an active one puts the others to rest."""
        values = {column.name: getattr(campaign, column.name) for column in CAMPAIGNS.columns}
        for name in ("banks", "blueprint", "options"):
            values[name] = json.dumps(values[name], ensure_ascii=False)
        here = CAMPAIGNS.c.id == campaign.id

        def work(connection) -> None:
            if campaign.active:
                connection.execute(update(CAMPAIGNS).values(active=False))
            if not connection.execute(update(CAMPAIGNS).where(here).values(values)).rowcount:
                connection.execute(insert(CAMPAIGNS).values(values))

        self._database.jot(work)

    def end(self) -> None:
        """No campaign is active any more."""
        self._database.jot(lambda connection: connection.execute(update(CAMPAIGNS).values(active=False)))

    def _campaigns(self, query: Any) -> Sequence[Campaign]:
        rows = self._database.read(lambda connection: connection.execute(query).mappings().all())
        return tuple(_campaign(dict(row)) for row in rows)


def _campaign(values: dict[str, Any]) -> Campaign:
    for name in ("banks", "blueprint", "options"):
        values[name] = json.loads(values[name])
    return Campaign(**{**values, "banks": tuple(values["banks"])})
