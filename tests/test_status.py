"""Status: what is open, what changed word by word, and how much of it the memory knows."""

from __future__ import annotations

from pathlib import Path

import pytest

from l10n import approve, catalog, draft, extract, locale, project, status
from l10n.errors import UsageError
from l10n.model import State, unit_id

HANT = locale.get("zh_Hant_HK")
TEXT = "# Head\n\nHong Kong, 15 January 2026 – It opened.\n\nIt has an area of 7,500 square feet in all.\n"


def made(folder: Path) -> project.Project:
    (folder / "l10n.toml").write_text('targets = ["zh_Hant_HK"]\n', encoding="utf-8")
    (folder / "releases").mkdir()
    (folder / "releases" / "a.md").write_text(TEXT, encoding="utf-8")
    own = project.find(folder)
    extract.run(own, own.releases(), date="2026-01-15")
    return own


def typed(own: project.Project, slug: str, targets: dict[str, str]) -> None:
    one = catalog.read(own.catalog_path(slug, HANT), HANT, source=own.source)
    for unit in one.units():
        if unit.source in targets:
            one.set_target(unit.id, targets[unit.source])
    catalog.save(one, root=own.root, date="2026-01-15")


def test_a_changed_sentence_is_shown_word_by_word(tmp_path: Path) -> None:
    own = made(tmp_path)
    typed(own, "a", {"It has an area of 7,500 square feet in all.": "面積合共7,500平方呎。"})
    changed = TEXT.replace(
        "It has an area of 7,500 square feet in all.", "It has an area of 7,500 square feet at most."
    )
    (tmp_path / "releases" / "a.md").write_text(changed, encoding="utf-8")
    extract.run(own, own.releases(), date="2026-01-16")
    (row,) = status.run(own, own.releases())
    assert row.states["stale"] == 1
    (change,) = row.changes.values()
    assert "[-in all-]{+at most+}" in change


def test_leverage_counts_what_the_memory_knows(tmp_path: Path) -> None:
    own = made(tmp_path)
    typed(own, "a", {"Hong Kong, 15 January 2026 – It opened.": "（香港，2026年1月15日）啟用。", "Head": "題"})
    approve.run(own, own.releases(), by="A")
    (tmp_path / "releases" / "b.md").write_text(TEXT.replace("# Head", "# Another headline"), encoding="utf-8")
    extract.run(own, own.releases(["b"]), date="2026-01-15")
    (row,) = status.run(own, own.releases(["b"]), leverage=True)
    bands = {band: amount.segments for band, amount in row.leverage.items() if amount.segments}
    assert sum(bands.values()) == 3
    assert bands["new"] == 2
    (plain,) = status.run(own, own.releases(["b"]))
    assert not plain.leverage


def test_a_stale_unit_whose_flag_alone_went_stays_stale_and_is_never_approved(tmp_path: Path) -> None:
    own = made(tmp_path)
    typed(own, "a", {"It has an area of 7,500 square feet in all.": "面積合共7,500平方呎。"})
    approve.run(own, own.releases(), by="A")
    release = tmp_path / "releases" / "a.md"
    release.write_text(TEXT.replace("It has an area", "It has not an area"), encoding="utf-8")
    extract.run(own, own.releases(), date="2026-01-16")
    path = own.catalog_path("a", HANT)
    path.write_text(path.read_text(encoding="utf-8").replace("#, fuzzy\n", ""), encoding="utf-8")
    for _ in range(2):
        approve.run(own, own.releases(), by="B")
        extract.run(own, own.releases(), date="2026-01-17")
        (row,) = status.run(own, own.releases())
        assert row.states["stale"] == 1
    text = path.read_text(encoding="utf-8")
    path.write_text(
        "".join(line for line in text.splitlines(keepends=True) if not line.startswith("#| ")), encoding="utf-8"
    )
    (row,) = status.run(own, own.releases())
    assert row.states["translated"] == 1


def test_wording_that_others_supplied_is_locked(tmp_path: Path) -> None:
    own = made(tmp_path)
    wording = "面積合共7,500平方呎。"
    typed(own, "a", {"It has an area of 7,500 square feet in all.": wording})
    with pytest.raises(UsageError, match="a lock needs who supplied"):
        approve.run(own, own.releases(), by="A", lock="the Secretary's office")
    unit = unit_id("It has an area of 7,500 square feet in all.")
    approve.run(own, own.releases(), by="A", units=[unit], lock="the Secretary's office, letter of 12 January")
    (row,) = status.run(own, own.releases())
    assert row.states["locked"] == 1
    draft.run(own, own.releases(), engines=["pseudo"], redraft=True)
    one = catalog.read(own.catalog_path("a", HANT), HANT, source=own.source)
    locked = one.unit(unit)
    assert locked is not None
    assert (locked.target, locked.state) == (wording, State.LOCKED)
