"""Starts the server: `uv run run.py`. The standard library is patched before anything else is imported."""

import sys

from quiz import runtime

if __name__ == "__main__":
    runtime.prepare()
    from quiz.cli import main

    sys.exit(main(["serve", *sys.argv[1:]]))
