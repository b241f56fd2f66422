"""The database keeps its promises: encrypted, brought up to date, one owner, all or nothing."""

from __future__ import annotations

import asyncio
import shutil
import stat
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database

from bot.store import opening, rows
from bot.store.journal import Journal, NotKept
from bot.store.migrations import migrations
from bot.store.opening import CannotOpen, Store, open_store
from bot.store.rows import Member, Message
from dialogs.progress import Progress
from dialogs.types import CheckIn

HELLO = Message("sendMessage", '{"text":"Hello"}')
KEY, OTHER = "a1" * 32, "b2" * 32
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "coach.db", KEY)
    yield opened
    opened.close()


def member(store: Store, address: str = "101") -> int:
    return rows.keep_progress(store.connection, Member(0, "telegram", address, Progress()), Progress())


def count(store: Store, table: str) -> int:
    return int(store.connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608


# the file


def test_nothing_on_disk_can_be_read_without_the_key(tmp_path: Path, store: Store) -> None:
    """A stolen backup must tell nothing, not even that it is a database."""
    rows.keep_progress(
        store.connection, Member(0, "telegram", "1", Progress()), Progress("CANARY", {"a": "CANARY" * 500})
    )
    files = [path for path in tmp_path.iterdir() if path.stat().st_size]
    assert {path.name for path in files} >= {"coach.db", "coach.db-wal"}
    for path in files:
        content = path.read_bytes()
        assert b"CANARY" not in content
        assert b"CREATE TABLE" not in content
        assert not content.startswith(b"SQLite format")


def test_the_files_are_for_their_owner_only(tmp_path: Path, store: Store) -> None:
    """Other accounts of the same computer have no business here."""
    member(store)
    for path in tmp_path.iterdir():
        if path.stat().st_size:
            assert stat.S_IMODE(path.stat().st_mode) == 0o600, path.name


def test_what_is_on_disk_outlives_a_sudden_end(tmp_path: Path, store: Store) -> None:
    """The copy of the files as a power cut leaves them opens and holds everything committed."""
    member(store)
    crashed = tmp_path / "crashed"
    crashed.mkdir()
    for path in tmp_path.glob("coach.db*"):
        shutil.copy(path, crashed)
    again = open_store(crashed / "coach.db", KEY)
    assert count(again, "member") == 1
    again.close()


def test_opening_empties_a_log_that_a_sudden_end_left_behind(tmp_path: Path, store: Store) -> None:
    """Killed between deleting and emptying the log, deleted words would stay in it for good."""
    member(store)
    crashed = tmp_path / "crashed"
    crashed.mkdir()
    for path in tmp_path.glob("coach.db*"):
        shutil.copy(path, crashed)
    assert (crashed / "coach.db-wal").stat().st_size
    again = open_store(crashed / "coach.db", KEY)
    assert (crashed / "coach.db-wal").stat().st_size == 0
    again.close()


def test_the_settings_that_our_promises_rest_on_are_on(store: Store) -> None:
    """Full syncing for "on disk", secure deleting for "deleted", memory for "no temporary file"."""

    def asked(pragma: str) -> object:
        return store.connection.execute(f"PRAGMA {pragma}").fetchone()[0]

    assert [asked(p) for p in ("journal_mode", "synchronous", "foreign_keys", "secure_delete")] == [
        "wal",
        2,
        1,
        1,
    ]
    assert asked("temp_store") == 2


# opening


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"a holiday picture", "is not a database of the coach"),
        (b"SQLite format 3\x00" + b"\x00" * 4080, "not encrypted"),
        (b"\x07" * 4096, "COACH_KEY is not the key"),
    ],
)
def test_a_foreign_file_is_refused_untouched(tmp_path: Path, content: bytes, why: str) -> None:
    """It is somebody's; we neither read nor repair it."""
    path = tmp_path / "theirs"
    path.write_bytes(content)
    with pytest.raises(CannotOpen, match=why):
        open_store(path, KEY)
    assert path.read_bytes() == content


def test_a_wrong_key_is_refused_and_the_right_one_opens_afterwards(tmp_path: Path, store: Store) -> None:
    """A refusal leaves neither a lock nor a scratch."""
    member(store)
    store.close()
    with pytest.raises(CannotOpen, match="COACH_KEY"):
        open_store(tmp_path / "coach.db", OTHER)
    again = open_store(tmp_path / "coach.db", KEY)
    assert count(again, "member") == 1
    again.close()


def test_a_second_owner_is_refused_until_the_first_has_gone(tmp_path: Path, store: Store) -> None:
    """Two writers would each undo what the other promised."""
    with pytest.raises(CannotOpen, match="Another process"):
        open_store(tmp_path / "coach.db", KEY)
    store.close()
    open_store(tmp_path / "coach.db", KEY).close()


def test_a_newer_shape_is_refused(tmp_path: Path, store: Store) -> None:
    """An older program does not know what it would destroy."""
    store.connection.execute(
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('coach', 'm777', '')"
    )
    store.close()
    with pytest.raises(CannotOpen, match="newer version of the coach \\(m777\\)"):
        open_store(tmp_path / "coach.db", KEY)


def test_a_full_disk_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where no small disk can be mounted: the database itself is given no room."""
    connect = opening._connect

    def cramped(path: Path, key: str) -> object:
        connection = connect(path, key)
        connection.execute("PRAGMA max_page_count = 3").fetchone()
        return connection

    monkeypatch.setattr(opening, "_connect", cramped)
    with pytest.raises(CannotOpen, match="is full; make room"):
        open_store(tmp_path / "coach.db", KEY)


def test_a_key_with_capital_letters_is_the_same_key(tmp_path: Path, store: Store) -> None:
    """People copy keys through programs that change their case."""
    store.close()
    open_store(tmp_path / "coach.db", KEY.upper()).close()


# migrations

BEFORE: dict[str, tuple[str, ...]] = {
    "m001_first_shape": (),
}
"""Step → rows of the shape before it, as statements; every new step needs an entry."""


def test_every_migration_keeps_the_rows_of_the_shape_before_it() -> None:
    """Whoever updates the coach has a year of a family's work in the old shape."""
    steps = [step.name for step in migrations.pending(Database(memory=True))]
    assert steps == list(BEFORE)
    for number, step in enumerate(steps):
        db = Database(memory=True)
        for earlier in migrations.pending(db)[:number]:
            earlier.fn(db)
        for statement in BEFORE[step]:
            db.execute(statement)
        counted = {name: db[name].count for name in db.table_names()}
        next(s for s in migrations.pending(Database(memory=True)) if s.name == step).fn(db)
        assert {name: db[name].count for name in counted} == counted
        db.close()


def test_bringing_up_to_date_twice_changes_nothing(tmp_path: Path, store: Store) -> None:
    """Every start goes through the migrations."""
    member(store)
    before = store.db.schema
    store.close()
    again = open_store(tmp_path / "coach.db", KEY)
    assert again.db.schema == before
    assert count(again, "member") == 1
    again.close()


# rows


def test_erasing_a_member_erases_all_that_hangs_on_them_and_nothing_else(store: Store) -> None:
    """Deleted means everywhere, and only theirs."""
    tx = store.connection
    for address in ("101", "102"):
        number = member(store, address)
        rows.owe(tx, number, ("telegram", address), 1, HELLO)
        rows.set_check_ins(tx, number, [CheckIn("day-1", "x", NOW, "UTC", NOW + timedelta(days=1))], NOW)
        rows.put_aside(tx, number, 1, "x", "words", NOW)
    erased = rows.id_of(tx, "telegram", "101")
    assert erased
    rows.erase(tx, erased)
    assert [count(store, t) for t in ("member", "outbox", "check_in", "set_aside")] == [1, 1, 1, 1]
    assert rows.find_member(tx, "telegram", "102")
    assert not any(rows.everything(tx, erased).values())


def test_an_id_is_never_given_again(store: Store) -> None:
    """A message under way for somebody erased must not settle another's."""
    tx = store.connection
    first = member(store)
    rows.erase(tx, first)
    assert member(store) > first
    owed = rows.owe(tx, None, ("telegram", "1"), 1, HELLO)
    rows.settle(tx, owed.id)
    assert rows.owe(tx, None, ("telegram", "1"), 1, HELLO).id > owed.id


def test_a_note_that_was_said_for_an_occasion_is_not_set_for_it_again(store: Store) -> None:
    """Changing the quiet hours must not bring last week's note once more."""
    tx, number = store.connection, member(store)
    note = CheckIn("day-1", "x", NOW, "UTC", NOW)
    rows.set_check_ins(tx, number, [note], NOW - timedelta(hours=1))
    [due] = rows.due(tx, "telegram", NOW, 9)
    rows.close_check_in(tx, due.id, None)
    rows.set_check_ins(tx, number, [note], NOW - timedelta(hours=1))
    assert rows.due(tx, "telegram", NOW, 9) == []
    rows.set_check_ins(tx, number, [CheckIn("day-1", "y", NOW, "UTC", NOW)], NOW - timedelta(hours=1))
    assert [row.name for row in rows.due(tx, "telegram", NOW, 9)] == ["day-1"]


def test_ids_of_updates_are_forgotten_after_three_days_and_not_before(store: Store) -> None:
    """Telegram repeats for a day; the table must not grow for ever."""
    tx = store.connection
    rows.is_new(tx, 1, NOW - timedelta(days=4))
    rows.is_new(tx, 2, NOW - timedelta(days=2))
    rows.forget_old_ids(tx, NOW)
    assert (rows.is_new(tx, 1, NOW), rows.is_new(tx, 2, NOW)) == (True, False)


def test_due_check_ins_are_found_by_an_index(store: Store) -> None:
    """The table holds years of notes; looking every five seconds must stay cheap."""
    plan = store.connection.execute(
        "EXPLAIN QUERY PLAN SELECT id FROM check_in WHERE status = 'pending' AND due_at <= 1 ORDER BY due_at"
    )
    assert any("check_in_due" in str(row) for row in plan)


# the journal


def test_one_chats_failure_undoes_only_its_own_work(store: Store) -> None:
    """Many chats share a transaction; they must not share each other's faults."""

    async def story() -> None:
        journal = Journal(store.connection)

        def fails(tx: Any) -> None:
            rows.is_new(tx, 2, NOW)
            raise ValueError

        outcomes = await asyncio.gather(
            journal.write(lambda tx: rows.is_new(tx, 1, NOW)),
            journal.write(fails),
            journal.write(lambda tx: rows.is_new(tx, 3, NOW)),
            return_exceptions=True,
        )
        await journal.close()
        assert [type(outcome) for outcome in outcomes] == [bool, ValueError, bool]

    asyncio.run(story())
    assert [row[0] for row in store.connection.execute("SELECT update_id FROM inbox ORDER BY 1")] == [1, 3]


def test_a_failed_commit_is_told_to_all_and_leaves_nothing(store: Store) -> None:
    """Nobody may be told "kept" when the disk said no; and the next transaction works again."""
    failing = [True]

    def commit(connection: Any) -> None:
        if failing.pop() if failing else False:
            raise OSError
        connection.execute("COMMIT")

    async def story() -> None:
        journal = Journal(store.connection, commit)
        outcomes = await asyncio.gather(
            *(journal.write(lambda tx, n=n: rows.is_new(tx, n, NOW)) for n in range(3)),  # type: ignore[misc]
            return_exceptions=True,
        )
        assert [type(outcome) for outcome in outcomes] == [NotKept] * 3
        assert count(store, "inbox") == 0
        await journal.write(lambda tx: rows.is_new(tx, 9, NOW))
        await journal.close()
        with pytest.raises(NotKept):
            await journal.write(lambda tx: rows.is_new(tx, 10, NOW))

    asyncio.run(story())
    assert count(store, "inbox") == 1


def test_a_disk_that_fills_up_loses_the_transaction_and_nothing_before_it(store: Store) -> None:
    """SQLite really runs out of room here; once there is some again, work goes on."""
    tx = store.connection

    async def story() -> None:
        journal = Journal(tx)
        await journal.write(lambda tx: rows.is_new(tx, 1, NOW))
        pages = tx.execute("PRAGMA page_count").fetchone()[0]
        tx.execute(f"PRAGMA max_page_count = {pages}").fetchone()
        with pytest.raises(NotKept):
            await journal.write(lambda tx: rows.put_aside(tx, None, 2, "x", "words " * 9999, NOW))
        assert not tx.in_transaction
        tx.execute("PRAGMA max_page_count = 100000").fetchone()
        await journal.write(lambda tx: rows.put_aside(tx, None, 2, "x", "words " * 9999, NOW))
        await journal.close()

    asyncio.run(story())
    assert (count(store, "inbox"), count(store, "set_aside")) == (1, 1)


def test_closing_commits_what_was_waiting(store: Store) -> None:
    """A stop between hearing and keeping must not lose the hearing."""

    async def story() -> None:
        journal = Journal(store.connection)
        waiting = asyncio.create_task(journal.write(lambda tx: rows.is_new(tx, 1, NOW)))
        await asyncio.sleep(0)
        await journal.close()
        await waiting

    asyncio.run(story())
    assert count(store, "inbox") == 1


def test_the_notes_of_one_channel_are_never_found_by_another(store: Store) -> None:
    """Time that is let pass in the terminal must not use up what a member on Telegram waits for."""
    tx, number = store.connection, member(store)
    rows.set_check_ins(tx, number, [CheckIn("day-1", "x", NOW, "UTC", NOW)], NOW - timedelta(hours=1))
    assert rows.due(tx, "terminal", NOW, 9) == []
    assert rows.next_due(tx, "terminal") is None
    assert len(rows.due(tx, "telegram", NOW, 9)) == 1
