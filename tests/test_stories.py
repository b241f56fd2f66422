"""The stories: whole conversations that must read the same today as when they were approved."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import stories


@pytest.mark.parametrize("path", sorted(stories.FOLDER.glob("*.txt")), ids=lambda path: path.stem)
def test_a_story_is_told_as_it_is_written(path: Path, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """Read the difference: it is what a family would read differently. `make stories` rewrites them."""
    written = path.read_text("utf-8")
    told = stories.play(stories.read(written), tmp_path)
    if request.config.getoption("--rewrite"):
        path.write_text(told, "utf-8")
    else:
        assert told == written
