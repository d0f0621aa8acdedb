"""What PDFium knows about a page: characters with place and look, links, drawn bullets. Part of `intake`.

In: the bytes of a PDF. Out: Pages of Glyphs in points, y upwards, in the order of the file. The only module that
imports pypdfium2. Every wrong PDF is a ReleaseError of one sentence: encrypted, damaged, too large. May not touch:
files.
"""

from __future__ import annotations

import ctypes
import math
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from l10n.errors import ReleaseError
from l10n.intake.characters import SOFT_HYPHEN
from l10n.intake.pdf import ink

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_BYTES = 128 * 1024 * 1024
MAX_PAGES = 300
MAX_GLYPHS = 2_000_000
_MAX_OBJECTS = 20_000  # objects of a page that are looked at for bullets
_BOLD = re.compile(r"bold|black|heavy|semibold|demi(?!l)|-w[6-9]|-b\b", re.IGNORECASE)
_BOLD_WEIGHT = 600
_STROKED = 2  # text render mode: filled and stroked, how word processors make bold of a font that has none
_RULE = 3.0  # points; a thicker line is no rule
_RULE_LENGTH = 20.0  # points
_PASSWORD = 4  # FPDF_ERR_PASSWORD
_HYPHEN = "\x02"  # what PDFium gives for a hyphen at the end of a line


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character: its edges and baseline, size of type, look.

    `made` says that it is a space which PDFium put into a gap. `font` tells fonts without a name apart, 0 for others.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool
    link: str = ""
    made: bool = False
    turned: bool = False
    font: int = 0


@dataclass(slots=True)
class Page:
    """A page: its glyphs in the order of the file, bullets and rules that are drawn, pictures, ink by font.

    A bullet is left, right and middle; a rule, which lies on its side, left, right and height.
    """

    number: int
    width: float
    height: float
    glyphs: list[Glyph] = field(default_factory=list)
    bullets: list[tuple[float, float, float]] = field(default_factory=list)
    rules: list[tuple[float, float, float]] = field(default_factory=list)
    pictures: bool = False
    ink: dict[int, tuple[float, int]] = field(default_factory=dict)


def pages(data: bytes) -> Iterator[Page]:
    """Yield the pages of a PDF. Raises ReleaseError."""
    if len(data) > MAX_BYTES:
        raise ReleaseError(f"{len(data):,} bytes, more than the {MAX_BYTES:,} of a PDF that are read at most")
    try:
        import pypdfium2 as pdfium  # noqa: PLC0415 - heavy, and only a PDF needs it
    except ImportError:
        raise ReleaseError(
            "PDFs cannot be read here: pypdfium2 is not installed", hint="Install it: pip install pypdfium2"
        ) from None
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD or "password" in str(error).lower():
            raise ReleaseError("this PDF is encrypted", hint="Save a copy without a password and try again.") from None
        raise ReleaseError(
            "this PDF is damaged, or no PDF at all", hint="Open it in a reader and print it anew."
        ) from None
    try:
        count = len(document)
        if count > MAX_PAGES:
            raise ReleaseError(f"{count:,} pages, more than the {MAX_PAGES} that are read at most")
        total = 0
        for number in range(count):
            try:
                page = _page(document, number)
            except pdfium.PdfiumError:
                raise ReleaseError(
                    f"page {number + 1} of this PDF is damaged", hint="Print it anew and try again."
                ) from None
            total += len(page.glyphs)
            if total > MAX_GLYPHS:
                raise ReleaseError(f"more than the {MAX_GLYPHS:,} characters of a PDF that are read at most")
            yield page
    finally:
        document.close()


def _page(document: Any, number: int) -> Page:  # noqa: ANN401 - pypdfium2 is imported only when needed
    own = document[number]
    try:
        text = own.get_textpage()
        try:
            page = Page(number + 1, own.get_width(), own.get_height())
            if text.count_chars() > MAX_GLYPHS:
                raise ReleaseError(f"more than the {MAX_GLYPHS:,} characters of a PDF that are read at most")
            _objects(own, page)
            links = list(_links(document, own))
            page.glyphs = list(_glyphs(text, links))
            page.ink = ink.measured(own, page.height, page.glyphs)
            return page
        finally:
            text.close()
    finally:
        own.close()


def _glyphs(text: Any, links: list[tuple[float, float, float, float, str]]) -> Iterator[Glyph]:  # noqa: ANN401
    """Yield the characters of a page; surrogates are paired, characters without a meaning are U+FFFD."""
    from pypdfium2 import raw  # noqa: PLC0415

    left, bottom, right, top = (ctypes.c_double() for _ in range(4))
    x, y = ctypes.c_double(), ctypes.c_double()
    box = raw.FS_RECTF()
    matrix = raw.FS_MATRIX()
    looks: dict[int, tuple[bool, int]] = {}
    high = 0
    for index in range(text.count_chars()):
        code = int(raw.FPDFText_GetUnicode(text, index))
        if code in {10, 13}:
            continue
        if 0xD800 <= code < 0xDC00:  # noqa: PLR2004 - the first half of a pair
            high = code
            continue
        if 0xDC00 <= code < 0xE000:  # noqa: PLR2004 - the second half
            code = 0x10000 + ((high - 0xD800) << 10) + code - 0xDC00 if high else 0xFFFD
        high = 0
        made = raw.FPDFText_IsGenerated(text, index) == 1
        raw.FPDFText_GetCharBox(text, index, left, right, bottom, top)
        raw.FPDFText_GetCharOrigin(text, index, x, y)
        raw.FPDFText_GetLooseCharBox(text, index, box)
        raw.FPDFText_GetMatrix(text, index, matrix)
        size = float(raw.FPDFText_GetFontSize(text, index)) * (math.hypot(matrix.c, matrix.d) or 1.0)
        bold, font = _look(text, index, looks, raw)
        turned = abs(matrix.b) > 0.1 * (abs(matrix.a) + abs(matrix.b)) and not made
        middle = (left.value + right.value) / 2, (bottom.value + top.value) / 2
        link = next((uri for a, b, c, d, uri in links if a <= middle[0] <= c and b <= middle[1] <= d), "")
        one = (
            "-"
            if chr(code) == _HYPHEN or (code in {0xFFFE, 0xAD, 0x2010} and raw.FPDFText_IsHyphen(text, index) == 1)
            else chr(code)
        )
        if one == "-" and chr(code) == _HYPHEN and _drawn_apart(text, index, raw):
            one = SOFT_HYPHEN
        if code == 0:
            one = "\ufffd"
        yield Glyph(
            one,
            min(x.value, left.value),
            max(right.value, left.value, box.right if not made else 0.0),
            y.value,
            size,
            bold,
            link,
            made,
            turned,
            0 if made else font,
        )


def _drawn_apart(text: Any, index: int, raw: Any) -> bool:  # noqa: ANN401
    """Whether a hyphen at a line's end is an object of its own beside a word: the program broke the word there.

    A hyphen that was typed stands in one object with its word; LibreOffice and TeX draw their own one apart.
    """
    own = raw.FPDFText_GetTextObject(text, index)
    before = raw.FPDFText_GetTextObject(text, index - 1) if index else None
    return bool(own) and bool(before) and _length(own, text, raw) == 1 and _length(before, text, raw) > 1


def _length(own: Any, text: Any, raw: Any) -> int:  # noqa: ANN401
    """Return how many characters a text object has."""
    return int(raw.FPDFTextObj_GetText(own, text, None, 0)) // 2 - 1


def _look(text: Any, index: int, looks: dict[int, tuple[bool, int]], raw: Any) -> tuple[bool, int]:  # noqa: ANN401
    """Return whether a character is bold, and its font if that has no name (else 0); known once a text object."""
    own = raw.FPDFText_GetTextObject(text, index)
    key = ctypes.addressof(own.contents) if own else 0
    if key and key in looks:
        return looks[key]
    buffer = ctypes.create_string_buffer(256)
    flags = ctypes.c_int()
    size = raw.FPDFText_GetFontInfo(text, index, buffer, 256, flags)
    name = buffer.value.decode("utf-8", "replace") if size else ""
    weight = int(raw.FPDFText_GetFontWeight(text, index))
    stroked = bool(own) and raw.FPDFTextObj_GetTextRenderMode(own) == _STROKED
    look = (bool(_BOLD.search(name)) or weight >= _BOLD_WEIGHT or stroked, 0 if name else _font(own, raw))
    if key:
        looks[key] = look
    return look


def _font(own: Any, raw: Any) -> int:  # noqa: ANN401
    """Return what tells a font without a name from others: where PDFium holds it."""
    font = raw.FPDFTextObj_GetFont(own) if own else None
    return ctypes.addressof(font.contents) if font else 1


def _links(document: Any, page: Any) -> Iterator[tuple[float, float, float, float, str]]:  # noqa: ANN401
    """Yield left, bottom, right, top and address of every link of a page to the web or an e-mail address."""
    from pypdfium2 import raw  # noqa: PLC0415

    position = ctypes.c_int(0)
    link = raw.FPDF_LINK()
    for _ in range(10_000):
        if not raw.FPDFLink_Enumerate(page, position, link):
            return
        action = raw.FPDFLink_GetAction(link)
        size = raw.FPDFAction_GetURIPath(document, action, None, 0) if action else 0
        if size <= 1:
            continue
        buffer = ctypes.create_string_buffer(size)
        raw.FPDFAction_GetURIPath(document, action, buffer, size)
        uri = buffer.value.decode("utf-8", "replace")
        if not re.match(r"(?:https?|mailto|tel):", uri):
            continue
        rect = raw.FS_RECTF()
        quads = raw.FPDFLink_CountQuadPoints(link)
        points = raw.FS_QUADPOINTSF()
        for quad in range(quads):
            if raw.FPDFLink_GetQuadPoints(link, quad, points):
                xs, ys = (points.x1, points.x2, points.x3, points.x4), (points.y1, points.y2, points.y3, points.y4)
                yield min(xs), min(ys), max(xs), max(ys), uri
        if not quads and raw.FPDFLink_GetAnnotRect(link, rect):
            yield rect.left, min(rect.bottom, rect.top), rect.right, max(rect.bottom, rect.top), uri


def _objects(own: Any, page: Page) -> None:  # noqa: ANN401
    """Note small square shapes, which are the bullets of lists, and whether there are pictures."""
    from pypdfium2 import raw  # noqa: PLC0415

    for count, one in enumerate(own.get_objects(max_depth=4)):
        if count > _MAX_OBJECTS:
            return
        if one.type == raw.FPDF_PAGEOBJ_IMAGE:
            page.pictures = True
        elif one.type == raw.FPDF_PAGEOBJ_PATH:
            left, bottom, right, top = one.get_bounds()
            wide, high = right - left, top - bottom
            if 1.5 <= wide <= 8 and abs(wide - high) <= 0.3 * wide:  # noqa: PLR2004 - points; a bullet of 8 to 20 points type
                page.bullets.append((left, right, (bottom + top) / 2))
            elif high <= _RULE and wide > _RULE_LENGTH:
                page.rules.append((left, right, (bottom + top) / 2))
            elif wide > _RULE_LENGTH and high > _RULE_LENGTH / 2:
                page.rules += [(left, right, bottom), (left, right, top)]  # the frame of a cell
