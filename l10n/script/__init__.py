"""Script: Traditional <-> Simplified Chinese with names, terms, codes and addresses shielded.

Only this room imports opencc. In: texts in one Chinese locale, the glossary, `[conversion]` of both locales. Out:
a Conversion: the text in the other locale and the places that need a reader (`Doubt`); `foreign` characters of
the wrong script; region words. Characters and words come from OpenCC and the locales' tables, never from code.
May not touch: files, catalogs.
"""

from __future__ import annotations

from l10n.script.convert import Conversion, Doubt, convert, convert_words
from l10n.script.detect import detect
from l10n.script.foreign import Foreign, is_foreign, suspects
from l10n.script.region import RegionWord, region_words
from l10n.script.variants import Variant, families, variants

__all__ = [
    "Conversion",
    "Doubt",
    "Foreign",
    "RegionWord",
    "Variant",
    "convert",
    "convert_words",
    "detect",
    "families",
    "is_foreign",
    "region_words",
    "suspects",
    "variants",
]
