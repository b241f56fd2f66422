"""The questions the shell asks of the database and the promises it writes down, one short function each.

What writes runs inside a transaction of the journal. Instants are whole seconds since 1970, UTC.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from bot.store.connection import Connection
from dialogs.progress import Progress
from dialogs.types import CheckIn

KEEP_IDS_SECONDS = 3 * 24 * 3600
"""How long done updates are remembered; Telegram repeats none after 24 hours."""


@dataclass(frozen=True, slots=True)
class Member:
    """A member as stored; `id` is 0 for one who is not stored yet."""

    id: int
    channel: str
    address: str
    progress: Progress
    reachable: bool = True


@dataclass(frozen=True, slots=True)
class Message:
    """One call that says something: a method of the Bot API, its parameters but for the chat, a text file.

    `params` is a JSON object, kept as text so that it is written once and sent as it is.
    """

    method: str
    params: str
    file_name: str = ""
    file_text: str = ""


@dataclass(frozen=True, slots=True)
class Owed:
    """A message that is owed to a chat."""

    id: int
    channel: str
    address: str
    priority: int
    message: Message


@dataclass(frozen=True, slots=True)
class DueRow:
    """A pending check-in whose instant has come."""

    id: int
    member: int
    name: str
    due: datetime


def is_new(tx: Connection, update_id: int, now: datetime) -> bool:
    """Say whether an update was never handled before, and remember that it is handled now."""
    cursor = tx.execute("INSERT OR IGNORE INTO inbox VALUES (?, ?)", (update_id, int(now.timestamp())))
    return cursor.rowcount == 1


def forget_old_ids(tx: Connection, now: datetime) -> None:
    """Forget updates that cannot come again."""
    tx.execute("DELETE FROM inbox WHERE done_at < ?", (int(now.timestamp()) - KEEP_IDS_SECONDS,))


def find_member(tx: Connection, channel: str, address: str) -> Member | None:
    """Give the member who writes from this address."""
    row = tx.execute(
        "SELECT id, channel, address, progress, reachable FROM member WHERE channel = ? AND address = ?",
        (channel, address),
    ).fetchone()
    return row and _member(row)


def id_of(tx: Connection, channel: str, address: str) -> int | None:
    """Give the id of the member who writes from this address, even if their progress cannot be read."""
    row = tx.execute("SELECT id FROM member WHERE channel = ? AND address = ?", (channel, address)).fetchone()
    return row and int(row[0])


def member_by_id(tx: Connection, member: int) -> Member | None:
    """Give the member of this id."""
    row = tx.execute(
        "SELECT id, channel, address, progress, reachable FROM member WHERE id = ?", (member,)
    ).fetchone()
    return row and _member(row)


def _member(row: tuple[Any, ...]) -> Member:
    return Member(row[0], row[1], row[2], Progress.from_json(row[3]), bool(row[4]))


def keep_progress(tx: Connection, member: Member, progress: Progress) -> int:
    """Write down where a member is; give the member's id."""
    written = progress.to_json()
    if member.id:
        tx.execute("UPDATE member SET progress = ?, reachable = 1 WHERE id = ?", (written, member.id))
        return member.id
    cursor = tx.execute(
        "INSERT INTO member (channel, address, progress) VALUES (?, ?, ?)",
        (member.channel, member.address, written),
    )
    return int(cursor.lastrowid)


def owe(tx: Connection, member: int | None, to: tuple[str, str], priority: int, message: Message) -> Owed:
    """Write down that a message is owed to an address."""
    channel, address = to
    cursor = tx.execute(
        "INSERT INTO outbox (member, channel, address, priority, method, params, file_name, file_text)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            member,
            channel,
            address,
            priority,
            message.method,
            message.params,
            message.file_name,
            message.file_text,
        ),
    )
    return Owed(int(cursor.lastrowid), channel, address, priority, message)


def settle(tx: Connection, owed: int) -> None:
    """Strike out a message that was accepted, or never can be."""
    tx.execute("DELETE FROM outbox WHERE id = ?", (owed,))


def all_owed(tx: Connection, channel: str) -> list[Owed]:
    """Give everything still owed on a channel, oldest first."""
    rows = tx.execute(
        "SELECT id, channel, address, priority, method, params, file_name, file_text"
        " FROM outbox WHERE channel = ? ORDER BY id",
        (channel,),
    )
    return [Owed(i, on, to, priority, Message(*rest)) for i, on, to, priority, *rest in rows]


REPLANNED = "the plan has changed"
"""Why a check-in was skipped whose day was moved, called off or stopped."""


def set_check_ins(tx: Connection, member: int, wanted: Iterable[CheckIn], now: datetime) -> None:
    """Make exactly these the check-ins to come; what is already due stays for its own turn.

    A check-in that was sent or skipped for the same occasion is not set again.
    """
    instant = int(now.timestamp())
    tx.execute(
        "UPDATE check_in SET status = 'skipped', reason = ?"
        " WHERE member = ? AND status = 'pending' AND due_at > ?",
        (REPLANNED, member, instant),
    )
    for check_in in wanted:
        tx.execute(
            """
            INSERT INTO check_in (member, name, occasion, local, zone, due_at)
            SELECT ?1, ?2, ?3, ?4, ?5, ?6 WHERE NOT EXISTS (
                SELECT 1 FROM check_in
                WHERE member = ?1 AND name = ?2 AND occasion = ?3 AND reason <> ?7
            )
            """,
            (
                member,
                check_in.name,
                check_in.occasion,
                check_in.local.isoformat(timespec="minutes"),
                check_in.zone,
                int(check_in.due.timestamp()),
                REPLANNED,
            ),
        )


def due(tx: Connection, channel: str, now: datetime, most: int) -> list[DueRow]:
    """Give the check-ins of a channel's members whose instant has come, earliest first."""
    rows = tx.execute(
        "SELECT c.id, c.member, c.name, c.due_at FROM check_in c CROSS JOIN member m ON m.id = c.member"
        " WHERE c.status = 'pending' AND c.due_at <= ? AND m.channel = ? ORDER BY c.due_at LIMIT ?",
        (int(now.timestamp()), channel, most),
    )
    return [DueRow(i, member, name, datetime.fromtimestamp(at, UTC)) for i, member, name, at in rows]


def next_due(tx: Connection, channel: str) -> datetime | None:
    """Give the instant of the next pending check-in of a channel's members."""
    row = tx.execute(
        "SELECT c.due_at FROM check_in c CROSS JOIN member m ON m.id = c.member"
        " WHERE c.status = 'pending' AND m.channel = ? ORDER BY c.due_at LIMIT 1",
        (channel,),
    ).fetchone()
    return datetime.fromtimestamp(row[0], UTC) if row else None


def is_pending(tx: Connection, check_in: int) -> bool:
    """Say whether a check-in still waits to be said."""
    row = tx.execute("SELECT 1 FROM check_in WHERE id = ? AND status = 'pending'", (check_in,)).fetchone()
    return row is not None


def close_check_in(tx: Connection, check_in: int, skipped: str | None) -> None:
    """Record that a check-in was said, or why it was not."""
    tx.execute(
        "UPDATE check_in SET status = ?, reason = ? WHERE id = ?",
        ("sent" if skipped is None else "skipped", skipped or "", check_in),
    )


def postpone(tx: Connection, check_in: int, due: datetime) -> None:
    """Let a check-in wait until another instant, which its zone's rules now give."""
    tx.execute("UPDATE check_in SET due_at = ? WHERE id = ?", (int(due.timestamp()), check_in))


def erase(tx: Connection, member: int) -> None:
    """Delete a member with everything that is kept of and owed to them."""
    tx.execute("DELETE FROM member WHERE id = ?", (member,))


def set_unreachable(tx: Connection, channel: str, address: str, up_to: int) -> None:
    """Note that a chat takes no messages, and strike out what was owed to it up to a message's id."""
    tx.execute("UPDATE member SET reachable = 0 WHERE channel = ? AND address = ?", (channel, address))
    tx.execute("DELETE FROM outbox WHERE channel = ? AND address = ? AND id <= ?", (channel, address, up_to))


def set_reachable(tx: Connection, channel: str, address: str) -> None:
    """Note that a chat takes messages again."""
    tx.execute("UPDATE member SET reachable = 1 WHERE channel = ? AND address = ?", (channel, address))


def move(tx: Connection, channel: str, old: str, new: str) -> None:
    """Give a chat its new address, with everything owed to it."""
    tx.execute(
        "UPDATE OR IGNORE member SET address = ? WHERE channel = ? AND address = ?", (new, channel, old)
    )
    tx.execute("UPDATE outbox SET address = ? WHERE channel = ? AND address = ?", (new, channel, old))


def put_aside(  # noqa: PLR0913, PLR0917 (a row with as many columns)
    tx: Connection, member: int | None, update_id: int | None, fault: str, content: str, now: datetime
) -> None:
    """Keep what could not be handled until somebody has looked at it."""
    tx.execute(
        "INSERT INTO set_aside (member, update_id, fault, content, at) VALUES (?, ?, ?, ?, ?)",
        (member, update_id, fault, content, int(now.timestamp())),
    )


def everything(tx: Connection, member: int) -> dict[str, Any]:
    """Give all that is stored of a member, for them to take away."""
    row = tx.execute(
        "SELECT progress, channel, address, reachable FROM member WHERE id = ?", (member,)
    ).fetchone()
    owed = tx.execute("SELECT params, file_text FROM outbox WHERE member = ? ORDER BY id", (member,))
    check_ins = tx.execute(
        "SELECT name, occasion, local, zone, due_at, status, reason"
        " FROM check_in WHERE member = ? ORDER BY due_at",
        (member,),
    )
    aside = tx.execute("SELECT content, at FROM set_aside WHERE member = ? ORDER BY id", (member,))
    return {
        "progress": json.loads(row[0]) if row else None,
        "chat": {"channel": row[1], "address": row[2], "reachable": bool(row[3])} if row else None,
        "not_yet_sent": [{**json.loads(params), "file": text} for params, text in owed],
        "check_ins": [
            {"name": n, "for": o, "local": local, "zone": z, "due": _iso(d), "status": s, "reason": r}
            for n, o, local, z, d, s, r in check_ins
        ],
        "set_aside": [{"content": content, "at": _iso(at)} for content, at in aside],
    }


def _iso(seconds: int) -> str:
    return datetime.fromtimestamp(seconds, UTC).isoformat()


def counts(tx: Connection) -> dict[str, int]:
    """Count what is stored, for the operator: numbers only."""
    return {
        name: int(tx.execute(query).fetchone()[0])
        for name, query in {
            "members": "SELECT count(*) FROM member",
            "unreachable": "SELECT count(*) FROM member WHERE reachable = 0",
            "messages owed": "SELECT count(*) FROM outbox",
            "check-ins pending": "SELECT count(*) FROM check_in WHERE status = 'pending'",
            "set aside": "SELECT count(*) FROM set_aside",
        }.items()
    }
