"""A moment that was understood and said back: what becomes of it once the member has answered."""

from __future__ import annotations

from collections.abc import Mapping

from dialogs.progress import Progress, Value
from dialogs.question import TOLD


def settled(
    progress: Progress, chosen: str, proposed: str, kept: Mapping[str, Value], *, refused: str
) -> Progress:
    """Keep what a confirmed moment means and let go of the proposal; a newly told one stays proposed.

    `proposed` is the key of the moment that was said back; one that is `refused` means nothing.
    """
    if chosen == TOLD or not progress.has(proposed):
        return progress
    if chosen == "right" and not refused:
        progress = progress.keeping(kept)
    return progress.keeping({proposed: None})
