"""Plain text: identity, forced rebuild, targets that read back, what is a block."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n import anatomy, locale
from l10n.errors import ReleaseError
from l10n.formats import text as plain
from l10n.formats._codes import clean
from l10n.model import Role

if TYPE_CHECKING:
    from pathlib import Path

EN = locale.get("en_HK")
bounded = settings(max_examples=100, deadline=None, derandomize=True)
PIECES = [
    "word ",
    "Two words",
    "香港",
    "。",
    "\n",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "- ",
    "1. ",
    "**",
    "*",
    "Tel: 2999 0000",
    "###",
    "\t",
    "　",
    " ",
    "\ufeff",
    "\0",
    "•",
    "Press Release",
]
lines = st.lists(st.sampled_from(PIECES), max_size=16).map("".join)


@bounded
@given(st.one_of(st.text(max_size=200), lines))
def test_identity(text: str) -> None:
    data = text.encode("utf-8", "replace")
    document = plain.extract(data)
    same = {block.id: block.text for block in document.blocks}
    assert plain.merge(document, {}, EN) == data
    assert plain.merge(document, same, EN) == data
    again = plain.extract(plain.merge(document, same, EN, force=True))
    assert squeezed(again) == squeezed(document)
    anatomy.assign(document, EN)


def squeezed(document: plain.Document) -> str:
    """All letters of a document: joining lines may move where blocks part, never what they say."""
    return "".join("".join(clean(block.text).split()) for block in document.blocks)


@bounded
@given(st.binary(max_size=60))
def test_only_release_errors(data: bytes) -> None:
    try:
        plain.extract(data)
    except ReleaseError as error:
        assert error.faults[0].line >= 1  # noqa: PT017 - any bytes may be fine


@bounded
@given(
    st.lists(st.sampled_from(["word", "香港", "<b>", "&", "x_y", "R&D", "「甲」", "50%"]), min_size=1, max_size=6).map(
        " ".join
    )
)
def test_a_target_reads_back(target: str) -> None:
    document = plain.extract(b"One line.\n\nA longer paragraph\nof two lines.\n\nEnd.")
    again = plain.extract(plain.merge(document, {"b2": target}, EN))
    assert [block.text for block in again.blocks] == ["One line.", target, "End."]


def test_an_omitted_headline_leaves_no_stars_behind() -> None:
    document = plain.extract(b"**Head**\n\nText")
    assert plain.merge(document, {"b1": ""}, EN) == b"\n\nText"


def test_not_utf8_is_one_sentence_with_its_line() -> None:
    with pytest.raises(ReleaseError) as caught:
        plain.extract("數碼港".encode("big5"))
    assert caught.value.faults[0].line == 1


def test_nothing_in_nothing_out() -> None:
    for data in (b"", b"\n \n", b"\xef\xbb\xbf\r\n"):
        assert plain.extract(data).blocks == ()


def test_long_line() -> None:
    started = time.process_time()
    plain.extract(b"word " * 400_000)
    plain.extract(b"word\n" * 100_000)
    assert time.process_time() - started < 5


@pytest.mark.shared
def test_the_seed(shared: Path) -> None:
    for path in (shared / "seed").iterdir():
        data = path.read_bytes()
        document = anatomy.assign(plain.extract(data), EN)
        assert plain.merge(document, {}, EN) == data
        roles = [block.role for block in document.blocks]
        assert roles[:5] == [Role.KICKER, Role.KICKER, Role.HEADLINE, Role.SUB_HEADLINE, Role.DATELINE]
        assert [roles.count(role) for role in (Role.CAPTION, Role.CONTACT, Role.BOILERPLATE, Role.END_MARK)] == [
            2,
            9,
            4,
            1,
        ]


def test_a_wrapped_source_gives_wrapped_editions_that_read_as_the_same_blocks() -> None:
    source = (
        "The museum opened a new hall today, and more than three hundred guests\n"
        "came to see the first exhibition, which runs until the end of the year.\n\n"
        "A short paragraph.\n"
    )
    document = plain.extract(source.encode())
    target = "博物館今日啟用新展廳，逾三百名嘉賓到場參觀首個展覽，展期至年底。" * 4
    targets = {document.blocks[0].id: target, document.blocks[1].id: "短段落。"}
    done = plain.merge_wrapped(document, targets, locale.get("zh_Hant_HK")).decode()
    lines = done.split("\n\n")[0].split("\n")
    assert len(lines) > 2
    assert not any(line[0] in "。，」）" for line in lines)
    assert [block.text for block in plain.extract(done.encode()).blocks] == [target, "短段落。"]


def test_a_source_of_one_line_gives_editions_of_one_line() -> None:
    document = plain.extract(b"A short paragraph.\n")
    target = "短段落。" * 60
    assert (
        plain.merge_wrapped(document, {document.blocks[0].id: target}, locale.get("zh_Hant_HK")).decode()
        == target + "\n"
    )
