"""
`uv run python -m benchmarks.practice [--seed N] [--json] [--plot FILE.svg]`: the table and its gates.

The exit code is 1 when a gate fails.
"""

import argparse
import json
import os
import sys
from pathlib import Path
from time import perf_counter

from benchmarks.practice.gates import gates_of
from benchmarks.practice.play import table
from benchmarks.practice.plot import svg_of
from benchmarks.practice.population import CELLS
from benchmarks.practice.telling import as_json, markdown


def main(arguments: list[str] | None = None) -> int:
    """Play the table, judge the gates, tell both."""
    asked = _asked(arguments)
    began = perf_counter()
    rows = table(CELLS, range(asked.seed, asked.seed + asked.seeds), asked.members, asked.processes)
    gates = gates_of(rows)
    print(json.dumps(as_json(rows, gates), ensure_ascii=False) if asked.json else markdown(rows, gates))
    if asked.plot:
        asked.plot.write_text(svg_of(rows), encoding="utf-8")
    failed = [gate for gate in gates if not gate.passed]
    took = perf_counter() - began
    print(f"{len(gates) - len(failed)} of {len(gates)} gates met, {took:.0f} s", file=sys.stderr)
    return 1 if failed else 0


def _asked(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.practice", description=__doc__)
    parser.add_argument("--seed", type=int, default=1, help="decides everybody's memory, habits and luck")
    parser.add_argument("--seeds", type=int, default=1, help="how many seeds from there on")
    parser.add_argument(
        "--members", type=int, default=24, help="members for each seed; 100 for the full table"
    )
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--json", action="store_true", help="print data instead of tables")
    parser.add_argument("--plot", type=Path, metavar="FILE.svg", help="draw the table as well")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
