"""The rows a chapter's table is made of; they read like the arrows of the diagram."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple


class Row(NamedTuple):
    """When `trigger` happens in `source` (`*`: anywhere), the member is in `dest`."""

    trigger: str
    source: str
    dest: str


def on(trigger: str, source: str, dest: str) -> Row:
    """Write one arrow of the diagram."""
    return Row(str(trigger), str(source), str(dest))


def chain(trigger: str, *states: str) -> list[Row]:
    """Write the arrows of questions that follow one another."""
    return [on(trigger, here, there) for here, there in pairwise(states)]
