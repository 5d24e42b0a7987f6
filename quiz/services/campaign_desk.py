"""
The campaign in use: which banks, until which day, how many minutes a day, what the paper looks like.

Without one, all banks are practised toward a day that moves along.
"""

import secrets
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from quiz.services.practice_refused import PracticeRefused
from quiz.store.campaigns import Campaign, CampaignBook

BOUNDS = {"minutes": (1, 120), "title": 60}
DEFAULT = Campaign("", "四史学习", active=False)


class CampaignDesk:
    """Reading and setting the campaign."""

    def __init__(self, book: CampaignBook, now: Callable[[], int], renewed: Callable[[], None]) -> None:
        self._book, self._now, self._renewed = book, now, renewed
        self._current: Campaign | None = None

    def current(self) -> Campaign:
        """The active campaign, or the one that stands when there is none."""
        if self._current is None:
            self._current = self._book.active() or DEFAULT
        return self._current

    def all(self) -> tuple[Campaign, ...]:
        return tuple(self._book.all())

    def purpose(self) -> str:
        """What the organizers wrote about why this is kept; "" leaves the words of the program."""
        return str(self.current().options.get("purpose") or "")

    def put(self, campaign: Campaign) -> Campaign:
        """
        Take a campaign into use; without an id it is a new one.

        Raises:
            PracticeRefused: bad_title, bad_minutes or bad_blueprint.
        """
        low, high = BOUNDS["minutes"]
        if not campaign.title.strip() or len(campaign.title) > BOUNDS["title"]:
            raise PracticeRefused("bad_title")
        if not low <= campaign.minutes <= high:
            raise PracticeRefused("bad_minutes")
        check_blueprint(campaign.blueprint)
        if not campaign.id:
            campaign = replace(campaign, id=secrets.token_hex(8), created_at=self._now())
        self._book.put(campaign)
        self.forget()
        return campaign

    def end(self) -> None:
        """Go on without a campaign."""
        self._book.end()
        self.forget()

    def forget(self) -> None:
        """Read the campaign again at the next asking."""
        self._current = None
        self._renewed()


def check_blueprint(blueprint: dict[str, Any]) -> None:
    """
    Look over what a mock paper is to be made of.

    Raises:
        PracticeRefused: bad_blueprint.
    """
    counts, points = blueprint.get("counts", {}), blueprint.get("points", {})
    minutes = blueprint.get("minutes", 60)
    sound = isinstance(counts, dict) and isinstance(points, dict) and isinstance(minutes, int)
    if not sound or not all(_whole(each, 0, 200) for each in counts.values()):
        raise PracticeRefused("bad_blueprint")
    if not all(isinstance(each, int | float) and 0 < each <= 100 for each in points.values()):
        raise PracticeRefused("bad_blueprint")
    missing = blueprint.get("missing_some")
    if missing is not None and not (isinstance(missing, int | float) and 0 < missing <= 100):
        raise PracticeRefused("bad_blueprint")
    if sum(counts.values()) > 200 or not 1 <= minutes <= 600:
        raise PracticeRefused("bad_blueprint")


def _whole(value: object, low: int, high: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and low <= value <= high
