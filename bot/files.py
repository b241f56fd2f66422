"""Makes the files a member asked for: the letter to print, and everything that is kept of them.

The names on them tell nothing to whoever looks over a shoulder.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from bot.render import file_message
from bot.store.rows import Message
from dialogs.chapters import letter
from dialogs.progress import Progress


def make(kind: str, progress: Progress, everything: Callable[[], dict[str, Any]]) -> Message:
    """Give the message that carries the file of this kind; `everything` is gathered only for an export."""
    if kind == "letter":
        return file_message("pages.txt", letter.whole(progress) + "\n")
    return file_message("everything.json", json.dumps(everything(), ensure_ascii=False, indent=2))
