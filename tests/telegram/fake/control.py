"""A small door for trying a bot by hand, or driving the fake from another process."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import parse_qs

from tests.telegram.fake.wire import Request, response

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.telegram.fake.messages import Message
    from tests.telegram.fake.server import BotApiFake

Asked = dict[str, Any]


def control(fake: BotApiFake, path: str, request: Request) -> bytes:
    """Answer ``/control/...``; what cannot be done is a 400 that says why."""
    action = _ACTIONS.get(path.removeprefix("/control/"))
    if action is None:
        return response(404, json.dumps({"error": f"one of {sorted(_ACTIONS)}"}).encode())
    try:
        done = action(fake, _asked(request))
    except (AssertionError, KeyError, TypeError, ValueError) as problem:
        return response(400, json.dumps({"error": str(problem)}).encode())
    return response(200, json.dumps(done, ensure_ascii=False).encode())


def _asked(request: Request) -> Asked:
    if request.body:
        asked: Asked = json.loads(request.body)
        return asked
    query = parse_qs(request.target.partition("?")[2])
    return {name: values[0] for name, values in query.items()}


def _say(fake: BotApiFake, asked: Asked) -> object:
    name, language = asked.get("name", "Somebody"), asked.get("language", "en")
    user = fake.user(int(asked["chat"]), name, language=language)
    return {"message_id": user.says(asked["text"])}


def _tap(fake: BotApiFake, asked: Asked) -> object:
    return {"query_id": fake.user(int(asked["chat"])).taps(asked["label"])}


def _heard(fake: BotApiFake, asked: Asked) -> object:
    after = int(asked.get("after", 0))
    heard = fake.user(int(asked["chat"])).heard
    return [_shown(message) for message in heard if message.message_id > after]


def _shown(message: Message) -> object:
    file = message.file.name if message.file else None
    return {
        "message_id": message.message_id, "text": message.text, "buttons": message.buttons,
        "file": file, "edits": message.edits,
    }  # fmt: skip


def _state(fake: BotApiFake, _asked: Asked) -> object:
    calls = {f"{method} {status}": n for (method, status), n in fake.statuses.items()}
    return {
        "calls": calls, "pending": fake.pending, "faults": fake.faults,
        "unanswered": fake.unanswered, "impatient": fake.impatient,
    }  # fmt: skip


_ACTIONS: Final[dict[str, Callable[[BotApiFake, Asked], object]]] = {
    "say": _say, "tap": _tap, "heard": _heard, "state": _state,
}  # fmt: skip
