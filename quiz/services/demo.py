"""The contest that is ready on the first evening: a rehearsal of the finals that come with the program."""

from quiz.services.bank_shelf import BankShelf
from quiz.services.contest_setup import ContestSetup
from quiz.store.contests import ContestRegister


def prepare_demo(shelf: BankShelf, setup: ContestSetup, register: ContestRegister) -> None:
    """Prepare the demo if there is no contest at all yet."""
