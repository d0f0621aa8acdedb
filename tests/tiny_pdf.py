# ruff: noqa: E501 - PDF objects read best in one line
"""A PDF writer of a hundred lines for tests: text at places, bold, Chinese, links, pages; nothing is embedded."""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field

FONTS = {
    "plain": b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    "bold": b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
    "ligature": b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode %d 0 R "
    b"/Encoding << /Type /Encoding /BaseEncoding /WinAnsiEncoding /Differences [1 /fi 2 /fl] >> >>",
    "chinese": b"<< /Type /Font /Subtype /Type0 /BaseFont /MSung-Light /Encoding /UniCNS-UCS2-H /DescendantFonts [<< /Type /Font "
    b"/Subtype /CIDFontType0 /BaseFont /MSung-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (CNS1) /Supplement 0 >> /DW 1000 >>] >>",
    "simplified": b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [<< /Type /Font "
    b"/Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 0 >> /DW 1000 >>] >>",
    "chinese-bold": b"<< /Type /Font /Subtype /Type0 /BaseFont /MSung-Bold /Encoding /UniCNS-UCS2-H /DescendantFonts [<< /Type /Font "
    b"/Subtype /CIDFontType0 /BaseFont /MSung-Bold /CIDSystemInfo << /Registry (Adobe) /Ordering (CNS1) /Supplement 0 >> /DW 1000 >>] >>",
}
TO_UNICODE = (
    b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n"
    b"1 begincodespacerange <00> <FF> endcodespacerange\n2 beginbfchar <01> <FB01> <02> <FB02> endbfchar\n"
    b"1 beginbfrange <20> <7E> <0020> endbfrange\nendcmap end end"
)
WIDE = ("chinese", "simplified", "chinese-bold")


@dataclass
class Page:
    """A page of A4: what is written and where, links, pictures."""

    parts: list[bytes] = field(default_factory=list)
    links: list[tuple[float, float, float, float, str]] = field(default_factory=list)

    def text(self, x: float, y: float, words: str, font: str = "plain", size: float = 11) -> None:
        """Write `words` with their beginning at (x, y) in points from the lower left corner."""
        if font in WIDE:
            shown = b"<" + words.encode("utf-16-be").hex().encode() + b">"
        else:
            raw = words.replace("ﬁ", "\x01").replace("ﬂ", "\x02").encode("cp1252")
            shown = b"(" + raw.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)") + b")"
        self.parts.append(b"BT /%s %g Tf %g %g Td %s Tj ET" % (font.encode(), size, x, y, shown))

    def lines(
        self, x: float, y: float, words: str, font: str = "plain", size: float = 11, leading: float = 14
    ) -> float:
        """Write lines below each other; return where the next one would stand."""
        for line in words.split("\n"):
            self.text(x, y, line, font, size)
            y -= leading
        return y


def write(pages: list[Page], *, extra: bytes = b"") -> bytes:
    """Return the PDF. `extra` goes into the trailer."""
    objects: list[bytes] = [b"", b""]

    def add(content: bytes) -> int:
        objects.append(content)
        return len(objects)

    unicode_map = add(_stream(TO_UNICODE))
    fonts = b" ".join(
        b"/%s %d 0 R" % (name.encode(), add(font % unicode_map if b"%d 0 R" in font else font))
        for name, font in FONTS.items()
    )
    kids: list[int] = []
    for page in pages:
        content = add(_stream(b"\n".join(page.parts)))
        links = [
            add(
                b"<< /Type /Annot /Subtype /Link /Rect [%g %g %g %g] /Border [0 0 0] /A << /S /URI /URI (%s) >> >>"
                % (a, b, c, d, uri.encode())
            )
            for a, b, c, d, uri in page.links
        ]
        annots = b" ".join(b"%d 0 R" % one for one in links)
        kids.append(
            add(
                b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /Annots [%s] /Resources << /Font << %s >> >> >>"
                % (content, annots, fonts)
            )
        )
    objects[0] = b"<< /Type /Catalog /Pages 2 0 R >>"
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(b"%d 0 R" % kid for kid in kids))
    out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    places: list[int] = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    for place in places:
        out += b"%010d 00000 n \n" % place
    out += b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, extra, start)
    return bytes(out)


def _stream(content: bytes) -> bytes:
    packed = zlib.compress(content)
    return b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed)
