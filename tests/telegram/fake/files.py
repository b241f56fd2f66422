"""Documents and photos on their way into a message."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Final

from tests.telegram.fake.forms import Upload
from tests.telegram.fake.refusals import mistake

if TYPE_CHECKING:
    from tests.telegram.fake.messages import File, Raw
    from tests.telegram.fake.world import World

MAX_DOCUMENT: Final = 50 * 1024 * 1024
MAX_PHOTO: Final = 10 * 1024 * 1024
_PNG: Final = b"\x89PNG\r\n\x1a\n"
_PICTURES: Final = (_PNG, b"\xff\xd8\xff", b"GIF8", b"RIFF")


def document_of(fake: World, given: str | Upload | None) -> tuple[File, Raw]:
    """Return the stored file and the fields a message shows of it."""
    file = _stored(fake, given, "document", MAX_DOCUMENT)
    shown = {**_fields(file), "file_name": file.name, "mime_type": file.mime}
    return file, {"document": shown}


def photo_of(fake: World, given: str | Upload | None) -> tuple[File, Raw]:
    """Return the stored picture and the sizes a message shows of it."""
    if isinstance(given, Upload) and not given.data.startswith(_PICTURES):
        raise mistake("IMAGE_PROCESS_FAILED")
    file = _stored(fake, given, "photo", MAX_PHOTO)
    width, height = _png_size(file.data)
    return file, {"photo": [{**_fields(file), "width": width, "height": height}]}


def _stored(fake: World, given: str | Upload | None, what: str, largest: int) -> File:
    if given is None or given == "":
        raise mistake(f"there is no {what} in the request")
    if isinstance(given, str):
        known = fake.files.get(given)
        if known is None:
            raise mistake("wrong file identifier/HTTP URL specified")
        return known
    if not given.data:
        raise mistake("file must be non-empty")
    if len(given.data) > largest:
        raise mistake(f"file of {len(given.data)} bytes is too big for a {what}")
    return fake.store(given)


def _fields(file: File) -> Raw:
    unique = f"u{file.file_id}"
    return {"file_id": file.file_id, "file_unique_id": unique, "file_size": len(file.data)}


def _png_size(data: bytes) -> tuple[int, int]:
    """Return width and height of a PNG; other pictures count as 640 by 480."""
    if not data.startswith(_PNG) or len(data) < 24:
        return 640, 480
    width, height = struct.unpack(">II", data[16:24])
    if width + height > 10_000 or max(width, height) > 20 * min(width, height):
        raise mistake("PHOTO_INVALID_DIMENSIONS")
    return int(width), int(height)
