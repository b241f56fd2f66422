"""A Bot API without a network: every call is answered at once, so that only the bot itself costs time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from telegram.request import BaseRequest

ME = b'{"ok":true,"result":{"id":1,"is_bot":true,"first_name":"B","username":"b_bot"}}'
YES = b'{"ok":true,"result":true}'
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

    async def do_request(  # type: ignore[override]
        self,
        url: str,
        method: str,
        request_data: Any = None,  # noqa: ANN401 (the library's parameters or ours)
        **_: object,
    ) -> tuple[int, bytes]:
        called = url.rpartition("/")[2]
        if called == "sendMessage":
            assert request_data.json_payload  # what is sent has been written out, as for a network
            values = getattr(request_data, "values", None) or request_data.parameters
            self._on_sent(int(values["chat_id"]))
            return 200, SENT
        return 200, ME if called == "getMe" else YES


def tap_update(update_id: int, chat: int, data: str, message: dict[str, Any]) -> dict[str, Any]:
    """Give the raw update of a tap under a message of ours."""
    person = {"id": chat, "is_bot": False, "first_name": "Maria", "language_code": "en"}
    place = {"id": chat, "type": "private", "first_name": "Maria"}
    params = message["params"]
    shown = {"message_id": 1, "date": 1_800_000_000, "chat": place, "text": params["text"]}
    markup = {"reply_markup": params["reply_markup"]} if "reply_markup" in params else {}
    query = {"id": str(update_id), "from": person, "message": {**shown, **markup}, "chat_instance": "c"}
    return {"update_id": update_id, "callback_query": {**query, "data": data}}
