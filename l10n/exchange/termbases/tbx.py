"""TBX (ISO 30042): version 2 (2008, martif) and 3 (2019, DCA and DCT style) in; version 3, DCA, dialect TBX-Basic out.

In: a file that is not trusted: XML is read without entities, network, DTD or huge trees, and a DOCTYPE with
declarations of its own is refused. Out: concepts; or a file whose fields other tools know by their standard names, and
whose others stand in notes that begin with `l10n:`, so that everything comes back. Languages are brought to our locales
as in `tmx`; those the project does not publish in are left out and said. May not touch: files.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape, quoteattr

from l10n import locale as locales
from l10n.errors import Fault, TableError, UsageError
from l10n.exchange.termbases import Taken, sized
from l10n.exchange.termbases._sheet import EVERYTHING
from l10n.exchange.tmx import language
from l10n.glossary import Status, row
from l10n.model import Notice

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from l10n.glossary import Concept, Term

NAME = "tbx"
SUFFIXES: tuple[str, ...] = (".tbx", ".tbxm", ".xml")
BILINGUAL = False
KEEPS = EVERYTHING

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_FORBIDDEN = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_DOCTYPE = re.compile(r"\A[\s\ufeff]*(?:(?:<\?.*?\?>|<!--.*?-->)\s*){0,50}<!DOCTYPE(?P<rest>[^>\[]*\[)?", re.DOTALL)
_ENCODING = re.compile(r"\A[\s\ufeff]*<\?xml[^>]*?encoding=[\"'](?P<name>[^\"']*)")
_ENCODINGS = frozenset(
    {"utf-8", "utf-16", "us-ascii", "iso-8859-1", "windows-1252", "big5", "gb18030", "gbk", "gb2312"}
)
"""What a file may say it is in: none in which a DOCTYPE can be written so that nobody sees it."""
_NCNAME = re.compile(r"[A-Za-z_][\w.-]*", re.ASCII)
_SPEECH = frozenset({"adjective", "adverb", "noun", "other", "properNoun", "verb"})
_STATUS = {
    "preferredterm-admn-sts": Status.PREFERRED,
    "preferred": Status.PREFERRED,
    "preferredterm": Status.PREFERRED,
    "admittedterm-admn-sts": Status.ADMITTED,
    "admitted": Status.ADMITTED,
    "admittedterm": Status.ADMITTED,
    "deprecatedterm-admn-sts": Status.FORBIDDEN,
    "deprecated": Status.FORBIDDEN,
    "deprecatedterm": Status.FORBIDDEN,
    "supersededterm-admn-sts": Status.FORBIDDEN,
    "superseded": Status.FORBIDDEN,
    "forbidden": Status.FORBIDDEN,
    "obsolete": Status.FORBIDDEN,
}
_WRITTEN = {
    Status.PREFERRED: "preferredTerm-admn-sts",
    Status.ADMITTED: "admittedTerm-admn-sts",
    Status.FORBIDDEN: "deprecatedTerm-admn-sts",
}
_NOTED = (
    "id",
    "kind",
    "sense",
    "when",
    "case",
    "first_mention",
    "from",
    "to",
    "verified",
    "approver",
    "part_of_speech",
)
"""Columns that no category of TBX-Basic holds: each a note `l10n: column=value`."""
_CATEGORIES = {
    "domain": '<descrip type="subjectField">',
    "definition": '<descrip type="definition">',
    "evidence": '<admin type="source">',
    "note": "<note>",
}
_OWN = re.compile(r"l10n: (?P<column>[a-z_]+)=(?P<value>.*)", re.DOTALL)
_ANYWHERE = "l10n: anywhere"
_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<tbx type="TBX-Basic" style="dca" xml:lang={lang} xmlns="urn:iso:std:iso:30042:ed-2">
<tbxHeader><fileDesc><sourceDesc><p>l10n glossary</p></sourceDesc></fileDesc></tbxHeader>
<text><body>
"""


@dataclass(slots=True)
class _Entry:
    """The cells of an entry while it is read; `forms` by locale: (exact locale, status, form, anywhere)."""

    cells: dict[str, str] = field(default_factory=dict)
    forms: dict[str, list[tuple[bool, Status, str, bool]]] = field(default_factory=dict)
    speech: list[str] = field(default_factory=list)


def take(data: bytes, path: str, codes: Sequence[str]) -> Taken:
    """Return the concepts of a file. Raises TableError for damaged or unsafe XML and for bad entries."""
    root = _root(sized(data, path), path)
    if _local(root) not in {"martif", "tbx"}:
        raise TableError("this is not TBX: the file does not begin with <tbx> or <martif>", path=path, line=1)
    foreign: Counter[str] = Counter()
    faults: list[Fault] = []
    concepts: dict[str, Concept] = {}
    for element in root.iter():
        if _local(element) in {"conceptEntry", "termEntry"}:
            made = _concept(element, codes, path, foreign, faults)
            if made is not None and concepts.setdefault(made.id, made) is not made:
                faults.append(Fault(f"the id {made.id!r} is taken by line {concepts[made.id].line}", path, made.line))
    if faults:
        raise TableError(faults=faults)
    said = [
        Notice(f"left out: {count} terms in {tag or 'no language'}, which is no locale of this project", path)
        for tag, count in sorted(foreign.items())
    ]
    return Taken(tuple(concepts.values()), tuple(said))


def give(concepts: Sequence[Concept], codes: Sequence[str]) -> bytes:
    """Return a file of the concepts. Raises TableError for text that XML cannot hold."""
    faults = [
        Fault(f"{one.id}: U+{ord(found[0]):04X} cannot stand in XML", one.path, one.line)
        for one in concepts
        for cell in row.cells_of(one).values()
        if (found := _FORBIDDEN.search(cell))
    ]
    if faults:
        raise TableError(faults=faults)
    lang = quoteattr(locales.get(codes[0]).tag if codes else "en-HK")
    used: set[str] = set()
    lines = [line for one in concepts for line in _entry(one, used)]
    return (_HEAD.format(lang=lang) + "".join(line + "\n" for line in lines) + "</body></text>\n</tbx>\n").encode()


# -- reading


def _root(data: bytes, path: str) -> Any:  # noqa: ANN401 - lxml's stubs know no element without a document
    from lxml import etree  # noqa: PLC0415 - heavy, and only for those who have TBX files

    _refuse_subset(data, path)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        line, column = error.position
        raise TableError(f"damaged XML: {error.msg}", path=path, line=line or 0, column=max(column or 0, 0)) from None
    except (LookupError, ValueError) as error:
        raise TableError(f"damaged XML: {type(error).__name__}", path=path) from None
    declared: Any = root.getroottree().docinfo.internalDTD
    if declared is not None and any(True for _ in declared.iterentities()):
        raise TableError("the DOCTYPE declares entities of its own, which is not safe to read", path=path, line=1)
    return root


def _refuse_subset(data: bytes, path: str) -> None:
    """Refuse a DOCTYPE that declares anything itself, in any encoding that shows its first characters."""
    head = data[:1_000_000]
    wide = head[:2] in {b"\xff\xfe", b"\xfe\xff"} or b"\x00" in head[:4]
    text = (head.replace(b"\x00", b"") if wide else head).decode("latin-1").lstrip("ï»¿ÿþ")
    declared = _ENCODING.match(text)
    if declared is not None and declared["name"].lower() not in _ENCODINGS:
        raise TableError(f"the encoding {declared['name']!r} is not read", path=path, line=1, hint="Save it as UTF-8.")
    found = _DOCTYPE.match(text)
    if found is not None and found["rest"]:
        raise TableError(
            "the DOCTYPE declares entities or elements of its own, which is not safe to read",
            path=path,
            line=text.count("\n", 0, found.start("rest")) + 1,
            hint="Remove the part of the DOCTYPE in square brackets.",
        )


def _local(element: Any) -> str:  # noqa: ANN401
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _said(element: Any) -> str:  # noqa: ANN401
    """Return an element's text on one line where it is wrapped."""
    return re.sub(r"[ \t]*\n\s*", " ", "".join(element.itertext())).strip()


def _facts(element: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401
    """Yield the categories of an element: DCA `<descrip type="x">` and DCT `<ns:x>` alike, in groups too."""
    for child in element:
        name = _local(child)
        if name in {"langSet", "langSec", "tig", "ntig", "termSec", ""}:
            continue
        if name.endswith("Grp"):
            yield from _facts(child)
        elif name != "term":
            yield (child.get("type") or name).replace(" ", "").lower(), _said(child)


def _concept(
    element: Any,  # noqa: ANN401
    codes: Sequence[str],
    path: str,
    foreign: Counter[str],
    faults: list[Fault],
) -> Concept | None:
    entry = _Entry()
    notes: list[str] = []
    for kind, text in _facts(element):
        own = _OWN.fullmatch(text)
        if own and own["column"] in _NOTED:
            entry.cells[own["column"]] = own["value"]
        elif kind == "translationneeded" and text.lower() == "no":
            entry.cells.setdefault("kind", "keep-as-is")
        elif kind in {"subjectfield", "definition", "source"}:
            column = {"subjectfield": "domain", "source": "evidence"}.get(kind, kind)
            entry.cells[column] = " ; ".join(part for part in (entry.cells.get(column), text) if part)
        elif kind in {"note", "usagenote", "descrip"} and text:
            notes.append(text)
    for section in element:
        if _local(section) in {"langSet", "langSec"}:
            _section(section, codes, entry, foreign, notes)
    if not entry.forms:
        return None
    entry.cells.setdefault("id", element.get("id") or "")
    entry.cells.setdefault("note", " ".join(dict.fromkeys(notes)))
    if entry.speech:
        entry.cells.setdefault("part_of_speech", entry.speech[0])
    entry.cells |= dict(_form_cells(entry))
    return row.concept(entry.cells, path, element.sourceline or 0, faults)


def _section(
    section: Any,  # noqa: ANN401
    codes: Sequence[str],
    entry: _Entry,
    foreign: Counter[str],
    notes: list[str],
) -> None:
    """Read the terms of one language into the entry."""
    tag = section.get(_XML_LANG) or section.get("lang") or ""
    terms = [one for one in section if _local(one) in {"tig", "ntig", "termSec"}]
    code = _locale(tag, codes)
    if not code:
        foreign[tag] += len(terms)
        return
    for kind, text in _facts(section):
        if kind == "definition":
            entry.cells.setdefault("definition", text)
        elif kind == "note":
            notes.append(text)
    forms = entry.forms.setdefault(code, [])
    for one in terms:
        term = next((found for found in one.iter() if _local(found) == "term"), None)
        form = _said(term) if term is not None else ""
        if not form:
            continue
        facts = list(_facts(one))
        said = next((text for kind, text in facts if kind == "administrativestatus"), "")
        first = not any(status is not Status.FORBIDDEN for _, status, _, _ in forms)
        status = _STATUS.get(said.lower(), Status.PREFERRED if first else Status.ADMITTED)
        entry.speech += [text for kind, text in facts if kind == "partofspeech"]
        if any(kind == "translationneeded" and text.lower() == "no" for kind, text in facts):
            entry.cells.setdefault("kind", "keep-as-is")
        notes += [text for kind, text in facts if kind in {"note", "usagenote"} and text != _ANYWHERE]
        forms.append((tag.lower() == locales.get(code).tag.lower(), status, form, ("note", _ANYWHERE) in facts))


def _locale(tag: str, codes: Sequence[str]) -> str:
    """Return the wanted locale of a language: itself, else its sister of the same script; nothing for a foreign one."""
    try:
        if locales.get(tag).code in codes:
            return locales.get(tag).code
    except UsageError:
        pass
    try:
        code = language(tag, codes)
    except UsageError:
        return ""
    return code if not codes or code in codes else ""


def _form_cells(entry: _Entry) -> Iterator[tuple[str, str]]:
    """Yield the cells of an entry's forms: the locale's own before its sisters', preferred before admitted."""
    rank = {Status.PREFERRED: 0, Status.ADMITTED: 1, Status.FORBIDDEN: 2}
    for code, forms in entry.forms.items():
        ordered = sorted(forms, key=lambda one: (rank[one[1]], not one[0]))
        right = dict.fromkeys(form for _, status, form, _ in ordered if status is not Status.FORBIDDEN)
        wrong = {form: anywhere for _, status, form, anywhere in ordered if status is Status.FORBIDDEN}
        yield code, "|".join(form.replace("|", "\\|") for form in right)
        yield (
            f"avoid:{code}",
            "|".join(("!" if anywhere else "") + form.replace("|", "\\|") for form, anywhere in wrong.items()),
        )


# -- writing


def _entry(one: Concept, used: set[str]) -> Iterator[str]:
    cells = row.cells_of(one)
    name = one.id if _NCNAME.fullmatch(one.id) else "c-" + re.sub(r"[^A-Za-z0-9_.-]", "-", one.id)
    while name in used:
        name += "-"
    used.add(name)
    speech = one.part_of_speech if one.part_of_speech in _SPEECH else ""
    yield f"<conceptEntry id={quoteattr(name)}>"
    for column, opening in _CATEGORIES.items():
        if column in cells:
            yield f"  {opening}{_escaped(cells[column])}</{opening[1:].partition(' ')[0].rstrip('>')}>"
    for column in _NOTED:
        superfluous = (column == "id" and name == one.id) or (column == "part_of_speech" and speech)
        if column in cells and not superfluous:
            yield f"  <note>{_escaped(f'l10n: {column}={cells[column]}')}</note>"
    for code in dict.fromkeys(term.locale for term in one.terms):
        yield f'  <langSec xml:lang="{locales.get(code).tag}">'
        yield from (_term(term, speech) for term in one.terms if term.locale == code)
        yield "  </langSec>"
    yield "</conceptEntry>"


def _term(term: Term, speech: str) -> str:
    more = f'<termNote type="partOfSpeech">{speech}</termNote>' if speech else ""
    more += f'<termNote type="administrativeStatus">{_WRITTEN[term.status]}</termNote>'
    more += f"<note>{_ANYWHERE}</note>" if term.anywhere else ""
    return f"    <termSec><term>{_escaped(term.text)}</term>{more}</termSec>"


def _escaped(text: str) -> str:
    return escape(text, {"\r": "&#13;", "\n": "&#10;"})
