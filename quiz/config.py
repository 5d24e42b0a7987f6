"""Settings, read once at the start. Knows the environment, and nothing of what is done with it."""

import hashlib
import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from quiz.store.database import sqlite_url

PACKED = Path(__file__).parent / "_assets"
ROOT = PACKED if PACKED.is_dir() else Path(__file__).parent.parent
SECRET_BYTES = 32


def _boot() -> str:
    return secrets.token_hex(3)


@dataclass(frozen=True)
class Settings:
    """
    Everything that can be set.

    Args:
        data: The folder of secret, database and lock.
        database: Address of the database.
        banks: The folder of question banks.
        host, port: Where to listen.
        mode: eventlet or threading.
        public_url: The address people are told, without a slash at its end; "" finds one.
        hosts: Names this server answers to, besides private addresses and its own name.
        proxies: How many reverse proxies stand before it.
        background: False where a test wants everything done at once.
        static, templates: Where the assets are.
        boot: Different at every start, so that clients notice one.
    """

    data: Path
    database: str
    banks: Path = ROOT / "question_banks"
    host: str = "0.0.0.0"
    port: int = 8000
    mode: str = "eventlet"
    public_url: str = ""
    hosts: tuple[str, ...] = ()
    proxies: int = 0
    background: bool = True
    static: Path = ROOT / "static"
    templates: Path = ROOT / "templates"
    boot: str = field(default_factory=_boot)

    @property
    def practice_database(self) -> str:
        """The address of the practice database: a file of its own for SQLite, else the same server."""
        folder, file = self.database.rpartition("/")[::2]
        if not self.database.startswith("sqlite:///") or not file:
            return self.database
        return f"{folder}/practice.db"


def read_settings(
    environ: Mapping[str, str], data: str | None = None, database: str | None = None, **given: object
) -> Settings:
    """
    Settings from the environment and what was given on the command line.

    Args:
        environ: QUIZ_ASYNC, LEITAI_DATA, LEITAI_BANKS, LEITAI_PUBLIC_URL, LEITAI_HOSTS, LEITAI_PROXIES.
        data, database: From the command line; they win.
        **given: Further fields of Settings; None means not given.
    """
    folder = Path(data or environ.get("LEITAI_DATA") or "data").resolve()
    values = {
        "mode": environ.get("QUIZ_ASYNC", "eventlet"),
        "banks": Path(environ.get("LEITAI_BANKS") or ROOT / "question_banks").resolve(),
        "public_url": environ.get("LEITAI_PUBLIC_URL", "").rstrip("/"),
        "hosts": tuple(name for name in environ.get("LEITAI_HOSTS", "").replace(",", " ").split()),
        "proxies": int(environ.get("LEITAI_PROXIES") or 0),
        **{name: value for name, value in given.items() if value is not None},
    }
    return Settings(folder, database or sqlite_url(folder / "leitai.db"), **values)  # type: ignore[arg-type]


def read_secret(folder: Path) -> bytes:
    """The secret of this installation, made at the first start and readable by its owner only."""
    file = folder / "secret.key"
    if not file.exists():
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as fresh:
            fresh.write(secrets.token_hex(SECRET_BYTES).encode())
    return file.read_bytes().strip()


def build_of(static: Path) -> str:
    """A short name for exactly these assets; it stands in their addresses, so they may be kept forever."""
    digest = hashlib.sha256()
    for file in sorted(file for file in static.rglob("*") if file.is_file()):
        digest.update(file.relative_to(static).as_posix().encode() + b"\0" + file.read_bytes())
    return digest.hexdigest()[:10]
