"""Delivers one owed message over Telegram, and decides what each refusal means."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any

from telegram.error import BadRequest, ChatMigrated, Forbidden, RetryAfter, TelegramError

from bot.api import Api, Body
from bot.desk import ANSWER, Kept
from bot.logs import log
from bot.pace import Pace
from bot.render import text_message
from bot.store import rows
from bot.store.connection import Connection
from bot.store.journal import Journal, NotKept
from bot.store.rows import Owed

PAUSES = (0.5, 1, 2, 4, 8, 16, 30, 60)
"""Seconds before the next try after so many failures in a row, of one chat or of all."""

MANY = 8
"""So many failures in a row, of any chats, mean that Telegram itself is out of reach."""

GONE = ("chat not found", "user not found", "peer_id_invalid", "user is deactivated", "chat_write_forbidden")
"""What a 400 says when the chat, and not the message, is the reason."""


class Delivery:
    """Sends over the Bot API; a message counts as delivered once that too is on disk."""

    def __init__(  # noqa: PLR0913, PLR0917
        self,
        api: Api,
        journal: Journal,
        pace: Pace,
        publish: Callable[[Kept], None],
        now: Callable[[], datetime],
        fallback: Callable[[], str],
    ) -> None:
        """Take the way out, the journal, and the sentence for an answer that cannot be delivered."""
        self._api, self._journal, self._pace = api, journal, pace
        self._publish, self._now, self._fallback = publish, now, fallback
        self._failures: dict[str, int] = {}
        self._gone: set[str] = set()
        self._in_a_row = 0

    async def __call__(self, owed: Owed) -> float | None:
        """Deliver; None when done with, else the seconds after which to try again."""
        try:
            await self._send(owed)
        except RetryAfter as error:
            return self._flooded(owed, _seconds(error))
        except (ChatMigrated, Forbidden, BadRequest) as error:
            await self._for_good(owed, error)
        except TelegramError as error:
            log.warning("message %s waits (%s)", owed.id, type(error).__name__)
            return self._later(owed)
        except (ValueError, TypeError, KeyError) as error:
            await self._refused(owed, error)
        else:
            await self._write(partial(self._accepted, owed=owed), guarded=False)
            self._gone.discard(owed.address)
        self._failures.pop(owed.address, None)
        self._in_a_row = 0
        return None

    def _accepted(self, tx: Connection, owed: Owed) -> None:
        """Strike out an accepted message; a chat that was gone is there again."""
        rows.settle(tx, owed.id)
        if owed.address in self._gone:
            rows.set_reachable(tx, owed.channel, owed.address)

    async def _for_good(self, owed: Owed, error: TelegramError) -> None:
        """Act on a refusal that trying again cannot change."""
        if isinstance(error, ChatMigrated):
            await self._moved(owed, str(error.new_chat_id))
        elif isinstance(error, Forbidden) or any(reason in error.message.lower() for reason in GONE):
            await self._unreachable(owed, error)
        else:
            await self._refused(owed, error)

    async def _send(self, owed: Owed) -> None:
        message = owed.message
        rest = message.params[1:]
        chat = f'{{"chat_id":{int(owed.address)}' + ("," if len(rest) > 1 else "")
        file = (message.file_name, message.file_text) if message.file_name else None
        await self._api.post(message.method, Body(chat + rest, file))

    def _later(self, owed: Owed) -> float:
        """Wait longer after each failure; when many fail in a row, everything waits."""
        failed = self._failures[owed.address] = self._failures.get(owed.address, 0) + 1
        self._in_a_row += 1
        if self._in_a_row >= MANY:
            rounds = min(self._in_a_row // MANY, len(PAUSES)) - 1
            self._pace.hold(asyncio.get_running_loop().time(), PAUSES[rounds])
        return PAUSES[min(failed, len(PAUSES)) - 1]

    def _flooded(self, owed: Owed, seconds: float) -> float:
        log.warning("message %s waits %s s: too fast for Telegram", owed.id, seconds)
        self._pace.flooded(owed.address, asyncio.get_running_loop().time(), seconds)
        return seconds + 0.1

    async def _unreachable(self, owed: Owed, error: TelegramError) -> None:
        """Owe a member who blocked the bot or is gone nothing until they write again."""
        log.info("a chat takes no messages (%s)", type(error).__name__)
        await self._write(lambda tx: rows.set_unreachable(tx, owed.channel, owed.address, owed.id))
        self._gone.add(owed.address)
        self._publish(Kept(unreachable=(owed.address, owed.id)))

    async def _moved(self, owed: Owed, new: str) -> None:
        """Send everything to the new address of a chat, this message first."""
        await self._write(lambda tx: rows.move(tx, owed.channel, owed.address, new))
        self._publish(Kept((Owed(owed.id, owed.channel, new, owed.priority, owed.message),)))
        self._publish(Kept(moved=(owed.channel, owed.address, new)))

    async def _refused(self, owed: Owed, error: Exception) -> None:
        """Telegram will never take this message: keep it for whoever mends it, and say so kindly, once."""
        log.error("message %s was refused and set aside", owed.id, exc_info=error)

        def work(tx: Connection) -> Kept:
            member = rows.id_of(tx, owed.channel, owed.address)
            rows.settle(tx, owed.id)
            if member is None and not owed.address.startswith("-"):
                return Kept()  # they had everything deleted; their words are not kept either
            rows.put_aside(tx, member, None, "refused", owed.message.params, self._now())
            instead = text_message(self._fallback())
            if instead == owed.message:
                return Kept()
            to = (owed.channel, owed.address)
            return Kept((rows.owe(tx, member, to, ANSWER, instead),))

        self._publish(await self._write(work))

    async def _write(self, work: Callable[[Connection], Any], *, guarded: bool = True) -> Any:  # noqa: ANN401
        """Write down what Telegram said, however long the disk refuses: it must not be sent twice."""
        for pause in (0.05, 0.2, 0.5, *PAUSES[1:]):
            try:
                return await self._journal.write(work, guarded=guarded)
            except NotKept:
                await asyncio.sleep(pause)
        return await self._journal.write(work, guarded=guarded)


def _seconds(error: RetryAfter) -> float:
    after = error.retry_after
    return float(after) if isinstance(after, (int, float)) else after.total_seconds()
