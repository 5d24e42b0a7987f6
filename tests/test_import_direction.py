"""The floors of the house: imports point downwards only, and each pure room knows only what it may."""

import ast
import sys
from functools import cache
from pathlib import Path

import pytest

QUIZ = Path(__file__).parents[1] / "quiz"

FLOORS = {
    "banks": {"errors"},
    "grading": {"banks", "errors"},
    "contest": {"grading", "banks", "people", "errors"},
    "practice": {"grading", "banks", "people", "errors"},
    "store": {"contest", "practice", "grading", "banks", "people", "errors"},
    "exchange": {"contest", "practice", "grading", "banks", "people", "errors"},
    "services": {"store", "contest", "practice", "grading", "banks", "people", "errors"},
    "live": {"services", "contest", "people", "errors"},
    "web": {"services", "exchange", "contest", "practice", "grading", "banks", "people", "errors"},
    "rehearsal": {"services", "contest", "people", "errors"},
    "people": set(),
    "errors": set(),
    "addresses": set(),
    "config": {"store"},
    "runtime": set(),
}
"""Room → the rooms it may import. app, cli, shell and bench stand above them all and may import any."""

TOP = {"app", "cli", "shell", "bench", "__main__", "__init__"}
PURE = {
    "banks": {"pydantic", "yaml"},
    "grading": {"pydantic"},
    "contest": {"pydantic"},
    "practice": {"pydantic", "fsrs"},
}
ONLY_IN = {"yaml": {"banks"}, "fsrs": {"practice"}, "eventlet": {"runtime"}}
WORLDLY = {"time", "os", "socket", "threading", "subprocess", "secrets", "asyncio", "urllib", "http"}
"""Modules of the standard library that ask for time, chance, a file or a network."""

FILES = sorted(QUIZ.rglob("*.py"))


def room_of(file: Path) -> str:
    parts = file.relative_to(QUIZ).parts
    return parts[0].removesuffix(".py")


@cache
def imports_of(file: Path) -> set[str]:
    """Every module a file imports, wherever in it the import stands."""
    found = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}: relative imports hide the direction"
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def rooms_in(names: set[str]) -> set[str]:
    parts = [name.split(".") for name in names]
    return {part[1] for part in parts if part[0] == "quiz" and len(part) > 1}


def chances_in(file: Path) -> set[str]:
    """What a file uses of the module random."""
    nodes = [node for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))]
    attributes = [node for node in nodes if isinstance(node, ast.Attribute)]
    return {
        node.attr for node in attributes if isinstance(node.value, ast.Name) and node.value.id == "random"
    }


def named(file: Path) -> str:
    return str(file.relative_to(QUIZ.parent))


@pytest.mark.parametrize("file", FILES, ids=named)
def test_imports_point_downwards(file):
    room = room_of(file)
    assert room in FLOORS or room in TOP, f"{room} has no floor yet: name it here"
    if room in FLOORS:
        assert rooms_in(imports_of(file)) - {room} <= FLOORS[room]


@pytest.mark.parametrize("file", [file for file in FILES if room_of(file) in PURE], ids=named)
def test_a_pure_room_asks_nothing_of_the_world(file):
    tops = {name.partition(".")[0] for name in imports_of(file)}
    assert not tops & WORLDLY
    assert "random" not in tops or chances_in(file) <= {"Random"}, "chance comes in as a seed"
    assert tops <= sys.stdlib_module_names | PURE[room_of(file)] | {"quiz"}


@pytest.mark.parametrize("file", FILES, ids=named)
def test_a_library_stays_in_its_room(file):
    tops = {name.partition(".")[0] for name in imports_of(file)}
    for library, rooms in ONLY_IN.items():
        assert library not in tops or room_of(file) in rooms


@pytest.mark.parametrize("file", [file for file in FILES if room_of(file) == "practice"], ids=named)
def test_only_memory_knows_the_library_it_is_modelled_on(file):
    tops = {name.partition(".")[0] for name in imports_of(file)}
    assert "fsrs" not in tops or file.stem == "memory"


def test_practice_and_contest_are_strangers():
    for room, stranger in (("practice", "contest"), ("contest", "practice")):
        files = [file for file in FILES if room_of(file) == room]
        assert files and not any(stranger in rooms_in(imports_of(file)) for file in files)


def test_the_check_would_notice_an_import_that_points_upwards(tmp_path):
    file = tmp_path / "sneaky.py"
    file.write_text("def f():\n    from quiz.web import services\n", encoding="utf-8")
    assert rooms_in(imports_of(file)) == {"web", "services"} or "web" in rooms_in(imports_of(file))


def test_no_room_is_a_drawer_for_everything():
    drawers = {"utils", "helpers", "common", "manager", "misc"}
    assert [named(file) for file in FILES if file.stem in drawers] == []


@pytest.mark.parametrize("file", FILES, ids=named)
def test_no_file_is_longer_than_three_hundred_lines(file):
    assert len(file.read_text(encoding="utf-8").splitlines()) <= 300
