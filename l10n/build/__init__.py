"""The verb `build`: rebuilds editions of a release in every locale.

In: a project, releases, locales, output forms. Out: files under dist/<slug>/: the release's own format by
`formats.merge`, and an HTML page. Publication refuses a release of which one unit is not what the project's `require`
asks for, and lists those units; nothing of that release is written then. With `drafts` everything is built,
marked on the page. The source locale's edition in its own format is the release's file byte for byte; in others,
front matter that says `source: en_HK` says `lang: zh-Hant-HK` instead, and addresses lead to the edition's language
(decision 8): those that still do not are said. May not touch: catalogs, releases.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from l10n import edition, files, formats
from l10n.build import page
from l10n.errors import UsageError
from l10n.formats import _links, markdown
from l10n.model import Notice

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from l10n.edition import Edition
    from l10n.formats._links import Links
    from l10n.locale import Locale
    from l10n.model import Unit
    from l10n.project import Project, Release

LEFT, RIGHT = "⟦", "⟧"
"""What stands round a source sentence in a draft edition where there is no target yet."""

_SHOWN = 3  # addresses that a notice names


@dataclass(frozen=True, slots=True)
class Blocked:
    """An edition that may not be published, and the units that keep it from being."""

    release: str
    locale: str
    path: str
    units: tuple[Unit, ...]


@dataclass(frozen=True, slots=True)
class Built:
    """The files of one run (`changed` are those whose bytes are new), what was refused, and what there is to say."""

    written: tuple[Path, ...] = ()
    changed: int = 0
    blocked: tuple[Blocked, ...] = ()
    notices: tuple[Notice, ...] = ()


def run(
    project: Project,
    releases: Sequence[Release],
    *,
    locales: Sequence[Locale] = (),
    forms: Sequence[str] = (),
    drafts: bool = False,
    folder: Path | None = None,
) -> Built:
    """Build editions; see the module. `forms` are suffixes without the dot: the release's own, `html`; both when empty.

    Raises UsageError for a form that a release cannot be built to, WriteError when the disk refuses.
    """
    written: list[Path] = []
    blocked: list[Blocked] = []
    notices: list[Notice] = []
    changed = 0
    for release in releases:
        wanted = _forms(release, forms)
        reading = edition.read(release)
        editions = [edition.of_source(reading)] if not locales or release.source in locales else []
        editions += [
            edition.load(project, reading, one) for one in project.targets_of(release) if not locales or one in locales
        ]
        refused = [] if drafts else _blocked(project, editions)
        if refused:
            blocked.extend(refused)
            continue
        content: dict[Path, bytes] = {}
        for one in editions:
            links = _links.between(project.settings["links"], release.source, one.locale)
            left: list[str] = []
            for form in wanted:
                path = (folder or project.dist) / release.slug / f"{release.slug}.{one.locale.tag}.{form}"
                content[path] = _render(one, form, editions, links, left, drafts=drafts)
            if release.path.suffix.lstrip(".").lower() not in wanted:
                left += native(one, links, drafts=drafts)[1]
            notices += _left(project, one, links, left)
        for path, data in content.items():
            changed += files.write(path, data, durable=False)
            written.append(path)
    return Built(tuple(written), changed, tuple(blocked), tuple(notices))


def _left(project: Project, one: Edition, links: Links, addresses: Sequence[str]) -> list[Notice]:
    """Return what to say about addresses of an edition that still lead to pages in the source's language."""
    left = list(dict.fromkeys(addresses))
    if not left:
        return []
    shown = ", ".join(left[:_SHOWN]) + (", …" if len(left) > _SHOWN else "")
    leads = "an address leads to a page" if len(left) == 1 else f"{len(left)} addresses lead to pages"
    source, target = links.source.code, links.target.code
    message = (
        f"in the {target} edition {leads} in {source}: {shown}. Where there are pages in {target}, say in l10n.toml "
        f'what stands in their addresses: [links] {source} = "{links.foreign(left[0])}", {target} = "…"'
    )
    return [Notice(message, project.shown(one.reading.release.path))]


def _forms(release: Release, forms: Sequence[str]) -> list[str]:
    own = release.path.suffix.lstrip(".").lower()
    possible = list(dict.fromkeys((own, "html")))
    for form in forms:
        if form not in possible:
            raise UsageError(
                f"{release.path.name} cannot be built to {form!r}", hint=f"it can be built to: {', '.join(possible)}"
            )
    return [form for form in possible if not forms or form in forms]


def _blocked(project: Project, editions: Sequence[Edition]) -> list[Blocked]:
    found: list[Blocked] = []
    for one in editions:
        if one.locale is one.reading.release.source:
            continue
        units = tuple(unit for unit in one.units() if not edition.publishable(unit, project.require))
        if units:
            found.append(Blocked(one.reading.release.slug, one.locale.code, project.shown(one.path), units))
    return found


def _render(
    one: Edition, form: str, editions: Sequence[Edition], links: Links, left: list[str], *, drafts: bool
) -> bytes:
    """Return an edition in one form; the addresses in it that lead to the source's language are added to `left`."""
    own = one.reading.release.path.suffix.lstrip(".").lower()
    if form == "html" and own not in {"html", "htm"}:
        return page.render(one, editions, links, drafts=drafts).encode("utf-8")
    data, found = native(one, links, drafts=drafts)
    left += found
    return data


def native(one: Edition, links: Links, *, drafts: bool) -> tuple[bytes, list[str]]:
    """Return the edition in the release's own format, and the addresses in it that lead to the source's language.

    A draft says so in its first line and marks what is missing.
    """
    document = one.reading.document
    module = formats.named(document.format)
    if one.locale is one.reading.release.source:
        return module.merge(document, {}, one.locale), []
    targets = {
        pair.block.id: edition.with_sources(pair, one.locale.joiner, left=LEFT, right=RIGHT) if drafts else pair.target
        for pair in one.pairs
        if drafts or pair.target or all(group.omitted for group in pair.groups)
    }
    merge = getattr(module, "merge_wrapped", module.merge)  # plain text that is wrapped stays so
    relink: Callable[[bytes, Links], tuple[bytes, list[str]]] = getattr(module, "relink", _unlinked)
    data, left = relink(merge(document, targets, one.locale), links)
    if document.format == "markdown":
        data = markdown.declare(data, one.reading.release.source, one.locale)
    waiting = page.unfinished(one)
    if not drafts or not waiting:
        return data, left
    total = len(one.units())
    stamp: Callable[[bytes, str], bytes] = getattr(module, "stamp", page.stamp)  # a format that is no text has its own
    words = f"DRAFT – NOT FOR PUBLICATION ({one.locale.tag}: {waiting} of {total} units not vouched for)"
    return stamp(data, words), left


def _unlinked(data: bytes, _links_of: Links) -> tuple[bytes, list[str]]:
    """Return plain text as it is: what looks like an address in it is text, and in the catalog."""
    return data, []
