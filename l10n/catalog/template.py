"""Room catalog: the template of a release (`.pot`): every unit, no targets, for tools that make catalogs themselves.

In: segments. Out: the template's bytes. It has no date, so that it changes only when the release does; roles and
speakers stand in it because msgmerge drops extracted comments that the template lacks. May not touch: catalogs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from l10n import files
from l10n.catalog import header, provenance, writer
from l10n.catalog.entry import Entry
from l10n.catalog.update import gathered

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from l10n.model import Segment


def template(slug: str, segments: Sequence[Segment], *, release: str) -> bytes:
    """Return the template of a release; `release` is the path that references show."""
    units = [
        Entry(
            one.source,
            "",
            one.context or None,
            comment="\n".join(provenance.place_lines(tuple(one.roles), tuple(one.speakers))),
            occurrences=[(release, "")],
        )
        for one in gathered(segments).values()
    ]
    entries = [header.made(slug, None), *units]
    return writer.assembled(entries, "\n", writer.Style()).encode("utf-8")


def write_template(path: Path, segments: Sequence[Segment], *, release: str, root: Path | None = None) -> bool:
    """Write the template beside the locales' folders; return whether a byte changed. Raises WriteError."""
    return files.write(path, template(path.stem, segments, release=release), root=root)
