"""Which buttons Telegram accepts under a message."""

import re
from collections.abc import Callable
from typing import Any, Final

from tests.telegram.fake.refusals import Refused, mistake

Markup = dict[str, Any]

MAX_BUTTONS: Final = 100
MAX_DATA_BYTES: Final = 64

_URL: Final = re.compile(r"(?:https?://)?[^\s/]+\.[^\s]+$|https?://localhost|tg://\S+$")
_ACTIONS: Final = frozenset({
    "url", "callback_data", "web_app", "login_url", "switch_inline_query",
    "switch_inline_query_current_chat", "switch_inline_query_chosen_chat", "copy_text",
    "callback_game", "pay",
})  # fmt: skip
_INLINE_FIELDS: Final = _ACTIONS | {"text", "style", "icon_custom_emoji_id"}
_REPLY_FIELDS: Final = frozenset({
    "text", "style", "icon_custom_emoji_id", "request_users", "request_chat", "request_contact",
    "request_location", "request_poll", "web_app",
})  # fmt: skip
_MARKUPS: Final = {
    "inline_keyboard": frozenset({"inline_keyboard"}),
    "keyboard": frozenset({
        "keyboard", "is_persistent", "resize_keyboard", "one_time_keyboard",
        "input_field_placeholder", "selective",
    }),
    "remove_keyboard": frozenset({"remove_keyboard", "selective"}),
    "force_reply": frozenset({"force_reply", "input_field_placeholder", "selective"}),
}  # fmt: skip


def check_markup(markup: Markup, *, inline_only: bool = False) -> Markup:
    """Return `markup` if Telegram would show it; raise `Refused` otherwise."""
    kinds = _MARKUPS.keys() & markup.keys()
    if not markup and inline_only:
        return {"inline_keyboard": []}
    if len(kinds) != 1:
        raise mistake("object expected as reply markup")
    (kind,) = kinds
    if unknown := markup.keys() - _MARKUPS[kind]:
        raise mistake(f"unknown field {min(unknown)!r} in the reply markup")
    if inline_only and kind != "inline_keyboard":
        raise mistake("inline keyboard expected")
    if kind == "inline_keyboard":
        _check_rows(markup[kind], kind, _check_inline_button)
    elif kind == "keyboard":
        _check_rows(markup[kind], kind, _check_reply_button)
    return markup


def _check_rows(rows: object, kind: str, check: Callable[[object], None]) -> None:
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise mistake(f'field "{kind}" of the ReplyMarkup must be an Array of Arrays')
    if sum(map(len, rows)) > MAX_BUTTONS:
        raise mistake("reply markup is too long")
    for row in rows:
        for button in row:
            check(button)


def _check_inline_button(button: object) -> None:
    if not isinstance(button, dict):
        raise _unreadable("Object expected as inline keyboard button")
    if unknown := button.keys() - _INLINE_FIELDS:
        raise _unreadable(f"Unknown field {min(unknown)!r}")
    _check_label(button)
    actions = _ACTIONS & button.keys()
    if not actions:
        raise _unreadable("Text buttons are unallowed in the inline keyboard")
    if len(actions) > 1:
        raise _unreadable("Exactly one action must be specified")
    if "callback_data" in actions:
        _check_data(button["callback_data"])
    elif "url" in actions:
        _check_url(button["url"])


def _check_data(data: object) -> None:
    if not isinstance(data, str):
        raise _unreadable('Field "callback_data" must be of type String')
    if not 1 <= len(data.encode("utf-8", "surrogatepass")) <= MAX_DATA_BYTES:
        raise mistake("BUTTON_DATA_INVALID")


def _check_url(url: object) -> None:
    if not isinstance(url, str):
        raise _unreadable('Field "url" must be of type String')
    if not _URL.match(url):
        raise mistake(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")


def _check_reply_button(button: object) -> None:
    if isinstance(button, str):
        button = {"text": button}
    if not isinstance(button, dict):
        raise mistake("can't parse keyboard button: Object expected as keyboard button")
    if unknown := button.keys() - _REPLY_FIELDS:
        raise mistake(f"can't parse keyboard button: Unknown field {min(unknown)!r}")
    _check_label(button)


def _check_label(button: dict[str, Any]) -> None:
    label = button.get("text")
    if not isinstance(label, str):
        raise _unreadable('Can\'t find field "text"')
    if not label.strip():
        raise mistake("inline keyboard button text must be non-empty")


def _unreadable(why: str) -> Refused:
    return mistake(f"can't parse inline keyboard button: {why}")
