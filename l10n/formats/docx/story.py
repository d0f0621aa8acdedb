"""The parts of a Word document as paragraphs in reading order, each with its blocks.

In: a package. Out: a Story: paragraphs and plain texts with ids, their parts, and what the user should know.
Order: title, body with its tables, text boxes, charts and diagrams, footnotes, endnotes, headers, footers. `walk` goes
through a part, `drawings` knows charts. May not touch: bytes.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from l10n.errors import ReleaseError
from l10n.formats.docx import drawings, numbering, places
from l10n.formats.docx.items import Paragraph, Plain
from l10n.formats.docx.looks import Styles
from l10n.formats.docx.walk import Walk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from l10n.formats.docx.container import Package
    from l10n.formats.docx.places import Part

_PROGRAM = re.compile(r"(?:generated|created|converted|exported) (?:by|with) ", re.IGNORECASE)  # said by no author
PROPERTIES = {"title": "dc:title", "subject": "dc:subject", "keywords": "cp:keywords", "description": "dc:description"}
"""The id of the block that holds the title among the document's properties."""
_CONTENTS = re.compile(rb"(?:instrText[^<>]{0,200}>|instr=[\"'])\s{0,20}(?:TOC|INDEX|TOA)\b")
_ORDER = ("footnotes", "endnotes", "header", "footer")


@dataclass(slots=True, eq=False)
class Story:
    """Everything that is text in a document. `parts` are those that were parsed, by member name."""

    paragraphs: list[Paragraph | Plain] = field(default_factory=list)
    mirrors: list[Paragraph | Plain] = field(default_factory=list)
    """Second copies of texts for programs that know no text boxes; their slots share the ids of the first."""
    parts: dict[str, Part] = field(default_factory=dict)
    styles: Styles = field(default_factory=lambda: Styles(None))
    counted: frozenset[tuple[str, str]] = frozenset()
    """The lists that count, each by its number and level."""
    main: str = ""
    settings: str = ""
    title: str = ""
    tracked: bool = False
    embedded: bool = False
    charts: bool = False
    """Whether it shows charts, whose workbooks are not read."""
    contents: bool = False
    """Whether Word fills a table of contents or an index in it."""
    strange: bool = False
    """Whether it shows charts of a kind that is not read."""

    def everything(self) -> Iterator[Paragraph | Plain]:
        """Yield all that can be written, mirrors too."""
        yield from self.paragraphs
        yield from self.mirrors


def read(package: Package) -> Story:
    """Return the story of a package. Raises ReleaseError when it holds no Word document or a part is damaged."""
    story = Story()
    roots = _relations(package, "")
    main = next((package.find(target) for kind, target, _ in roots.values() if kind == "officeDocument"), "")
    if not main or not package.find("[Content_Types].xml"):
        raise ReleaseError("this zip file holds no Word document", hint="Releases are read from .docx files of Word.")
    body = _part(package, story, main)
    if body.root.name != "w:document":
        raise ReleaseError(
            f"this is not a Word document: {main} inside it is no text", hint="Save it as .docx in Word."
        )
    relations = _relations(package, main)
    by_kind: dict[str, list[str]] = {}
    for kind, target, external in relations.values():
        name = "" if external else package.find(target)
        if name and name not in by_kind.setdefault(kind, []):
            by_kind[kind].append(name)
    if by_kind.get("styles"):
        story.styles = Styles(_part(package, story, by_kind["styles"][0]))
    if by_kind.get("numbering"):
        story.counted = numbering.counted(_part(package, story, by_kind["numbering"][0]))
    story.main = main
    story.strange = "chartEx" in by_kind
    story.contents = _CONTENTS.search(body.data) is not None
    story.settings = next(iter(by_kind.get("settings", ())), "")
    if story.settings:  # edited as text: it is looked at here
        places.parse(story.settings, package.read(story.settings))
    _properties(package, story, roots)
    _walk_part(package, story, body, "")
    for kind in _ORDER:
        for number, name in enumerate(sorted(by_kind.get(kind, ()), key=_natural), 1):
            _walk_part(package, story, _part(package, story, name), f"{kind.rstrip('s')}{number}")
    _number(story)
    return story


def _natural(name: str) -> tuple[int, str]:
    return len(name), name


def _part(package: Package, story: Story, name: str) -> Part:
    if name not in story.parts:
        story.parts[name] = places.parse(name, package.read(name))
    return story.parts[name]


def _relations(package: Package, name: str) -> dict[str, tuple[str, str, bool]]:
    """Return a part's relations by id: last word of the type, target (a member's name or an address), external."""
    folder, base = posixpath.split(name)
    member = package.find(posixpath.join(folder, "_rels", f"{base}.rels"))
    if not member:
        return {}
    found: dict[str, tuple[str, str, bool]] = {}
    for node in places.parse(member, package.read(member)).root.children:
        external = node.attributes.get("TargetMode", "") == "External"
        target = node.attributes.get("Target", "")
        if not external:
            target = (
                target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
            )
        found[node.attributes.get("Id", "")] = node.attributes.get("Type", "").rpartition("/")[2], target, external
    return found


def _properties(package: Package, story: Story, roots: dict[str, tuple[str, str, bool]]) -> None:
    """Add the document's properties that are text: its title, subject, keywords and description."""
    for kind, target, _ in roots.values():
        name = package.find(target) if kind == "core-properties" else ""
        if not name:
            continue
        part = _part(package, story, name)
        for own, element in PROPERTIES.items():
            node = part.root.child(element)
            text = "" if node is None or node.children else " ".join(node.text.split())
            if node is None or not any(character.isalpha() for character in text) or _PROGRAM.match(text):
                continue
            story.paragraphs.append(Plain(part, node.inner, node.tail, text, (), 1, quoted=False, id=own))
            if own == "title" and not story.title:
                story.title = text
        break


def _walk_part(package: Package, story: Story, part: Part, within: str) -> None:
    relations = _relations(package, part.name)
    links = {key: target for key, (_, target, external) in relations.items() if external}

    def drawn(key: str) -> list[Plain]:
        """Return the texts of the chart or diagram that a relation leads to; those of its picture are mirrors."""
        kind, target, external = relations.get(key, ("", "", True))
        name = "" if external else package.find(target)
        if kind not in {"chart", "diagramData"} or not name or name in story.parts:
            return []
        shown = _part(package, story, name)
        story.charts = story.charts or kind == "chart"
        found, mirrors = drawings.texts(shown)
        picture = relations.get(drawings.picture(shown), ("", "", True))
        other = "" if picture[2] else package.find(picture[1])
        if other and other not in story.parts:
            own, repeated = drawings.mirrored(found, drawings.texts(_part(package, story, other)))
            found += own
            mirrors += repeated
        story.mirrors += mirrors
        return found

    walk = Walk(story, part, links, drawn)
    around = (within,) if within else ()
    if within.startswith(("footnote", "endnote")):
        for note in part.root.children:
            if note.attributes.get("w:type", "normal") == "normal":
                number = note.attributes.get("w:id", "")
                walk.children(note, (within.rstrip("0123456789") + (number if number.isdecimal() else ""),))
    elif within:
        walk.children(part.root, around)
    else:
        for node in part.root.children:
            walk.children(node, around)
    story.tracked = story.tracked or walk.tracked
    story.embedded = story.embedded or walk.embedded


def _number(story: Story) -> None:
    """Give every block its id; a mirror has its twin's."""
    count = 0
    for one in story.paragraphs:
        if isinstance(one, Plain) and one.id:  # a property, called by its name
            continue
        for named in (one,) if isinstance(one, Plain) else one.slots:
            count += 1
            named.id = f"b{count}"
    for mirror in story.mirrors:
        twin = mirror
        while twin.twin is not None:
            twin = twin.twin
        if isinstance(mirror, Plain) and isinstance(twin, Plain):
            mirror.id = twin.id
        elif isinstance(mirror, Paragraph) and isinstance(twin, Paragraph):
            for slot, first in zip(mirror.slots, twin.slots, strict=True):
                slot.id = first.id
