"""
`uv run python -m benchmarks.practice_load [--members 300] [--json]`: practice beside a contest.

A real server, as `quiz rehearse` starts one. Bots play buzzer rounds on it, alone and while members practise
on the same server; measured is how long a press waits for its ack, and how long a member waits for a session
and for the verdict on an answer. Phases alternate, so that a slow minute of the machine hits both. Bots,
crowd and server share the processors: run it on a machine that does nothing else.
"""

import argparse
import json
import multiprocessing
import os
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from benchmarks.practice_crowd import serve
from benchmarks.practice_measured import (
    ASKED,
    MARGIN,
    Phase,
    doubts,
    judged,
    machine_times,
    stolen_between,
    summary,
)
from quiz.config import read_settings
from quiz.people import Role
from quiz.rehearsal.evening import Evening
from quiz.rehearsal.frame_judge import FrameJudge
from quiz.rehearsal.incidents import INCIDENTS, Incidents
from quiz.rehearsal.meter import Meter
from quiz.rehearsal.rehearsal import allow_files
from quiz.rehearsal.screens import Gallery, Screen
from quiz.rehearsal.server import Server
from quiz.rehearsal.stage import Stage
from quiz.rehearsal.switchboard import Reply, Switchboard
from quiz.rehearsal.tickets import take
from quiz.shell.rehearsal_house import RehearsalHouse

CONTEST = """\
title: 抢答测量
base_score: 100
teams: {count: 6, members: 2}
rounds:
  - title: 抢答
    format: buzzer
    questions: 40
    clock: {buzz: 30s, start: 30s, answer: 60s}
    points: {right: 10, wrong: -10}
    rebound: {attempts: 1}
    draw: {types: [single, true_false], reserve: 1}
awards: [{name: 一等奖, places: 1}]
"""
LATE_S = 3.0  # an evening is begun no later than this before the end of a phase
READ_S = 0.05  # presses must meet the practice of some time, not only of one moment


class PressedStage(Stage):
    """A stage that keeps how long each press waited for its ack."""

    def presses(self, screen: Screen, slot: str) -> Reply:
        self.gallery.switchboard.idle(READ_S)
        reply = super().presses(screen, slot)
        self.gallery.meter.add("buzz", reply.took_ms / 1000)
        return reply


class Bench:
    """One server, its contests, and the crowd beside it."""

    def __init__(self, folder: Path, members: int, stack: ExitStack) -> None:
        self._settings, self._evenings = read_settings(os.environ, str(folder)), 0
        self._file = folder / "buzzers.yaml"
        self._file.write_text(CONTEST, encoding="utf-8")
        self._server = Server(folder)
        stack.callback(self._server.stop)
        here, there = multiprocessing.Pipe()
        process = multiprocessing.Process(target=serve, args=(self._server.url, members, there), daemon=True)
        process.start()
        stack.callback(process.join, 5)
        stack.callback(here.send, None)
        self._crowd = here

    def remember(self, answers: int, days: int) -> Phase:
        """Let the members come in with a past."""
        self._crowd.send(("remember", answers, days))
        return self._heard(Phase("past"))

    def measure(self, name: str, crowd: str, seconds: float) -> Phase:
        """Play buzzer rounds for so long; `crowd` is what the members do meanwhile, "" for nothing."""
        phase, began, cpu, times = Phase(name), time.monotonic(), self._cpu_s(), machine_times()
        if crowd:
            self._crowd.send((crowd, seconds))
        while time.monotonic() < began + seconds - LATE_S:
            phase.buzz += self._evening(began + seconds)
        if crowd:
            self._heard(phase)
        phase.seconds, phase.cpu = time.monotonic() - began, self._cpu_s() - cpu
        phase.stolen = stolen_between(times, machine_times())
        return phase

    def _heard(self, phase: Phase) -> Phase:
        samples, failed = self._crowd.recv()
        phase.took(samples)
        phase.failed.update(failed)
        return phase

    def _evening(self, until: float) -> list[float]:
        """The waits of the presses of one contest, broken off when the time is over."""
        self._evenings += 1
        house = RehearsalHouse(self._settings, f"load-{self._evenings}")
        house.prepare(self._file, None)
        parts = urlsplit(self._server.url)
        switchboard = Switchboard(parts.hostname or "", parts.port or 80)
        meter = _PatientMeter(until)
        try:
            stage = _stage(self._server.url, house, Gallery(switchboard, FrameJudge(), meter))
            stage.gallery.connect(stage.cast)
            incidents = Incidents(done=[name for name, *_ in INCIDENTS])  # nothing goes wrong tonight
            Evening(stage, incidents).play()
        except TimeOver:
            pass
        finally:
            switchboard.close()
            house.close()
        return meter.buzzes

    def _cpu_s(self) -> float:
        """Processor seconds the server has used; 0 where the system does not tell."""
        try:
            fields = Path(f"/proc/{self._server._process.pid}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            return 0.0
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


class TimeOver(Exception):
    """The phase has ended."""


class _PatientMeter(Meter):
    """Gathers presses until the phase is over."""

    def __init__(self, until: float) -> None:
        super().__init__()
        self._until, self.buzzes = until, []

    def add(self, name: str, seconds: float) -> None:
        if name == "buzz":
            self.buzzes.append(seconds)
            if time.monotonic() >= self._until:
                raise TimeOver


def _stage(url: str, house: RehearsalHouse, gallery: Gallery) -> Stage:
    tickets = take(url, house.links)
    return PressedStage(
        gallery,
        tickets.contest,
        url,
        host=Screen(Role.HOST, tickets.host),
        judge=Screen(Role.JUDGE, tickets.judge),
        hall=Screen(Role.HALL, tickets.hall),
        teams={team: Screen(Role.TEAM, ticket, team) for team, ticket in tickets.teams.items()},
        audience=[],
        seed=house.contest,
    )


def main(given: list[str] | None = None) -> int:
    """Print what was measured; 1 when a gate is not met."""
    arguments = _arguments(given)
    tell = (lambda *_: None) if arguments.json else (lambda text: print(text, flush=True))
    allow_files(arguments.members + 300)
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="leitai-load-")))
        bench = Bench(folder, arguments.members, stack)
        past = f"with {arguments.history} answers each"
        tell(f"{arguments.members} members {past}; phases of {arguments.seconds} s")
        past = bench.remember(arguments.history, arguments.days)
        phases = []
        for name, crowd in (("alone", ""), ("practising", "steady"), ("alone", ""), ("burst", "burst")):
            phases.append(bench.measure(name, crowd, arguments.seconds))
            tell(_line(phases[-1]))
    gates = judged(phases)
    if arguments.json:
        found = [{"phase": phase.name, **phase.as_dict()} for phase in phases]
        said = {"gates": gates, "doubts": doubts(phases), "past": past.as_dict(), "phases": found}
        print(json.dumps(said, ensure_ascii=False))
    else:
        _tell_gates(gates, past, doubts(phases))
    return 0 if all(gate["met"] for gate in gates.values()) else 1


def _arguments(given: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="benchmarks.practice_load")
    parser.add_argument("--members", type=int, default=300, metavar="N")
    parser.add_argument("--history", type=int, default=120, metavar="N", help="answers each gave before")
    parser.add_argument("--days", type=int, default=10, metavar="N", help="over how many days")
    parser.add_argument("--seconds", type=float, default=40.0, metavar="S", help="length of a phase")
    parser.add_argument("--json", action="store_true", help="one JSON object")
    return parser.parse_args(given)


def _line(phase: Phase) -> str:
    found = phase.as_dict()

    def row(name: str) -> str:
        numbers = found[name]
        return f"{name} n {numbers['n']}  p50 {numbers['p50']}  p99 {numbers['p99']}  max {numbers['max']} ms"

    asked = [row(name) for name in ("page", *ASKED) if name in found]
    lines = [f"{phase.name:<11}{row('buzz')}", *(f"{'':<11}{line}" for line in asked)]
    if asked:
        lines.append(f"{'':<11}{found['requests_per_second']} requests/s  failed {found['failed']}")
    share, stolen = found["server_cpu_share"], found["stolen_share"]
    lines.append(
        f"{'':<11}server on the processor {share:.0%} of the time; {stolen:.0%} of the machine stolen"
    )
    return "\n".join(lines)


def _tell_gates(gates: dict[str, Any], past: Phase, doubtful: list[str]) -> None:
    merge = summary(past.asked["merge"])
    print(f"\n{'':<11}twenty answers merged at once: p50 {merge['p50']}  p99 {merge['p99']} ms\n")
    for name, gate in gates.items():
        print(f"{'pass' if gate['met'] else 'FAIL'}  {name:<26}{gate['value']!s:>9}  target {gate['target']}")
    print(f"\n{MARGIN}")
    for doubt in doubtful:
        print(f"\nToo busy a machine to tell: {doubt}.")


if __name__ == "__main__":
    sys.exit(main())
