"""
The commands of the program. A contract: scripts depend on names, output and exit codes.

0 fine, 1 problems found, 2 used wrongly. Each command lives in a module that is imported only when it is
called, so that `serve` can patch the standard library first.
"""

import argparse
import importlib
import importlib.util
import sys
from collections.abc import Sequence

COMMANDS = {
    "serve": ("quiz.shell.serve", "serve contests in this network"),
    "check": ("quiz.shell.check", "check banks and contests, every problem at once"),
    "replay": ("quiz.shell.replay", "fold a stored contest from zero and verify its log"),
    "practice": ("quiz.shell.practice", "rebuild what members learnt from the log of practice"),
    "import": ("quiz.exchange.command", "Word, Excel, CSV or text to a bank"),
    "export": ("quiz.exchange.export_command", "a bank to Excel, Word, CSV, paper or Anki"),
    "rehearse": ("quiz.shell.rehearse", "play a whole contest with bots over real sockets"),
    "doctor": ("quiz.shell.doctor", "is this machine fit for tonight?"),
    "bench": ("quiz.bench.command", "the product's own load benchmark"),
}
"""Name → (module with `add_arguments(parser)` and `run(arguments) -> int`, one line of help)."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return the exit code of the process."""
    argv = list(sys.argv[1:] if argv is None else argv)
    parser = argparse.ArgumentParser(prog="quiz", description="Leitai 擂台")
    rooms = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, (module, text) in COMMANDS.items():
        if _exists(module):
            room = rooms.add_parser(name, help=text, description=text)
            if name in argv[:1]:  # the others need not be imported to be listed
                importlib.import_module(module).add_arguments(room)
    arguments = parser.parse_args(argv)
    return importlib.import_module(COMMANDS[arguments.command][0]).run(arguments)


def _exists(module: str) -> bool:
    try:
        return importlib.util.find_spec(module) is not None
    except ModuleNotFoundError:
        return False
