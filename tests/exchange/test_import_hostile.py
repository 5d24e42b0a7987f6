"""Hostile, broken and foreign files are refused with a reason, soon, and in a process of their own."""

import io
import time
import zipfile

import pytest

from quiz.exchange.archive import examine
from quiz.exchange.reading import read_here
from quiz.exchange.refusal import UploadRefused
from quiz.exchange.upload import MOST_BYTES, read_upload
from tests.exchange.made import saved, word_of, workbook_of

SOON_S = 5.0  # two seconds are promised on a free machine; tests share theirs
WORD = word_of("1. 题？\nA. 甲\nB. 乙\n答案：A\n")
EXCEL = workbook_of(("Sheet1", [["题干", "选项A", "选项B", "答案"], ["题？", "甲", "乙", "A"]]))
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "哈"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><l>&b;</l>'
)


def with_entry(data: bytes, name: str, content: bytes | str, replaced: bool = False) -> bytes:
    """A zip with one entry more, or another in its place."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            if not (replaced and entry.filename == name):
                new.writestr(entry.filename, old.read(entry.filename))
        new.writestr(name, content)
    return out.getvalue()


def zip_of(entries: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return out.getvalue()


def links(target: str, kind: str) -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/'
        f'2006/relationships"><Relationship Id="r9" Type="http://x/{kind}" Target="{target}" '
        'TargetMode="External"/></Relationships>'
    )


HOSTILE = {
    "zeros that unpack to 60 MB": (
        "a.docx",
        with_entry(WORD, "word/media/a.bmp", b"\0" * 60_000_000),
        "压缩",
    ),
    "a sheet that packs a thousandfold": (
        "a.xlsx",
        with_entry(EXCEL, "xl/big.xml", b"<a/>" * 500_000),
        "压缩炸弹",
    ),
    "many entries": ("a.docx", zip_of({f"word/{n}.xml": b"<a/>" for n in range(300)}), "最多 200"),
    "a zip within": ("a.docx", with_entry(WORD, "word/media/a.png", zip_of({"a": b"b"})), "压缩包"),
    "macros in Word": ("a.docm", with_entry(WORD, "word/vbaProject.bin", b"x"), "宏"),
    "macros in Excel": ("a.xlsm", with_entry(EXCEL, "xl/vbaProject.bin", b"x"), "宏"),
    "macros in old Excel": ("a.xls", OLD_OFFICE + "_VBA_PROJECT".encode("utf-16-le"), "宏"),
    "a link to another workbook": ("a.xlsx", with_entry(EXCEL, "xl/externalLinks/e1.xml", b"<a/>"), "链接"),
    "a template fetched from outside": (
        "a.docx",
        with_entry(
            WORD, "word/_rels/settings.xml.rels", links("http://example.invalid/t.dotm", "attachedTemplate")
        ),
        "链接到外面",
    ),
    "a picture fetched from outside": (
        "a.docx",
        with_entry(WORD, "word/_rels/header9.xml.rels", links("http://example.invalid/p.png", "image")),
        "链接到外面",
    ),
    "entities in Word": ("a.docx", with_entry(WORD, "word/document.xml", LAUGHS, replaced=True), "实体"),
    "entities in Excel": ("a.xlsx", with_entry(EXCEL, "xl/sharedStrings.xml", LAUGHS, replaced=True), "实体"),
    "XML in UTF-16": ("a.docx", with_entry(WORD, "word/x.xml", "<a/>".encode("utf-16")), "UTF-8"),
    "paths that climb": ("a.docx", with_entry(WORD, "../../etc/passwd", b"x"), "路径"),
    "a zip of something else": ("a.zip", zip_of({"a.txt": b"b"}), "解压"),
    "half a file": ("a.docx", WORD[: len(WORD) // 2], "打不开"),
    "a zip by name only": ("a.docx", b"PK\x03\x04" + b"x" * 100, "打不开"),
    "Word without its text": (
        "a.docx",
        with_entry(WORD, "word/document.xml", b"<a><b>", replaced=True),
        "打不开",
    ),
    "old Word": ("a.doc", OLD_OFFICE + "WordDocument".encode("utf-16-le"), "另存为 .docx"),
    "a locked file": ("a.xlsx", OLD_OFFICE + "EncryptedPackage".encode("utf-16-le"), "密码"),
    "a broken old workbook": ("a.xls", OLD_OFFICE, "打不开"),
    "PDF": ("a.pdf", b"%PDF-1.7", "PDF"),
    "a picture": ("a.docx", b"\x89PNG\r\n", "图片"),
    "RTF": ("a.doc", b"{\\rtf1", "RTF"),
    "a web page that is called Excel": ("a.xls", b"<html><table></table></html>", "网页"),
    "a program": ("a.exe", b"MZ\x90\x00", ".exe"),
    "nothing": ("a.txt", b" \n", "空的"),
    "bytes in no encoding": ("a.txt", b"\x81\xff\xfe\x00\x01" * 40 + b"\xff", "编码"),
    "too many rows": ("a.xlsx", workbook_of(("S", [["题"]] * 20_001)), "20001 行"),
    "too many columns": ("a.xlsx", workbook_of(("S", [["题"] * 51])), "51 列"),
    "a CSV with too many columns": ("a.csv", ",".join(["题"] * 51).encode(), "50 列"),
    "a CSV cell without end": ("a.csv", b'"' + b"x" * 200_000, "读不下去"),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_is_refused_with_a_reason(what):
    name, data, reason = HOSTILE[what]
    began = time.perf_counter()
    with pytest.raises(UploadRefused, match=reason):
        read_here(name, data)
    assert time.perf_counter() - began < SOON_S


@pytest.mark.parametrize("what", list(HOSTILE)[:4])
def test_is_refused_just_so_by_the_process_that_reads(what):
    name, data, reason = HOSTILE[what]
    with pytest.raises(UploadRefused, match=reason):
        read_upload(name, data)


def test_fifty_megabytes_are_refused_before_anything_is_started():
    began = time.perf_counter()
    with pytest.raises(UploadRefused, match="50 MB，最多 20 MB"):
        read_upload("a.docx", b"\0" * (50 * 1024 * 1024))
    assert MOST_BYTES <= 20 * 1024 * 1024
    assert time.perf_counter() - began < 0.5


def test_a_sheet_that_claims_a_billion_cells_stops_at_the_bounds():
    sheet = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
        "</sheetData></worksheet>"
    )
    data = with_entry(EXCEL, "xl/worksheets/sheet1.xml", sheet, replaced=True)
    began = time.perf_counter()
    with pytest.raises(UploadRefused):
        read_upload("a.xlsx", data)
    assert time.perf_counter() - began < 10


@pytest.mark.parametrize("sign", ["(", "（", "_", "A.", "答案", "【", "1. ", '"', "（√）", "[", "1-3:"])
@pytest.mark.parametrize("between", ["", "\n"])
def test_a_text_of_one_sign_a_hundred_thousand_times_is_read_in_time(sign, between):
    data = ("1. 题\n" + (sign + between) * 10_000).encode()
    began = time.perf_counter()
    draft = read_here("a.txt", data)
    assert draft.unaccounted() == []
    assert time.perf_counter() - began < SOON_S * 2


def test_honest_files_pass_the_examination():
    assert "word/document.xml" in examine(WORD)
    assert "xl/workbook.xml" in examine(EXCEL)


def test_a_link_people_click_is_harmless():
    from docx import Document

    document = Document()
    document.add_paragraph("1. 题？")
    document.part.relate_to("http://example.invalid/", "http://x/hyperlink", is_external=True)
    assert read_here("a.docx", saved(document)).questions


def test_the_reading_process_tells_how_far_it_is():
    steps = []
    text = "单选题\n" + "".join(f"{n}. 第{n}题是？\nA. 甲\nB. 乙\n答案：A\n" for n in range(1, 301))
    draft = read_upload("题库.txt", text.encode(), lambda *step: steps.append(step))
    assert len(draft.usable) == 300
    assert {stage for stage, _, _ in steps} >= {"read", "recognise", "check"}
    assert ("check", 300, 300) in steps
    assert all(0 <= done <= total for _, done, total in steps)


def test_what_the_process_hands_back_is_what_it_found():
    text = "单选题\n1. 题？\nA. 甲\nB. 乙\n答案：A\n2. 又一题？\nA. 甲\nB. 乙\n答案：C\n散落的一行。\n"
    assert read_upload("题库.txt", text.encode()) == read_here("题库.txt", text.encode())
