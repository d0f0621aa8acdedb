"""How thick the strokes of a font without a name are: bold type cannot be told in any other way. Part of `intake`.

In: a page's picture in grey and its glyphs. Out: for each such font the thickness of its Han characters' strokes,
which fonts are clearly heavier than most text, and the glyphs with what that makes of them. A character whose
neighbours on both sides look otherwise takes their look, so that one misjudged font does no harm. May not touch:
glyphs of fonts that have names.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from l10n.intake import wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from l10n.intake.pdf.glyphs import Glyph

_SCALE = 4.0  # pixels a point
_HEAVIER = 1.36  # times the usual stroke; measured on Ming type: regular 0.8 to 1.3, bold 1.4 to 2.1
_MOST = 60  # characters of a font on a page that are looked at
_MOST_ON_PAGE = 3000
_STROKE = 0.3  # em; longer dark stretches lie along a stroke and not across it
_CONTRAST = 40  # of 255; less is nothing written
_PALE = 0.15  # of full ink; less is the edge of a pixel


def measured(page: Any, height: float, glyphs: Iterable[Glyph]) -> dict[int, tuple[float, int]]:  # noqa: ANN401
    """Return for each nameless font the sum of its characters' strokes in em, and how many characters that are."""
    wanted = [one for one in glyphs if one.font and wording.is_han(one.text) and not one.turned][:_MOST_ON_PAGE]
    if not wanted:
        return {}
    picture = page.render(scale=_SCALE, grayscale=True)
    try:
        pixels = bytes(picture.buffer)
        size = (picture.stride, picture.width, picture.height)
    finally:
        picture.close()
    found: dict[int, tuple[float, int]] = {}
    for one in wanted:
        total, count = found.get(one.font, (0.0, 0))
        stroke = _stroke(pixels, size, _box(one, height)) if count < _MOST else 0.0
        if stroke:
            found[one.font] = (total + stroke, count + 1)
    return found


def _box(one: Glyph, height: float) -> tuple[int, int, int, int]:
    """Return left, top, right, bottom of a character in pixels: an em around it."""
    top = height - one.base - 0.88 * one.size
    edges = (one.left, top, one.left + one.size, top + one.size)
    return tuple(int(edge * _SCALE) for edge in edges)  # type: ignore[return-value]


def _stroke(pixels: bytes, size: tuple[int, int, int], box: tuple[int, int, int, int]) -> float:
    """Return how thick the strokes in a box are in em: the length of dark stretches along its lines, 0 when unknown."""
    stride, width, height = size
    left, top, right, bottom = max(box[0], 0), max(box[1], 0), min(box[2], width), min(box[3], height)
    lines = [pixels[y * stride + left : y * stride + right] for y in range(top, bottom)]
    if left >= right or top >= bottom:
        return 0.0
    light, dark = max(map(max, lines)), min(map(min, lines))
    if light - dark < _CONTRAST:
        return 0.0
    lengths: list[float] = []
    for line in lines:
        ink = 0.0
        for one in line:
            share = (light - one) / (light - dark)
            if share > _PALE:
                ink += share
            elif ink:
                lengths.append(ink)
                ink = 0.0
    across = sorted(length for length in lengths if length < _STROKE * (right - left))
    return across[len(across) * 2 // 3] / (right - left) if len(across) > 4 else 0.0  # noqa: PLR2004 - too few to tell


def heavy(pages: Iterable[Mapping[int, tuple[float, int]]]) -> frozenset[int]:
    """Return the fonts that are bold, of all pages' measures: heavier than what half of the text is set in."""
    totals: dict[int, tuple[float, int]] = {}
    for page in pages:
        for font, (stroke, count) in page.items():
            before = totals.get(font, (0.0, 0))
            totals[font] = (before[0] + stroke, before[1] + count)
    means = sorted((stroke / count, count, font) for font, (stroke, count) in totals.items())
    half, seen, usual = sum(count for _, count, _ in means) / 2, 0, 0.0
    for mean, count, _ in means:
        usual = mean
        seen += count
        if seen >= half:
            break
    return frozenset(font for mean, _, font in means if mean > _HEAVIER * usual)


def dressed(glyphs: Sequence[Glyph], fonts: frozenset[int]) -> list[Glyph]:
    """Return a page's glyphs, those of the fonts given bold, each as its neighbours where both look otherwise."""
    looks = [one.bold or one.font in fonts for one in glyphs]
    han = [index for index, one in enumerate(glyphs) if one.font and wording.is_han(one.text)]
    smooth = list(looks)
    for before, index, after in zip(han, han[1:], han[2:], strict=False):
        direct = _beside(glyphs[before], glyphs[index]) and _beside(glyphs[index], glyphs[after])
        if direct and looks[before] == looks[after]:
            smooth[index] = looks[before]
    looks = list(smooth)
    for before, index, after in zip([-1, *han], han, [*han[1:], -1], strict=False):
        with_before = before >= 0 and smooth[before] and _beside(glyphs[before], glyphs[index])
        with_after = after >= 0 and smooth[after] and _beside(glyphs[index], glyphs[after])
        looks[index] = smooth[index] and (with_before or with_after)  # one bold character alone is a mistake
    for index, one in enumerate(glyphs):
        if one.font and not wording.is_han(one.text):
            looks[index] = 0 < index < len(glyphs) - 1 and looks[index - 1] and looks[index + 1]
    return [one if one.bold == look else replace(one, bold=look) for one, look in zip(glyphs, looks, strict=True)]


def _beside(one: Glyph, other: Glyph) -> bool:
    """Whether a character follows another directly on its line."""
    return abs(one.base - other.base) < 1 and 0 <= other.left - one.left < 1.5 * one.size and one.size == other.size
