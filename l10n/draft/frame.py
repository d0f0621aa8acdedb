"""Verb `draft`: what every release has and no machine need translate: kickers, contact headings, datelines, figures.

In: a text of a release, its role's language pair, the glossary. Out: the target in the house's form, or nothing. The
forms are reviewed tables: `[boilerplate]` and the dateline of a locale's TOML, labels and places in frame.toml,
rows of the glossary. A figure is written as its locale writes it only when it reads back as the same value. May not
touch: catalogs, files.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from l10n import typography, values
from l10n.model import CODE
from l10n.values import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from l10n.glossary import Glossary
    from l10n.locale import Locale
    from l10n.values import Value

_LONGEST = 120  # characters of a line of the frame
_LONGEST_PLACE = 40
_LONGEST_MARK = 24
_NUMBER = re.compile(r"(?=[^0-9]*[0-9])[0-9\s.,:%+\-–—/()#*]+")
_CODED = re.compile(r"(?=[^0-9/]*[0-9/])[A-Z0-9]{1,8}(?:[/.\-–][A-Z0-9]{1,8}){0,6}")
_ADDRESS = re.compile(
    r"https?://[^\s<>\"，。；）」』]+|www\.[^\s<>\"，。；）」』]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+", re.ASCII
)
_LABEL = re.compile(r"(?P<label>[^:：0-9]{1,20})[:：]\s*(?P<rest>\S.*)")
_BETWEEN = re.compile(r"\s*[-–—~～]\s*|\s+to\s+|至|[,，、;；/|]?\s*|\s*[()（）]\s*")
_RANGE = re.compile(r"\s*[-–—~～]\s*|\s+to\s+|至")
_WRITTEN = frozenset({
    Kind.MONEY, Kind.PERCENT, Kind.POINT, Kind.DATE, Kind.TIME, Kind.FISCAL_YEAR, Kind.MEASURE, Kind.ORDINAL,
    Kind.RANGE, Kind.NUMBER, Kind.WEEKDAY,
})  # fmt: skip
_COPIED = frozenset({Kind.PHONE})


def end_mark(text: str, target: Locale, style: Mapping[str, Any]) -> str:
    """Return the target's end mark for one of the source's, whatever its dashes; empty where a date stands in it."""
    before, inner, after = _unwrapped(text)
    marks = typography.of(target, style).end_marks
    return f"{before}{marks[0]}{after}" if marks and not re.search(r"\d", inner) and len(inner) <= _LONGEST_MARK else ""


def line(text: str, source: Locale, target: Locale, glossary: Glossary) -> str:
    """Return a line of the frame ("For media enquiries, please contact:") in the target's form, or an empty string."""
    before, inner, after = _unwrapped(text)
    bare = inner.rstrip(" :：")
    if not bare or len(bare) > _LONGEST or CODE.search(inner):
        return ""
    wording = _wording(bare, source, target, glossary)
    colon = "" if inner.rstrip()[-1:] not in {":", "："} else "：" if target.chinese else ":"
    return f"{before}{wording}{colon}{after}" if wording else ""


def _wording(bare: str, source: Locale, target: Locale, glossary: Glossary) -> str:
    """Return the target's wording of a line without codes and colon, or an empty string."""
    kinds = _table()["kinds"]
    for forms in (one for every in kinds.values() for one in every):
        if bare.casefold() in {one.casefold() for one in _forms(forms, source)}:
            return next(iter(_forms(forms, target)), "")
    there = target.table("boilerplate")
    for name, forms in source.table("boilerplate").items():
        for form in forms if name in there and name not in kinds else ():
            found = None if "(?=" in form else _pattern(form).fullmatch(bare)
            if found is not None and "{}" not in form:
                return str(there[name][0])
            if found is not None:  # whom it is about must be known
                told = _term(found["name"], source, target, glossary)
                return str(there[name][0]).replace("{}", told) if told else ""
    return ""


@cache
def _pattern(form: str) -> re.Pattern[str]:
    return re.compile(form.replace("{}", "(?P<name>.{1,80})"), re.IGNORECASE)


def _unwrapped(text: str) -> tuple[str, str, str]:
    """Return a text without the codes round it, those before and after apart."""
    found = re.match(r"((?:<[a-z]+[0-9]*>)*)(.*?)((?:</[a-z]+[0-9]*>)*)$", text.strip(), re.DOTALL)
    return (found[1], found[2], found[3]) if found else ("", text, "")


def _term(name: str, source: Locale, target: Locale, glossary: Glossary) -> str:
    """Return a name as the glossary has it, the article of English taken off; empty when it has none or several."""
    for plain in (name, re.sub(r"^the ", "", name, flags=re.IGNORECASE)):
        hits = [one for one in glossary.find(plain, source) if (one.start, one.end) == (0, len(plain))]
        clear = [one for one in hits if one.status != "forbidden" and not one.concept.when]
        forms = {glossary.expected(one.concept, target)[0] for one in clear if glossary.expected(one.concept, target)}
        if len(forms) == 1:
            return forms.pop()
    return _place(name, source, target) or (_with_place(name, source, target, glossary) if target.chinese else "")


def _place(name: str, source: Locale, target: Locale) -> str:
    """Return a place of the table in the target's language, or an empty string."""
    for forms in _table()["places"]["list"]:
        if name.casefold() in {one.casefold() for one in _forms(forms, source)}:
            return next(iter(_forms(forms, target)), "")
    return ""


def _with_place(name: str, source: Locale, target: Locale, glossary: Glossary) -> str:
    """Return a name that has a place before it ("Hong Kong Cyberport"), put together as Chinese does."""
    for forms in _table()["places"]["list"]:
        for place in _forms(forms, source):
            rest = name[len(place) :].strip()
            if rest and name[: len(place) + 1].casefold() == f"{place} ".casefold():
                told = _term(rest, source, target, glossary)
                return f"{_forms(forms, target)[0]}{told}" if told and _forms(forms, target) else ""
    return ""


# -- datelines


def dateline(text: str, source: Locale, target: Locale, glossary: Glossary) -> tuple[int, str]:
    """Return how long the dateline at the beginning of a text is, and its form in the target; (0, "") for none.

    `Hong Kong, 21 October 2025 – ` becomes `（香港，2025年10月21日）`. Place and date must both be certain.
    """
    mine, theirs = (str(one.table("typography").get("dateline", "")) for one in (source, target))
    if not mine or not theirs:
        return 0, ""
    found = _opening(mine).match(text)
    place = _term(found["place"].strip(), source, target, glossary) if found else ""
    written = _value(found["date"].strip(), source, target) if found else ""
    if found is None or not place or not written:
        return 0, ""
    space = "" if target.chinese or found.end() == len(text) else " "
    return found.end(), f"{theirs.replace('{place}', place).replace('{date}', written)}{space}"


@cache
def _opening(form: str) -> re.Pattern[str]:
    """Return the pattern of a dateline: any dash for a dash, marks of either width, spaces as they come."""
    escaped = re.escape(form)
    for mark, either in (
        (r"\ ", r"\s*"),
        ("–", r"(?:[–—]{1,2}|--?)\s*"),
        ("（", "[（(]"),
        ("）", "[）)]"),
        ("，", "[，,]\\s?"),
    ):
        escaped = escaped.replace(mark, either)
    escaped = escaped.replace(r"\{place\}", rf"(?P<place>[^,，()（）–—\d]{{2,{_LONGEST_PLACE}}})")
    return re.compile(escaped.replace(r"\{date\}", r"(?P<date>[^()（）–—]{4,40}?)"))


# -- figures, codes, addresses


def figures(text: str, source: Locale, target: Locale) -> str:
    """Return a text that is only figures, codes or addresses as the target has it, or an empty string."""
    before, inner, after = _unwrapped(text)
    plain = inner.strip()
    if not plain or len(plain) > _LONGEST or CODE.search(inner):
        return ""
    written = _copied(plain) or _value(plain, source, target) or _labelled(plain, source, target)
    if not written and _CODED.fullmatch(plain):
        written = plain
    return f"{before}{written}{after}" if written else ""


def _copied(plain: str) -> str:
    """Return what stays as it is: numbers, addresses."""
    rest = _ADDRESS.sub("", plain)
    only_addresses = rest != plain and not re.search(r"\w", rest)
    return plain if only_addresses or _NUMBER.fullmatch(plain) else ""


def _labelled(plain: str, source: Locale, target: Locale) -> str:
    """Return `Email: a@example.org` with its label in the target's language."""
    found = _LABEL.fullmatch(plain)
    if found is None:
        return ""
    for forms in _table()["labels"].values():
        theirs, wanted = _forms(forms, source), _forms(forms, target)
        if not wanted or found["label"].strip().rstrip(".").casefold() not in {one.casefold() for one in theirs}:
            continue
        rest = _copied(found["rest"]) or _value(found["rest"], source, target)
        return f"{wanted[0]}{'：' if target.chinese else ': '}{rest}" if rest else ""
    return ""


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(resources.files(__package__).joinpath("frame.toml").read_text(encoding="utf-8"))


def _forms(forms: dict[str, list[str]], locale: Locale) -> list[str]:
    base = f"zh_{locale.script}_{'HK' if locale.script == 'Hant' else 'CN'}" if locale.chinese else locale.code
    return forms.get(locale.code) or forms.get(base) or []


def _value(plain: str, source: Locale, target: Locale) -> str:
    """Return a text that is nothing but values as the target writes them, each reading back as itself."""
    every = [values.abroad(one, source, target) for one in values.read(plain, source)]
    if not every or any(one.kind not in _WRITTEN | _COPIED or one.loose for one in every):
        return ""
    parts, done = [], 0
    for value in every:
        if value.start < done or not _BETWEEN.fullmatch(plain[done : value.start]):
            return ""
        parts.append(plain[done : value.start])
        done = value.end
    if not _BETWEEN.fullmatch(plain[done:]):
        return ""
    written = [_written(one, target) for one in every]
    if not all(written):
        return ""
    text = _joined(every, written, [*parts, plain[done:]], target)
    back = values.compare(every, values.read(text, target))
    return "" if not text or any(one.hard for one in back) else text


def _written(value: Value, target: Locale) -> str:
    return value.text if value.kind in _COPIED or _NUMBER.fullmatch(value.text) else values.write(value, target)


def _joined(every: Sequence[Value], written: Sequence[str], between: Sequence[str], target: Locale) -> str:
    """Return values put together: a weekday after its date in Chinese, ranges with the target's mark."""
    kinds = [one.kind for one in every]
    if target.chinese and kinds == [Kind.WEEKDAY, Kind.DATE]:
        return f"{written[1]}（{written[0]}）"
    if not target.chinese and kinds == [Kind.DATE, Kind.WEEKDAY]:
        return f"{written[1]}, {written[0]}"
    if not all(_RANGE.fullmatch(gap) for gap in between[1:-1]):
        return ""  # how several values go together is the sentence's business
    return between[0] + ("至" if target.chinese else "–").join(written) + between[-1]
