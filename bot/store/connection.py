"""What we use of a database connection; `sqlcipher3` itself comes without types."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Protocol


class Cursor(Protocol):
    """The answer to one statement."""

    lastrowid: int
    rowcount: int

    def fetchone(self) -> Any:  # noqa: ANN401 (a row holds anything)
        """Give the next row, or None."""
        ...

    def __iter__(self) -> Iterator[Any]:
        """Give the rows one after another."""
        ...


class Connection(Protocol):
    """An open database."""

    @property
    def in_transaction(self) -> bool:
        """Say whether a transaction is open."""
        ...

    def execute(self, statement: str, values: Sequence[object] = ..., /) -> Cursor:
        """Run one statement with its parameters."""
        ...

    def close(self) -> None:
        """Close the database."""
        ...
