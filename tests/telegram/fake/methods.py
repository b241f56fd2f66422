"""The methods of the Bot API: one short function each, from checked arguments to a result."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from tests.telegram.fake.files import document_of, photo_of
from tests.telegram.fake.keyboards import check_markup
from tests.telegram.fake.markup import Entity, parse_html, trimmed, utf16_length
from tests.telegram.fake.messages import Message, Raw, Toast
from tests.telegram.fake.refusals import NOT_MODIFIED, QUERY_TOO_OLD, bad, mistake
from tests.telegram.fake.updates import MAX_BATCH

if TYPE_CHECKING:
    from tests.telegram.fake.chats import Chat
    from tests.telegram.fake.parameters import Args
    from tests.telegram.fake.world import World

Method = Callable[["World", "Args"], Any]

MAX_TEXT: Final = 4096
MAX_CAPTION: Final = 1024
MAX_TOAST: Final = 200
TOO_OLD_TO_DELETE: Final = 48 * 3600

_ACTIONS: Final = frozenset({
    "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice",
    "upload_document", "choose_sticker", "find_location", "record_video_note",
    "upload_video_note",
})  # fmt: skip
_COMMAND: Final = re.compile(r"[a-z0-9_]{1,32}")


def get_me(fake: World, _args: Args) -> Any:
    """Return the bot's own User object."""
    return fake.me


def get_updates(fake: World, args: Args) -> Any:
    """Return what happened, or wait for it."""
    kinds = args.get("allowed_updates")
    if kinds is not None:
        if not all(isinstance(kind, str) for kind in kinds):
            raise mistake("allowed_updates must be a list of strings")
        fake.updates.allow(kinds)
    limit = args.get("limit", MAX_BATCH)
    if not 1 <= limit <= MAX_BATCH:
        raise mistake("limit must be between 1 and 100")
    return fake.updates.get(args.get("offset", 0), limit, args.get("timeout", 0))


def send_message(fake: World, args: Args) -> Raw:
    """Show a text in a chat."""
    text, entities = _formatted(args, "text", "entities", MAX_TEXT)
    if not text:
        raise mistake("message text is empty")
    return _send(fake, args, _with("text", text, "entities", entities))


def send_document(fake: World, args: Args) -> Raw:
    """Show a file in a chat."""
    file, content = document_of(fake, args.get("document"))
    return _send(fake, args, {**content, **_caption(args)}, file)


def send_photo(fake: World, args: Args) -> Raw:
    """Show a picture in a chat."""
    file, content = photo_of(fake, args.get("photo"))
    return _send(fake, args, {**content, **_caption(args)}, file)


def send_chat_action(fake: World, args: Args) -> bool:
    """Show that the bot is busy."""
    if args.get("action") not in _ACTIONS:
        raise mistake("wrong parameter action in request")
    chat = _chat(fake, args).reach()
    chat.actions.append(args["action"])
    return True


def edit_message_text(fake: World, args: Args) -> Raw | bool:
    """Change the text of an own message; its keyboard goes unless given again."""
    text, entities = _formatted(args, "text", "entities", MAX_TEXT)
    if not text:
        raise mistake("message text is empty")
    markup = check_markup(args.get("reply_markup", {}), inline_only=True)
    message = _editable(fake, args)
    if "text" not in message.raw:
        raise bad("there is no text in the message to edit")
    return _edit(fake, message, _with("text", text, "entities", entities), markup)


def edit_message_reply_markup(fake: World, args: Args) -> Raw | bool:
    """Change, or take away, the keyboard of an own message."""
    markup = check_markup(args.get("reply_markup", {}), inline_only=True)
    message = _editable(fake, args)
    kept: Raw = {k: message.raw[k] for k in ("text", "entities") if k in message.raw}
    return _edit(fake, message, kept, markup)


def delete_message(fake: World, args: Args) -> bool:
    """Take a message out of a chat."""
    chat = _chat(fake, args).reach()
    message = chat.messages.get(_message_id(args))
    if message is None or message.deleted:
        raise bad("message to delete not found")
    foreign = not message.from_bot and chat.chat_id < 0
    if foreign or fake.clock() - message.raw["date"] > TOO_OLD_TO_DELETE:
        raise bad("message can't be deleted")
    message.deleted = True
    return True


def answer_callback_query(fake: World, args: Args) -> bool:
    """Stop the waiting mark on the button somebody tapped."""
    query_id = args.get("callback_query_id", "")
    text = args.get("text", "")
    if utf16_length(text) > MAX_TOAST:
        raise mistake("MESSAGE_TOO_LONG")
    query = fake.queries.pop(query_id, None)
    if query is None or fake.clock() - query.asked_at > fake.query_lifetime:
        raise bad(QUERY_TOO_OLD)
    query.chat.notice_answer(Toast(query_id, text, args.get("show_alert", False)))
    return True


def set_my_commands(fake: World, args: Args) -> bool:
    """Keep the menu of commands for a scope and a language."""
    commands = args.get("commands", [])
    if len(commands) > 100:
        raise mistake("BOT_COMMANDS_TOO_MUCH")
    for command in commands:
        _check_command(command)
    scope = args.get("scope", {"type": "default"})
    fake.commands[str(scope.get("type")), args.get("language_code", "")] = commands
    return True


def get_file(fake: World, args: Args) -> Raw:
    """Tell where a file can be fetched."""
    file = fake.files.get(args.get("file_id", ""))
    if file is None:
        raise bad("invalid file_id")
    return {
        "file_id": file.file_id, "file_unique_id": f"u{file.file_id}",
        "file_size": len(file.data), "file_path": f"files/{file.file_id}",
    }  # fmt: skip


def get_webhook_info(fake: World, _args: Args) -> Raw:
    """Tell that there is no webhook, and how many updates wait."""
    return {
        "url": "", "has_custom_certificate": False, "pending_update_count": len(fake.updates),
    }  # fmt: skip


def delete_webhook(fake: World, args: Args) -> bool:
    """Do nothing, or drop the waiting updates."""
    if args.get("drop_pending_updates"):
        fake.updates.clear()
    return True


def agree(_fake: World, _args: Args) -> bool:
    """Answer `close` and `logOut`; nothing follows from them here."""
    return True


METHODS: Final[dict[str, Method]] = {
    "getMe": get_me, "getUpdates": get_updates, "sendMessage": send_message,
    "sendDocument": send_document, "sendPhoto": send_photo, "sendChatAction": send_chat_action,
    "editMessageText": edit_message_text, "editMessageReplyMarkup": edit_message_reply_markup,
    "deleteMessage": delete_message, "answerCallbackQuery": answer_callback_query,
    "setMyCommands": set_my_commands, "getFile": get_file, "getWebhookInfo": get_webhook_info,
    "deleteWebhook": delete_webhook, "close": agree, "logOut": agree,
}  # fmt: skip

SPEAKING: Final = frozenset({
    "sendMessage", "sendDocument", "sendPhoto", "editMessageText", "editMessageReplyMarkup",
})  # fmt: skip
"""The methods that rate limits count."""


# what the methods share


def _send(fake: World, args: Args, content: Raw, file: Any = None) -> Raw:
    markup = args.get("reply_markup")
    if markup is not None:
        check_markup(markup)
    chat = _chat(fake, args).reach()
    raw: Raw = {
        "message_id": fake.new_message_id(), "from": fake.me_as_user, "chat": chat.raw,
        "date": int(fake.clock()), **content,
    }  # fmt: skip
    if "reply_parameters" in args:
        _reply(raw, chat, args["reply_parameters"])
    if markup:
        raw["reply_markup"] = markup
    chat.receive(Message(raw, from_bot=True, file=file))
    if fake.on_sent is not None:
        fake.on_sent(chat.chat_id, raw)
    return raw


def _reply(raw: Raw, chat: Chat, reply: Raw) -> None:
    original = chat.messages.get(reply.get("message_id", 0))
    if original is not None and not original.deleted:
        shown = {k: v for k, v in original.raw.items() if k != "reply_to_message"}
        raw["reply_to_message"] = shown
    elif not reply.get("allow_sending_without_reply"):
        raise bad("message to be replied not found")


def _edit(fake: World, message: Message, content: Raw, markup: Raw) -> Raw:
    new_markup = markup if markup["inline_keyboard"] else None
    old = (message.raw.get("text"), message.raw.get("entities"), message.raw.get("reply_markup"))
    if old == (content.get("text"), content.get("entities"), new_markup):
        raise bad(NOT_MODIFIED)
    for gone in ("text", "entities", "reply_markup"):
        message.raw.pop(gone, None)
    message.raw.update(content, edit_date=int(fake.clock()))
    if new_markup:
        message.raw["reply_markup"] = new_markup
    message.edits += 1
    chat = fake.chats[message.raw["chat"]["id"]]
    chat.notice_edit(message)
    if fake.on_edited is not None:
        fake.on_edited(chat.chat_id, message.raw)
    return message.raw


def _editable(fake: World, args: Args) -> Message:
    chat = _chat(fake, args).reach()
    message = chat.messages.get(_message_id(args))
    if message is None or message.deleted:
        raise bad("message to edit not found")
    if not message.from_bot:
        raise mistake("message can't be edited")
    return message


def _message_id(args: Args) -> int:
    if "message_id" not in args:
        raise mistake("message identifier is not specified")
    number: int = args["message_id"]
    return number


def _chat(fake: World, args: Args) -> Chat:
    if "chat_id" not in args:
        raise mistake("chat_id is empty")
    chat = fake.chats.get(args["chat_id"])
    if chat is None:
        raise bad("chat not found")
    return chat


def _caption(args: Args) -> Raw:
    caption, entities = _formatted(args, "caption", "caption_entities", MAX_CAPTION)
    return _with("caption", caption, "caption_entities", entities) if caption else {}


def _with(text_field: str, text: str, entities_field: str, entities: list[Entity]) -> Raw:
    return {text_field: text, entities_field: entities} if entities else {text_field: text}


def _formatted(args: Args, text_field: str, entities_field: str, longest: int) -> tuple[str, list[Entity]]:
    text = args.get(text_field, "")
    entities = args.get(entities_field, [])
    mode = args.get("parse_mode")
    if mode:
        if mode.lower() != "html":
            raise mistake("unsupported parse_mode")
        text, entities = parse_html(text)
    text, entities = trimmed(text, entities)
    if utf16_length(text) > longest:
        what = "message is too long" if text_field == "text" else "message caption is too long"
        raise mistake(what)
    return text, entities


def _check_command(command: object) -> None:
    if not isinstance(command, dict) or command.keys() != {"command", "description"}:
        raise mistake("can't parse BotCommand: object with command and description expected")
    name, description = command["command"], command["description"]
    if not isinstance(name, str) or not _COMMAND.fullmatch(name.removeprefix("/")):
        raise mistake("BOT_COMMAND_INVALID")
    if not isinstance(description, str) or not 1 <= len(description) <= 256:
        raise mistake("BOT_COMMAND_DESCRIPTION_INVALID")
