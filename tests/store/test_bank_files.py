import os

import pytest

from quiz.store.bank_files import load_library, read_folder, read_media_names, save
from tests.banks.told import HEAD, SINGLE


def test_the_files_of_a_folder_are_read_by_name(tmp_path):
    for name in ("b.yaml", "a.yml", "README.md", "~lock.yaml", ".hidden.yaml"):
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / "contests").mkdir()
    (tmp_path / "contests" / "final.yaml").write_bytes(b"x")
    assert read_folder(tmp_path) == {"a.yml": b"x", "b.yaml": b"x"}


def test_a_library_is_loaded_and_its_problems_name_folder_and_file(tmp_path):
    folder = tmp_path / "question_banks"
    (folder / "media").mkdir(parents=True)
    (folder / "media" / "a.svg").write_bytes(b"x")
    save(folder / "history.yaml", HEAD + SINGLE + "    media: {file: media/a.svg, alt: 图}\n")
    library, problems = load_library(folder)
    assert problems == () and library.question("h-0001").media.file == "media/a.svg"
    (folder / "media" / "a.svg").unlink()
    library, problems = load_library(folder)
    assert library.banks == ()
    assert str(problems[0]).startswith("question_banks/history.yaml:10:19: 找不到文件“media/a.svg”")


def test_a_folder_without_media_has_none(tmp_path):
    assert read_media_names(tmp_path) == frozenset()


def test_a_file_is_saved_exactly_as_typed(tmp_path):
    text = "bank: 甲\r\n\n# 说明\t\r\n  最后一行没有换行"
    save(tmp_path / "a.yaml", text)
    assert (tmp_path / "a.yaml").read_bytes() == text.encode()
    assert os.listdir(tmp_path) == ["a.yaml"]


def test_a_failed_save_leaves_the_old_file_and_nothing_else(tmp_path, monkeypatch):
    save(tmp_path / "a.yaml", "old")

    def full_disk(handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full_disk)
    with pytest.raises(OSError):
        save(tmp_path / "a.yaml", "new")
    assert (tmp_path / "a.yaml").read_text() == "old"
    assert os.listdir(tmp_path) == ["a.yaml"]


def test_saving_keeps_who_may_read_the_file(tmp_path):
    save(tmp_path / "a.yaml", "old")
    os.chmod(tmp_path / "a.yaml", 0o640)
    save(tmp_path / "a.yaml", "new")
    assert (tmp_path / "a.yaml").stat().st_mode & 0o777 == 0o640


def test_text_that_is_no_unicode_is_refused_before_anything_is_written(tmp_path):
    save(tmp_path / "a.yaml", "old")
    with pytest.raises(UnicodeEncodeError):
        save(tmp_path / "a.yaml", "\ud800")
    assert (tmp_path / "a.yaml").read_text() == "old"
    assert os.listdir(tmp_path) == ["a.yaml"]
