"""The rivals: echo bots on python-telegram-bot, which keep nothing and promise nothing.

`documented` is examples/echobot.py of python-telegram-bot 22 as it stands there, with the address of the
fake. The others are as fast as we could make them with the same library: an aiohttp transport like ours
under it, and then either its Application with concurrent updates, or its Bot alone with a task per update.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import logging
from collections.abc import Callable, Coroutine
from typing import Any, cast

import aiohttp
from telegram import Bot, Update
from telegram._utils.defaultvalue import DefaultValue
from telegram.ext import Application, CallbackQueryHandler, ContextTypes, MessageHandler, filters
from telegram.request import BaseRequest, RequestData

AT_ONCE = 256


Timeout = DefaultValue[float] | float | DefaultValue[None] | None


class Carrier(BaseRequest):
    """A fast transport for the library: aiohttp, and all parameters as one JSON object."""

    JSON = {"Content-Type": "application/json"}  # noqa: RUF012 (never changed)

    def __init__(self, connections: int) -> None:
        """Keep at most so many connections open."""
        self._connections = connections

    @property
    def read_timeout(self) -> float:
        return 20.0

    async def initialize(self) -> None:
        """Open the pool of connections."""
        self._session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(limit=self._connections), cookie_jar=aiohttp.DummyCookieJar()
        )

    async def shutdown(self) -> None:
        """Close every connection."""
        await self._session.close()

    async def do_request(  # noqa: PLR0913, PLR0917 (the signature is python-telegram-bot's)
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Timeout = BaseRequest.DEFAULT_NONE,
        write_timeout: Timeout = BaseRequest.DEFAULT_NONE,
        connect_timeout: Timeout = BaseRequest.DEFAULT_NONE,
        pool_timeout: Timeout = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        body = json.dumps(request_data.parameters if request_data else {}).encode()
        seconds = read_timeout if isinstance(read_timeout, (int, float)) else self.read_timeout
        timeout = aiohttp.ClientTimeout(total=seconds)
        session = self._session
        async with session.request(method, url, data=body, headers=self.JSON, timeout=timeout) as answer:
            return answer.status, await answer.read()


Context = ContextTypes.DEFAULT_TYPE


async def echo(update: Update, _: Context) -> None:
    """Echo the user message."""
    if update.message and update.message.text:
        await update.message.reply_text(update.message.text)


async def tapped(update: Update, _: Context) -> None:
    """Answer a tap and say which it was."""
    if query := update.callback_query:
        await query.answer()
        await cast("Any", query.message).reply_text(query.data)


def documented(token: str, url: str) -> None:
    """Run the echo bot of the documentation."""
    application = Application.builder().token(token).base_url(f"{url}/bot").build()
    application.add_handler(MessageHandler(filters.TEXT & ~filters.COMMAND, echo))
    application.add_handler(CallbackQueryHandler(tapped))
    application.run_polling(allowed_updates=Update.ALL_TYPES)


def with_application(token: str, url: str) -> None:
    """Run the same handlers on the fast transport, many updates at once."""
    application = (
        Application.builder()
        .token(token)
        .base_url(f"{url}/bot")
        .request(Carrier(64))
        .get_updates_request(Carrier(1))
        .concurrent_updates(AT_ONCE)
        .build()
    )
    application.add_handler(MessageHandler(filters.TEXT & ~filters.COMMAND, echo))
    application.add_handler(CallbackQueryHandler(tapped))
    application.run_polling(allowed_updates=Update.ALL_TYPES)


def with_bot(token: str, url: str) -> None:
    """Run without the Application: its Bot alone, a task per update."""
    asyncio.run(_poll(token, url))


async def _poll(token: str, url: str) -> None:
    bot = Bot(token, base_url=f"{url}/bot", request=Carrier(64), get_updates_request=Carrier(1))
    tasks: set[asyncio.Task[None]] = set()
    offset = None
    async with bot:
        while True:
            updates = await bot.get_updates(offset, timeout=30)
            for update in updates:
                offset = update.update_id + 1
                task = asyncio.create_task(_answer(bot, update))
                tasks.add(task)
                task.add_done_callback(tasks.discard)


def _answer(bot: Bot, update: Update) -> Coroutine[Any, Any, None]:
    return _answer_tap(bot, update) if update.callback_query else _answer_text(bot, update)


async def _answer_text(bot: Bot, update: Update) -> None:
    if update.message and update.message.text:
        await bot.send_message(update.message.chat.id, update.message.text)


async def _answer_tap(bot: Bot, update: Update) -> None:
    if (query := update.callback_query) and query.message and query.data:
        await bot.answer_callback_query(query.id)
        await bot.send_message(query.message.chat.id, query.data)


KINDS: dict[str, Callable[[str, str], None]] = {
    "documented": documented,
    "application": with_application,
    "bot": with_bot,
}


def main() -> None:
    """Run one of them until stopped."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kind", choices=KINDS)
    parser.add_argument("--url", required=True)
    parser.add_argument("--token", required=True)
    given = parser.parse_args()
    logging.disable(logging.CRITICAL)
    KINDS[given.kind](given.token, given.url)


if __name__ == "__main__":
    main()
