"""Languages and fonts of new text: what Word needs to show the right glyphs.

In: a look, the text to be written in it, its locale. Out: the look with `w:lang` and, where Han characters stand in it,
an East Asian font that has the locale's glyphs: the same characters are drawn differently in Hong Kong and elsewhere.
May not touch: anything else of a look.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from l10n.formats.docx import looks

if TYPE_CHECKING:
    from l10n.formats.docx.looks import Look
    from l10n.locale import Locale

_REGIONS = {"Hant": ("HK", "MO", "TW"), "Hans": ("CN", "SG")}
_SHAPES = {
    # shape of letters: the font for Traditional, for Simplified, and for Latin text
    "song": ("PMingLiU", "SimSun", "Times New Roman"),
    "kai": ("DFKai-SB", "KaiTi", "Times New Roman"),
    "hei": ("Microsoft JhengHei", "Microsoft YaHei", "Arial"),
}
_NAMES = {
    "song": "ming song sun serif 明體 明体 宋體 宋体 仿宋 times georgia garamond cambria book roman minion palatino",
    "kai": "kai 楷體 楷体",
    "hei": "hei gothic sans 黑體 黑体 雅黑 等线 等線 dengxian pingfang 蘋方",
}
_OF_HANT = (
    "mingliu", "細明體", "標楷體", "dfkai", "biaukai", "jhenghei", "正黑體", "pingfang hk", "pingfang tc", "蘋方",
    "hkscs", "sans hk", "serif hk", "sans tc", "serif tc", "cjk tc", "cjk hk",
)  # fmt: skip
_OF_HANS = (
    "simsun", "宋体", "simhei", "黑体", "kaiti", "楷体", "fangsong", "仿宋", "yahei", "雅黑", "dengxian", "等线",
    "pingfang sc", "苹方", "sans sc", "serif sc", "cjk sc",
)  # fmt: skip


def language(locale: Locale) -> str:
    """Return the language tag that Word knows a locale by: zh-HK, zh-CN, en-HK."""
    parts = locale.code.split("_")
    region = parts[-1] if len(parts) > 1 and len(parts[-1]) == 2 else ""  # noqa: PLR2004 - a country's code
    regions = _REGIONS.get(locale.script)
    if regions and region not in regions:
        region = regions[0]
    return f"{parts[0]}-{region}" if region else parts[0]


def fitted(look: Look, text: str, locale: Locale) -> Look:
    """Return `look` for new `text` in `locale`."""
    fonts = dict(look.fonts)
    if locale.chinese and looks.has_han(text):
        at = 0 if locale.script == "Hant" else 1
        known = _OF_HANT if at == 0 else _OF_HANS
        if not any(name in look.han.casefold() for name in known):
            _put(fonts, "eastAsia", _SHAPES[_shape(look.han, look.latin)][at])
        fonts["hint"] = "eastAsia"
    elif not locale.chinese:
        fonts.pop("hint", None)
        for kind in ("ascii", "hAnsi") if _is_chinese(look.latin) else ():
            _put(fonts, kind, _SHAPES[_shape(look.latin)][2])
        if look.latin.endswith("EastAsia"):  # a font of the theme: it has one for Latin text beside it
            for kind in ("asciiTheme", "hAnsiTheme"):
                fonts[kind] = look.latin[1:].replace("EastAsia", "HAnsi")
    own = dict(look.own)
    own.pop("w:rFonts", None)
    if fonts:
        own["w:rFonts"] = looks.font_element(look.prefix, fonts)
    tag = language(locale).encode()
    attribute = b"eastAsia" if locale.chinese else b"val"
    own["w:lang"] = _language_element(own.get("w:lang", b""), look.prefix, attribute, tag)
    return replace(look, own=own, fonts=fonts)


def _language_element(old: bytes, prefix: bytes, attribute: bytes, tag: bytes) -> bytes:
    """Return a `w:lang` that says `tag`, and what the old one said of other kinds of letters."""
    said = dict(re.findall(rb"[:\s](val|eastAsia|bidi)\s*=\s*[\"']([^\"'<&]*)[\"']", old)) | {attribute: tag}
    parts = [b' %s%s="%s"' % (prefix, name, said[name]) for name in (b"val", b"eastAsia", b"bidi") if name in said]
    return b"<%slang%s/>" % (prefix, b"".join(parts))


def _put(fonts: dict[str, str], kind: str, name: str) -> None:
    fonts.pop(f"{kind}Theme", None)
    fonts[kind] = name


def _is_chinese(font: str) -> bool:
    folded = font.casefold()
    return looks.has_han(font) or any(name in folded for name in (*_OF_HANT, *_OF_HANS))


def _shape(*fonts: str) -> str:
    """Return the shape of letters of the first font that tells: `hei` when none does."""
    for font in fonts:
        folded = font.casefold()
        for shape in ("kai", "hei", "song"):
            if any(name in folded for name in _NAMES[shape].split()):
                return shape
    return "hei"
