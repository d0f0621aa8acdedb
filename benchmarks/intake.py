"""Intake, measured: what `l10n intake` makes of pasted texts and PDFs, against what a careful editor wants.

    python benchmarks/intake.py [--list] [CASE ...]

Reads the cases of tests/sets/intake (its README tells the form), renders the PDFs (LibreOffice's `soffice` for .html
and .fodt; .page needs nothing), takes each in through the API's door and reads the release back as every verb does.
Prints cases fully right, fields right, blocks right (role and text), and the same by kind of file, language, trouble;
--list prints every difference as a pair, expected and actual. CASE is the beginning of a case's name: `07`. Writes
only into a temporary folder; needs no network.
"""

from __future__ import annotations

import argparse
import difflib
import importlib
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

ROOT = Path(__file__).resolve().parents[1]
SET = ROOT / "tests" / "sets" / "intake"
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

import l10n  # noqa: E402 - the repository itself, installed or not
from l10n import formats, locale  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from l10n.model import Document

tiny_pdf: Any = importlib.import_module("tiny_pdf")
"""The tests' own PDF writer."""

Shown = tuple[str, str]
"""A block as a reader sees it: role, text."""

FIELDS = ("title", "sub-headline", "date", "source", "contact", "embargo")
INNER = re.compile(r"</?[a-z]+[0-9]*/?>")
RENDERED = {".html": ("--infilter=HTML (StarWriter)",), ".fodt": ()}
ALIKE = 0.4
"""From this likeness on an expected and an actual block are one pair; below it one is missing and one is surplus."""


@dataclass(frozen=True, slots=True)
class Item:
    """One expected place: the outcomes that are accepted, the editor's own first; an empty one means left out."""

    outcomes: tuple[tuple[Shown, ...], ...]


@dataclass(frozen=True, slots=True)
class Case:
    """A case of the set."""

    name: str
    file: Path
    facts: dict[str, str]
    items: tuple[Item, ...]

    @property
    def troubles(self) -> list[str]:
        """Return what is wrong with the file."""
        return [one.strip() for one in self.facts.get("troubles", "").split(",")]


@dataclass(slots=True)
class Result:
    """What a case came to: (field, expected, actual) that differ, (class, expected, actual) blocks that differ."""

    case: Case
    wanted: int = 0
    right: int = 0
    fields: list[tuple[str, str, str]] = field(default_factory=list)
    blocks: list[tuple[str, str, str]] = field(default_factory=list)
    error: str = ""

    @property
    def clean(self) -> bool:
        """Return whether nothing differs."""
        return not (self.fields or self.blocks or self.error)


def cases(chosen: Sequence[str] = ()) -> Iterator[Case]:
    """Yield the cases, all or those whose name begins with one of `chosen`."""
    for path in sorted(SET.glob("[0-9][0-9]-*.md")):
        if not chosen or path.stem.startswith(tuple(chosen)):
            yield _case(path)


def _case(path: Path) -> Case:
    head, _, body = path.read_text(encoding="utf-8").partition("\n## Blocks\n")
    facts = {
        key.lower(): value.strip() for key, value in re.findall(r"^- ([A-Z][a-z-]+):(.*)$", head, flags=re.MULTILINE)
    }
    items: list[Item] = []
    for line in filter(None, map(str.strip, body.split("\n"))):
        if line.startswith("or: "):
            items[-1] = Item((*items[-1].outcomes, _outcome(line.removeprefix("or: "))))
        else:
            items.append(Item((_outcome(line),)))
    return Case(path.stem, path.with_name(facts["input"]), facts, tuple(items))


def _outcome(line: str) -> tuple[Shown, ...]:
    if line == "nothing":
        return ()
    shown = []
    for one in line.split(" ⏎ "):
        role, _, text = one.partition(": ")
        shown.append((role.strip(), text.strip()))
    return tuple(shown)


def render(files: Iterable[Path], folder: Path) -> dict[Path, bytes]:
    """Return each file's bytes as `intake` gets them: PDFs rendered, texts as they are."""
    taken: dict[Path, bytes] = {}
    office: dict[str, list[Path]] = defaultdict(list)
    for file in files:
        if file.suffix in RENDERED:
            office[file.suffix].append(file)
        else:
            taken[file] = _placed(file.read_text(encoding="utf-8")) if file.suffix == ".page" else file.read_bytes()
    if office and not shutil.which("soffice"):
        raise SystemExit("benchmarks/intake.py needs LibreOffice's soffice on the path to render the PDFs.")
    for suffix, several in office.items():
        command = ["soffice", f"-env:UserInstallation={(folder / 'office').as_uri()}", "--headless", "--convert-to"]
        command += ["pdf:writer_pdf_Export", *RENDERED[suffix], "--outdir", str(folder), *map(str, several)]
        subprocess.run(command, check=True, capture_output=True, timeout=300)
        taken |= {file: (folder / f"{file.stem}.pdf").read_bytes() for file in several}
    return taken


def _placed(text: str) -> bytes:
    pages: list[Any] = []
    for line in text.split("\n"):
        if line == "page":
            pages.append(tiny_pdf.Page())
        elif line:
            place, _, words = line.partition("|")
            x, y, font, size = place.split(" ")
            pages[-1].text(float(x), float(y), words, font, float(size))
    return bytes(tiny_pdf.write(pages))


def measure(case: Case, data: bytes, folder: Path) -> Result:
    """Take a case in and compare."""
    result = Result(case, wanted=sum(1 for one in case.items if () not in one.outcomes))
    release = folder / f"{case.name}.md"
    name = case.file.name if case.file.suffix == ".txt" else f"{case.file.stem}.pdf"
    encoding = case.facts.get("options", "").partition("--encoding ")[2]
    try:
        l10n.intake.run(data, name, output=release, encoding=encoding)
        document = formats.read(release, locale.get(case.facts["source"]))
    except l10n.L10nError as error:
        result.error = str(error)
        result.wanted = len(case.items)
        return result
    shown = _shown(document)
    _fields(result, dict(document.facts), shown)
    _blocks(result, shown)
    return result


def _shown(document: Document) -> list[Shown]:
    """Return the blocks as a reader sees them: without codes, a table's row as one."""
    shown: list[Shown] = []
    body = [block for block in document.blocks if block.role != "metadata"]
    for (role, _), several in groupby(
        body, lambda block: (str(block.role), block.place.line if block.role == "table-cell" else block.id)
    ):
        texts = [_plain(block.text) for block in several]
        shown.append(("table-row", " | ".join(texts)) if role == "table-cell" else (role, texts[0]))
    return shown


def _plain(text: str) -> str:
    return INNER.sub("", text.replace("<br/>", " "))


def _fields(result: Result, facts: dict[str, str], shown: Sequence[Shown]) -> None:
    actual = facts | {"sub-headline": " ⏎ ".join(text for role, text in shown if role == "sub-headline")}
    for name in FIELDS:
        want, have = result.case.facts.get(name, ""), actual.get(name, "")
        if name == "embargo":
            have = re.sub(r"^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d).*)?$", r"\1 \2", have).strip()
        alike = bool(want) and want in have if name == "contact" and want else want == have
        if not alike:
            result.fields.append((name, want, have))


def _blocks(result: Result, shown: Sequence[Shown]) -> None:
    wanted: list[Shown] = []
    for item in result.case.items:
        fitting = [one for one in item.outcomes if one and all(block in shown for block in one)]
        own = item.outcomes[0] if () not in item.outcomes else ()
        wanted += fitting[0] if fitting else own
    result.wanted = len(wanted)
    for want, have in _aligned(wanted, shown):
        if want == have:
            result.right += 1
        elif want is None:
            result.blocks.append(("surplus", "", _line(have)))
        elif have is None:
            result.blocks.append(("missing", _line(want), ""))
        else:
            kind = "text" if want[0] == have[0] else "role" if want[1] == have[1] else "role and text"
            result.blocks.append((kind, _line(want), _line(have)))


def _line(shown: Shown | None) -> str:
    return f"{shown[0]}: {shown[1]}" if shown else ""


def _aligned(wanted: Sequence[Shown], shown: Sequence[Shown]) -> list[tuple[Shown | None, Shown | None]]:
    """Return pairs in order that share as much text as possible; None stands for nothing."""
    rows, columns = len(wanted), len(shown)
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    alike = [[_likeness(want, have) for have in shown] for want in wanted]
    for row in range(rows - 1, -1, -1):
        for column in range(columns - 1, -1, -1):
            pair = best[row + 1][column + 1] + alike[row][column]
            best[row][column] = max(pair, best[row + 1][column], best[row][column + 1])
    pairs: list[tuple[Shown | None, Shown | None]] = []
    row = column = 0
    while row < rows or column < columns:
        both = row < rows and column < columns
        if both and alike[row][column] and best[row][column] == best[row + 1][column + 1] + alike[row][column]:
            pairs.append((wanted[row], shown[column]))
            row, column = row + 1, column + 1
        elif row < rows and (not both or best[row][column] == best[row + 1][column]):
            pairs.append((wanted[row], None))
            row += 1
        else:
            pairs.append((None, shown[column]))
            column += 1
    return pairs


def _likeness(want: Shown, have: Shown) -> float:
    if want == have:
        return 2.0
    ratio = difflib.SequenceMatcher(None, want[1], have[1], autojunk=False).ratio()
    return ratio if ratio >= ALIKE else 0.0


def kinds(case: Case) -> list[tuple[str, str]]:
    """Return the classes a case counts in: file, language, troubles."""
    return [
        ("file", "pasted text" if case.file.suffix == ".txt" else "PDF"),
        ("language", case.facts["source"]),
        *(("trouble", one) for one in case.troubles),
    ]


def tell(results: Sequence[Result], *, listed: bool) -> None:
    """Print the score and, when asked, every difference."""
    if listed:
        _list(results)
    _row("all", results)
    classes: dict[tuple[str, str], list[Result]] = defaultdict(list)
    for result in results:
        for kind in kinds(result.case):
            classes[kind].append(result)
    for (label, name), several in sorted(classes.items()):
        _row(f"{label}: {name}", several)
    wrong = Counter(name for result in results for name, _, _ in result.fields)
    print("fields that differ:", ", ".join(f"{name} {count}" for name, count in wrong.most_common()) or "none")
    kinds_of = Counter(kind for result in results for kind, _, _ in result.blocks)
    print("blocks that differ:", ", ".join(f"{name} {count}" for name, count in kinds_of.most_common()) or "none")


def _row(name: str, results: Sequence[Result]) -> None:
    clean = sum(result.clean for result in results)
    fields = sum(0 if result.error else len(FIELDS) - len(result.fields) for result in results)
    right, wanted = sum(result.right for result in results), sum(result.wanted for result in results)
    surplus = sum(kind == "surplus" for result in results for kind, _, _ in result.blocks)
    print(
        f"{name:32} cases {clean:3}/{len(results):<3} fields {fields:3}/{len(FIELDS) * len(results):<3} "
        f"blocks {right:3}/{wanted:<3} ({surplus} surplus)"
    )


def _list(results: Sequence[Result]) -> None:
    for result in results:
        if result.clean:
            continue
        print(f"{result.case.name}: {result.case.facts['troubles']}")
        if result.error:
            print(f"  refused: {result.error}")
        for name, expected, actual in result.fields + result.blocks:
            print(f"  {name}\n    expected {expected or '(nothing)'!r}\n    actual   {actual or '(nothing)'!r}")
        print()


def main() -> int:
    """Measure; return 0 when all is right, else 1."""
    parser = argparse.ArgumentParser(description="Measure l10n intake on tests/sets/intake.")
    parser.add_argument("case", nargs="*", help="beginning of a case's name; all when none is given")
    parser.add_argument("--list", action="store_true", help="print every difference, expected and actual")
    told = parser.parse_args()
    chosen = list(cases(told.case))
    with tempfile.TemporaryDirectory(prefix="intake-") as name:
        folder = Path(name)
        data = render((case.file for case in chosen), folder)
        results = [measure(case, data[case.file], folder) for case in chosen]
    tell(results, listed=told.list)
    return 0 if all(result.clean for result in results) else 1


if __name__ == "__main__":
    raise SystemExit(main())
