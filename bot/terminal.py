"""The same coach on a terminal: same core, same store; numbers for buttons, and time can be let pass."""

from __future__ import annotations

import asyncio
import os
import re
import secrets
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import count
from pathlib import Path
from typing import TextIO

from bot.checkins import CheckIns
from bot.desk import Desk, Kept
from bot.render import buttons_of, text_of
from bot.settings import Settings
from bot.store import rows
from bot.store.journal import Journal
from bot.store.opening import CannotOpen, Store
from bot.store.rows import Message
from bot.transcript import INVISIBLE, Transcript
from bot.updates import whole
from dialogs.types import Command, Document, Event, Other, Tap, Text, Voice

CHANNEL = "terminal"
UNITS = {"minute": 60, "hour": 3600, "day": 86400, "week": 604800, "month": 30 * 86400, "year": 365 * 86400}
LONGEST_SECONDS = 10 * UNITS["year"]
"""More time than this does not pass at once; by then every note has been said."""

PASSING = re.compile(r"~\s*(\d+)\s*(minute|hour|day|week|month|year)s?(?:\s+pass(?:es)?)?", re.IGNORECASE)
SENDING = re.compile(r"<(\w+)(?:\s+(.+))?>")

HINT = """Write as you would in Telegram. A number taps a button. /menu, /help, /sos work everywhere.
~ 3 days   lets time pass        <photo> <voice 90> <file a.pdf>   sends such a thing
/quit      leaves; your place is kept
"""


@dataclass(slots=True)
class Clock:
    """Real time, moved by what was let pass; or a time of its own when one was given."""

    start: datetime | None = None
    passed: timedelta = field(default_factory=timedelta)

    def __call__(self) -> datetime:
        """Give the time it is here."""
        return (self.start or datetime.now(UTC)) + self.passed


class Conversation:
    """One member's talk with the coach, turn by turn, through the store and back."""

    def __init__(self, store: Store, settings: Settings, name: str, clock: Callable[[], datetime]) -> None:
        """Begin where this member left off."""
        self.name, self.clock = name, clock
        self.journal = Journal(store.connection)
        self.desk = Desk(self.journal, CHANNEL, clock, self._publish, settings.operator, settings.language)
        self.check_ins = CheckIns(self.journal, self.desk, clock, lambda: 0)
        self._owed: list[rows.Owed] = []
        self._erased = False
        self.buttons: list[tuple[str, str]] = []

    def _publish(self, kept: Kept) -> None:
        self._owed.extend(kept.owed)
        self._erased = self._erased or kept.erased is not None

    async def left_over(self) -> list[Message]:
        """Give what was owed when the last talk broke off."""
        self._owed.extend(await self.journal.write(lambda tx: rows.all_owed(tx, CHANNEL)))
        return await self.replies()

    async def happens(self, event: Event) -> list[Message]:
        """Let one thing happen and give what the coach says to it."""
        await self.desk.hear(self.name, event)
        return await self.replies()

    async def passes(self, how_long: timedelta) -> AsyncIterator[list[Message]]:
        """Let time pass, with every check-in at its own hour; give what the coach says, note by note."""
        clock = self.clock
        if not isinstance(clock, Clock):
            raise TypeError("only a terminal's clock can be moved")
        until = clock() + how_long
        while (due := await self.journal.write(partial(rows.next_due, channel=CHANNEL))) and due <= until:
            clock.passed += max(timedelta(), due - clock())
            await self.check_ins.look()
            yield await self.replies()
        clock.passed += max(timedelta(), until - clock())

    async def replies(self) -> list[Message]:
        """Hand over what is owed to this member, and strike it out."""
        mine = [owed for owed in self._owed if owed.address == self.name]
        self._owed.clear()
        for owed in mine:
            await self.journal.write(partial(rows.settle, owed=owed.id))
        if self._erased:
            self._erased = False
            await self.journal.compact()
        for message in (owed.message for owed in mine):
            self.buttons = [b for row in buttons_of(message) for b in row] or self.buttons
        return [owed.message for owed in mine]

    async def close(self) -> None:
        """Stop writing."""
        await self.journal.close()

    def event(self, line: str) -> Event:
        """Read a typed line as the event it stands for."""
        if line.isascii() and line.isdecimal() and 1 <= int(line[:4]) <= len(self.buttons):
            return Tap(self.buttons[int(line[:4]) - 1][1])
        if line.startswith("[") and line.endswith("]"):
            return Tap(next((data for label, data in self.buttons if label == line[1:-1]), line))
        if line.startswith("/") and line[1:2].isalpha():
            name, _, rest = line[1:].partition(" ")
            return Command(name.lower(), rest)
        if sent := SENDING.fullmatch(line):
            return _sent(sent[1].lower(), sent[2] or "")
        return Text(line)


def _sent(kind: str, detail: str) -> Event:
    if kind == "voice":
        return Voice(int(detail) if detail.isdecimal() else 1)
    return Document(detail) if kind == "file" else Other(kind)


def passing(line: str) -> timedelta | None:
    """Read `~ 3 days` as a span of time."""
    found = PASSING.fullmatch(line.strip())
    if not found:
        return None
    seconds = int(found[1][:12]) * UNITS[found[2].lower()]
    return timedelta(seconds=min(seconds, LONGEST_SECONDS))


class Typed:
    """What is typed, line by line. On a terminal no thread waits for it, so that Ctrl-C ends at once."""

    def __init__(self) -> None:
        """Begin with nothing typed."""
        self._read = b""

    async def next(self) -> str:
        """Give the next line; an empty text at the end."""
        if not sys.stdin.isatty():
            return await asyncio.to_thread(sys.stdin.readline)
        while b"\n" not in self._read:
            await self._something()
            more = os.read(sys.stdin.fileno(), 65536)
            if not more:
                return ""
            self._read += more
        line, _, self._read = self._read.partition(b"\n")
        return line.decode(errors="replace") + "\n"

    async def _something(self) -> None:
        loop, ready = asyncio.get_running_loop(), asyncio.Event()
        loop.add_reader(sys.stdin.fileno(), ready.set)
        try:
            await ready.wait()
        finally:
            loop.remove_reader(sys.stdin.fileno())


@dataclass(slots=True)
class Screen:
    """Where the talk is shown, and written down."""

    out: TextIO
    record: Transcript
    typed: Typed
    echo: bool

    def show(self, messages: list[Message]) -> None:
        """Print messages, their buttons numbered."""
        for message in messages:
            self.record.coach(message)
            if message.file_name:
                self.out.write(f"\n[file {message.file_name}]\n{message.file_text}\n")
            else:
                self.out.write("\n" + text_of(message).translate(INVISIBLE) + "\n")
                self._buttons(message)
        self.out.flush()

    def _buttons(self, message: Message) -> None:
        number = count(1)
        for row in buttons_of(message):
            labels = (f"{next(number)}  {label}" for label, _ in row)
            self.out.write("    " + "     ".join(labels) + "\n")


async def chat(store: Store, settings: Settings, name: str, clock: Clock) -> str:
    """Talk until the input ends or the member leaves; give the talk as a story."""
    talk = Conversation(store, settings, name, clock)
    screen = Screen(sys.stdout, Transcript(name, clock()), Typed(), echo=not sys.stdin.isatty())
    try:
        with suppress(asyncio.CancelledError):  # Ctrl-C leaves like /quit
            await _talk(talk, screen)
    finally:
        await talk.close()
    return screen.record.text()


async def _talk(talk: Conversation, screen: Screen) -> None:
    screen.show(await talk.left_over())
    if not screen.echo:
        screen.out.write(HINT)
        screen.show(await talk.happens(Command("start")))
    while (line := await _line(screen, talk)) not in {None, "/quit", "/exit"}:
        if how_long := passing(line or ""):
            screen.record.passes(line or "")
            async for messages in talk.passes(how_long):
                screen.show(messages)
        else:
            event = talk.event(line or "")
            screen.record.member(event, line or "", talk.buttons)
            screen.show(await talk.happens(event))


async def _line(screen: Screen, talk: Conversation) -> str | None:
    """Wait for a line; meanwhile what comes due is said."""
    if not screen.echo:
        screen.out.write("\n> ")
        screen.out.flush()
    reading = asyncio.create_task(screen.typed.next())
    while not (await asyncio.wait({reading}, timeout=5.0))[0]:
        if await talk.check_ins.look():
            screen.show(await talk.replies())
    raw = await reading
    if not raw:
        return None
    line = whole(raw.strip())
    if screen.echo:
        screen.out.write(f"\n> {line}\n")
    return line or " "


def own_key(*, make: bool = True) -> tuple[str, Path, bool]:
    """Give the terminal's own key, its file (mode 600) and whether it was made just now."""
    home = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    path = home / "intervention-coach" / "terminal.key"
    try:
        if path.exists():
            return _key_in(path), path, False
        if not make:
            raise CannotOpen(
                "COACH_KEY must be the key of the database; the terminal has none of its own yet."
            )
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        key = secrets.token_hex(32)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(key + "\n")
    except OSError as error:
        raise CannotOpen(
            f"The terminal's key file {path} cannot be used ({os.strerror(error.errno or 0)}); set COACH_KEY."
        ) from None
    return key, path, True


def _key_in(path: Path) -> str:
    key = path.read_text("ascii", errors="replace").strip()
    if not re.fullmatch(r"[0-9a-f]{64}", key):
        raise CannotOpen(
            f"The terminal's key file {path} is damaged; put it back from a backup, or set COACH_KEY."
        )
    path.chmod(0o600)
    return key
