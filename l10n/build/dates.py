"""How an edition writes the release's date: in the locale's own long form.

In: an ISO 8601 date, a locale. Out: "21 October 2025", 「2025年10月21日」; nothing where there is no valid date.
May not touch: files. Forms are Babel's (CLDR); English is Hong Kong's, which writes the day first.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from l10n.locale import Locale

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_DAY_FIRST = "en_GB"  # CLDR's en_HK does the same; en alone would put the month first


def dated(value: str, locale: Locale) -> str:
    """Return an ISO 8601 date (YYYY-MM-DD) as the locale writes it; empty when it is no date."""
    if not _ISO.fullmatch(value):
        return ""
    try:
        day = dt.date.fromisoformat(value)
    except ValueError:
        return ""
    from babel import UnknownLocaleError  # noqa: PLC0415 - Babel is heavy, and only pages with a date need it
    from babel.dates import format_date  # noqa: PLC0415

    code = _DAY_FIRST if locale.code.startswith("en") else locale.code
    try:
        return format_date(day, "long", locale=code)
    except UnknownLocaleError:  # a region CLDR does not know: the language's own form
        return format_date(day, "long", locale="_".join(code.split("_")[:-1]))
