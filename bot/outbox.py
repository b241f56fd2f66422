"""Sends what is owed: in order within a chat, crises first, at the allowed pace, until it is accepted."""

from __future__ import annotations

import asyncio
import heapq
from collections import deque
from collections.abc import Awaitable, Callable, Iterable

from bot.desk import CRISIS
from bot.pace import Pace
from bot.store.rows import Owed

Deliver = Callable[[Owed], Awaitable[float | None]]
"""Delivers one message: None when it is done with, else the seconds after which to try again."""

SENDERS = 48
"""Messages under way at once; so many at most can be repeated after a kill."""


class Outbox:
    """Owed messages by chat; what waits in memory also stands in the database."""

    def __init__(self, deliver: Deliver, pace: Pace | None = None, senders: int = SENDERS) -> None:
        """Send with `deliver`, at this pace, so many at a time."""
        self._deliver, self._pace, self._free = deliver, pace or Pace(), senders
        self._queues: dict[str, deque[Owed]] = {}
        self._ready: list[tuple[int, int, str]] = []
        self._resting: dict[str, float] = {}
        self._rests: list[tuple[float, str]] = []
        self._under_way: dict[str, asyncio.Task[None]] = {}
        self._last_tries: set[int] = set()
        self._changed = asyncio.Event()
        self._count = 0

    def __len__(self) -> int:
        """Count the messages still owed."""
        return self._count

    def owe(self, messages: Iterable[Owed]) -> None:
        """Take on messages; a crisis goes before everything else of its chat."""
        for owed in messages:
            queue = self._queues.setdefault(owed.address, deque())
            self._count += 1
            if owed.priority == CRISIS:
                self._put_first(queue, owed)
                self._hurry(owed.address)
            else:
                queue.append(owed)
            self._offer(owed.address)

    def _put_first(self, queue: deque[Owed], owed: Owed) -> None:
        busy = 1 if owed.address in self._under_way else 0
        place = next(
            (n for n, other in enumerate(queue) if n >= busy and other.priority != CRISIS), len(queue)
        )
        queue.insert(place, owed)

    def _hurry(self, address: str) -> None:
        """Let a chat rest no longer, unless Telegram itself has asked for it."""
        if not self._pace.is_flooded(address, asyncio.get_running_loop().time()):
            self._resting.pop(address, None)

    def forget(self, address: str, up_to: int | None = None) -> None:
        """Send nothing more to a chat of what was owed so far, or up to a message's id.

        What is under way is not tried again.
        """
        if address in self._under_way:
            self._last_tries.add(self._queues[address][0].id)
        self._drop(address, up_to)

    def _drop(self, address: str, up_to: int | None = None) -> None:
        queue = self._queues.get(address)
        if not queue:
            return
        busy = 1 if address in self._under_way else 0
        kept = [owed for n, owed in enumerate(queue) if n < busy or (up_to is not None and owed.id > up_to)]
        self._count -= len(queue) - len(kept)
        queue.clear()
        queue.extend(kept)

    def move(self, old: str, new: str) -> None:
        """Send what is owed to a chat to its new address."""
        queue = list(self._queues.get(old, ()))
        self._drop(old)
        under_way = 1 if old in self._under_way else 0
        self.owe(Owed(o.id, o.channel, new, o.priority, o.message) for o in queue[under_way:])

    def _offer(self, address: str) -> None:
        """Let a chat take its turn if nothing holds it back."""
        queue = self._queues.get(address)
        if queue and address not in self._under_way and address not in self._resting:
            heapq.heappush(self._ready, (queue[0].priority, queue[0].id, address))
            self._changed.set()

    async def run(self) -> None:
        """Send until cancelled."""
        while True:
            pause = self._start_all()
            self._changed.clear()
            try:
                await asyncio.wait_for(self._changed.wait(), pause)
            except TimeoutError:
                continue

    def _start_all(self) -> float | None:
        """Start every message that may leave; give the seconds until another may."""
        now = asyncio.get_running_loop().time()
        self._wake(now)
        while self._ready and self._free:
            if wait := self._pace.wait(now):
                return wait
            _, _, address = heapq.heappop(self._ready)
            queue = self._queues.get(address)
            if queue and address not in self._under_way and address not in self._resting:
                self._free -= 1
                self._pace.left(now)
                self._under_way[address] = asyncio.create_task(self._send(queue[0]))
        return max(0.0, self._rests[0][0] - now) if self._rests else None

    def _wake(self, now: float) -> None:
        while self._rests and self._rests[0][0] <= now:
            _, address = heapq.heappop(self._rests)
            if self._resting.get(address, now + 1) <= now:
                del self._resting[address]
                self._offer(address)

    async def _send(self, owed: Owed) -> None:
        again: float | None = 1.0
        try:
            again = await self._deliver(owed)
        finally:
            self._finish(owed, again)

    def _finish(self, owed: Owed, again: float | None) -> None:
        queue = self._queues[owed.address]
        if again is None or owed.id in self._last_tries:
            self._last_tries.discard(owed.id)
            queue.remove(owed)
            self._count -= 1
        del self._under_way[owed.address]
        self._free += 1
        self._rest(owed.address, self._pace.per_chat if again is None else again)
        if not queue:
            del self._queues[owed.address]

    def _rest(self, address: str, seconds: float) -> None:
        queue = self._queues[address]
        urgent = bool(queue) and queue[0].priority == CRISIS and seconds <= self._pace.per_chat
        if seconds <= 0 or urgent:
            self._offer(address)
        else:
            until = asyncio.get_running_loop().time() + seconds
            self._resting[address] = until
            heapq.heappush(self._rests, (until, address))
        self._changed.set()

    async def close(self, seconds: float) -> None:
        """Give what is under way so long to arrive; the rest stays owed in the database."""
        if self._under_way:
            _, late = await asyncio.wait(set(self._under_way.values()), timeout=seconds)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)
