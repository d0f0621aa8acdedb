"""Findings as one page of HTML that needs nothing else: counts first, worst first, source and target side by side.

In: a CheckReport. Out: HTML without scripts or outside addresses. Everything from a release or a catalog is text:
escaped, and never the address of a link. At most CAP findings a check are shown, with how many more there are; text,
JSON and the others have them all.
May not touch: anything else.
"""

from __future__ import annotations

from collections import defaultdict
from html import escape
from typing import TYPE_CHECKING

from l10n import checks
from l10n.model import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from l10n.check import CheckReport
    from l10n.model import Finding

NAME = "html"
CAP = 100
"""How many findings of one check the page shows."""

_LONG = 2000
"""A text longer than this is cut round the place of the finding."""
_MARKED = 12
"""How many characters are marked, from the finding's column to the next break at most."""
_STOPS = frozenset(" 　，。、；：！？,;!?()（）「」『』“”《》\t\n")
_STYLE = """
:root { color-scheme: light dark; --line: #8884; --error: #b3261e; --warning: #8a5a00; --info: #33608c; }
body { font: 15px/1.55 system-ui, sans-serif; margin: 2rem auto; max-width: 72rem; padding: 0 1rem; }
h1 { font-size: 1.4rem; } h2 { font-size: 1.1rem; margin-top: 2rem; }
table { border-collapse: collapse; width: 100%; } .pair { table-layout: fixed; margin: .3rem 0 1.2rem; }
th, td { border: 1px solid var(--line); padding: .35rem .6rem; text-align: left; vertical-align: top; }
td { overflow-wrap: anywhere; white-space: pre-wrap; } .counts { width: auto; }
.place { font-family: ui-monospace, monospace; font-size: .85rem; overflow-wrap: anywhere; }
.error { color: var(--error); } .warning { color: var(--warning); } .info { color: var(--info); }
mark { background: #ffd54d; color: #000; } .more { font-style: italic; }
@media (prefers-color-scheme: dark) { :root { --error: #ff8a80; --warning: #ffc66d; --info: #8ec7ff; } }
@media print { body { max-width: none; margin: 0; } .pair { break-inside: avoid; } }
"""


def render(report: CheckReport, *, color: bool = False, verbose: bool = False) -> str:
    """Return the page. `verbose` and `color` change nothing."""
    del color, verbose
    by_code: dict[str, list[Finding]] = defaultdict(list)
    for one in report.findings:  # worst first, so that checks come in that order
        by_code[one.code].append(one)
    pages = {check.CODE: check for check in checks.all_checks()}
    names = {code: f"{code} {pages[code].NAME}" if code in pages else code for code in by_code}
    lines = [
        "<!DOCTYPE html>",
        '<html lang="en"><head><meta charset="utf-8"><title>l10n check</title>',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<style>{_STYLE}</style></head><body>",
        "<h1>" + ", ".join(_counted(report.count(one), one) for one in Severity) + "</h1>",
        f"<p>{report.units} units of {report.releases} releases, {len(report.checks)} checks{_hidden(report)}.</p>",
        *_counts(by_code, names),
        *(f"<p>{_text(str(one))}</p>" for one in report.notices),
    ]
    for code, found in by_code.items():
        lines += [f'<h2 id="{escape(code)}">{_text(names[code])}</h2>']
        lines += [line for one in found[:CAP] for line in _finding(one)]
        if len(found) > CAP:
            lines.append(f'<p class="more">and {len(found) - CAP} more of {escape(code)}; --format text lists them</p>')
    return "\n".join([*lines, "</body></html>"]) + "\n"


def _counted(number: int, severity: Severity) -> str:
    return f"{number} {severity}" + ("s" if number != 1 and severity is not Severity.INFO else "")


def _hidden(report: CheckReport) -> str:
    suppressed = f", {report.suppressed} findings suppressed" if report.suppressed else ""
    return suppressed + (f", {report.known} known from the baseline" if report.known else "")


def _counts(by_code: dict[str, list[Finding]], names: dict[str, str]) -> Iterator[str]:
    if not by_code:
        return
    yield '<table class="counts"><tr><th>check<th>error<th>warning<th>info</tr>'
    for code, found in by_code.items():
        figures = "".join(f"<td>{sum(one.severity is severity for one in found)}" for severity in Severity)
        yield f'<tr><td><a href="#{escape(code)}">{_text(names[code])}</a>{figures}</tr>'
    yield "</table>"


def _finding(one: Finding) -> Iterator[str]:
    line, column = one.spot
    place = ":".join(str(part) for part in (one.path, line, column) if part)
    release = f" · {one.release_path}:{one.release_line}" if one.release_line and one.release_path != one.path else ""
    locale = f" · {one.locale}" if one.locale else ""
    yield f'<div class="place">{_text(place + release + locale)}</div>'
    yield f'<div><strong class="{one.severity}">{one.severity}</strong> {_text(one.message)}</div>'
    rows = [("source", "", _cut(one.source, 1)), ("target", one.locale, _marked(one.target, one.column))]
    cells = [(label, locale.replace("_", "-"), shown) for label, locale, shown in rows if shown]
    if cells:
        heads = "".join(f"<th>{label}" for label, _, _ in cells)
        texts = "".join(
            f'<td lang="{_text(locale)}">{shown}' if locale else f"<td>{shown}" for _, locale, shown in cells
        )
        yield f'<table class="pair"><tr>{heads}</tr><tr>{texts}</tr></table>'
    if one.expected:
        yield f"<div>expected: {_cut(one.expected, 1)}</div>"


def _cut(text: str, column: int) -> str:
    """Return a text escaped, cut to what is round a column when it is very long."""
    start = max(0, column - 1 - _LONG // 2) if len(text) > _LONG else 0
    piece = text[start : start + _LONG]
    return ("…" if start else "") + _text(piece) + ("…" if start + _LONG < len(text) else "")


def _marked(text: str, column: int) -> str:
    """Return a target escaped, with the finding's place marked."""
    if not 0 < column <= len(text):
        return _cut(text, 1)
    begin = column - 1
    end = begin + 1
    while text[begin] not in _STOPS and end < min(len(text), begin + _MARKED) and text[end] not in _STOPS:
        end += 1
    first, last = max(0, begin - _LONG // 2), min(len(text), end + _LONG // 2)
    before, after = text[first:begin], text[end:last]
    left, right = "…" if first else "", "…" if last < len(text) else ""
    return f"{left}{_text(before)}<mark>{_text(text[begin:end])}</mark>{_text(after)}{right}"


def _text(text: str) -> str:
    """Return a text as HTML shows it; characters that no page may have are shown as a replacement."""
    shown = "".join(one if one in "\t\n" or one.isprintable() or one.isspace() else "\ufffd" for one in text)
    return escape(shown, quote=True)
