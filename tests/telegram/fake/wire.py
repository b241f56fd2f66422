"""HTTP/1.1 as far as a bot needs it: keep-alive, pipelining, answers that may come later.

Written on `asyncio.Protocol` and `httptools` because the fake shares two cores with the bot it
measures. It knows nothing of Telegram: a handler gets a `Request` and gives an `Answer`.
"""

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Final

import httptools

MAX_BODY: Final = 60 * 1024 * 1024  # a little over the 50 MB a bot may upload


@dataclass(slots=True, frozen=True)
class Request:
    """One complete HTTP request; `target` still holds the query string."""

    verb: str
    target: str
    content_type: str
    body: bytes
    keep_alive: bool


Answer = bytes | asyncio.Future[bytes]
"""A whole HTTP response, now or later; `DROPPED` closes the connection without one."""

Handler = Callable[[Request], Answer]

DROPPED: Final = b""
JSON: Final = "application/json"


def response(status: int, body: bytes, content_type: str = JSON) -> bytes:
    """Return a whole HTTP response."""
    if status == HTTPStatus.OK and content_type == JSON:
        return b"%b%d\r\n\r\n%b" % (_OK_HEAD, len(body), body)
    head = f"HTTP/1.1 {status} {HTTPStatus(status).phrase}\r\nContent-Type: {content_type}"
    return b"%b\r\nContent-Length: %d\r\n\r\n%b" % (head.encode(), len(body), body)


_OK_HEAD: Final = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "


class Connection(asyncio.Protocol):
    """One client connection: requests are answered in the order in which they came."""

    def __init__(self, handler: Handler, open_connections: "set[Connection]") -> None:
        """Serve `handler`; be a member of `open_connections` while the connection lasts."""
        self._handler = handler
        self._open = open_connections
        self._parser = httptools.HttpRequestParser(self)
        self._queue: deque[Request] = deque()
        self._later: asyncio.Future[bytes] | None = None
        self._transport: asyncio.Transport | None = None
        self._begin()

    def _begin(self) -> None:
        self._target = b""
        self._content_type = ""
        self._expects_continue = False
        self._body: list[bytes] = []
        self._size = 0

    # what asyncio tells us

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Remember the connection so that an outage can cut it."""
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._open.add(self)

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget the connection; a long poll nobody waits for any more ends."""
        self._open.discard(self)
        self._transport = None
        self._queue.clear()
        if self._later is not None:
            self._later.cancel()

    def data_received(self, data: bytes) -> None:
        """Parse what came; each complete request is answered at once or queued."""
        try:
            self._parser.feed_data(data)
        except (httptools.HttpParserError, httptools.HttpParserUpgrade):
            self._write(response(400, b'{"ok":false,"error_code":400,"description":"Bad Request"}'))
            self.close()

    # what the parser tells us

    def on_url(self, url: bytes) -> None:
        """Collect the request target, which may come in pieces."""
        self._target += url

    def on_header(self, name: bytes, value: bytes) -> None:
        """Keep the only two headers that matter."""
        lowered = name.lower()
        if lowered == b"content-type":
            self._content_type = value.decode("latin-1")
        elif lowered == b"expect":
            self._expects_continue = value.lower() == b"100-continue"

    def on_headers_complete(self) -> None:
        """Let a careful client (curl) go on with its body."""
        if self._expects_continue:
            self._write(b"HTTP/1.1 100 Continue\r\n\r\n")

    def on_body(self, body: bytes) -> None:
        """Collect the body, chunked or not."""
        self._body.append(body)
        self._size += len(body)
        if self._size > MAX_BODY:
            too_large = b'{"ok":false,"error_code":413,"description":"Request Entity Too Large"}'
            self._write(response(413, too_large))
            self.close()

    def on_message_complete(self) -> None:
        """Answer the request, or queue it behind the one that is still waiting."""
        request = Request(
            verb=self._parser.get_method().decode("latin-1"),
            target=self._target.decode("latin-1"),
            content_type=self._content_type,
            body=b"".join(self._body),
            keep_alive=self._parser.should_keep_alive(),
        )
        self._begin()
        if self._later is None:
            self._serve(request)
        else:
            self._queue.append(request)

    # answering

    def _serve(self, request: Request) -> None:
        if self._transport is None:
            return
        answer = self._handler(request)
        if isinstance(answer, bytes):
            self._finish(answer, request)
        else:
            self._later = answer
            answer.add_done_callback(lambda done: self._serve_later(done, request))

    def _serve_later(self, done: asyncio.Future[bytes], request: Request) -> None:
        self._later = None
        if done.cancelled():
            return
        self._finish(done.result(), request)
        while self._queue and self._later is None:
            self._serve(self._queue.popleft())

    def _finish(self, answer: bytes, request: Request) -> None:
        if answer == DROPPED:
            self.abort()
            return
        self._write(answer)
        if not request.keep_alive:
            self.close()

    def _write(self, data: bytes) -> None:
        if self._transport is not None:
            self._transport.write(data)

    def close(self) -> None:
        """Close after what was written has gone out."""
        if self._transport is not None:
            self._transport.close()

    def abort(self) -> None:
        """Cut the connection now, as a failing network does."""
        if self._transport is not None:
            self._transport.abort()
