"""Segmentation: a block's sentences as a translator wants them, and the block again from their translations.

In: a Block and a Locale (its table `[segmentation]`). Out: Segments, whose leads and texts give the block's text back
exactly; and the block's text with each segment replaced by its target. May not touch: files, catalogs, any other room.

    split(block, locale)                          a sentence a segment, headings whole
    split(block, locale, mode="paragraph")        a block a segment
    join(block, segments, targets, locale.joiner) the translated block
    sentences(text, locale)                       plain text

The parts: `codes` takes inline codes out and puts them back; `breaks` finds the places, `tails` what still belongs to
the sentence before one, `latin` and `han` decide on them, `shortforms` on full stops behind words and `names` on names
with a mark; `quotations` and `spans` say what stands in quotes; `enumeration` finds run-together lists; `rules` has the
words, `patterns` a user's own rules in SRX's manner.
"""

from __future__ import annotations

from itertools import pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING

from l10n.errors import UsageError
from l10n.model import JOINED, OMITTED, Role, Segment, context_of
from l10n.patterns import later
from l10n.segmentation import breaks, codes
from l10n.segmentation.patterns import Pattern, PatternError
from l10n.segmentation.rules import Rules, lexicon

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from l10n.locale import Locale
    from l10n.model import Block
    from l10n.segmentation.codes import View
    from l10n.segmentation.place import Break

__all__ = ["MODES", "Pattern", "PatternError", "Rules", "join", "sentences", "split"]

MODES = ("sentence", "paragraph")
"""How a block can be split."""

_WHOLE = frozenset({Role.HEADLINE, Role.SUB_HEADLINE, Role.HEADING, Role.BOILERPLATE_HEADING, Role.METADATA})
"""Never split."""
_MOSTLY_WHOLE = frozenset({Role.KICKER, Role.TABLE_CELL, Role.END_MARK})
"""Split only where every part is plainly a sentence."""
_PLAIN_WORDS, _PLAIN_HAN = 3, 4
_LABEL = later(r"\s*[^:：.!?。！？\n]{1,40}[:：]\s*\S")
_NO_NAMES: Mapping[str, str] = MappingProxyType({})
_BLANK_LINE = later(r"\n[^\S\n]*\n\s*")


def split(block: Block, locale: Locale, *, mode: str = "sentence", rules: Rules | None = None) -> tuple[Segment, ...]:
    """Return the segments of a block, in order; none for an empty one.

    `lead + text` of all, codes under the block's names, is `block.text`. Leads keep the block's names (only line
    break codes stand in them). Raises UsageError for an unknown mode.
    """
    if mode not in MODES:
        raise UsageError(f"segmentation is {mode!r}, not {' or '.join(MODES)}")
    if not block.text:
        return ()
    if mode == "paragraph" and not block.codes:
        text = block.text.lstrip() or block.text
        return (_plain_segment(block, 0, block.text[: len(block.text) - len(text)], text),)
    seen = codes.view(block)
    found = _breaks(block, seen, locale, rules) if mode == "sentence" else []
    parts = codes.cut(block, seen, found)
    return tuple(_segment(block, index, lead, text) for index, (lead, text) in enumerate(parts))


def join(block: Block, segments: Sequence[Segment], targets: Sequence[str | None], joiner: str) -> str:
    """Return the block's text with every segment replaced by its target, codes under the block's names.

    `targets` has one item a segment, in segment names; None keeps the source. Between two translated sentences
    `joiner` stands, unless a line break code stood there; a target that is JOINED or OMITTED gives nothing, and no
    joiner. With all targets None the result is `block.text`.
    """
    pieces: list[str] = []
    translated_before = False
    for segment, target in zip(segments, targets, strict=True):
        if target is not None and target.strip() in {JOINED, OMITTED}:
            continue
        if not pieces:
            pieces.append(segments[0].lead)
        elif not (target is not None and translated_before) or codes.holds_break(segment.lead, block):
            pieces.append(segment.lead)
        elif not pieces[-1][-1:].isspace():
            pieces.append(joiner)
        pieces.append(codes.rename(segment.text if target is None else target, segment.block_names))
        translated_before = target is not None
    return "".join(pieces)


def sentences(text: str, locale: Locale, *, rules: Rules | None = None) -> list[str]:
    """Return the sentences of a plain text, without the white space between them; a blank line ends one."""
    words = lexicon(locale.code, rules)
    found: list[str] = []
    for paragraph in _BLANK_LINE.split(text):
        begin = 0
        for one in breaks.find(paragraph, words):
            found.append(paragraph[begin : one.end])
            begin = one.start
        found.append(paragraph[begin:])
    return [one for one in (piece.strip() for piece in found) if one]


def _breaks(block: Block, seen: View, locale: Locale, rules: Rules | None) -> list[Break]:
    if block.role in _WHOLE:
        return []
    found = breaks.find(seen.text, lexicon(locale.code, rules))
    if seen.breaks and (block.role is Role.CONTACT or _labelled(seen)):
        found = breaks.with_lines(seen.text, found, seen.breaks)
    if block.role in _MOSTLY_WHOLE and not _plain(seen.text, found):
        return []
    return found


def _labelled(seen: View) -> bool:
    """Whether every line has its label ("Date: …", "Venue: …"): a list, one thing a line."""
    edges = [0, *seen.breaks, len(seen.text)]
    return all(_LABEL.match(seen.text[low:high]) for low, high in pairwise(edges))


def _plain(text: str, found: list[Break]) -> bool:
    """Whether every part is a sentence of several words with its full stop."""
    starts = [0, *(one.start for one in found)]
    ends = [*(one.end for one in found), len(text)]
    return all(_is_sentence(text[start:end].strip()) for start, end in zip(starts, ends, strict=True))


def _is_sentence(text: str) -> bool:
    if text.rstrip("”’」』）)\"'")[-1:] not in tuple(".!?。！？…"):
        return False
    return len(text.split()) >= _PLAIN_WORDS or sum(character >= "⺀" for character in text) >= _PLAIN_HAN


def _plain_segment(block: Block, index: int, lead: str, text: str) -> Segment:
    """Return a segment of a block without codes, whose text is its own."""
    return Segment(block.id, index, text, block.role, lead, (), _NO_NAMES, block.speaker, context_of(block.role))


def _segment(block: Block, index: int, lead: str, text: str) -> Segment:
    if not block.codes:
        return _plain_segment(block, index, lead, text)
    own, own_codes, names = codes.own_names(text, block)
    return Segment(
        block=block.id,
        index=index,
        text=own,
        role=block.role,
        lead=lead,
        codes=own_codes,
        block_names=MappingProxyType(names),
        speaker=block.speaker,
        context=context_of(block.role),
    )
