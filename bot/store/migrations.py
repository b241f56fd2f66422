"""The shape of the database, step by step. A step is never edited once it has run anywhere."""

from __future__ import annotations

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

migrations = Migrations("coach")


@migrations()
def m001_first_shape(db: Database) -> None:
    """Members with their progress, what is owed to them now, and what is owed later."""
    for statement in FIRST_SHAPE:
        db.execute(statement)


FIRST_SHAPE = (
    """
    CREATE TABLE member (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        channel TEXT NOT NULL,
        address TEXT NOT NULL,
        reachable INTEGER NOT NULL DEFAULT 1,
        progress TEXT NOT NULL,
        UNIQUE (channel, address)
    ) STRICT
    """,
    # Updates that are done with. Their ids may restart at random, so each is remembered for a while.
    """
    CREATE TABLE inbox (
        update_id INTEGER PRIMARY KEY,
        done_at INTEGER NOT NULL
    ) STRICT
    """,
    # Messages owed: deleted when accepted. `member` is empty for a farewell and for groups.
    """
    CREATE TABLE outbox (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        member INTEGER REFERENCES member (id) ON DELETE CASCADE,
        channel TEXT NOT NULL,
        address TEXT NOT NULL,
        priority INTEGER NOT NULL,
        method TEXT NOT NULL,
        params TEXT NOT NULL,
        file_name TEXT NOT NULL,
        file_text TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX outbox_member ON outbox (member)",
    # Said once for each `occasion`. `local` is the wall-clock time meant, in `zone`; `due_at` the instant
    # that was when it was set.
    """
    CREATE TABLE check_in (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        member INTEGER NOT NULL REFERENCES member (id) ON DELETE CASCADE,
        name TEXT NOT NULL,
        occasion TEXT NOT NULL,
        local TEXT NOT NULL,
        zone TEXT NOT NULL,
        due_at INTEGER NOT NULL,
        status TEXT NOT NULL DEFAULT 'pending' CHECK (status IN ('pending', 'sent', 'skipped')),
        reason TEXT NOT NULL DEFAULT ''
    ) STRICT
    """,
    "CREATE INDEX check_in_due ON check_in (due_at) WHERE status = 'pending'",
    "CREATE INDEX check_in_member ON check_in (member)",
    # Updates that could not be handled, kept whole until somebody has looked.
    """
    CREATE TABLE set_aside (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        member INTEGER REFERENCES member (id) ON DELETE CASCADE,
        update_id INTEGER,
        fault TEXT NOT NULL,
        content TEXT NOT NULL,
        at INTEGER NOT NULL
    ) STRICT
    """,
    "CREATE INDEX set_aside_member ON set_aside (member)",
)
