"""Checks of writing are not asked where nothing they look for can be."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n import locale
from l10n.checks import CheckContext, _slips, source_writing
from l10n.glossary import Glossary
from l10n.model import Group, State

TEXTS = st.lists(
    st.sampled_from(
        (
            *(
                "渡輪每日開出",
                "Cyberport",
                "3.5%",
                "，",
                "。",
                ",",
                ".",
                "，，",
                "。。",
                "「",
                "」",
                "“",
                "”",
                '"',
                "'",
            ),
            *("\uff21", "\uff13", "\u200b", "\ue000", "\u2f08", "\u3000", " ", "（", ")", "…", "--", "「AI，data」"),
        )
    ),
    max_size=12,
).map("".join)


@pytest.mark.parametrize("code", ["en_HK", "zh_Hant_HK", "zh_Hans_CN"])
def test_nothing_is_found_where_nothing_is_possible(code: str) -> None:
    """In no text of any of the locales."""
    one = locale.get(code)
    context = CheckContext(one, one, Glossary.empty())

    @settings(max_examples=100, deadline=None, derandomize=True)
    @given(TEXTS)
    def holds(text: str) -> None:
        group = Group((), (), "", text, State.DRAFT)
        if not _slips.possible(group, context, source_writing._TOPICS):
            with pytest.raises(StopIteration):
                next(hit for check in source_writing._BY_TOPIC for hit in check.find(group, context))

    holds()
