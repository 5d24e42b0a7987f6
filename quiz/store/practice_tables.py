"""
The tables of practice, in a database file of their own: a contest's writes never wait on them.

A stored format: columns are added, never renamed. `entries` is the source of truth; `standings` and
`measures` may be dropped at any time. Knows no rule of practice.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

PRACTICE = MetaData()

ENTRIES = Table(
    "practice_entries",
    PRACTICE,
    Column("member", String(64), primary_key=True),
    Column("id", String(64), primary_key=True),
    Column("kind", String(16), nullable=False),
    Column("question", String(64), nullable=False),
    Column("rev", Integer, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("day", Integer, nullable=False),
    Column("mode", String(16), nullable=False),
    Column("chosen", Text, nullable=False),
    Column("right", Boolean, nullable=False),
    Column("sure", String(8)),
    Column("took_ms", Integer, nullable=False),
    Column("pace", String(8), nullable=False),
    Column("b", Float, nullable=False),
    Column("session", String(64), nullable=False),
    Column("received", BigInteger, nullable=False),
    Column("late", Boolean, nullable=False),
    Index("practice_entries_in_order", "member", "day", "at", "id"),
    Index("practice_entries_of_question", "question", "rev"),
)

STANDINGS = Table(
    "practice_standings",
    PRACTICE,
    Column("member", String(64), primary_key=True),
    Column("entries", Integer, nullable=False),
    Column("day", Integer, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("last", String(64), nullable=False),
    Column("basis", String(64), nullable=False),
    Column("data", LargeBinary, nullable=False),
)

MEMBERS = Table(
    "practice_members",
    PRACTICE,
    Column("id", String(64), primary_key=True),
    Column("branch", String(64), nullable=False),
    Column("name", String(64)),
    Column("pin_hash", String(200)),
    Column("settings", Text, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Index("practice_members_by_name", "branch", "name", unique=True),
)

GENERATIONS = Table(
    "practice_generations",
    PRACTICE,
    Column("member", String(64), primary_key=True),
    Column("generation", Integer, nullable=False),
)

HEIRS = Table(
    "practice_heirs",
    PRACTICE,
    Column("old", String(64), primary_key=True),
    Column("new", String(64), nullable=False),
    Column("at", BigInteger, nullable=False),
    Index("practice_heirs_of_new", "new"),
)

PIN_TRIES = Table(
    "practice_pin_tries",
    PRACTICE,
    Column("name_key", String(64), primary_key=True),
    Column("wrong", Integer, nullable=False),
    Column("until", BigInteger, nullable=False),
    Column("at", BigInteger, nullable=False),
    Index("practice_pin_tries_by_time", "at"),
)

ERASED = Table(
    "practice_erased",
    PRACTICE,
    Column("member", String(64), primary_key=True),
    Column("at", BigInteger, nullable=False),
)

SEEN_NOTICES = Table(
    "practice_seen_notices",
    PRACTICE,
    Column("member", String(64), primary_key=True),
    Column("notice", String(160), primary_key=True),
)

BRANCHES = Table(
    "practice_branches",
    PRACTICE,
    Column("id", String(64), primary_key=True),
    Column("name", String(80), nullable=False),
    Column("place", Integer, nullable=False),
    Index("practice_branches_by_name", "name", unique=True),
)

ROSTER = Table(
    "practice_roster",
    PRACTICE,
    Column("branch", String(64), primary_key=True),
    Column("name", String(64), primary_key=True),
    Column("exempt", Boolean, nullable=False),
)

CAMPAIGNS = Table(
    "practice_campaigns",
    PRACTICE,
    Column("id", String(64), primary_key=True),
    Column("title", Text, nullable=False),
    Column("banks", Text, nullable=False),
    Column("exam_day", Integer),
    Column("minutes", Integer, nullable=False),
    Column("blueprint", Text, nullable=False),
    Column("options", Text, nullable=False),
    Column("active", Boolean, nullable=False),
    Column("created_at", BigInteger, nullable=False),
)

QUESTION_REVISIONS = Table(
    "practice_question_revisions",
    PRACTICE,
    Column("question", String(64), primary_key=True),
    Column("rev", Integer, primary_key=True, autoincrement=False),
    Column("change", String(16)),
    Column("day", Integer, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("data", Text, nullable=False),
)

REPORTS = Table(
    "practice_reports",
    PRACTICE,
    Column("id", String(64), primary_key=True),
    Column("question", String(64), nullable=False),
    Column("rev", Integer, nullable=False),
    Column("member", String(64)),
    Column("reason", String(32), nullable=False),
    Column("text", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
    Column("reply", Text),
    Column("outcome", String(32)),
    Column("closed_at", BigInteger),
    Column("closed_by", Text),
    Index("practice_reports_of_question", "question"),
    Index("practice_reports_of_member", "member"),
)

MEASURES = Table(
    "practice_measures",
    PRACTICE,
    Column("question", String(64), primary_key=True),
    Column("n", Integer, nullable=False),
    Column("times", Text, nullable=False),
)

FITS = Table(
    "practice_fits",
    PRACTICE,
    Column("name", String(64), primary_key=True),
    Column("at", BigInteger, nullable=False),
    Column("data", Text, nullable=False),
)
