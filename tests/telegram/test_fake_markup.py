"""Telegram's HTML is read, and refused, as Telegram does it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.telegram.fake.markup import parse_html, trimmed, utf16_length
from tests.telegram.fake.refusals import Refused


@pytest.mark.parametrize(
    ("source", "why"),
    [
        ("a <b>b", 'Can\'t find end tag corresponding to start tag "b"'),
        ("é <x>", 'Unsupported start tag "x" at byte offset 3'),
        ("a < b", 'Unsupported start tag "" at byte offset 2'),
        ("a <b", "Unclosed start tag at byte offset 2"),
        ("a</b>", "Unexpected end tag at byte offset 1"),
        ("<b>a</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("<b>a</b", "Unclosed end tag at byte offset 4"),
        ("<span>a</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ('<a ="x">a</a>', 'Empty attribute name in the tag "a" at byte offset 0'),
        ('<a href="x>a</a>', 'Unclosed start tag "a" at byte offset 0'),
        ("<a href=x/y>a</a>", "Unexpected end of name token at byte offset 8"),
    ],
)
def test_broken_markup_is_refused_with_the_place(source: str, why: str) -> None:
    """One forgotten tag loses the whole message, so the fake must be as unforgiving."""
    with pytest.raises(Refused) as refused:
        parse_html(source)
    assert refused.value.description == f"Bad Request: can't parse entities: {why}"
    assert refused.value.fault


def test_entities_are_counted_in_utf16_and_nested() -> None:
    """Offsets in code points would underline the wrong words after an emoji."""
    text, entities = parse_html('😀 <b>x <a href="https://a.org/?b=1&amp;c">y</a></b> &lt;&#33;&nbsp;')
    assert text == "😀 x y <!&nbsp;"
    assert entities == [
        {"type": "bold", "offset": 3, "length": 3},
        {"type": "text_link", "offset": 5, "length": 1, "url": "https://a.org/?b=1&c"},
    ]


def test_white_space_around_a_message_goes_and_entities_move_with_it() -> None:
    """Telegram trims; what follows must still be bold in the right place."""
    assert trimmed("  ab ", [{"type": "bold", "offset": 1, "length": 4}]) == (
        "ab",
        [{"type": "bold", "offset": 0, "length": 2}],
    )


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_escaped_text_comes_out_as_it_went_in(text: str) -> None:
    """What a member writes is quoted back to them unchanged."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert parse_html(f"<i>{escaped}</i>")[0] == text
    assert utf16_length(text) == len(text.encode("utf-16-le")) // 2
