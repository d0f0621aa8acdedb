"""Sources that read the same are known by what they read: a quick way to fold a text folds it as the long one does."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from l10n.checks import translated_two_ways
from l10n.model import CODE

QUOTES = str.maketrans({"“": '"', "”": '"', "「": '"', "」": '"', "‘": "'", "’": "'", "『": "'", "』": "'"})


@settings(max_examples=100, deadline=None, derandomize=True)
@given(
    st.lists(st.sampled_from([*" \t\n\x1c\u00a0\u3000\u2003“”’「』\"'Aß數.", "<b1>", "</b1>", "Hong Kong"])).map(
        "".join
    )
)
def test_folding(text: str) -> None:
    """Codes go, quotes are straight, spaces single, letters small."""
    assert translated_two_ways.fold(text) == " ".join(CODE.sub("", text).translate(QUOTES).split()).casefold()
