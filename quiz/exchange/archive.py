"""
Is this zip what it claims to be, and small enough to open? Looked at before any parser sees it.

Word and Excel files are zips. Sizes are measured by unpacking within bounds, never believed.
"""

import io
import re
import zipfile

from quiz.exchange.refusal import UploadRefused

MOST_ENTRIES = 200
MOST_UNPACKED = 50 * 1024 * 1024
MOST_RATIO = 100
SMALL = 256 * 1024  # below this a high ratio harms nobody: blank sheets pack well
PIECE = 64 * 1024
ARCHIVES = (b"PK\x03\x04", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b")
MACROS = re.compile(r"vbaProject|vbaData|/macrosheets/|/activeX/", re.IGNORECASE)
LINKED = re.compile(r"/externalLinks/", re.IGNORECASE)
EXTERNAL = re.compile(rb'TargetMode\s*=\s*["\']External["\']')
HYPERLINK = re.compile(rb"<Relationship\b[^>]*?/>", re.DOTALL)


def examine(data: bytes) -> list[str]:
    """
    Look through an Office file.

    Returns:
        The names of its entries.

    Raises:
        UploadRefused: It is broken, too large when unpacked, nested, or carries macros,
            links to outside, or XML that declares entities.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            _examine_names(entries)
            total = 0
            for entry in entries:
                total += _examine_entry(archive, entry, total)
    except (
        zipfile.BadZipFile,
        zipfile.LargeZipFile,
        NotImplementedError,
        EOFError,
        OSError,
        RuntimeError,
    ) as error:
        if isinstance(error, RuntimeError) and "encrypted" in str(error):
            raise UploadRefused("文件有密码，请去掉密码再上传") from None
        raise UploadRefused("文件打不开，可能没有传完，或者不是 Word、Excel 文件") from None
    except ValueError as error:
        raise UploadRefused("文件打不开，内部结构不对") from error
    return [entry.filename for entry in entries]


def _examine_names(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > MOST_ENTRIES:
        raise UploadRefused(f"文件里有 {len(entries)} 个部分，最多 {MOST_ENTRIES} 个")
    names = [entry.filename for entry in entries]
    if len(set(names)) != len(names):
        raise UploadRefused("文件里有同名的部分，不是正常的 Word、Excel 文件")
    for name in names:
        if name.startswith(("/", "\\")) or ".." in re.split(r"[/\\]", name):
            raise UploadRefused("文件里有指向外面的路径")
        if MACROS.search(name):
            raise UploadRefused("文件带有宏，请另存为不带宏的 .docx 或 .xlsx")
        if LINKED.search(name):
            raise UploadRefused("文件链接到别的工作簿，请断开链接后再上传")


def _examine_entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, before: int) -> int:
    """The true unpacked size of one entry."""
    size, head, tail, linked = 0, b"", b"", False
    is_xml = entry.filename.lower().endswith((".xml", ".rels", ".vml"))
    with archive.open(entry) as source:
        while piece := source.read(PIECE):
            size += len(piece)
            if before + size > MOST_UNPACKED:
                raise UploadRefused(f"文件展开后超过 {MOST_UNPACKED // 1024 // 1024} MB")
            if size > SMALL and size > MOST_RATIO * max(entry.compress_size, 1):
                raise UploadRefused("文件压缩得太厉害，像是压缩炸弹")
            head = head or piece
            if is_xml:
                _examine_xml(tail + piece, head)
                linked = linked or _links_outside(entry.filename, tail + piece)
                tail = piece[-1024:]
    if head.startswith(ARCHIVES):
        raise UploadRefused("文件里套着压缩包")
    if linked:
        raise UploadRefused("文件链接到外面的模板或数据，请断开链接后再上传")
    return size


def _examine_xml(piece: bytes, head: bytes) -> None:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in head[:64]:
        raise UploadRefused("文件内部的编码不是 UTF-8")
    if b"<!DOCTYPE" in piece or b"<!ENTITY" in piece:
        raise UploadRefused("文件内部声明了实体，不是正常的 Word、Excel 文件")


def _links_outside(name: str, piece: bytes) -> bool:
    """Links people click are harmless; templates, data and pictures fetched from outside are not."""
    if not name.endswith(".rels") or not EXTERNAL.search(piece):
        return False
    outside = [each for each in HYPERLINK.findall(piece) if EXTERNAL.search(each)]
    return any(b"/hyperlink" not in each for each in outside)
