"""Opens the encrypted database for one process, or says in one sentence why it cannot."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path
from typing import IO

import sqlcipher3.dbapi2 as sqlcipher
from sqlite_utils import Database

from bot.store.connection import Connection
from bot.store.journal import truncate_log
from bot.store.migrations import migrations

PLAIN_SQLITE = b"SQLite format 3\x00"


class CannotOpen(Exception):
    """The database cannot be used; the message says why and what to do."""


class Store:
    """The open database: one process, one connection, one owner."""

    def __init__(self, connection: Connection, lock: IO[str]) -> None:
        """Take over an open connection and the lock that guards its file."""
        self.connection = connection
        self.db = Database(connection)  # type: ignore[arg-type]
        self._lock = lock

    def close(self) -> None:
        """Close the database and let the next process in."""
        self.db.close()
        self._lock.close()


def open_store(path: Path, key: str) -> Store:
    """Open (or make) the database under this key, brought up to date; raise `CannotOpen`."""
    os.umask(0o077)  # whatever we write is for its owner alone
    lock = _lock(path)
    try:
        _refuse_foreign(path)
        connection = _connect(path, key)
        try:
            return _prepared(Store(connection, lock), path)
        except BaseException:
            connection.close()
            raise
    except sqlcipher.DatabaseError as error:
        lock.close()
        raise CannotOpen(_why(error, path)) from None
    except BaseException:
        lock.close()
        raise


def _lock(path: Path) -> IO[str]:
    """Keep every other process out for as long as this one lives."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lock = Path(f"{path}.lock").open("w")  # noqa: SIM115 (held until the store is closed)
    except OSError as error:
        raise CannotOpen(
            f"The database {path} cannot be written here: {os.strerror(error.errno or 0)}."
        ) from None
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        lock.close()
        raise CannotOpen(f"Another process is using the database {path}; stop it first.") from None
    return lock


def _refuse_foreign(path: Path) -> None:
    if path.is_dir():
        raise CannotOpen(f"COACH_DATABASE names a folder: {path}. Name a file in it.")
    if not path.exists() or path.stat().st_size == 0:
        return
    with path.open("rb") as file:
        beginning = file.read(16)
    if beginning == PLAIN_SQLITE:
        raise CannotOpen(
            f"{path} is a database that is not encrypted, so it is not the coach's; name another file."
        )
    if path.stat().st_size % 4096:
        raise CannotOpen(f"{path} is not a database of the coach; name another file.")


def _connect(path: Path, key: str) -> Connection:
    connection: Connection = sqlcipher.connect(
        str(path), isolation_level=None, check_same_thread=False, cached_statements=256
    )
    connection.execute("PRAGMA cipher_log_level = NONE").fetchone()  # it would write to stderr by itself
    connection.execute(f"PRAGMA key = \"x'{bytes.fromhex(key).hex()}'\"")
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlcipher.DatabaseError as error:
        connection.close()
        if "not a database" in str(error):
            raise CannotOpen(
                f"COACH_KEY is not the key of {path}, or the file is not a database of the coach."
            ) from None
        raise CannotOpen(_why(error, path)) from None
    for pragma in (
        "journal_mode = WAL",
        "synchronous = FULL",
        "foreign_keys = ON",
        "secure_delete = ON",
        "temp_store = MEMORY",
        "wal_autocheckpoint = 1000",
    ):
        connection.execute(f"PRAGMA {pragma}").fetchone()
    return connection


def _prepared(store: Store, path: Path) -> Store:
    ours = {step.name for step in migrations.pending(Database(memory=True))}
    applied = {step.name for step in migrations.applied(store.db)}
    if newer := applied - ours:
        raise CannotOpen(
            f"{path} was written by a newer version of the coach ({max(newer)}); update the coach first."
        )
    migrations.apply(store.db)
    truncate_log(store.connection)
    return store


def _why(error: Exception, path: Path) -> str:
    text = str(error)
    if "full" in text:
        return f"The disk that holds {path} is full; make room and start again."
    if "readonly" in text or "unable to open" in text or "permission" in text:
        return f"The database {path} cannot be written; check who owns it."
    if "locked" in text:
        return f"Another process is using the database {path}; stop it first."
    return f"The database {path} cannot be used ({type(error).__name__}); restore the last backup."
