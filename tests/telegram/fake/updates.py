"""The queue of updates and the long poll that waits for it.

An update stays until an offset above it acknowledges it; until then it comes again with every
poll, which is how Telegram behaves when a bot dies between fetching and acting.
"""

import asyncio
import json
from collections import deque
from collections.abc import Callable
from itertools import islice
from typing import Any, Final

from tests.telegram.fake.refusals import CONFLICT
from tests.telegram.fake.wire import response

MAX_BATCH: Final = 100
MAX_WAIT: Final = 50
_FUTURE: Final = 10  # an offset further beyond the next id is not believed (TDLib, TQueue.cpp)
_PAST: Final = 100_000  # nor one that far behind the oldest
_ONLY_IF_ASKED: Final = frozenset({"chat_member", "message_reaction", "message_reaction_count"})

encode: Final = json.JSONEncoder(separators=(",", ":")).encode


def refusal_body(code: int, description: str) -> bytes:
    """Return the JSON of an answer that says no."""
    return encode({"ok": False, "error_code": code, "description": description}).encode()


class Updates:
    """What has happened and the bot has not yet acknowledged."""

    def __init__(self, first_id: int) -> None:
        """Begin with `first_id` and nothing pending."""
        self._pending: deque[tuple[int, bytes]] = deque()
        self._next = first_id
        self._delivered = first_id - 1
        self._allowed: frozenset[str] | None = None
        self._poll: asyncio.Future[bytes] | None = None
        self._limit = MAX_BATCH
        self._release_due = False
        self._watchers: list[asyncio.Future[None]] = []

    @property
    def next_id(self) -> int:
        """The id which the next update will get."""
        return self._next

    @next_id.setter
    def next_id(self, value: int) -> None:
        """Jump, as Telegram may after a quiet week; what was delivered is gone by then."""
        while self._pending and self._pending[0][0] <= self._delivered:
            self._pending.popleft()
        if self._pending:
            raise ValueError("some updates were never fetched; jump when the bot has caught up")
        self._next = value
        self._delivered = value - 1

    def __len__(self) -> int:
        """Count what is not yet acknowledged."""
        return len(self._pending)

    @property
    def is_polled(self) -> bool:
        """Whether a bot waits in a long poll right now."""
        return self._poll is not None

    async def until(self, holds: Callable[[], bool], seconds: float) -> None:
        """Wait until `holds()` as polls come and go; raise TimeoutError after `seconds`."""
        async with asyncio.timeout(seconds):
            while not holds():
                watcher: asyncio.Future[None] = asyncio.get_running_loop().create_future()
                self._watchers.append(watcher)
                await watcher

    def emit(self, kind: str, payload: dict[str, Any]) -> None:
        """Queue an update of `kind` unless the bot asked not to have that kind."""
        wanted = kind not in _ONLY_IF_ASKED if self._allowed is None else kind in self._allowed
        if wanted:
            self.push({kind: payload})

    def push(self, update: dict[str, Any]) -> int:
        """Queue `update` as it is, under the next id; return the id."""
        number = self._next
        self._next += 1
        self._pending.append((number, encode({"update_id": number, **update}).encode()))
        if self._poll is not None and not self._release_due:
            # Everything emitted in this turn of the loop goes out in one batch.
            self._release_due = True
            self._poll.get_loop().call_soon(self._release, self._poll)
        return number

    def clear(self) -> None:
        """Forget what is pending."""
        self._pending.clear()

    def allow(self, kinds: list[str]) -> None:
        """Deliver only `kinds` from now on; none means the usual ones."""
        self._allowed = frozenset(kinds) if kinds else None

    def get(self, offset: int, limit: int, timeout: int) -> bytes | asyncio.Future[bytes]:
        """Acknowledge below `offset`, end an older poll, answer now or within `timeout` seconds."""
        self._end_poll(response(409, refusal_body(409, CONFLICT)))
        self._acknowledge(offset)
        self._limit = limit
        if self._pending or timeout <= 0:
            return self._batch()
        return self._wait(min(timeout, MAX_WAIT))

    def _acknowledge(self, offset: int) -> None:
        if offset < 0:
            while len(self._pending) > -offset:
                self._pending.popleft()
            return
        head = self._pending[0][0] if self._pending else self._next
        if head - _PAST <= offset <= self._next + _FUTURE:
            while self._pending and self._pending[0][0] < offset:
                self._pending.popleft()

    def _wait(self, timeout: int) -> asyncio.Future[bytes]:
        loop = asyncio.get_running_loop()
        poll: asyncio.Future[bytes] = loop.create_future()
        timer = loop.call_later(timeout, self._release, poll)
        poll.add_done_callback(lambda _: self._forget(poll, timer))
        self._poll = poll
        self._tell_watchers()
        return poll

    def _forget(self, poll: asyncio.Future[bytes], timer: asyncio.TimerHandle) -> None:
        timer.cancel()
        if self._poll is poll:
            self._poll = None
            self._tell_watchers()

    def _tell_watchers(self) -> None:
        for watcher in self._watchers:
            if not watcher.done():
                watcher.set_result(None)
        self._watchers.clear()

    def _end_poll(self, answer: bytes) -> None:
        if self._poll is not None and not self._poll.done():
            self._poll.set_result(answer)
        self._poll = None

    def _release(self, poll: asyncio.Future[bytes]) -> None:
        self._release_due = False
        if not poll.done():
            poll.set_result(self._batch())

    def _batch(self) -> bytes:
        batch = list(islice(self._pending, self._limit))
        if batch:
            self._delivered = max(self._delivered, batch[-1][0])
        body = b",".join(text for _, text in batch)
        return response(200, b'{"ok":true,"result":[%b]}' % body)
