"""What the real program says when it cannot run: one sentence, exit code 2, nothing harmed."""

from __future__ import annotations

import asyncio
import os
import sqlite3
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.store import rows
from tests.telegram.fake import BotApiFake
from tests.telegram.process import Coach, database, opened, running, seed, table

NOBODY = "http://127.0.0.1:9"


def refused(folder: Path, **environment: str) -> str:
    """Give the one sentence with which the program refuses to run."""
    return asyncio.run(Coach(NOBODY, folder, environment=environment).refuses())


def test_a_second_process_on_the_same_database_says_so_and_the_first_goes_on(tmp_path: Path) -> None:
    """Two would answer everything twice and tear the database apart."""

    async def story() -> None:
        fake = BotApiFake()
        async with running(fake, tmp_path) as coach:
            sentence = await Coach(coach.url, tmp_path).refuses()
            assert sentence == f"Another process is using the database {database(tmp_path)}; stop it first."
            maria = fake.user(101, "Maria")
            maria.command("/start")
            await maria.hears()

    asyncio.run(story())


def test_the_place_of_a_killed_process_is_free_at_once(tmp_path: Path) -> None:
    """A lock that outlives its owner would need a person at night."""

    async def story() -> None:
        fake = BotApiFake()
        async with running(fake, tmp_path) as coach:
            await coach.is_killed()
            await coach.start()
            maria = fake.user(101, "Maria")
            maria.command("/start")
            await maria.hears()

    asyncio.run(story())


def test_a_wrong_key_is_refused_and_changes_nothing(tmp_path: Path) -> None:
    """Whoever restores a backup with the wrong key must learn it, not lose it."""
    seed(tmp_path, 101, "letter.opening")
    before = database(tmp_path).read_bytes()
    assert "COACH_KEY is not the key of" in refused(tmp_path, COACH_KEY="77" * 32)
    assert database(tmp_path).read_bytes() == before


def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path: Path) -> None:
    """COACH_DATABASE may name the family's photo by mistake."""
    for content in (b"a holiday picture", b"\x00" * 8192, os.urandom(8192)):
        database(tmp_path).write_bytes(content)
        assert "is not a database of the coach" in refused(tmp_path) or "COACH_KEY is not" in refused(
            tmp_path
        )
        assert database(tmp_path).read_bytes() == content


def test_an_unencrypted_database_is_refused(tmp_path: Path) -> None:
    """Nothing a family tells us may be written into a file that anybody can read."""
    with sqlite3.connect(database(tmp_path)) as plain:
        plain.execute("CREATE TABLE member (id)")
    plain.close()
    assert "not encrypted" in refused(tmp_path)


def test_a_folder_is_refused(tmp_path: Path) -> None:
    """It is the commonest slip with a volume."""
    assert "COACH_DATABASE names a folder" in refused(tmp_path, COACH_DATABASE=str(tmp_path))


def test_a_database_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    """An older program would write what the newer cannot read."""
    with opened(tmp_path) as store:
        store.connection.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at)"
            " VALUES ('coach', 'm999_from_the_future', '2099-01-01')"
        )
    sentence = refused(tmp_path)
    assert "newer version of the coach (m999_from_the_future); update the coach first" in sentence


def test_a_damaged_database_is_refused(tmp_path: Path) -> None:
    """A torn page is found by its seal before anything is written on top of it."""
    seed(tmp_path, 101, "letter.opening")
    body = bytearray(database(tmp_path).read_bytes())
    for page in range(1, len(body) // 4096):
        body[page * 4096 + 100] ^= 0xFF
    database(tmp_path).write_bytes(body)
    assert "restore the last backup" in refused(tmp_path)


def test_a_token_telegram_does_not_know_is_named(tmp_path: Path) -> None:
    """The sentence says which setting; the token itself is not shown."""

    async def story() -> None:
        async with BotApiFake("1:RIGHT").serve() as url:
            sentence = await Coach(url, tmp_path, "2:CANARY").refuses()
            assert sentence.startswith("TELEGRAM_BOT_TOKEN is not known to Telegram")
            assert "CANARY" not in sentence

    asyncio.run(story())


# a full disk


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Give a disk of its own, of one megabyte."""
    place = tmp_path / "disk"
    place.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(place)], check=False, capture_output=True
    )
    if mounted.returncode:
        pytest.skip("a small disk can be mounted only by root")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def fill(disk: Path) -> Path:
    """Leave no room on a disk."""
    filler = disk / "filler"
    with filler.open("wb", buffering=0) as file:
        for size in (4096, 1):
            try:
                while True:
                    file.write(b"x" * size)
            except OSError:
                continue
    return filler


def test_a_disk_that_is_full_from_the_start_is_named(tmp_path: Path, small_disk: Path) -> None:
    """It is the commonest reason for a night without the coach."""
    (small_disk / "coach.db").touch()
    (small_disk / "coach.db.lock").touch()
    fill(small_disk)
    sentence = refused(tmp_path, COACH_DATABASE=str(small_disk / "coach.db"))
    assert sentence == f"The disk that holds {small_disk / 'coach.db'} is full; make room and start again."


def test_a_disk_that_fills_up_stops_the_talk_but_loses_no_word(tmp_path: Path, small_disk: Path) -> None:
    """Updates stay with Telegram while nothing can be written, and are taken once there is room."""

    async def story() -> None:
        fake = BotApiFake()
        maria = fake.user(101, "Maria")
        async with running(fake, tmp_path, COACH_DATABASE=str(small_disk / "coach.db")) as coach:
            maria.command("/start")
            await maria.hears()
            await fake.catches_up()
            filler = fill(small_disk)
            for n in range(12):
                maria.says(f"{n} " + "many words " * 350)
            async with asyncio.timeout(10):
                while "NotKept" not in coach.log:
                    await asyncio.sleep(0.02)
            assert fake.pending
            filler.unlink()
            await fake.catches_up()
            await coach.stops()
        with opened(small_disk) as store:
            assert rows.counts(store.connection)["set aside"] == 0
            assert len(list(store.connection.execute("SELECT * FROM inbox"))) == 13
        assert fake.faults == []

    asyncio.run(story())


def test_a_database_that_may_not_be_written_is_named(tmp_path: Path) -> None:
    """A volume mounted read-only, or another owner's file."""
    place = tmp_path / "disk"
    place.mkdir()
    options = ["mount", "-t", "tmpfs", "-o", "ro,size=1m", "tmpfs", str(place)]
    if subprocess.run(options, check=False, capture_output=True).returncode:
        pytest.skip("a disk can be mounted only by root")
    try:
        sentence = refused(tmp_path, COACH_DATABASE=str(place / "coach.db"))
    finally:
        subprocess.run(["umount", "-l", str(place)], check=True)
    assert sentence == f"The database {place / 'coach.db'} cannot be written here: Read-only file system."
    assert table(tmp_path, "SELECT * FROM member") == []
