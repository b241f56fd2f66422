"""What the coach does not tell: nothing to logs and files, nothing after /delete, nothing in groups."""

from __future__ import annotations

import asyncio
import logging
import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot import desk, logs
from dialogs.turn import take_turn
from dialogs.types import Event, Text
from tests.telegram.fake import BotApiFake, User
from tests.telegram.process import (
    KEY,
    Coach,
    Moment,
    Scene,
    database,
    label,
    opened,
    outcome_told,
    play,
    question_of,
    running,
    seed,
    table,
    unpaced,
)

CANARY = "CANARY"


def search(folder: Path) -> list[str]:
    """Give every file below a folder in which a canary sings, in any usual encoding."""
    encodings = ("utf-8", "utf-16-le", "utf-16-be", "utf-32-le")
    wanted = [text.encode(encoding) for text in (CANARY, KEY) for encoding in encodings]
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert files
    return [str(path) for path in files if any(word in path.read_bytes() for word in wanted)]


REFUSALS: list[tuple[int, dict[str, Any]]] = [
    (400, {"description": "Bad Request: CANARY"}),
    (401, {"description": "Unauthorized CANARY"}),
    (403, {"description": "Forbidden: CANARY"}),
    (409, {"description": "Conflict CANARY"}),
    (429, {"retry_after": 1}),
    (500, {"description": "Internal CANARY"}),
    (502, {}),
]


async def through_every_fault(fake: BotApiFake, maria: User, coach: Coach) -> None:
    """Say canary words while everything goes wrong that can."""
    for status, more in REFUSALS:
        somebody = fake.user(1000 + status, "CANARY", started=True)
        fake.fail("sendMessage", status=status, chat=somebody.chat_id, **more)
        somebody.says(f"CANARY words at a {status}, and some more of them.")
    fake.drop("sendMessage", before=True, chat=101)
    fake.fail("answerCallbackQuery", status=400, description="CANARY")
    maria.taps_data("CANARY:tap")
    maria.sends_document("CANARY.pdf", b"CANARY", "application/pdf")
    fake.user(104, "CANARY").forwards("CANARY", of="CANARY")
    eva = fake.user(105, "CANARY")
    eva.edits(eva.says("CANARY before"), "CANARY after")
    fake.push_raw({"message": {"chat": {"id": "CANARY", "type": "private"}, "text": "CANARY"}})
    fake.push_raw({"message": "CANARY"})
    group = fake.group(-500, "CANARY family")
    group.adds_bot(maria)
    group.says(maria, "/sos@family_test_bot CANARY")
    await fake.catches_up()
    for status in (500, 409):
        fake.fail("getUpdates", status=status, description="CANARY")
    fake.drop("getUpdates", before=True)
    maria.command("/export CANARY")
    poisoned = fake.user(102, "CANARY", started=True)
    poisoned.says("CANARY words that fail")
    await poisoned.hears(label("set-aside"), timeout=15)
    await maria.hears("everything I keep", timeout=15)
    async with asyncio.timeout(10):
        while not all(fake.statuses["sendMessage", status] for status, _ in REFUSALS):
            await asyncio.sleep(0.02)
    await fake.catches_up()
    await coach.is_killed()
    await coach.start()
    await fake.catches_up()
    await coach.stops()


def test_no_word_name_or_token_is_in_any_log_or_file_whatever_goes_wrong(tmp_path: Path) -> None:
    """Logs are read by strangers, sent to others and kept for years."""
    token = "7:CANARY_token"
    seed(tmp_path, 101, "letter.opening", loved__name="CANARY", letter__hope="CANARY")
    seed(tmp_path, 102, "no.such.state", loved__name="CANARY")

    async def story() -> None:
        fake = BotApiFake(token)
        maria = fake.user(
            101, "CANARY", last_name="CANARY", username="CANARY_maria", language="en", started=True
        )
        async with running(
            fake, tmp_path, COACH_LOG="debug", COACH_OPERATOR="CANARY", PYTHONASYNCIODEBUG="1"
        ) as coach:
            await through_every_fault(fake, maria, coach)
        assert fake.faults == []

    asyncio.run(story())
    log = (tmp_path / "log.txt").read_text()
    for kind in (
        "set aside",
        "refused and set aside",
        "fetching pauses",
        "too fast",
        "waits",
        "takes no messages",
    ):
        assert kind in log
    assert search(tmp_path) == []
    assert table(tmp_path, "SELECT count(*) FROM member WHERE progress LIKE '%CANARY%'") == [(2,)]


CRASH = """
import sys, warnings, logging, asyncio
from bot import app, cli, fetch
async def crash(self, offset):
    logging.getLogger("aiohttp").error("CANARY %s", "CANARY")
    logging.getLogger("coach").debug("fine")
    warnings.warn("CANARY")
    try:
        raise KeyError("CANARY")
    except KeyError as error:
        raise ValueError("CANARY") from error
fetch.Fetch._fetch = crash
sys.argv = ["coach", "run"]
cli.main()
"""


def test_even_a_crash_says_only_what_and_where(tmp_path: Path) -> None:
    """The traceback of a crash is the first thing that is copied into a chat with strangers."""
    environment = {
        "TELEGRAM_BOT_TOKEN": "7:CANARY_token",
        "TELEGRAM_API_URL": "http://127.0.0.1:9",
        "COACH_KEY": KEY,
        "COACH_DATABASE": str(database(tmp_path)),
        "COACH_LOG": "debug",
        "PYTHONPATH": os.getcwd(),  # noqa: PTH109
    }
    ended = subprocess.run(
        [sys.executable, "-c", CRASH], env=environment, cwd=tmp_path, capture_output=True, check=False
    )
    (tmp_path / "log.txt").write_bytes(ended.stdout + ended.stderr)
    assert ended.returncode == 1
    assert b"ValueError" in ended.stderr
    assert b"<string>" in ended.stderr
    assert search(tmp_path) == []


def test_a_failing_disk_and_a_failing_turn_are_logged_without_their_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Exceptions carry the values that caused them; ours must not carry them out."""
    failures = iter(range(9))

    def commit(connection: Any) -> None:
        if next(failures, 99) == 4:
            raise OSError("CANARY")
        connection.execute("COMMIT")

    def fails(progress: Any, event: Event, now: Any) -> Any:
        if isinstance(event, Text):
            raise ZeroDivisionError(f"CANARY {event.text}")
        return take_turn(progress, event, now)

    monkeypatch.setattr(desk, "take_turn", fails)

    async def story(scene: Scene) -> None:
        for _ in range(5):
            scene.maria.says("CANARY words")
            await scene.maria.hears(label("set-aside"))

    handlers, level = logging.getLogger().handlers[:], logging.getLogger().level
    hook = sys.excepthook
    try:
        logs.begin(logging.DEBUG)
        play(story, tmp_path, unpaced(commit=commit))
    finally:
        logging.getLogger().handlers[:] = handlers
        logging.getLogger().setLevel(level)
        logs.log.setLevel(logging.NOTSET)
        logging.captureWarnings(capture=False)
        sys.excepthook = hook
    said = capfd.readouterr()
    assert "refused a transaction" in said.err
    assert "OSError" in said.err
    assert "ZeroDivisionError" in said.err
    assert CANARY not in said.err + said.out


# /delete


async def deletes(maria: User) -> None:
    """Go the whole way of /delete."""
    maria.command("/delete")
    await maria.hears(label("errands-delete"))
    maria.taps(label("errands-delete.sure"))
    await maria.hears(label("errands-last-chance"))
    maria.taps(label("errands-last-chance.erase"))
    await maria.hears(label("errands-deleted"))


def test_delete_is_asked_twice_and_can_be_taken_back_both_times(tmp_path: Path) -> None:
    """A year of work must not go with one slip of a thumb."""
    seed(tmp_path, 101, "letter.memories", letter__opening="Dear Jo, this stays.")

    async def story(scene: Scene) -> None:
        scene.maria.command("/delete")
        await scene.maria.hears()
        scene.maria.taps_data("errands.last_chance:erase")
        assert question_of(await scene.maria.hears()) == "errands.delete"
        scene.maria.taps(label("buttons.stay"))
        assert question_of(await scene.maria.hears()) == "letter.memories"
        scene.maria.command("/delete")
        await scene.maria.hears()
        scene.maria.taps(label("errands-delete.sure"))
        await scene.maria.hears()
        scene.maria.taps_data("errands.last_chance:stay")
        assert question_of(await scene.maria.hears()) == "letter.memories"
        assert (await scene.progress()).text("letter.opening") == "Dear Jo, this stays."

    play(story, tmp_path)


TABLES = ("member", "outbox", "check_in", "set_aside")


def test_after_delete_no_row_is_left_and_no_page_holds_a_word(tmp_path: Path) -> None:
    """Deleted means deleted: from every table, from the free pages and from the write-ahead log."""
    answers = outcome_told(timedelta(hours=1), Moment()())
    seed(tmp_path, 101, "letter.memories", notes=("day-1",), **answers, letter__opening="CANARY " * 500)
    wal = Path(f"{database(tmp_path)}-wal")

    async def story(scene: Scene) -> None:
        await scene.asks("INSERT INTO set_aside (member, fault, content, at) VALUES (1, 'x', 'CANARY', 0)")
        for n in range(40):
            scene.maria.says(f"{n} CANARY words that fill the log " * 20)
            await scene.maria.hears()
        assert wal.stat().st_size > 300_000
        await deletes(scene.maria)
        await scene.fake.catches_up()
        while len(scene.app.outbox) or scene.app._erasing:
            await asyncio.sleep(0.01)
        assert wal.stat().st_size < 40_000
        for name in TABLES:
            assert await scene.asks(f"SELECT * FROM {name}") == []  # noqa: S608

    play(story, tmp_path, unpaced(now=Moment()))
    with opened(tmp_path) as store:
        assert store.connection.execute("PRAGMA secure_delete").fetchone() == (1,)
        assert (
            list(store.connection.execute("SELECT * FROM inbox WHERE typeof(update_id) != 'integer'")) == []
        )


def test_nothing_is_sent_to_whoever_has_left(tmp_path: Path) -> None:
    """Neither what was still owed nor a note that comes due: somebody else may hold the phone by then."""
    now = Moment()
    answers = outcome_told(timedelta(hours=1), now())
    seed(tmp_path, 101, "letter.memories", notes=("day-1",), **answers)

    async def story(scene: Scene) -> None:
        scene.fake.fail("sendMessage", status=429, retry_after=1)
        for n in range(5):
            scene.maria.says(f"words number {n} of the letter")
        await scene.fake.catches_up()
        scene.maria.command("/delete")
        scene.maria.taps_data("errands.delete:sure")
        scene.maria.taps_data("errands.last_chance:erase")
        await scene.maria.hears(label("errands-deleted"))
        now.passes(days=400)
        assert await scene.app.check_ins.look() == 0
        await scene.fake.catches_up()
        assert [m.text for m in scene.maria.heard] == [label("errands-deleted")]

    play(story, tmp_path, unpaced(now=now))


def test_whoever_comes_back_after_delete_begins_anew(tmp_path: Path) -> None:
    """Nothing may be remembered, not even that they were here."""
    seed(tmp_path, 101, "letter.memories", letter__opening="CANARY", loved__name="CANARY")

    async def story(scene: Scene) -> None:
        await deletes(scene.maria)
        scene.maria.says("hello again")
        answer = await scene.maria.hears()
        assert answer.text == label("welcome-hello")
        assert (await scene.progress()).answers == {"me.language": "en"}

    play(story, tmp_path)


@pytest.mark.parametrize(("way", "state"), [("decline", "welcome.consent"), ("minor", "welcome.age")])
def test_whoever_does_not_agree_leaves_no_trace(tmp_path: Path, way: str, state: str) -> None:
    """Without consent, and of children, nothing is kept."""

    async def story(scene: Scene) -> None:
        scene.maria.command("/start")
        scene.maria.taps_data("welcome.hello:go_on")
        if way == "decline":
            scene.maria.taps_data("welcome.age:adult")
        scene.maria.taps_data(f"{state}:{way}")
        await scene.maria.hears(label(f"welcome-{'declined' if way == 'decline' else 'minor'}"))
        for name in ("member", "check_in", "set_aside"):
            assert await scene.asks(f"SELECT * FROM {name}") == []  # noqa: S608

    play(story, tmp_path)


def test_delete_takes_also_what_was_set_aside_before_we_knew_the_member(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Even the very first words of somebody can be the ones that fail."""

    def fails(progress: Any, event: Event, now: Any) -> Any:
        if isinstance(event, Text):
            raise ZeroDivisionError
        return take_turn(progress, event, now)

    monkeypatch.setattr(desk, "take_turn", fails)

    async def story(scene: Scene) -> None:
        scene.maria.says("CANARY: my very first words")
        await scene.maria.hears(label("set-aside"))
        [(content,)] = await scene.asks("SELECT content FROM set_aside")
        assert "very first words" in content
        await deletes(scene.maria)
        assert await scene.asks("SELECT * FROM set_aside") == []

    play(story, tmp_path)


def test_of_an_update_nobody_can_read_only_the_shape_is_kept(tmp_path: Path) -> None:
    """We cannot tell whose words they are, so /delete could never find them."""

    async def story(scene: Scene) -> None:
        scene.fake.push_raw({"message": {"chat": {"type": "private"}, "text": "CANARY words"}})
        await scene.fake.catches_up()
        [(content,)] = await scene.asks("SELECT content FROM set_aside")
        assert "message" in content
        assert CANARY not in content

    play(story, tmp_path)
