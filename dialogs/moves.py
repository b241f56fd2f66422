"""Standing in an earlier state again: the way back, and the end of an errand."""

from __future__ import annotations

from dataclasses import replace

from dialogs.machine import RETURN, fire
from dialogs.progress import Progress


def returned_to(progress: Progress, state: str) -> Progress:
    """Stand in an earlier state again; the trail is as it was when the member last came there."""
    last = max((n for n, name in enumerate(progress.trail) if name == state), default=len(progress.trail))
    there = fire(progress.state, RETURN + state)
    return replace(progress, state=there, trail=progress.trail[:last], place="")
