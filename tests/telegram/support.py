"""What the tests of the fake share: a client that speaks plain HTTP and one that is PTB's own."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import aiohttp
import telegram

from tests.telegram.fake import BotApiFake, User


@dataclass(frozen=True, slots=True)
class Answered:
    """The status and the JSON of one answer."""

    status: int
    body: dict[str, Any]

    @property
    def result(self) -> Any:
        """What the method returned."""
        return self.body["result"]

    @property
    def why(self) -> str:
        """The description of a refusal."""
        description: str = self.body.get("description", "")
        return description


class Client:
    """Calls methods with JSON bodies, over one connection pool."""

    def __init__(self, url: str, session: aiohttp.ClientSession, token: str) -> None:
        """Talk to the fake at `url`."""
        self.url = url
        self.session = session
        self._base = f"{url}/bot{token}/"

    async def call(self, method: str, /, **params: object) -> Answered:
        """Call `method` with a JSON body."""
        async with self.session.post(self._base + method, json=params) as answer:
            return Answered(answer.status, await answer.json())

    async def post(self, method: str, data: object) -> Answered:
        """Call `method` with a form."""
        async with self.session.post(self._base + method, data=data) as answer:
            return Answered(answer.status, await answer.json())


Story = Callable[[BotApiFake, Client, User], Awaitable[None]]


def play(story: Story, fake: BotApiFake | None = None) -> None:
    """Run `story` with a served fake, a client and Maria, who has started the bot."""

    async def run() -> None:
        world = fake or BotApiFake()
        async with world.serve() as url, aiohttp.ClientSession() as session:
            maria = world.user(101, "Maria", started=True)
            async with asyncio.timeout(20):
                await story(world, Client(url, session, world.token), maria)

    asyncio.run(run())


@asynccontextmanager
async def ptb(client: Client, read_timeout: float = 5) -> AsyncIterator[telegram.Bot]:
    """Yield python-telegram-bot's own Bot, pointed at the fake."""
    request = telegram.request.HTTPXRequest(read_timeout=read_timeout)
    bot = telegram.Bot("1:TEST", base_url=f"{client.url}/bot", request=request)
    async with bot:
        yield bot


class Clock:
    """A clock that stands still until told."""

    def __init__(self) -> None:
        """Begin at some moment."""
        self.now = 1_800_000_000.0

    def __call__(self) -> float:
        """Tell the time."""
        return self.now


def button(**fields: object) -> dict[str, Any]:
    """Return a keyboard of one button."""
    return {"inline_keyboard": [[fields]]}


KEYBOARD = button(text="Go on", callback_data="go")
