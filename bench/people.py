"""Databases of the real shape, filled with made-up members and check-ins."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

from bench import journey
from bench.load import FIRST
from bench.ours import KEY
from bot.app import CHANNEL
from bot.store.opening import open_store
from dialogs import schedule

MEMBER = "INSERT INTO member (id, channel, address, progress) VALUES (?, ?, ?, ?)"
CHECK_IN = """
    INSERT INTO check_in (member, name, occasion, local, zone, due_at) VALUES (?, ?, ?, ?, 'Europe/London', ?)
"""


def fill(path: Path, members: int, check_ins: int = 0, *, over: timedelta = timedelta(days=365)) -> None:
    """Make a database with so many members and pending check-ins, spread over the time to come."""
    store = open_store(path, KEY)
    connection: Any = store.connection
    connection.execute("BEGIN")
    connection.executemany(MEMBER, _members(members))
    connection.executemany(CHECK_IN, _check_ins(members, check_ins, over))
    connection.execute("COMMIT")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    store.close()


def _members(count: int) -> Iterator[tuple[object, ...]]:
    for n in range(count):
        yield n + 1, CHANNEL, str(FIRST + n), journey.quick(n).to_json()


def _check_ins(members: int, count: int, over: timedelta) -> Iterator[tuple[object, ...]]:
    names = [row.name for row in schedule.calendar().afterwards]
    begun = datetime.now(UTC)
    order = ((member + 1, name) for name in names * (count // max(1, members * len(names)) + 1)
             for member in range(members))  # fmt: skip
    for n, (member, name) in enumerate(islice(order, count)):
        due = begun + over * ((n + 1) / count)
        local = due.replace(tzinfo=None).isoformat(timespec="minutes")
        yield member, name, journey.START.isoformat(), local, int(due.timestamp())
