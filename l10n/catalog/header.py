"""Room catalog: the header entry: its fields read, set and made new.

In: the header's msgstr. Out: fields in order, or the text with one changed; fields that other tools added stay as they
are. May not touch: files, other entries.
"""

from __future__ import annotations

import datetime as dt
import os
from typing import TYPE_CHECKING

from l10n.catalog.entry import Entry

if TYPE_CHECKING:
    from l10n.locale import Locale


def get(text: str, name: str) -> str:
    """Return a field's value, empty when it is not there."""
    for line in text.split("\n"):
        key, colon, value = line.partition(":")
        if colon and key.casefold() == name.casefold():
            return value.strip()
    return ""


def put(text: str, name: str, value: str) -> str:
    """Return the header with a field set, at its place or at the end."""
    lines = text.rstrip("\n").split("\n") if text else []
    new = f"{name}: {value}"
    for at, line in enumerate(lines):
        key, colon, _ = line.partition(":")
        if colon and key.casefold() == name.casefold():
            lines[at] = new
            break
    else:
        lines.append(new)
    return "\n".join(lines) + "\n"


def made(slug: str, locale: Locale | None) -> Entry:
    """Return a new header; for a template without a locale."""
    fields = {
        "Project-Id-Version": slug,
        "PO-Revision-Date": "" if locale else "YEAR-MO-DA HO:MI+ZONE",  # Babel refuses an empty one
        "Last-Translator": "",
        "Language-Team": "",
        "Language": locale.code if locale else "",
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    }
    if locale:
        fields["Plural-Forms"] = plural_forms(locale)
    text = "".join(f"{name}: {value}".rstrip() + "\n" for name, value in fields.items())
    return Entry("", text, lead="")


def plural_forms(locale: Locale) -> str:
    """Return gettext's Plural-Forms for a locale, as CLDR has it."""
    from babel import Locale as Babel  # noqa: PLC0415 - a heavy import that only new catalogs need
    from babel.core import UnknownLocaleError  # noqa: PLC0415
    from babel.messages.plurals import get_plural  # noqa: PLC0415

    try:
        found = get_plural(Babel.parse(locale.code))
    except (UnknownLocaleError, ValueError):
        return "nplurals=1; plural=0;"
    return f"nplurals={found.num_plurals}; plural={found.plural_expr};"


def stamp(date: str) -> str:
    """Return a revision date: the given one (YYYY-MM-DD), that of SOURCE_DATE_EPOCH, or now, in UTC."""
    if date:
        return f"{date} 00:00+0000"
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    moment = dt.datetime.fromtimestamp(int(epoch), tz=dt.UTC) if epoch.isdigit() else dt.datetime.now(tz=dt.UTC)
    return moment.strftime("%Y-%m-%d %H:%M+0000")
