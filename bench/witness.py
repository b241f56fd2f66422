"""Telegram and 200 people who know exactly what must be said to them next: the fake of `kills`.

Each person goes round the lap by taps and typed words, their own text where a text is taken. What must
follow is computed by the pure core, turn by turn, so every reply that arrives is the expected one, one
of the last once more (repeated), or wrong. Due check-ins come veiled, and are told by their button.
"""

from __future__ import annotations

import argparse
import asyncio
import time
from collections import Counter, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from bench import journey
from bench.load import FIRST, TOKEN, answer, commands
from bot.store.rows import Message
from dialogs.chapters.preparation import S
from dialogs.check_ins import NOTE
from dialogs.progress import Progress
from dialogs.prompt import SKIP
from dialogs.types import Event, Tap, Text
from tests.telegram.fake import BotApiFake, User
from tests.telegram.fake.messages import Raw

WRITTEN = {f"{state}:{SKIP}" for state in (S.PEOPLE, S.PLACE, S.BOUNDARY)}
"""Taps of the lap in whose stead something new is written."""

QUIET_SECONDS = 30.0
RECENT = 3
"""A repeated message may be overtaken by a crisis, which goes first, and so come a little late."""


@dataclass(slots=True)
class Person:
    """One chat: where it must be, what must be said next, what was said of late."""

    user: User
    progress: Progress
    place: int = 0
    expected: Message | None = None
    recent: deque[Message] = field(default_factory=lambda: deque(maxlen=RECENT))

    def accept(self) -> None:
        """Hear what was expected."""
        if self.expected:
            self.recent.append(self.expected)
            self.expected = None

    def next(self) -> Event:
        """Choose the next thing to happen: a tap, or words in its stead."""
        lap = journey.taps()
        tap = lap[self.place % len(lap)]
        self.place += 1
        if tap in WRITTEN:
            return Text(f"{self.user.name} says this as the {self.place}th thing")
        heard = self.user.heard
        return Text("no") if tap.endswith(":no") else Tap(tap, heard[-1].message_id if heard else 1)

    def act(self) -> None:
        """Let it happen, and work out what must be said to it."""
        event = self.next()
        self.progress, self.expected = journey.answer_to(self.progress, event, datetime.now(UTC))
        if isinstance(event, Text):
            self.user.says(event.text)
        elif isinstance(event, Tap):
            self.user.taps_data(event.data, event.message)


@dataclass(slots=True)
class Witness:
    """Hears everything, and keeps count."""

    fake: BotApiFake
    people: list[Person]
    going: bool = False
    sent: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    notes: Counter[tuple[int, str]] = field(default_factory=Counter)
    examples: list[str] = field(default_factory=list)

    def hear(self, chat: int, raw: Raw) -> None:
        """Judge one message."""
        person = self.people[chat - FIRST]
        if note := _note(raw):
            self.notes[chat, note] += 1
            self.counts["repeated"] += self.notes[chat, note] > 1
        elif _same(raw, person.expected):
            self.counts["turns"] += 1
            person.accept()
            if self.going:
                self._act(person)
        elif any(_same(raw, message) for message in person.recent):
            self.counts["repeated"] += 1
        else:
            self.counts["wrong"] += 1
            self.examples.append(f"{chat} at {person.progress.state}: {raw['text'][:80]!r}")

    def _act(self, person: Person) -> None:
        self.sent += 1
        person.act()

    async def go(self) -> dict[str, Any]:
        """Let everybody begin."""
        self.fake.on_sent = self.hear
        self.going = True
        for person in self.people:
            self._act(person)
        return await self.count()

    async def count(self) -> dict[str, Any]:
        """Give the counts so far."""
        return {"turns": 0, "repeated": 0, "wrong": 0, **self.counts, "sent": self.sent}

    async def answered(self) -> dict[str, Any]:
        """Wait for the next turn."""
        before = self.counts["turns"]
        goes_on = await self._until(lambda: self.counts["turns"] > before)
        return {"goes on": goes_on, **await self.count()}

    async def end(self, notes: int) -> dict[str, Any]:
        """Let everybody fall silent, wait for what is still owed, and tell all."""
        self.going = False
        await self._until(lambda: not self._waiting() and len(self.notes) >= notes)
        return {
            **await self.count(),
            "waiting": self._waiting(),
            "notes": [[chat, name, times] for (chat, name), times in self.notes.items()],
            "examples": self.examples[:5],
            "faults": self.fake.faults[:5],
            "progress": {str(p.user.chat_id): p.progress.to_json() for p in self.people},
        }

    def _waiting(self) -> int:
        return sum(person.expected is not None for person in self.people)

    async def _until(self, holds: Callable[[], bool]) -> bool:
        """Wait, but not for ever; say whether it came true."""
        late = time.monotonic() + QUIET_SECONDS
        while not holds() and time.monotonic() < late:  # noqa: ASYNC110 (a hook changes it)
            await asyncio.sleep(0.005)
        return holds()


def _note(raw: Raw) -> str:
    rows = raw.get("reply_markup", {}).get("inline_keyboard") or [[{}]]
    kind, _, rest = rows[0][0].get("callback_data", "").partition(":")
    return str(rest.partition(":")[0]) if kind == NOTE else ""


def _same(raw: Raw, message: Message | None) -> bool:
    if message is None:
        return False
    wanted = journey.shown(message)
    text, keyboard = wanted["text"].strip(), wanted.get("reply_markup")
    return bool(raw["text"] == text and raw.get("reply_markup") == keyboard)


async def main(chats: int) -> None:
    """Serve until the runner closes its end."""
    fake = BotApiFake(TOKEN, remember=3, remember_calls=0, query_lifetime=3600)
    people = [
        Person(fake.user(FIRST + n, f"Maria {n}", started=True), journey.quick(n)) for n in range(chats)
    ]
    journey.circle()
    witness = Witness(fake, people)
    asked = commands()
    async with fake.serve() as url:
        answer({"url": url})
        while command := await asked.get():
            answer(await getattr(witness, command.pop("do"))(**command))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--chats", type=int, default=200)
    asyncio.run(main(parser.parse_args().chats))
