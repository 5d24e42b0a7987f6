"""`quiz practice rebuild`: exit codes and figures."""

import json

from quiz.cli import main
from quiz.store.attempts import AttemptLog
from quiz.store.database import open_database, sqlite_url
from quiz.store.practice_tables import PRACTICE
from tests.store.test_attempts import MEMBER, attempt, receipts


def test_a_folder_without_practice_is_told(tmp_path, capsys):
    assert main(["practice", "rebuild", "--data", str(tmp_path)]) == 2
    assert "no practice database" in capsys.readouterr().err


def test_a_rebuild_prints_its_figures(tmp_path, capsys):
    database = open_database(sqlite_url(tmp_path / "practice.db"), PRACTICE)
    AttemptLog(database).append(MEMBER, receipts(attempt(1), attempt(2)))
    database.close()
    assert main(["practice", "rebuild", "--data", str(tmp_path), "--json"]) == 0
    first = json.loads(capsys.readouterr().out)
    assert (first["members"], first["entries"], first["compared"]) == (1, 2, 0)
    assert main(["practice", "rebuild", "--data", str(tmp_path)]) == 0
    assert "核对 1 份，不一致 0 份" in capsys.readouterr().out
