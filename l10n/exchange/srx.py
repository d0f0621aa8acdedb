"""SRX 2.0, the segmentation rules that translation tools exchange: read into Rules, written from a locale's words.

In: the bytes of an .srx file and a Locale. Out: Rules for `segmentation.split`; or the bytes of an .srx file that gives
another tool the nearest thing to our rules that patterns can say. May not touch: files, the rules themselves.
Source: SRX 2.0 specification (LISA OSCAR, 2008); namespace http://www.lisa.org/srx20. SRX 1.0 is read too.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from l10n.errors import Fault, TableError
from l10n.segmentation.patterns import Pattern, PatternError, compiled
from l10n.segmentation.rules import Rules, lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from l10n.locale import Locale

NAME = "srx"
SUFFIXES = (".srx",)
NAMESPACE = "http://www.lisa.org/srx20"
_SUBSET = re.compile(rb"<!DOCTYPE[^>\[]*\[")
_LIMIT = 16 * 1024 * 1024


def read(data: bytes, locale: Locale, *, path: str = "") -> Rules:
    """Return the rules of an SRX file that its map gives the locale, in order; none where no map fits.

    With `cascade="yes"` every map that fits counts, otherwise the first. Raises TableError naming the line of every
    rule that cannot be used: wrong pattern, or one that could take for ever.
    """
    root = _root(data, path)
    cascade = next((one.get("cascade") == "yes" for one in _all(root, "header")), False)
    languages = {one.get("languagerulename"): one for one in _all(root, "languagerule")}
    faults: list[Fault] = []
    patterns: list[Pattern] = []
    for mapping in _all(root, "languagemap"):
        if not _fits(mapping, locale, path, faults):
            continue
        rules = languages.get(mapping.get("languagerulename"))
        if rules is None:
            faults.append(Fault(f"no languagerule {mapping.get('languagerulename')!r}", path, _line(mapping)))
            continue
        patterns += _patterns(rules, path, faults)
        if not cascade:
            break
    if faults:
        raise TableError(faults=faults, hint="Correct or remove these rules and try again.")
    return Rules(patterns=tuple(patterns))


def write(locales: Sequence[Locale], rules: Rules | None = None) -> bytes:
    """Return an SRX 2.0 file with one languagerule a locale: the user's patterns first, then ours as patterns."""
    from lxml import etree  # noqa: PLC0415 - heavy, and only here

    root = etree.fromstring(f'<srx xmlns="{NAMESPACE}" version="2.0"/>')
    header = etree.SubElement(root, f"{{{NAMESPACE}}}header", segmentsubflows="yes", cascade="no")
    for kind, include in (("start", "no"), ("end", "yes"), ("isolated", "no")):
        etree.SubElement(header, f"{{{NAMESPACE}}}formathandle", type=kind, include=include)
    body = etree.SubElement(root, f"{{{NAMESPACE}}}body")
    languages = etree.SubElement(body, f"{{{NAMESPACE}}}languagerules")
    maps = etree.SubElement(body, f"{{{NAMESPACE}}}maprules")
    for locale in locales:
        language = etree.SubElement(languages, f"{{{NAMESPACE}}}languagerule", languagerulename=locale.code)
        for one in (*(rules.patterns if rules else ()), *_of_ours(locale, rules)):
            rule = etree.SubElement(language, f"{{{NAMESPACE}}}rule", {"break": "yes" if one.breaks else "no"})
            etree.SubElement(rule, f"{{{NAMESPACE}}}beforebreak").text = one.before
            etree.SubElement(rule, f"{{{NAMESPACE}}}afterbreak").text = one.after
    for pattern, name in dict.fromkeys(_maps(locales)):
        etree.SubElement(maps, f"{{{NAMESPACE}}}languagemap", languagepattern=pattern, languagerulename=name)
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)
    return written


def _maps(locales: Sequence[Locale]) -> Iterator[tuple[str, str]]:
    """Yield which languages each locale's rules are for: its own tag, then whatever other tools call its language."""
    for locale in locales:
        yield locale.tag.replace("-", "[-_]"), locale.code
    for locale in locales:
        language, regions = locale.code[:2], {"Hant": "HK|TW|MO", "Hans": "CN|SG|MY"}.get(locale.script, "")
        yield f"{language}[-_](?:{locale.script}.*|{regions})" if regions else f"{language}.*", locale.code
    languages: dict[str, str] = {}
    for locale in locales:
        languages.setdefault(locale.code[:2], locale.code)
    for language, code in languages.items():
        yield f"{language}.*", code


def _root(data: bytes, path: str) -> Any:  # noqa: ANN401 - an lxml element
    """Parse safely: no entities, no network, no deep trees; a document type of one's own is refused."""
    from lxml import etree  # noqa: PLC0415 - heavy, and only here

    if len(data) > _LIMIT:
        raise TableError(f"{len(data):,} bytes, more than the {_LIMIT:,} that are read at most", path=path)
    if _SUBSET.search(data[:65536]):
        raise TableError("declares entities of its own; such files are refused", path=path)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        line = getattr(error, "lineno", 0) or 0
        raise TableError(f"not well-formed XML: {error}", path=path, line=line) from None
    if etree.QName(root).localname != "srx":
        raise TableError(f"this is <{etree.QName(root).localname}>, not an SRX file", path=path, line=_line(root))
    return root


def _line(element: Any) -> int:  # noqa: ANN401 - an lxml element
    return int(element.sourceline or 0)


def _all(root: Any, name: str) -> Iterator[Any]:  # noqa: ANN401 - lxml elements
    return root.iter(name, f"{{{NAMESPACE}}}{name}")  # type: ignore[no-any-return]


def _fits(mapping: Any, locale: Locale, path: str, faults: list[Fault]) -> bool:  # noqa: ANN401 - an lxml element
    pattern = mapping.get("languagepattern") or ""
    names = {locale.tag, locale.code, locale.tag.split("-")[0]}
    try:
        shape = compiled(f"(?i){pattern.removeprefix('(?i)')}")
    except PatternError as error:
        faults.append(Fault(f"languagepattern {pattern!r}: {error}", path, _line(mapping)))
        return False
    return any(shape.fullmatch(name) for name in names)


def _patterns(rules: Any, path: str, faults: list[Fault]) -> Iterator[Pattern]:  # noqa: ANN401 - an lxml element
    for rule in _all(rules, "rule"):
        before, after = ("".join(next(_all(rule, name)).itertext()) if next(_all(rule, name), None) is not None else ""
                         for name in ("beforebreak", "afterbreak"))  # fmt: skip
        for side in (before, after):
            try:
                compiled(side)
            except PatternError as error:
                faults.append(Fault(f"rule {side!r}: {error}", path, _line(rule)))
        if before or after:
            yield Pattern(before, after, breaks=rule.get("break") != "no")


def _of_ours(locale: Locale, rules: Rules | None) -> list[Pattern]:
    """Say our rules as patterns: abbreviations keep together, then marks at sentence ends break."""
    words = lexicon(locale.code, rules)
    kept = [
        Pattern(rf"(?i)(?:^|[\s(“\"‘]){_either(words.titles | words.never)}\.", r"\s"),
        Pattern(rf"(?i)(?:^|[\s(“\"‘]){_either(words.numbered | words.dated)}\.", r"\s[#(]?[0-9]"),
        Pattern(rf"(?i)(?:^|[\s(“\"‘]){_either(words.endings | words.leading | words.times)}\.", r"\s[a-z0-9(]"),
        Pattern(r"(?:^|[\s(“\".])[A-Z]\.", r"\s?[A-Z]"),
        Pattern(r"[.!?…][”’»\"')\]]*", r"\s[a-z,;:]"),
    ]
    ends = [
        Pattern(r"[.!?…][”’»\"')\]]*", r"\s", breaks=True),
        Pattern(r"[。！？]+[」』”’）》]*", r"[^」』”’）》。！？，、；：…]", breaks=True),
    ]
    return kept + ends


def _either(words: frozenset[str]) -> str:
    return f"(?:{'|'.join(re.escape(word) for word in sorted(words))})"
