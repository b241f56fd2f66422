"""Request bodies become named parameters: JSON, URL-encoded forms, multipart forms, the query."""

import json
import re
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import parse_qsl, unquote

from tests.telegram.fake.refusals import mistake
from tests.telegram.fake.wire import Request

_BOUNDARY: Final = re.compile(r'boundary="?([^";]+)"?', re.IGNORECASE)
_NAME: Final = re.compile(r'[;\s]name="([^"]*)"')
_FILENAME: Final = re.compile(r'filename="([^"]*)"')
_FILENAME_EXTENDED: Final = re.compile(r"filename\*=utf-8''([^;\s]+)", re.IGNORECASE)
_MIME: Final = re.compile(r"content-type:\s*([^\r\n;]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it came in."""

    name: str
    data: bytes
    mime: str = "application/octet-stream"


@dataclass(slots=True)
class Form:
    """The parameters of one call; `typed` when JSON told numbers and strings apart."""

    params: dict[str, Any]
    uploads: dict[str, Upload]
    typed: bool = False


def read_form(request: Request) -> Form:
    """Return the parameters of `request`; raise `Refused` if its body cannot be read."""
    form = _read_body(request)
    _, _, query = request.target.partition("?")
    if query:
        form.params = {**_urlencoded(query), **form.params}
    return form


def _read_body(request: Request) -> Form:
    if not request.body:
        return Form({}, {})
    kind = request.content_type.partition(";")[0].strip().lower()
    if kind == "application/json":
        return _read_json(request.body)
    if kind == "application/x-www-form-urlencoded":
        return Form(_urlencoded(request.body.decode("latin-1")), {})
    if kind == "multipart/form-data":
        return _read_multipart(request)
    raise mistake(f"unsupported content type {kind!r}")


def _read_json(body: bytes) -> Form:
    try:
        params = json.loads(body)
    except ValueError:
        raise mistake("can't parse request body as a JSON object") from None
    if not isinstance(params, dict):
        raise mistake("request body must be a JSON object")
    return Form(params, {}, typed=True)


def _urlencoded(text: str) -> dict[str, str]:
    try:
        return dict(parse_qsl(text, keep_blank_values=True, errors="strict"))
    except ValueError:
        raise mistake("strings must be encoded in UTF-8") from None


def _read_multipart(request: Request) -> Form:
    boundary = _BOUNDARY.search(request.content_type)
    if boundary is None:
        raise mistake("boundary of the multipart form is missing")
    form = Form({}, {})
    delimiter = b"\r\n--" + boundary.group(1).encode("latin-1")
    parts = (b"\r\n" + request.body).split(delimiter)
    if len(parts) < 2 or not parts[-1].startswith(b"--"):
        raise mistake("multipart form is cut off")
    for part in parts[1:-1]:
        _read_part(part, form)
    return form


def _read_part(part: bytes, form: Form) -> None:
    raw_head, _, content = part.partition(b"\r\n\r\n")
    head = raw_head.decode("utf-8", "replace")
    name = _NAME.search(head)
    if name is None:
        raise mistake("part of the multipart form has no name")
    extended, plain = _FILENAME_EXTENDED.search(head), _FILENAME.search(head)
    if extended is None and plain is None:
        form.params[name.group(1)] = _utf8(content)
        return
    filename = unquote(extended.group(1)) if extended else plain.group(1) if plain else ""
    mime = _MIME.search(head)
    mime_type = mime.group(1).strip() if mime else "application/octet-stream"
    form.uploads[name.group(1)] = Upload(filename, content, mime_type)


def _utf8(content: bytes) -> str:
    try:
        return content.decode()
    except UnicodeDecodeError:
        raise mistake("strings must be encoded in UTF-8") from None
