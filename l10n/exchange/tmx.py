"""TMX 1.4b, in and out: the memories of other tools (OmegaT, memoQ, Trados, Weblate), and ours for them.

In: a file that is not trusted, or pairs. Out: pairs, or a file's text. Inline codes are `bpt`, `ept`, `ph` and `it`,
with our own code (`<b>`) as their content, so that they come back by name. Languages are brought to our locales
(`zh-TW` is read as zh_Hant_HK, and the pair says so). XML is read without entities, network, DTD or huge trees, and a
DOCTYPE with declarations of its own is refused. Standard: TMX 1.4b, LISA/GALA 2005. May not touch: the memory.
"""

from __future__ import annotations

import io
import re
from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple
from xml.sax.saxutils import escape, quoteattr

from l10n import files
from l10n import locale as locales
from l10n.errors import Fault, TableError, UsageError
from l10n.model import CODE, Pair

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

NAME = "tmx"
SUFFIXES = (".tmx",)

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_FORBIDDEN = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BEFORE = frozenset({"prev", "x-context-pre", "x-l10n-before"})
_AFTER = frozenset({"next", "x-context-post", "x-l10n-after"})
_HTML_NAMES = {
    "strong": "b",
    "b": "b",
    "bold": "b",
    "em": "i",
    "i": "i",
    "italic": "i",
    "a": "a",
    "link": "a",
    "br": "br",
    "lb": "br",
}
_HEADER = (
    '  <header creationtool="l10n" creationtoolversion="1" segtype="sentence" o-tmf="l10n" adminlang="en"'
    ' srclang={srclang} datatype="plaintext"/>'
)
_LONGEST_NUMBER = 5
_PROLOG = re.compile(rb"[\s\xef\xbb\xbf\xff\xfe]+|<\?.*?\?>|<!--.*?-->", re.DOTALL)
_TRADITIONAL = frozenset({"hant", "tw", "hk", "mo"})


def read(path: Path, among: Sequence[str] = ()) -> list[Pair]:
    """Return the pairs of a TMX file in its order. Raises TableError (with the line) for a damaged or unsafe file.

    `among` holds the codes of the locales that are wanted: what is in another locale of the same script (zh-TW where
    only zh_Hant_HK is wanted) is taken for the wanted one, and the pair's note says so.
    """
    return parse(files.read(path), str(path), path.stem, among)


def parse(data: bytes, path: str = "", origin: str = "", among: Sequence[str] = ()) -> list[Pair]:
    """Return the pairs of a TMX file given as bytes; `origin` stands in pairs that do not say where they come from."""
    from lxml import etree  # noqa: PLC0415 - heavy, and only for those who have TMX files

    _refuse_subset(data, path)
    pairs: list[Pair] = []
    faults: list[Fault] = []
    try:
        events = etree.iterparse(
            io.BytesIO(data),
            events=("start", "end"),
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
        )
        default = ""
        root = None
        for event, element in events:
            if root is None:
                root = element
                if _local(element) != "tmx":
                    raise TableError(
                        "this is not TMX: the file does not begin with <tmx>", path=path, line=element.sourceline or 0
                    )
                _refuse_entities(element, path)
            name = _local(element)
            if event == "start":
                default = element.get("srclang", "") if name == "header" else default
            elif name == "tu":
                pairs += _pairs(element, _Wanted(default, origin, tuple(among)), path, faults)
                _free(element)
    except etree.XMLSyntaxError as error:
        line, column = error.position
        raise TableError(f"damaged XML: {error.msg}", path=path, line=line or 0, column=max(column or 0, 0)) from None
    except (LookupError, ValueError) as error:
        raise TableError(f"damaged XML: {type(error).__name__}", path=path) from None
    if faults:
        raise TableError(faults=faults)
    return pairs


def write(path: Path, pairs: Iterable[Pair]) -> bool:
    """Write pairs as a TMX file; return whether anything changed. Raises TableError for text that XML cannot hold."""
    return files.write(path, text(pairs, str(path)))


def text(pairs: Iterable[Pair], path: str = "") -> str:
    """Return pairs as TMX 1.4b. The same pairs give the same text: there is no date but that of the pairs."""
    every = list(pairs)
    faults = [fault for at, pair in enumerate(every) for fault in _unfit(pair, at, path)]
    if faults:
        raise TableError(faults=faults)
    sources = {pair.source_locale for pair in every}
    tag = locales.get(sources.pop()).tag if len(sources) == 1 else "*all*"
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<!DOCTYPE tmx SYSTEM "tmx14.dtd">',
        '<tmx version="1.4">',
        _HEADER.format(srclang=quoteattr(tag)),
        "  <body>",
    ]
    for pair in every:
        lines += _unit(pair)
    return "\n".join([*lines, "  </body>", "</tmx>", ""])


def language(name: str, among: Sequence[str] = ()) -> str:
    """Return the code of the locale that a language tag of another tool means. Raises UsageError for a foreign one.

    One that is not `among` those wanted (when any are) is taken for the first of them that has the same script.
    """
    try:
        code = locales.get(name).code
    except UsageError:
        parts = name.replace("_", "-").casefold().split("-")
        if parts[0] == "en":
            code = "en_HK"
        elif parts[0] in {"zh", "yue", "zho", "chi"}:
            code = "zh_Hant_HK" if _TRADITIONAL & set(parts[1:]) and "hans" not in parts else "zh_Hans_CN"
        else:
            raise
    if not among or code in among:
        return code
    script = locales.get(code).script
    return next((one for one in among if locales.get(one).script == script), code)


class _Wanted(NamedTuple):
    """What the pairs of a file are read with: its source language, their origin, the locales that are wanted."""

    source: str
    origin: str
    among: tuple[str, ...]


# -- reading


def _refuse_subset(data: bytes, path: str) -> None:
    """Refuse a DOCTYPE that declares anything itself: that is where every known attack on XML readers stands."""
    head = data[:1_000_000]
    wide = head[:2] in {b"\xff\xfe", b"\xfe\xff"} or b"\x00" in head[:4]
    plain = head.replace(b"\x00", b"") if wide else head
    at = _after_prolog(plain)
    if not plain.startswith(b"<!DOCTYPE", at):
        return
    rest = re.sub(rb"\"[^\"]*\"|'[^']*'", b"", plain[at : at + 100_000])
    ends, opens = rest.find(b">"), rest.find(b"[")
    if 0 <= opens < (ends if ends >= 0 else len(rest)):
        raise TableError(
            "the DOCTYPE declares entities or elements of its own, which is not safe to read",
            path=path,
            line=plain.count(b"\n", 0, at) + 1,
            hint="Export the memory again without a DOCTYPE, or remove the part in square brackets.",
        )


def _after_prolog(plain: bytes) -> int:
    """Return where a DOCTYPE or the first element begins: after byte-order mark, declaration, comments and spaces."""
    at = 0
    while True:
        found = _PROLOG.match(plain, at)
        if found is None or found.end() == at:
            return at
        at = found.end()


def _refuse_entities(element: Any, path: str) -> None:  # noqa: ANN401 - lxml's stubs know no element of iterparse
    declared = element.getroottree().docinfo.internalDTD
    if declared is not None and any(True for _ in declared.iterentities()):
        raise TableError("the DOCTYPE declares entities of its own, which is not safe to read", path=path, line=1)


def _local(element: Any) -> str:  # noqa: ANN401 - lxml's stubs know no element of iterparse
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _free(element: Any) -> None:  # noqa: ANN401 - lxml's stubs know no element of iterparse
    """Give back the memory of a unit that has been read."""
    element.clear()
    while element.getprevious() is not None:
        del element.getparent()[0]


def _pairs(unit: Any, wanted: _Wanted, path: str, faults: list[Fault]) -> list[Pair]:  # noqa: ANN401
    """Return the pairs of one `tu`: its source with each of its other languages."""
    texts: list[tuple[str, str, str, tuple[str, ...], str]] = []
    for variant in unit:
        if _local(variant) != "tuv":
            continue
        tag = variant.get(_XML_LANG) or variant.get("lang") or ""
        try:
            code = language(tag, wanted.among)
        except UsageError:
            continue  # a language that this project has nothing to do with
        if not tag:
            faults.append(Fault("a tuv without xml:lang", path, variant.sourceline or 0))
            continue
        segment = next((child for child in variant if _local(child) == "seg"), None)
        if segment is None:
            faults.append(Fault("a tuv without seg", path, variant.sourceline or 0))
            continue
        words, codes = _text(segment)
        texts.append((code, tag, words, codes, variant.get("changedate") or variant.get("creationdate") or ""))
    return list(_combined(unit, texts, wanted))


def _combined(
    unit: Any,  # noqa: ANN401 - lxml's stubs know no element of iterparse
    texts: Sequence[tuple[str, str, str, tuple[str, ...], str]],
    wanted: _Wanted,
) -> Iterator[Pair]:
    if not texts:
        return
    tag = (unit.get("srclang") or wanted.source).casefold()
    first = next((one for one in texts if one[1].casefold() == tag), None)
    if first is None and tag and tag != "*all*":
        first = next((one for one in texts if _same_language(one[0], tag, wanted.among)), None)
    first = first or texts[0]
    said = {prop.get("type", ""): "".join(prop.itertext()) for prop in unit if _local(prop) == "prop"}
    for other in texts:
        if other is first or other[0] == first[0]:
            continue
        foreign = [tag for code, tag in ((first[0], first[1]), (other[0], other[1])) if locales.get(code).tag != tag]
        yield Pair(
            source=first[2],
            target=other[2],
            source_locale=first[0],
            target_locale=other[0],
            before=next((value for kind, value in said.items() if kind in _BEFORE), ""),
            after=next((value for kind, value in said.items() if kind in _AFTER), ""),
            context=said.get("x-l10n-context", ""),
            origin=said.get("x-l10n-origin", "") or wanted.origin,
            date=_date(other[4] or unit.get("changedate") or unit.get("creationdate") or ""),
            note=said.get("x-l10n-note", "") or ("written as " + ", ".join(foreign) if foreign else ""),
            codes=tuple(dict.fromkeys((*first[3], *other[3]))),
        )


def _same_language(code: str, tag: str, among: Sequence[str]) -> bool:
    try:
        return language(tag, among) == code
    except UsageError:
        return False


def _date(stamp: str) -> str:
    """Return YYYY-MM-DD for TMX's YYYYMMDDThhmmssZ, or an empty string."""
    found = re.match(r"(\d{4})-?(\d\d)-?(\d\d)", stamp)
    return "-".join(found.groups()) if found else ""


def _text(segment: Any) -> tuple[str, tuple[str, ...]]:  # noqa: ANN401 - lxml's stubs know no element of iterparse
    """Return a segment's text with codes in our form, and the names of those codes."""
    parts: list[str] = [segment.text or ""]
    open_names: dict[str, str] = {}
    names: list[str] = []
    for child in segment:
        parts += [_inline(child, open_names, names), child.tail or ""]
    return "".join(parts), tuple(dict.fromkeys(names))


def _inline(element: Any, open_names: dict[str, str], names: list[str]) -> str:  # noqa: ANN401
    """Return an inline element in our form: a code by name, highlighted text as text, anything unknown as nothing."""
    kind = _local(element)
    if kind == "hi":
        return "".join(
            [element.text or "", *(_inline(child, open_names, names) + (child.tail or "") for child in element)]
        )
    if kind not in {"bpt", "ept", "ph", "it"}:
        return ""
    content = (element.text or "").strip()
    if kind == "ept":
        name = open_names.pop(element.get("i", ""), "")
        return f"</{name}>" if name else ""
    name = _name(content, element.get("type", ""), element.get("x") or element.get("i") or "", names)
    names.append(name)
    if kind == "bpt":
        open_names[element.get("i", "")] = name
        return f"<{name}>"
    if kind == "it":
        return f"</{name}>" if element.get("pos") == "end" else f"<{name}>"
    return f"<{name}/>"


def _name(content: str, kind: str, number: str, used: Sequence[str]) -> str:
    """Return the name of a code: its own where it is in our form, else one made of what it is and its number."""
    own = CODE.fullmatch(content)
    if own is not None and own["name"].rstrip("0123456789") not in {"strong", "em", "bpt", "ph"}:
        return own["name"]
    tag = re.match(r"</?([A-Za-z]+)", content)
    stem = _HTML_NAMES.get(kind.casefold()) or _HTML_NAMES.get(tag[1].casefold() if tag else "") or "x"
    numbered = f"{stem}{number}" if number.isdigit() and len(number) <= _LONGEST_NUMBER else stem
    return stem if stem in {"b", "i"} and stem not in used else numbered


# -- writing


def _unfit(pair: Pair, at: int, path: str) -> list[Fault]:
    """Return the faults of a pair that XML cannot hold."""
    bad = next(
        (
            found
            for one in (pair.source, pair.target, pair.before, pair.after, pair.note, pair.origin)
            if (found := _FORBIDDEN.search(one))
        ),
        None,
    )
    if bad is None:
        return []
    where = f"{pair.origin}: " if pair.origin else f"pair {at + 1}: "
    return [Fault(f"{where}U+{ord(bad[0]):04X} cannot stand in XML: {pair.source[:40]!r}", path)]


def _unit(pair: Pair) -> list[str]:
    lines = ["    <tu>"]
    for kind, value in (
        ("x-l10n-origin", pair.origin),
        ("x-l10n-context", pair.context),
        ("x-l10n-before", pair.before),
        ("x-l10n-after", pair.after),
        ("x-l10n-note", pair.note),
    ):
        if value:
            lines.append(f"      <prop type={quoteattr(kind)}>{_escaped(value)}</prop>")
    date = f' changedate="{pair.date.replace("-", "")}T000000Z"' if re.fullmatch(r"\d{4}-\d\d-\d\d", pair.date) else ""
    numbers: dict[tuple[str, int], int] = {}  # a code has the same x on both sides: that is how they are told to agree
    lines.append(_variant(pair.source_locale, _segment(pair.source, frozenset(pair.codes), numbers), ""))
    lines.append(_variant(pair.target_locale, _segment(pair.target, frozenset(pair.codes), numbers), date))
    return [*lines, "    </tu>"]


def _variant(code: str, segment: str, date: str) -> str:
    return f'      <tuv xml:lang="{locales.get(code).tag}"{date}><seg>{segment}</seg></tuv>'


def _segment(words: str, codes: frozenset[str], numbers: dict[tuple[str, int], int]) -> str:
    """Return a text as the content of `seg`: codes it knows as bpt and ept where they pair, as it where they do not.

    `numbers` gives the n-th code of a name its number, and takes in those that are new.
    """
    marks = [match for match in CODE.finditer(words) if match["name"] in codes]
    pairs = _matched(marks)
    met: Counter[tuple[str, bool]] = Counter()
    parts: list[str] = []
    done = 0
    for at, match in enumerate(marks):
        met[match["name"], bool(match["close"])] += 1
        turn = (match["name"], met[match["name"], bool(match["close"])])
        number = numbers.setdefault(turn, len(numbers) + 1)
        parts += [_escaped(words[done : match.start()]), _mark(match, pairs.get(at), number)]
        done = match.end()
    return "".join([*parts, _escaped(words[done:])])


def _mark(match: re.Match[str], pair: int | None, number: int) -> str:
    content = _escaped(match[0])
    if match["empty"]:
        return f'<ph x="{number}">{content}</ph>'
    if pair is None:
        return f'<it pos="{"end" if match["close"] else "begin"}" x="{number}">{content}</it>'
    return f'<ept i="{pair}">{content}</ept>' if match["close"] else f'<bpt i="{pair}" x="{number}">{content}</bpt>'


def _matched(marks: Sequence[re.Match[str]]) -> dict[int, int]:
    """Map the places of opening and closing codes that belong together to a number of theirs."""
    waiting: dict[str, list[int]] = {}
    pairs: dict[int, int] = {}
    for at, match in enumerate(marks):
        if match["empty"]:
            continue
        if not match["close"]:
            waiting.setdefault(match["name"], []).append(at)
        elif waiting.get(match["name"]):
            start = waiting[match["name"]].pop()
            pairs[start] = pairs[at] = start + 1
    return pairs


def _escaped(words: str) -> str:
    return escape(words, {"\r": "&#13;"})
