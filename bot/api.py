"""Speaks with a Bot API server: python-telegram-bot reads the answers, aiohttp carries them."""

from __future__ import annotations

from functools import cache
from typing import Any, cast

import aiohttp
import orjson
from telegram._utils.defaultvalue import DefaultValue
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

ANSWER_SECONDS = 20.0

Timeout = DefaultValue[float] | float | DefaultValue[None] | None


class Body:
    """What one call carries: a JSON object ready to be sent, or a form when there is a file."""

    __slots__ = ("file", "json")

    def __init__(self, json_object: str, file: tuple[str, str] | None = None) -> None:
        """Take the parameters as JSON, and the name and content of a text file to send along."""
        self.json, self.file = json_object, file

    def form(self, file: tuple[str, str]) -> aiohttp.FormData:
        """Give the parameters and the file as a form."""
        form = aiohttp.FormData()
        for name, value in orjson.loads(self.json).items():
            form.add_field(name, value if isinstance(value, str) else orjson.dumps(value).decode())
        name, content = file
        form.add_field("document", content.encode(), filename=name, content_type="text/plain")
        return form


class AiohttpRequest(BaseRequest):
    """The transport of python-telegram-bot on aiohttp, five times as fast as its own (see bench/)."""

    JSON = {"Content-Type": "application/json"}  # noqa: RUF012 (never changed)

    def __init__(self, connections: int) -> None:
        """Keep at most so many connections open."""
        self._connections = connections
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        """Give how long an answer may take, in seconds."""
        return ANSWER_SECONDS

    async def initialize(self) -> None:
        """Open the pool of connections."""
        self._session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(limit=self._connections), cookie_jar=aiohttp.DummyCookieJar()
        )

    async def shutdown(self) -> None:
        """Close every connection."""
        if self._session:
            await self._session.close()

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """Read an answer; the slower reader takes what the strict one refuses, such as half characters."""
        try:
            return cast("dict[str, Any]", orjson.loads(payload))
        except orjson.JSONDecodeError:
            return BaseRequest.parse_json_payload(payload)

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
        """Carry one call; what goes wrong on the way is told without the address, which holds the token."""
        del write_timeout, connect_timeout, pool_timeout
        if self._session is None:
            raise RuntimeError("the transport has not been initialized")
        seconds = read_timeout if isinstance(read_timeout, (int, float)) else ANSWER_SECONDS
        body = cast("Body", request_data)
        try:
            async with self._session.request(
                method,
                url,
                data=body.form(body.file) if body.file else body.json.encode(),
                headers=None if body.file else self.JSON,
                timeout=_timeout(seconds),
            ) as response:
                return response.status, await response.read()
        except TimeoutError:
            raise TimedOut from None
        except aiohttp.ClientError as error:
            raise NetworkError(type(error).__name__) from None


class Api:
    """One bot's calls. Errors are those of `telegram.error`."""

    def __init__(self, token: str, url: str, connections: int = 64) -> None:
        """Take the bot's token and the server's scheme and host."""
        self._base = f"{url}/bot{token}/"
        self._request = AiohttpRequest(connections)

    def __repr__(self) -> str:
        """Show nothing: the address holds the token."""
        return "Api(…)"

    async def open(self) -> None:
        """Get ready to call."""
        await self._request.initialize()

    async def close(self) -> None:
        """Let go of all connections."""
        await self._request.shutdown()

    async def call(
        self, method: str, values: dict[str, Any] | None = None, seconds: float = ANSWER_SECONDS
    ) -> Any:  # noqa: ANN401 (whatever the method answers)
        """Call a method of the Bot API and give its result as plain JSON."""
        return await self.post(method, Body(orjson.dumps(values or {}).decode()), seconds)

    async def post(self, method: str, body: Body, seconds: float = ANSWER_SECONDS) -> Any:  # noqa: ANN401
        """Call a method with a body that is ready to be sent."""
        return await self._request.post(
            self._base + method, request_data=cast("RequestData", body), read_timeout=seconds
        )


@cache
def _timeout(seconds: float) -> aiohttp.ClientTimeout:
    return aiohttp.ClientTimeout(total=seconds)
