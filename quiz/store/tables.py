"""The tables. A stored format: columns are added, never renamed. Knows no event by name."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

METADATA = MetaData()

EVENTS = Table(
    "events",
    METADATA,
    Column("contest", String(64), primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("type", String(64), nullable=False),
    Column("schema", Integer, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("command", String(64), nullable=False),
    Column("ordinal", Integer, nullable=False),
    Column("actor", Text, nullable=False),
    Column("data", Text, nullable=False),
    Column("prev_hash", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
    # The safety net under the runner: a command resent after a crash can never be stored twice.
    UniqueConstraint("contest", "command", "ordinal", name="events_once_per_command"),
)

CONTESTS = Table(
    "contests",
    METADATA,
    Column("id", String(64), primary_key=True),
    Column("kind", String(16), nullable=False),
    Column("title", Text, nullable=False),
    Column("code", String(8), nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Column("finished", Boolean, nullable=False, default=False),
)

SEATS = Table(
    "seats",
    METADATA,
    Column("contest", String(64), primary_key=True),
    Column("team", String(16), primary_key=True),
    Column("serial", Integer, nullable=False),
    Column("code_hash", String(64), nullable=False),
    Column("open", Boolean, nullable=False),
    Column("device_hash", String(64)),
    Column("bound_at", BigInteger),
    Index("seats_by_code", "code_hash", unique=True),
)

HEARTBEATS = Table(
    "heartbeats",
    METADATA,
    Column("contest", String(64), primary_key=True),
    Column("at", BigInteger, nullable=False),
    Column("version", Integer, nullable=False),
    Column("digest", String(64), nullable=False),
)

DRAFTS = Table(
    "drafts",
    METADATA,
    Column("id", String(64), primary_key=True),
    Column("at", BigInteger, nullable=False),
    Column("data", Text, nullable=False),
)

BANK_DRAFTS = Table(
    "bank_drafts",
    METADATA,
    Column("id", String(64), primary_key=True),
    Column("at", BigInteger, nullable=False),
    Column("data", Text, nullable=False),
)

BANK_HISTORY = Table(
    "bank_history",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("bank", String(64), nullable=False),
    Column("question", String(64), nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("who", Text, nullable=False),
    Column("act", String(16), nullable=False),
    Column("rev", Integer, nullable=False),
    Column("change", String(16), nullable=False),
    Column("digest", String(64), nullable=False),
    Column("before", Text, nullable=False),
    Column("after", Text, nullable=False),
    Index("bank_history_by_question", "question", "number"),
)
