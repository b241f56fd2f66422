"""A strict fake of the Telegram Bot API server over real HTTP, and the people who use it.

Start with `BotApiFake`; ``python -m tests.telegram.fake --help`` runs it alone.
"""

from tests.telegram.fake.chats import NoSuchButton, NothingHeard
from tests.telegram.fake.groups import Group
from tests.telegram.fake.messages import File, Message, Toast
from tests.telegram.fake.people import User
from tests.telegram.fake.server import BotApiFake, Call
from tests.telegram.fake.trouble import Limits

__all__ = [
    "BotApiFake",
    "Call",
    "File",
    "Group",
    "Limits",
    "Message",
    "NoSuchButton",
    "NothingHeard",
    "Toast",
    "User",
]
