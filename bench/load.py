"""Telegram and 200 people, as a process of their own: the fake Bot API with a load generator inside.

A person's next tap or text leaves the moment their reply is accepted (closed loop), or at its own time
(open loop). Latency runs from the tap to the acceptance of the reply. Commands come as lines of JSON.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from bench import journey
from bench.machine import cpu_seconds
from bench.report import percentile
from tests.telegram.fake import BotApiFake, User
from tests.telegram.fake.messages import Raw

TOKEN = "1:BENCH"
FIRST = 1001
"""The first person's id; the others follow."""

READY_SECONDS = 30.0


@dataclass(slots=True)
class Load:
    """People who go round the lap, each at their own place of it."""

    fake: BotApiFake
    people: list[User]
    told: Callable[[User, int], None]
    times: list[float] = field(default_factory=list)
    since: dict[int, float] = field(default_factory=dict)
    place: dict[int, int] = field(default_factory=dict)
    free: deque[User] = field(default_factory=deque)
    closed: bool = True
    counting: bool = False

    def send(self, user: User, at: float) -> None:
        """Let one person do the next thing."""
        chat = user.chat_id
        self.since[chat] = at
        place = self.place.get(chat, 0)
        self.place[chat] = place + 1
        self.told(user, place)

    def hear(self, chat: int, _: Raw) -> None:
        """Take the time of a reply, and go on."""
        now = time.perf_counter()
        since = self.since.pop(chat, None)
        if since is None:
            return
        if self.counting:
            self.times.append(now - since)
        user = self.people[chat - FIRST]
        if self.closed:
            self.send(user, now)
        else:
            self.free.append(user)


def tapping(user: User, place: int) -> None:
    """Tap the next button of the lap."""
    lap = journey.taps()
    user.taps_data(lap[place % len(lap)])


def writing(user: User, place: int) -> None:
    """Write a sentence, as echo bots are tried with."""
    user.says(f"Here I am, for the {place}th time.")


@dataclass(slots=True)
class Town:
    """The fake, who lives there, and what the runner asks for."""

    fake: BotApiFake
    people: list[User]

    async def closed(self, what: str, warm: float, seconds: float, pid: int) -> dict[str, Any]:
        """Let everybody go on as fast as they are answered."""
        load = self._load(what)
        await self._polled()
        now = time.perf_counter()
        for user in self.people:
            load.send(user, now)
        await asyncio.sleep(warm)
        return await self._measure(load, seconds, pid)

    async def opened(self, what: str, rate: float, seconds: float, pid: int) -> dict[str, Any]:
        """Let so many things a second happen, whether or not the bot keeps up."""
        load = self._load(what)
        load.closed = False
        load.free.extend(self.people)
        await self._polled()
        pump = asyncio.create_task(self._pump(load, rate))
        await asyncio.sleep(1)
        result = await self._measure(load, seconds, pid)
        pump.cancel()
        return result

    async def once(self, what: str, place: int = 0) -> dict[str, Any]:
        """Let the first person do one thing, and wait for the reply, however long the bot takes to come."""
        load = self._load(what)
        load.closed, load.counting = False, True
        load.place[FIRST] = place
        load.send(self.people[0], time.perf_counter())
        async with asyncio.timeout(READY_SECONDS):
            while not load.times:  # noqa: ASYNC110 (a hook fills it)
                await asyncio.sleep(0.001)
        return {"seconds": load.times[0]}

    def _load(self, what: str) -> Load:
        load = Load(self.fake, self.people, {"taps": tapping, "texts": writing}[what])
        self.fake.on_sent = load.hear
        return load

    async def _polled(self) -> None:
        await self.fake.updates.until(lambda: self.fake.updates.is_polled, READY_SECONDS)

    async def _pump(self, load: Load, rate: float) -> None:
        begun, sent = time.perf_counter(), 0
        while True:
            due = int((time.perf_counter() - begun) * rate)
            while sent < due and load.free:
                sent += 1
                load.send(load.free.popleft(), begun + sent / rate)
            await asyncio.sleep(0.002)

    async def _measure(self, load: Load, seconds: float, pid: int) -> dict[str, Any]:
        answered = self.fake.statuses["answerCallbackQuery", 200]
        bot, fake, begun = cpu_seconds(pid), time.process_time(), time.perf_counter()
        load.counting = True
        await asyncio.sleep(seconds)
        load.counting = False
        passed = time.perf_counter() - begun
        turns = len(load.times)
        answered = self.fake.statuses["answerCallbackQuery", 200] - answered
        return {
            "turns": turns,
            "per_second": turns / passed,
            "p50": percentile(load.times, 0.5) * 1000,
            "p99": percentile(load.times, 0.99) * 1000,
            "bot_cpu": (cpu_seconds(pid) - bot) / passed,
            "fake_cpu": (time.process_time() - fake) / passed,
            "cpu_ms": (cpu_seconds(pid) - bot) / max(turns, 1) * 1000,
            "calls": (turns + answered) / max(turns, 1),
            "faults": self.fake.faults[:3],
        }


def commands() -> asyncio.Queue[dict[str, Any] | None]:
    """Give the queue of commands; None ends it. Its thread never delays the exit."""
    loop, queue = asyncio.get_running_loop(), asyncio.Queue[dict[str, Any] | None]()

    def read() -> None:
        for line in sys.stdin:
            loop.call_soon_threadsafe(queue.put_nowait, json.loads(line))
        loop.call_soon_threadsafe(queue.put_nowait, None)

    threading.Thread(target=read, daemon=True).start()
    return queue


def answer(values: dict[str, Any]) -> None:
    """Tell the runner."""
    sys.stdout.write(json.dumps(values) + "\n")
    sys.stdout.flush()


async def main(chats: int) -> None:
    """Serve until the runner closes its end."""
    fake = BotApiFake(TOKEN, remember=3, remember_calls=0, query_lifetime=3600)
    people = [fake.user(FIRST + n, f"Maria {n}", started=True) for n in range(chats)]
    town = Town(fake, people)
    fake.next_update_id = time.time_ns() // 1_000_000  # a database of an earlier round knows lower ones
    journey.circle()
    asked = commands()
    async with fake.serve() as url:
        answer({"url": url})
        while command := await asked.get():
            what = command.pop("do")
            answer(await getattr(town, what)(**command))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--chats", type=int, default=200)
    asyncio.run(main(parser.parse_args().chats))
