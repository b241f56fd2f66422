"""What the tests of the whole bot share: the real program, the bot inside the test, and its database."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from bot.app import App, Parts
from bot.pace import Pace
from bot.settings import Settings
from bot.store import rows
from bot.store.opening import Store, open_store
from dialogs import schedule
from dialogs.progress import Progress
from dialogs.words import words
from tests.telegram.fake import BotApiFake, Message, User

KEY = "5e" * 32
COACH = Path(sys.executable).parent / "coach"
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def label(message: str) -> str:
    """Give the English words of a message without gaps, such as a button's."""
    return words("en").plain(message)


def question_of(message: Message) -> str:
    """Name the state whose question a message asks, by the data behind its buttons."""
    data = [action for row in message.buttons for _, action in row]
    return next((action.partition(":")[0] for action in data if not action.startswith("*")), "")


def note(name: str) -> str:
    """Give how a note begins, by which it is known."""
    return label(f"note-{name}")[:20]


def database(folder: Path) -> Path:
    """Say where the bot of a test keeps everything."""
    return folder / "coach.db"


# the real program


@dataclass
class Coach:
    """`coach run` (or another command) in a process of its own, in a folder of its own."""

    url: str
    folder: Path
    token: str = "1:TEST"
    environment: dict[str, str] = field(default_factory=dict)
    process: asyncio.subprocess.Process | None = None

    async def start(self, *command: str) -> asyncio.subprocess.Process:
        """Start the program; its log is added to `log.txt`."""
        settings = {
            "TELEGRAM_BOT_TOKEN": self.token,
            "TELEGRAM_API_URL": self.url,
            "COACH_KEY": KEY,
            "COACH_DATABASE": str(database(self.folder)),
            "COACH_LOG": "debug",
            "XDG_CONFIG_HOME": str(self.folder / "config"),
            "TMPDIR": str(self.folder),
            "PATH": os.environ["PATH"],
            **self.environment,
        }
        with (self.folder / "log.txt").open("ab") as log:
            self.process = await asyncio.create_subprocess_exec(
                COACH, *(command or ("run",)), stdout=log, stderr=log, env=settings, cwd=self.folder
            )
        return self.process

    async def ends(self) -> int:
        """Wait for the program to end; give its exit code."""
        assert self.process
        async with asyncio.timeout(15):
            return await self.process.wait()

    async def refuses(self) -> str:
        """Start the program, which must end with exit code 2 and one sentence; give the sentence."""
        before = len(self.log)
        await self.start()
        code = await self.ends()
        said = self.log[before:]
        assert (code, said.count("\n")) == (2, 1), (code, said)
        assert said.startswith("coach: "), said
        return said.removeprefix("coach: ").strip()

    async def is_killed(self) -> None:
        """Kill the program without warning."""
        assert self.process
        self.process.kill()
        await self.ends()

    async def stops(self) -> float:
        """Stop the program with SIGTERM, which must end well; give the seconds it took."""
        assert self.process
        begun = time.monotonic()
        self.process.send_signal(signal.SIGTERM)
        assert await self.ends() == 0, self.log[-2000:]
        return time.monotonic() - begun

    @property
    def log(self) -> str:
        """Everything the program has printed."""
        path = self.folder / "log.txt"
        return path.read_text("utf-8") if path.exists() else ""


@asynccontextmanager
async def running(fake: BotApiFake, folder: Path, **environment: str) -> AsyncIterator[Coach]:
    """Serve the fake and run the real program against it; at the end nothing of it is left."""
    async with fake.serve() as url:
        coach = Coach(url, folder, fake.token, environment)
        await coach.start()
        try:
            await fake.catches_up()
            yield coach
        finally:
            if coach.process and coach.process.returncode is None:
                await coach.is_killed()


# the bot inside the test


@dataclass
class Moment:
    """A clock that stands still until told."""

    at: datetime = NOON

    def __call__(self) -> datetime:
        """Tell the time."""
        return self.at

    def passes(self, **span: float) -> None:
        """Let time pass."""
        self.at += timedelta(**span)


def unpaced(**parts: Any) -> Parts:
    """Give parts that send as fast as they can."""
    return Parts(pace=Pace(per_second=0, per_chat=0), **parts)


@asynccontextmanager
async def living(
    fake: BotApiFake, url: str, folder: Path, parts: Parts | None = None, *, waits: bool = True
) -> AsyncIterator[App]:
    """Run the bot inside the test, once it polls unless it `waits` not; stop it as SIGTERM does."""
    settings = Settings(token=fake.token, api_url=url, operator="The Riverside Centre")
    app = App(settings, open_store(database(folder), KEY), parts or unpaced())
    task = asyncio.create_task(app.run())
    ready = asyncio.create_task(fake.catches_up())
    try:
        if waits:
            await asyncio.wait({task, ready}, return_when=asyncio.FIRST_COMPLETED)
        if not task.done():
            yield app
    finally:
        ready.cancel()
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


@dataclass
class Scene:
    """Everything a story inside one process can look at."""

    fake: BotApiFake
    app: App
    maria: User
    folder: Path

    async def asks(self, statement: str, *values: object) -> list[Any]:
        """Give what the database answers."""
        return await self.app.journal.write(lambda tx: list(tx.execute(statement, values)))

    async def progress(self) -> Progress:
        """Give Maria's progress as it is on disk."""
        found = await self.app.journal.write(lambda tx: rows.find_member(tx, "telegram", "101"))
        assert found
        return found.progress


Story = Callable[[Scene], Awaitable[None]]


def play(story: Story, folder: Path, parts: Parts | None = None, fake: BotApiFake | None = None) -> None:
    """Run a story with the bot inside the test; the bot may not do anything Telegram calls a fault."""

    async def run() -> None:
        world = fake or BotApiFake()
        maria = world.user(101, "Maria", started=True)
        async with asyncio.timeout(30), world.serve() as url, living(world, url, folder, parts) as app:
            await story(Scene(world, app, maria, folder))
        assert world.faults == []
        assert world.impatient == []

    asyncio.run(run())


# the database, while no bot runs


@contextmanager
def opened(folder: Path) -> Iterator[Store]:
    """Open the database of a bot that is stopped."""
    store = open_store(database(folder), KEY)
    try:
        yield store
    finally:
        store.close()


def seed(folder: Path, address: int, state: str, *, notes: tuple[str, ...] = (), **answers: Any) -> int:
    """Write down a member in some state, as if they had talked with the coach before; give the id."""
    with opened(folder) as store:
        return plant(store, address, state, notes=notes, **answers)


def plant(store: Store, address: int, state: str, *, notes: tuple[str, ...] = (), **answers: Any) -> int:
    """Do the same in an open database; of all notes the answers call for, only these are to come."""
    known = {"me.consent": "2026-01-01T00:00:00+00:00", "me.country": "GB", "me.zone": "Europe/London"}
    progress = Progress(state).keeping(known).knowing(**answers)
    fresh = rows.Member(0, "telegram", str(address), progress)
    member = rows.keep_progress(store.connection, fresh, progress)
    wanted = [check_in for check_in in schedule.plan(progress) if check_in.name in notes]
    assert len(wanted) == len(notes)
    rows.set_check_ins(store.connection, member, wanted, datetime(2000, 1, 1, tzinfo=UTC))
    return member


def outcome_told(ago: timedelta, now: datetime | None = None) -> dict[str, Any]:
    """Give the answers of somebody whose session ended so long ago with a no."""
    return {
        "after__outcome": "refused",
        "after__since": ((now or datetime.now(UTC)) - ago).isoformat(),
        "me__zone": "UTC",
        "me__notes": "plain",
        "me__quiet": "04:00-05:00",
    }


def progress_of(folder: Path, address: int) -> Progress:
    """Give a member's progress, while the bot is stopped."""
    with opened(folder) as store:
        found = rows.find_member(store.connection, "telegram", str(address))
    assert found
    return found.progress


def table(folder: Path, statement: str) -> list[Any]:
    """Give what the database answers, while the bot is stopped."""
    with opened(folder) as store:
        return list(store.connection.execute(statement))
