"""Sentences that say nearly the same are found without laying each beside every other."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from hypothesis import given, settings
from hypothesis import strategies as st

from l10n.checks import _numbered, source_figures
from l10n.checks._source import Said

if TYPE_CHECKING:
    from l10n.model import BlockPair, Group

BOUNDED = settings(max_examples=100, deadline=None, derandomize=True)
WORDS = st.sampled_from(
    (
        "The",
        "bank",
        "opened",
        "12",
        "branches’",
        "café",
        "Straße",
        "in",
        "HKMA",
        "數碼港",
        "3.5%",
        "schools",
        "µ",
        "a",
        "_x",
    )
)
SENTENCES = st.lists(st.lists(WORDS, min_size=4, max_size=9).map(" ".join), max_size=8)


def _folded(text: str) -> str:
    return re.sub(r"[\W\d_]+", " ", text).strip().casefold()


def _enough(one: str, other: str) -> bool:
    """Return whether two folded sentences share three words of four, and one is nearly as long as the other."""
    words, others = set(one.split()), set(other.split())
    longer = max(len(one), len(other))
    return len(words & others) >= 0.75 * max(len(words), len(others)) and abs(len(one) - len(other)) <= longer * 0.16


@BOUNDED
@given(SENTENCES)
def test_what_shares_enough_words_is_found(sentences: list[str]) -> None:
    """Every pair that could be the same is found, in order, and laid out folded."""
    groups = [Said(cast("BlockPair", None), cast("Group", None), text) for text in sentences]
    kept = [(one, folded) for one in groups if len(folded := _folded(one.text)) >= 25]
    wanted = [
        (folded, [other for other in kept[:at] if _enough(other[1], folded)]) for at, (_, folded) in enumerate(kept)
    ]
    found = [
        (folded, [(one, known) for known, own, one in near if _enough(known, own)])
        for _, near in source_figures._alike(groups, _numbered.of(sentences, ()))
        if (folded := near[0][1])
    ]
    assert [one for one in found if one[1]] == [one for one in wanted if one[1]]
