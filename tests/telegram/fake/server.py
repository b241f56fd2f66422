"""The fake itself: the HTTP server in front of the `World`, and what a test does to it.

State lives in the object and outlives the server, so `stop` and `start` make an outage.
Everything runs in one event loop; people act through plain calls, the bot through HTTP.
"""

import asyncio
import time
from collections import Counter, deque
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any, Final, NamedTuple
from urllib.parse import unquote

from tests.telegram.fake.control import control
from tests.telegram.fake.forms import read_form
from tests.telegram.fake.methods import METHODS, SPEAKING
from tests.telegram.fake.parameters import Args, read_parameters
from tests.telegram.fake.refusals import Refused
from tests.telegram.fake.trouble import Limits, Misfortunes, Throttle, Trouble, refusal
from tests.telegram.fake.updates import encode, refusal_body
from tests.telegram.fake.wire import DROPPED, Answer, Connection, Request, response
from tests.telegram.fake.world import World, described

_BY_LOWER_NAME: Final = {name.lower(): name for name in METHODS}
_OK: Final = 200
_PROXY_ERRORS: Final = {502, 503, 504}  # these come from a proxy in front, as a page, not as JSON


class Call(NamedTuple):
    """One request of the bot and how it was answered; 0 means without an answer."""

    method: str
    params: Args
    status: int
    time: float


class BotApiFake(World):
    """A strict Bot API server for one bot, with people to talk to it."""

    def __init__(  # noqa: PLR0913 - each is a separate thing a test may want different
        self,
        token: str = "1:TEST",  # noqa: S107 - opens nothing
        *,
        username: str = "family_test_bot",
        limits: Limits | None = None,
        remember: int = 1000,
        remember_calls: int = 10_000,
        query_lifetime: float = 60,
        reads_all_in_groups: bool = False,
        clock: Callable[[], float] = time.time,
    ) -> None:
        """Start an empty Telegram; keep `remember` messages a chat and `remember_calls` calls."""
        bot = described(int(token.partition(":")[0]), username, reads_all=reads_all_in_groups)
        super().__init__(bot, remember=remember, query_lifetime=query_lifetime, clock=clock)
        self.token = token
        self.calls: deque[Call] = deque(maxlen=remember_calls)
        self.statuses: Counter[tuple[str, int]] = Counter()
        self.throttle = Throttle(limits)
        self.trouble = Misfortunes()
        self._prefix = f"/bot{token}/"
        self._server: asyncio.Server | None = None
        self._connections: set[Connection] = set()

    # the server

    @asynccontextmanager
    async def serve(self, port: int = 0) -> AsyncIterator[str]:
        """Serve inside the block; yield the address, ``http://127.0.0.1:PORT``."""
        url = await self.start(port)
        try:
            yield url
        finally:
            await self.stop()

    async def start(self, port: int = 0) -> str:
        """Open the server, on any free port if `port` is 0; return its address."""
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(
            lambda: Connection(self._answer, self._connections), "127.0.0.1", port
        )
        return f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}"

    async def stop(self) -> None:
        """Cut every connection and close the port: an outage. What has happened is kept."""
        if self._server is None:
            return
        self._server.close()
        for connection in list(self._connections):
            connection.abort()
        await self._server.wait_closed()
        self._server = None
        await asyncio.sleep(0)  # lets the cut connections notice

    # what a test arranges

    def fail(  # noqa: PLR0913 - named parts of one plan
        self,
        method: str,
        *,
        status: int,
        retry_after: int | None = None,
        times: float = 1,
        chat: int | None = None,
        description: str | None = None,
    ) -> None:
        """Refuse the next `times` calls of `method` ("*": any) without handling them."""
        refused = refusal(status, retry_after, description)
        self.trouble.planned.append(Trouble(method, times, chat, refused))

    def drop(self, method: str, *, before: bool = True, times: float = 1, chat: int | None = None) -> None:
        """Close the connection without an answer: `before` handling the call, or after it."""
        plan = Trouble(method, times, chat, drop_before=before, drop_after=not before)
        self.trouble.planned.append(plan)

    def stall(self, method: str, seconds: float, *, times: float = 1, chat: int | None = None) -> None:
        """Handle the call at once but answer `seconds` later."""
        self.trouble.planned.append(Trouble(method, times, chat, stall=seconds))

    def heals(self) -> None:
        """Forget all planned trouble that has not struck yet."""
        self.trouble.planned.clear()

    # what a test looks at

    @property
    def impatient(self) -> list[str]:
        """Calls made before the time a 429 had asked for was over."""
        return self.throttle.impatient

    def calls_of(self, method: str) -> list[Call]:
        """Return the recorded calls of one method."""
        return [call for call in self.calls if call.method == method]

    # answering the bot

    def _answer(self, request: Request) -> Answer:
        path = request.target.partition("?")[0]
        if "%" in path:
            path = unquote(path)
        if path.startswith(self._prefix):
            return self._call(path[len(self._prefix) :], request)
        if path.startswith("/control/"):
            return control(self, path, request)
        if path.startswith(f"/file{self._prefix}"):
            return self._download(path.rpartition("/")[2])
        if path.startswith("/bot"):
            return response(401, refusal_body(401, "Unauthorized"))
        return response(404, refusal_body(404, "Not Found"))

    def _download(self, file_id: str) -> bytes:
        file = self.files.get(file_id)
        if file is None:
            return response(404, refusal_body(404, "Not Found"))
        return response(_OK, file.data, file.mime)

    def _call(self, given_name: str, request: Request) -> Answer:
        name = _BY_LOWER_NAME.get(given_name.lower())
        if name is None:
            self.faults.append(f"{given_name}: unknown method")
            return response(404, refusal_body(404, "Not Found"))
        args: Args = {}
        try:
            args = read_parameters(name, read_form(request))
            return self._handle(name, args)
        except Refused as refused:
            return self._refuse(name, args, refused)

    def _handle(self, name: str, args: Args) -> Answer:
        chat = args.get("chat_id")
        if name in SPEAKING and chat in self.chats:
            self.throttle.check(name, chat, self.clock())
        trouble = self.trouble.next(name, chat) if self.trouble.planned else None
        if trouble is not None and trouble.drop_before:
            self._record(name, args, 0)
            return DROPPED
        if trouble is not None and trouble.refusal is not None:
            if name in SPEAKING and chat in self.chats:
                self.throttle.obey(trouble.refusal, chat, self.clock())
            raise trouble.refusal
        result = METHODS[name](self, args)
        if name != "getUpdates":
            result = response(_OK, b'{"ok":true,"result":%b}' % encode(result).encode())
        dropped = trouble is not None and trouble.drop_after
        self._record(name, args, 0 if dropped else _OK)
        if trouble is not None and isinstance(result, bytes):
            return DROPPED if dropped else _later(result, trouble.stall)
        answer: Answer = result
        return answer

    def _refuse(self, name: str, args: Args, refused: Refused) -> bytes:
        self._record(name, args, refused.code)
        if refused.fault:
            self.faults.append(f"{name}: {refused.description}")
        if refused.code in _PROXY_ERRORS:
            return response(refused.code, b"<html>nginx</html>", "text/html")
        answer: dict[str, Any] = {
            "ok": False, "error_code": refused.code, "description": refused.description,
        }  # fmt: skip
        if refused.parameters:
            answer["parameters"] = refused.parameters
        return response(refused.code, encode(answer).encode())

    def _record(self, name: str, args: Args, status: int) -> None:
        self.statuses[name, status] += 1
        if self.calls.maxlen:
            self.calls.append(Call(name, args, status, self.clock()))


def _later(answer: bytes, seconds: float) -> asyncio.Future[bytes]:
    loop = asyncio.get_running_loop()
    later: asyncio.Future[bytes] = loop.create_future()

    def release() -> None:
        if not later.done():
            later.set_result(answer)

    loop.call_later(seconds, release)
    return later
