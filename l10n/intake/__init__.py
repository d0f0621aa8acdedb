"""The verb `intake`: a clean Markdown release from a PDF or a pasted text.

In: a file's bytes. Out: Markdown with front matter under releases/, every repair with before and after, and what was
doubtful and left as it was. Parts: `decoding`, `transfer` and `pasted` (`mail`), or `pdf`, give lines, `characters`
repairs them, `furniture` (`site`) takes off what belongs to pages, `beside` parts columns, `wrapping` joins lines
(`hyphens`, `broken`, `tables`, `enumerating`), `composing` (`heads`) writes Markdown, `facts` the front matter,
`conservation` refuses to go on when a character was lost. Never writes over another release.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from l10n import files
from l10n.errors import InputError, ReleaseError, UsageError
from l10n.intake import beside, composing, conservation, decoding, facts, furniture, pasted, transfer, wrapping
from l10n.intake.nouns import Doubt, Kind, Repair
from l10n.model import Role

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from l10n.intake.pasted import Source
    from l10n.project import Project

__all__ = ["Doubt", "Kind", "Repair", "Report", "Taken", "read", "run"]

MAX_TEXT = 64 * 1024 * 1024
"""Bytes of a pasted text; no release is near it."""

FORMS = ("text", "pdf", "docx", "html")
"""What `--from` may say."""

_SHOWN = 5
_COPY = 40  # letters; a paragraph that repeats another begins with as many equal ones


@dataclass(frozen=True, slots=True)
class Taken:
    """A release taken in: its Markdown, its facts, what was repaired and what is doubtful.

    `roles` counts the roles that `l10n.anatomy` finds in the Markdown. `locale` is the code of its language.
    """

    markdown: str
    facts: Mapping[str, str]
    locale: str
    repairs: tuple[Repair, ...]
    doubts: tuple[Doubt, ...]
    roles: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Report:
    """What `intake` did. `path` is the release as shown to the user, `changed` whether the file was written anew."""

    source: str
    path: str
    changed: bool
    taken: Taken

    def lines(self, *, verbose: bool = False) -> list[str]:
        """Return the report as lines of text; `verbose` lists every repair of a kind, not just the first ones."""
        taken = self.taken
        out = [f"{self.path}: {'written' if self.changed else 'unchanged'}, {taken.locale}"]
        out.append("  " + ", ".join(f"{count} {role}" for role, count in taken.roles.items()))
        out += [f"  {key}: {value}" for key, value in taken.facts.items() if key not in {"source", "slug"}]
        for kind in Kind:
            own = [one for one in taken.repairs if one.kind is kind]
            if not own:
                continue
            out.append(f"{kind}: {len(own)}")
            listed = own if verbose else own[:_SHOWN]
            out += [f"  {self._place(one)}{_shown(one.before)} -> {_shown(one.after)}" for one in listed]
            if len(own) > len(listed):
                out.append(f"  … and {len(own) - len(listed)} more (--verbose and --format json list all)")
        if taken.doubts:
            out.append(f"to look at: {len(taken.doubts)}")
            for doubt in taken.doubts:
                text = f": {_shown(doubt.text)}" if doubt.text else ""
                out.append(f"  {self._place(doubt)}{doubt.message}{text}")
        return out

    def _place(self, one: Repair | Doubt) -> str:
        page = f" page {one.page}," if one.page else ""
        return (
            f"{self.source}:{page} line {one.line}: " if one.page else f"{self.source}:{one.line}: " if one.line else ""
        )

    def as_object(self) -> dict[str, object]:
        """Return the report as its JSON schema has it (version 1)."""
        taken = self.taken
        return {
            "version": 1,
            "source": self.source,
            "path": self.path,
            "changed": self.changed,
            "locale": taken.locale,
            "facts": dict(taken.facts),
            "roles": dict(taken.roles),
            "repairs": [
                {"kind": str(one.kind), "page": one.page, "line": one.line, "before": one.before, "after": one.after}
                for one in taken.repairs
            ],
            "doubts": [
                {"message": one.message, "page": one.page, "line": one.line, "text": one.text} for one in taken.doubts
            ],
        }


def _shown(text: str) -> str:
    """Return a text on one line, with what cannot be seen written out."""
    text = text.replace("\n", "⏎")
    return (
        '"'
        + re.sub(r"[\x00-\x1f\x7f-\xa0\u00ad\u2000-\u200f\u2028-\u202f\u205f-\u206f\ufeff\ufffe\uffff]", _named, text)
        + '"'
    )


def _named(match: re.Match[str]) -> str:
    return f"<U+{ord(match[0]):04X}>"


def read(
    data: bytes,
    *,
    form: str = "text",
    encoding: str = "",
    locale: str = "",
    slug: str = "",
    offered: Sequence[str] = (),
) -> Taken:
    """Return a release from the bytes of a file. `form` is one of FORMS.

    `locale` is the language it is written in ("": told from the script, of the `offered` locales where one fits).
    Raises ReleaseError (damaged, encrypted, scanned, empty, not to be decoded), UsageError (unknown names).
    """
    if form not in FORMS:
        raise UsageError(f"--from is {form!r}; it is one of: {', '.join(FORMS)}")
    source = _source(data, form, encoding)
    if source.finished:
        source.doubts.append(Doubt("this is Markdown already: only its characters were looked at"))
    else:
        furniture.remove(source)
        beside.part(source)
    if not source.lines:
        raise ReleaseError("there is no text in this file")
    text = "\n".join(line.text for line in source.lines)
    own, doubt = facts.source_of(text, locale, list(offered))
    if doubt:
        source.doubts.append(Doubt(doubt))
    if source.finished:
        done = composing.verbatim(source, own)
    else:
        done = composing.compose(wrapping.build(source), source, own)
    conservation.check(source.original, source.repairs, done.kept)
    page = facts.around([one.before for one in source.repairs if one.kind is Kind.SITE], own)
    found = facts.of(done, own, slug, page)
    if page and found != facts.of(done, own, slug):
        source.doubts.append(Doubt(f"the date {page} is that of the web page around the release; it may be another"))
    if "title" not in found:
        source.doubts.append(Doubt("no headline was found; write its line and `title:` by hand"))
    roles: dict[str, int] = {}
    for block in done.document.blocks:
        roles[str(block.role)] = roles.get(str(block.role), 0) + 1
    source.doubts += _copies(done)
    return Taken(
        facts.front_matter(found, source.front) + done.markdown,
        found,
        own.code,
        tuple(source.repairs),
        tuple(sorted(source.doubts, key=lambda one: (one.page, one.line))),
        roles,
    )


def _source(data: bytes, form: str, encoding: str) -> Source:
    """Return the file as lines."""
    if form == "pdf":
        from l10n.intake.pdf import read as read_pdf  # noqa: PLC0415 - PDFium is loaded only for a PDF

        return read_pdf(data)
    if form in {"docx", "html"}:
        from l10n.intake.office import read as read_office  # noqa: PLC0415 - lxml is loaded only for such a file

        return read_office(data, form)
    if len(data) > MAX_TEXT:
        raise ReleaseError(f"{len(data):,} bytes, more than the {MAX_TEXT:,} that are read at most")
    text, repairs, doubts = decoding.decode(data, encoding)
    text, numbers, posted = transfer.quoted_printable(text)
    text, misread, lost = transfer.mojibake(text, numbers)
    source = pasted.read(text, numbers)
    source.repairs[:0] = [*repairs, *posted, *misread]
    source.doubts[:0] = [*doubts, *lost]
    source.lines = pasted.measured(source.lines)
    return source


def _copies(done: composing.Composition) -> list[Doubt]:
    """Return what stands below the end mark and repeats a paragraph of the body: captions often do; they are kept."""
    seen: dict[str, int] = {}
    ended = False
    found: list[Doubt] = []
    for unit, plain, role in zip(done.units, done.plains, done.roles, strict=True):
        ended = ended or role is Role.END_MARK
        folded = re.sub(r"[\W_]+", "", plain).casefold()
        if len(folded) < _COPY:
            continue
        key = folded[:_COPY]
        if ended and key in seen:
            message = f"repeats the paragraph of line {seen[key]}, as captions do; kept"
            found.append(Doubt(message, unit.page, unit.line, plain[:60]))
        seen.setdefault(key, unit.line)
    return found


def form_of(data: bytes, name: str) -> str:
    """Return the form that bytes and a file's name show. Raises UsageError for a release that needs no intake."""
    if data[:1024].lstrip()[:5] == b"%PDF-" or name.lower().endswith(".pdf"):
        return "pdf"
    suffix = name[name.rfind(".") :].lower() if "." in name else ""
    if suffix in {".docx", ".html", ".htm", ".xhtml"}:
        raise UsageError(
            f"{suffix} is a release as it is: l10n translate reads it",
            path=name,
            hint=f"To make Markdown of it, say --from {'docx' if suffix == '.docx' else 'html'}.",
        )
    return "text"


def run(
    data: bytes,
    name: str,
    *,
    project: Project | None = None,
    output: Path | None = None,
    form: str = "",
    encoding: str = "",
    locale: str = "",
    slug: str = "",
    offered: Sequence[str] = (),
) -> Report:
    """Take a file in and write the release: to `output`, else to releases/<slug>.md of `project`.

    `name` is the file's name, or "-" for standard input. Raises UsageError when another release is in the way, and what
    `read` raises, with the file's name.
    """
    stem = slug or (output.stem if output else "") or _stem(name)
    try:
        taken = read(
            data, form=form or form_of(data, name), encoding=encoding, locale=locale, slug=stem, offered=offered
        )
    except InputError as error:
        placed = [replace(fault, path=fault.path or name) for fault in error.faults]
        raise ReleaseError(faults=placed, hint=error.hint) from error
    path = output
    if path is None:
        if project is None:
            raise UsageError(
                "there is no project here to put the release into", hint="Say where to write it: -o FILE.md"
            )
        if not taken.facts.get("slug"):
            raise UsageError(
                "this release has no headline to be named after", hint="Name it: --slug NAME, or -o FILE.md"
            )
        path = project.root / "releases" / f"{taken.facts['slug']}.md"
    if path.exists() and files.read(path) != taken.markdown.encode():
        raise UsageError(
            "there is another file of this name", path=path, hint="Choose another: --slug NAME, or -o FILE.md"
        )
    changed = files.write(path, taken.markdown, root=None if output else project.root if project else None)
    shown = project.shown(path) if project and not output else str(path)
    return Report(name, shown, changed, taken)


def _stem(name: str) -> str:
    """Return a slug for a file's name, "" for standard input."""
    if name == "-":
        return ""
    stem = re.split(r"[\\/]", name)[-1]
    stem = stem[: stem.rfind(".")] if "." in stem[1:] else stem
    return re.sub(r"[^\w.-]+", "-", stem).strip("-._")
