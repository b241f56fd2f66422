"""Which parameters each method takes and of which kind; anything else is a bug in the bot.

The real server ignores parameters it does not know. The fake refuses them, because a misspelt
`reply_markup` is exactly what a test should catch. Business, paid and forum parameters are
accepted and have no effect.
"""

import json
import re
from collections.abc import Callable
from typing import Any, Final

from tests.telegram.fake.forms import Form, Upload
from tests.telegram.fake.refusals import mistake

Args = dict[str, Any]
Reader = Callable[[object], object]

INTEGER: Final = "Integer"
STRING: Final = "String"
BOOLEAN: Final = "Boolean"
CHAT: Final = "Integer or String"
OBJECT: Final = "Object"
ARRAY: Final = "Array"
FILE: Final = "InputFile"

_SENDING: Final = {
    "business_connection_id": STRING, "chat_id": CHAT, "message_thread_id": INTEGER,
    "direct_messages_topic_id": INTEGER, "disable_notification": BOOLEAN,
    "protect_content": BOOLEAN, "allow_paid_broadcast": BOOLEAN, "message_effect_id": STRING,
    "suggested_post_parameters": OBJECT, "reply_parameters": OBJECT, "reply_markup": OBJECT,
}  # fmt: skip
_TEXT: Final = {
    "text": STRING, "parse_mode": STRING, "entities": ARRAY, "link_preview_options": OBJECT,
}  # fmt: skip
_CAPTION: Final = {"caption": STRING, "parse_mode": STRING, "caption_entities": ARRAY}
_EDITING: Final = {
    "business_connection_id": STRING, "chat_id": CHAT, "message_id": INTEGER,
    "inline_message_id": STRING, "reply_markup": OBJECT,
}  # fmt: skip

PARAMETERS: Final[dict[str, dict[str, str]]] = {
    "getMe": {},
    "getUpdates": {
        "offset": INTEGER, "limit": INTEGER, "timeout": INTEGER, "allowed_updates": ARRAY,
    },
    "sendMessage": {**_SENDING, **_TEXT},
    "sendDocument": {
        **_SENDING, **_CAPTION, "document": FILE, "thumbnail": FILE,
        "disable_content_type_detection": BOOLEAN,
    },
    "sendPhoto": {
        **_SENDING, **_CAPTION, "photo": FILE, "show_caption_above_media": BOOLEAN,
        "has_spoiler": BOOLEAN,
    },
    "sendChatAction": {
        "business_connection_id": STRING, "chat_id": CHAT, "message_thread_id": INTEGER,
        "action": STRING,
    },
    "editMessageText": {**_EDITING, **_TEXT},
    "editMessageReplyMarkup": _EDITING,
    "deleteMessage": {"chat_id": CHAT, "message_id": INTEGER},
    "answerCallbackQuery": {
        "callback_query_id": STRING, "text": STRING, "show_alert": BOOLEAN, "url": STRING,
        "cache_time": INTEGER,
    },
    "setMyCommands": {"commands": ARRAY, "scope": OBJECT, "language_code": STRING},
    "getFile": {"file_id": STRING},
    "getWebhookInfo": {},
    "deleteWebhook": {"drop_pending_updates": BOOLEAN},
    "close": {},
    "logOut": {},
}  # fmt: skip

_DIGITS: Final = re.compile(r"-?\d{1,18}")
_TRUTH: Final = {"true": True, "false": False, "1": True, "0": False}


def read_parameters(method: str, form: Form) -> Args:
    """Return the arguments of `method`, each of its right type; raise `Refused` otherwise."""
    kinds = PARAMETERS[method]
    readers = _TYPED if form.typed else _PLAIN
    args: Args = {}
    for name, value in form.params.items():
        kind = kinds.get(name)
        if kind is None:
            if name in form.uploads:
                continue
            raise mistake(f"unknown parameter {name!r}")
        try:
            args[name] = readers[kind](value)
        except (TypeError, ValueError, KeyError):
            raise mistake(f"parameter {name!r} must be of type {kind}") from None
    if form.uploads:
        _place_uploads(kinds, form, args)
    return args


def _place_uploads(kinds: dict[str, str], form: Form, args: Args) -> None:
    """Put each uploaded file where the call names it: by field, or as ``attach://field``."""
    attached = {
        value.removeprefix("attach://"): name
        for name, value in args.items()
        if kinds[name] == FILE and isinstance(value, str) and value.startswith("attach://")
    }
    for field, upload in form.uploads.items():
        name = attached.get(field, field)
        if kinds.get(name) != FILE:
            raise mistake(f"unexpected file {field!r}")
        args[name] = upload


def _typed_integer(value: object) -> int:
    if type(value) is not int:
        raise TypeError
    return value


def _string(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    if not value.isascii():
        value.encode()  # a lone surrogate is a ValueError
    return value


def _typed_boolean(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError
    return value


def _chat(value: object) -> int | str:
    if isinstance(value, str):
        return int(value) if _DIGITS.fullmatch(value) else value
    return _typed_integer(value)


def _object(value: object) -> dict[str, Any]:
    if isinstance(value, str):
        value = json.loads(value)
    if not isinstance(value, dict):
        raise TypeError
    return value


def _array(value: object) -> list[Any]:
    if isinstance(value, str):
        value = json.loads(value)
    if not isinstance(value, list):
        raise TypeError
    return value


def _file(value: object) -> str | Upload:
    return value if isinstance(value, Upload) else _string(value)


def _plain_integer(value: object) -> int:
    if not _DIGITS.fullmatch(_string(value)):
        raise ValueError
    return int(_string(value))


def _plain_boolean(value: object) -> bool:
    return _TRUTH[_string(value).lower()]


_TYPED: Final[dict[str, Reader]] = {
    INTEGER: _typed_integer, STRING: _string, BOOLEAN: _typed_boolean, CHAT: _chat,
    OBJECT: _object, ARRAY: _array, FILE: _file,
}  # fmt: skip
_PLAIN: Final[dict[str, Reader]] = {
    **_TYPED, INTEGER: _plain_integer, BOOLEAN: _plain_boolean,
}  # fmt: skip
