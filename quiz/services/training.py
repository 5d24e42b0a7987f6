"""The organizer's side of practice in one place, as `services().training`. Decides nothing."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from quiz.services.bank_shelf import BankShelf
from quiz.services.pin_reset import PinReset
from quiz.services.practice import Practice
from quiz.services.report_queue import ReportQueue
from quiz.services.training_desk import TrainingDesk


@dataclass(frozen=True)
class Training:
    """Figures, reports waiting for a reply, forgotten PINs."""

    desk: TrainingDesk
    queue: ReportQueue
    pins: PinReset


def build_training(
    practice: Practice,
    address: str,
    secret: bytes,
    shelf: BankShelf,
    now: Callable[[], int],
    away: Callable[..., Any],
) -> Training:
    """
    Args:
        practice: What members use.
        address: Of its database, for the process that counts.
        secret: Of this installation; PINs are mixed with it.
        shelf: The banks in use.
        now: Epoch milliseconds.
        away: Runs long work where it delays no buzz.
    """
    return Training(
        TrainingDesk(practice.database, address, shelf.folder, now, away, practice.courses.renew),
        ReportQueue(practice.database, lambda: shelf.library),
        PinReset(practice.members, practice.guard, secret, away, practice.desk.forget),
    )
