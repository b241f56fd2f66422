"""What Telegram answers when it will not do something, worded as the real Bot API words it."""

from collections.abc import Mapping
from typing import Final

NOT_MODIFIED: Final = (
    "message is not modified: specified new message content and reply markup are exactly the same"
    " as a current content and reply markup of the message"
)
QUERY_TOO_OLD: Final = "query is too old and response timeout expired or query ID is invalid"
CONFLICT: Final = (
    "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
)


class Refused(Exception):
    """An answer with ``ok: false``; `fault` tells a bug in the bot from an event in the world."""

    def __init__(
        self,
        code: int,
        description: str,
        *,
        parameters: Mapping[str, int] | None = None,
        fault: bool = False,
    ) -> None:
        """Keep what the answer will carry."""
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters
        self.fault = fault


def bad(why: str) -> Refused:
    """Return a 400 that can happen to a correct bot: the world has changed under it."""
    return Refused(400, f"Bad Request: {why}")


def mistake(why: str) -> Refused:
    """Return a 400 that only a bug in the bot can cause; it is kept in ``fake.faults``."""
    return Refused(400, f"Bad Request: {why}", fault=True)


def forbidden(why: str) -> Refused:
    """Return a 403: the person, or the group, does not let the bot write."""
    return Refused(403, f"Forbidden: {why}")


def too_many(seconds: int) -> Refused:
    """Return a 429 that asks for `seconds` of silence."""
    description = f"Too Many Requests: retry after {seconds}"
    return Refused(429, description, parameters={"retry_after": seconds})


def migrated(to_chat: int) -> Refused:
    """Return the 400 that names the supergroup a group has become."""
    why = "Bad Request: group chat was upgraded to a supergroup chat"
    return Refused(400, why, parameters={"migrate_to_chat_id": to_chat})
