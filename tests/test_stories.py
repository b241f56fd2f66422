"""The stories: whole conversations that must read the same today as when they were approved."""

from __future__ import annotations

from pathlib import Path

import pytest

from dialogs.machine import QUESTIONS
from tests import stories

PATHS = sorted(stories.FOLDER.glob("*.txt"))
WALKED: dict[str, set[str]] = {}


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_a_story_is_told_as_it_is_written(path: Path, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """Read the difference: it is what a family would read differently. `make stories` rewrites them."""
    written = path.read_text("utf-8")
    told = stories.play(stories.read(written), tmp_path)
    WALKED[path.stem] = told.states
    if request.config.getoption("--rewrite"):
        path.write_text(told.text, "utf-8")
    else:
        assert told.text == written


def test_every_state_is_walked_by_some_story() -> None:
    """What no story walks, nobody has read in its place."""
    if set(WALKED) != {path.stem for path in PATHS}:
        pytest.skip("only some stories were played")
    asked = {question.state for question in QUESTIONS.values() if not question.forgets}
    assert asked - set().union(*WALKED.values()) == set()
