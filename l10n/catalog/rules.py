"""Room catalog: what is wrong with entries that are each well formed: what `msgfmt -c` refuses beyond the grammar.

In: the entries of a file and the lines of their msgids. Out: faults. Duplicates, a second header, plural forms that
cannot work, line breaks at one end only, format directives that differ. May not touch: files, states, the ledger.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from l10n.catalog import plural
from l10n.errors import Fault
from l10n.patterns import later

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from l10n.catalog.entry import Entry

_DIRECTIVES = {
    "c-format": later(
        r"%(?:\d+\$)?[-+ #0']*(?:\*|\d+)?(?:\.(?:\*|\d+)?)?(?:hh|h|ll|l|q|j|z|t|L)?([diouxXeEfFgGaAcspnm%])"
    ),
    "python-format": later(r"%(?:\((\w+)\))?[-+ #0]*(?:\*|\d+)?(?:\.(?:\*|\d+)?)?[hlL]?([diouxXeEfFgGcrsa%])"),
    "python-brace-format": later(r"\{\{|\}\}|\{([^{}:!]*)[^{}]*\}"),
}
_HEADER_LINE = later(r"^plural-forms:(.*)$", re.IGNORECASE | re.MULTILINE)


def broken(entries: Sequence[Entry], id_lines: Sequence[int], path: str) -> list[Fault]:
    """Return the faults of entries. `id_lines` are the msgid lines, 0 where they follow from the entry's own."""
    return [*_duplicates(entries, id_lines, path), *_header(entries, id_lines, path), *_texts(entries, id_lines, path)]


def line_of(entry: Entry, known: int) -> int:
    """Return the line of an entry's msgid (or msgctxt), the one gettext names."""
    if known:
        return known
    raw = entry.raw or ""
    comments = sum(1 for line in raw.split("\n") if line.startswith("#"))
    return int(entry.linenum or 1) + comments


def _duplicates(entries: Sequence[Entry], id_lines: Sequence[int], path: str) -> Iterator[Fault]:
    seen: dict[tuple[str | None, str], int] = {}
    for at, entry in enumerate(entries):
        key = (entry.msgctxt, entry.msgid)
        if key not in seen:
            seen[key] = at
            continue
        first = line_of(entries[seen[key]], id_lines[seen[key]])
        what = "a second header" if key == (None, "") else f"a second entry for {_short(entry.msgid)}"
        yield Fault(f"{what}; the first is on line {first}. Keep one of them.", path, line_of(entry, id_lines[at]))


def _header(entries: Sequence[Entry], id_lines: Sequence[int], path: str) -> Iterator[Fault]:
    """Check Plural-Forms and the number of forms that entries have."""
    header = next((at for at, entry in enumerate(entries) if not entry.msgid and entry.msgctxt is None), None)
    text = entries[header].msgstr if header is not None else ""
    line = line_of(entries[header], id_lines[header]) if header is not None else 1
    found = _HEADER_LINE.search(text)
    forms = 0
    if found and found[1].strip():
        try:
            forms = plural.forms(found[1])
        except plural.PluralError as error:
            yield Fault(f"Plural-Forms: {error}", path, line)
            return
    for at, entry in enumerate(entries):
        if not entry.msgstr_plural or entry.obsolete:
            continue
        if not forms:
            yield Fault("an entry with plurals, but the header has no Plural-Forms", path, line_of(entry, id_lines[at]))
        elif len(entry.msgstr_plural) != forms:
            yield Fault(
                f"{len(entry.msgstr_plural)} plural forms, but the header says nplurals={forms}",
                path,
                line_of(entry, id_lines[at]),
            )


def _texts(entries: Sequence[Entry], id_lines: Sequence[int], path: str) -> Iterator[Fault]:
    for at, entry in enumerate(entries):
        source = entry.msgid
        if "\n" in source or "\n" in entry.msgstr or entry.msgstr_plural:
            for message in _ends(entry):
                yield Fault(message, path, line_of(entry, id_lines[at]))
        if entry.flags and entry.flags != ["fuzzy"]:
            for message in _directives(entry):
                yield Fault(message, path, line_of(entry, id_lines[at]))


def _live_targets(entry: Entry) -> list[str]:
    """Return the targets that would be used: none of a fuzzy, obsolete or empty entry, or of the header."""
    if entry.obsolete or entry.fuzzy or not entry.msgid:
        return []
    return [text for text in (entry.msgstr_plural.values() if entry.msgstr_plural else [entry.msgstr]) if text]


def _ends(entry: Entry) -> Iterator[str]:
    others = [entry.msgid_plural] if entry.msgid_plural and _live_targets(entry) else []
    for text in (*others, *_live_targets(entry)):
        if text.startswith("\n") != entry.msgid.startswith("\n"):
            yield "msgid and msgstr do not both begin with a line break"
        if text.endswith("\n") != entry.msgid.endswith("\n"):
            yield "msgid and msgstr do not both end with a line break"


def _directives(entry: Entry) -> Iterator[str]:
    for flag, pattern in _DIRECTIVES.items():
        if flag not in entry.flags:
            continue
        wanted = _used(pattern, entry.msgid)
        for text in _live_targets(entry):
            if not entry.msgid_plural and _used(pattern, text) != wanted:
                yield f"the {flag} directives of msgid and msgstr differ"


def _used(pattern: re.Pattern[str], text: str) -> list[str]:
    found = (next((group for group in match.groups() if group), match[0]) for match in pattern.finditer(text))
    return sorted(one for one in found if one not in {"%", "{{", "}}"})


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return f"“{flat[:40]}…”" if len(flat) > 40 else f"“{flat}”"  # noqa: PLR2004 - as long as a line allows
