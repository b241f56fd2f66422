"""A Bot API without a network: every call is answered at once, so that only the bot itself costs time."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

from telegram.request import BaseRequest, RequestData

from bench import journey
from bot.store.rows import Message

ME = b'{"ok":true,"result":{"id":1,"is_bot":true,"first_name":"B","username":"b_bot"}}'
YES = b'{"ok":true,"result":true}'
NOTHING = b'{"ok":true,"result":[]}'
SENT = b'{"ok":true,"result":{"message_id":1,"date":1800000000,"chat":{"id":1,"type":"private"},"text":"ok"}}'


class Offline(BaseRequest):
    """Says yes to everything, and tells of each message sent."""

    def __init__(self, on_sent: Callable[[int], None] = lambda _: None) -> None:
        """Tell `on_sent` the chat of each message."""
        self._on_sent = on_sent

    @property
    def read_timeout(self) -> float:
        return 5.0

    async def initialize(self) -> None:
        """Do nothing."""

    async def shutdown(self) -> None:
        """Do nothing."""

    async def fetched(self) -> bytes:
        """Give what a fetch of updates gives: nothing."""
        return NOTHING

    async def do_request(  # type: ignore[override]
        self,
        url: str,
        method: str,
        request_data: Any = None,  # noqa: ANN401 (the library's parameters or ours)
        **_: object,
    ) -> tuple[int, bytes]:
        called = url.rpartition("/")[2]
        if called == "getUpdates":
            return 200, await self.fetched()
        if called == "sendMessage":
            self._on_sent(int(CHAT.search(written(request_data))[1]))  # type: ignore[index]
            return 200, SENT
        return 200, ME if called == "getMe" else YES


def written(request_data: Any) -> str:  # noqa: ANN401 (the library's parameters or ours)
    """Give what is sent as it would go over a network: ours is written already, the library's is not."""
    if isinstance(request_data, RequestData):
        return json.dumps(request_data.parameters)
    return str(request_data.json)


CHAT = re.compile(r'"chat_id": ?(\d+)')


def tap_update(update_id: int, chat: int, data: str, message: Message) -> dict[str, Any]:
    """Give the raw update of a tap under a message of ours."""
    person = {"id": chat, "is_bot": False, "first_name": "Maria", "language_code": "en"}
    place = {"id": chat, "type": "private", "first_name": "Maria"}
    under = {"message_id": 1, "date": 1_800_000_000, "chat": place, **journey.shown(message)}
    query = {"id": str(update_id), "from": person, "message": under, "chat_instance": "c"}
    return {"update_id": update_id, "callback_query": {**query, "data": data}}
