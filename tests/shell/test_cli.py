import subprocess
import sys

import pytest

from quiz.cli import main


def test_python_m_quiz_is_the_same_as_quiz():
    told = subprocess.run([sys.executable, "-m", "quiz", "--help"], capture_output=True, timeout=60)
    assert told.returncode == 0
    for name in (b"serve", b"check", b"replay"):
        assert name in told.stdout


@pytest.mark.parametrize("argv", [[], ["dance"], ["replay"], ["check", "--nonsense"]])
def test_used_wrongly_it_ends_with_two(argv, capsys):
    with pytest.raises(SystemExit) as ended:
        main(argv)
    assert ended.value.code == 2
    assert "usage" in capsys.readouterr().err
