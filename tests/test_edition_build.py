"""Editions and builds: groups, joiners, line breaks, drafts, and the HTML page."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from l10n import build, catalog, edition, extract, locale, project, status
from l10n.errors import UsageError
from l10n.model import JOINED, OMITTED, State

SETTINGS = 'source = "en_HK"\ntargets = ["zh_Hant_HK"]\n'
LEAD = "Hong Kong, 15 January 2026 – It opened."
HANT = locale.get("zh_Hant_HK")


def made(folder: Path, text: str, targets: dict[str, str], name: str = "a.md") -> project.Project:
    (folder / "l10n.toml").write_text(SETTINGS, encoding="utf-8")
    (folder / "releases").mkdir(exist_ok=True)
    if not text.startswith(("#", "---", "+++")):
        text = f"# Head\n\n{LEAD}\n\n{text}"  # a lone line would be the headline
    (folder / "releases" / name).write_text(text, encoding="utf-8")
    own = project.find(folder)
    releases = own.releases()
    extract.run(own, releases, date="2026-01-15")
    path = own.catalog_path(releases[0].slug, HANT)
    one = catalog.read(path, HANT, source=releases[0].source)
    for unit in one.units():
        if unit.source in targets:
            one.set_target(unit.id, targets[unit.source])
    catalog.save(one, root=own.root, date="2026-01-15")
    return own


def loaded(own: project.Project) -> edition.Edition:
    return edition.load(own, edition.read(own.releases()[0]), HANT)


def test_a_group_is_one_pair_and_contributes_once(tmp_path: Path) -> None:
    own = made(
        tmp_path,
        "It is one. It is two. It is three.\n",
        {"It is one.": "一及二。", "It is two.": JOINED, "It is three.": "三。"},
    )
    pair = loaded(own).pairs[-1]
    assert [len(group.units) for group in pair.groups] == [2, 1]
    assert pair.groups[0].source == "It is one. It is two."
    assert pair.target == "一及二。三。"
    assert pair.complete


def test_what_is_left_out_is_left_out(tmp_path: Path) -> None:
    own = made(tmp_path, "It is one. It is two.\n", {"It is one.": "一。", "It is two.": OMITTED})
    pair = loaded(own).pairs[-1]
    assert pair.target == "一。"
    assert pair.complete
    built = build.run(own, own.releases(), drafts=True, forms=["md"])
    assert (tmp_path / "dist/a/a.zh-Hant-HK.md").read_text(encoding="utf-8").endswith("一。\n")
    assert len(built.written) == 2


def test_a_block_left_out_whole_vanishes(tmp_path: Path) -> None:
    own = made(tmp_path, "It is one.\n\nIt is two.\n", {"It is one.": OMITTED, "It is two.": "二。"})
    build.run(own, own.releases(), drafts=True, forms=["md"])
    assert "It is one" not in (tmp_path / "dist/a/a.zh-Hant-HK.md").read_text(encoding="utf-8")


def test_links_of_a_group_are_numbered_in_running_order(tmp_path: Path) -> None:
    text = "See [one](https://a.example) first. See [two](https://b.example) next.\n"
    own = made(
        tmp_path,
        text,
        {"See <a1>one</a1> first.": "見<a2>二</a2>及<a1>一</a1>。", "See <a1>two</a1> next.": JOINED},
    )
    build.run(own, own.releases(), drafts=True, forms=["md"])
    edition_text = (tmp_path / "dist/a/a.zh-Hant-HK.md").read_text(encoding="utf-8")
    assert "見[二](https://b.example)及[一](https://a.example)。" in edition_text


def test_a_hard_line_break_stays_between_two_sentences(tmp_path: Path) -> None:
    own = made(tmp_path, "It is one.  \nIt is two.\n", {"It is one.": "一。", "It is two.": "二。"})
    build.run(own, own.releases(), drafts=True, forms=["md"])
    assert "一。  \n二。\n" in (tmp_path / "dist/a/a.zh-Hant-HK.md").read_text(encoding="utf-8")


def test_english_sentences_keep_their_space_where_nothing_is_translated(tmp_path: Path) -> None:
    own = made(tmp_path, "One is here. Two is here. Three is here.\n", {"Three is here.": "三。"})
    build.run(own, own.releases(), drafts=True)
    text = (tmp_path / "dist/a/a.zh-Hant-HK.md").read_text(encoding="utf-8")
    assert "⟦One is here.⟧ ⟦Two is here.⟧ 三。" in text
    page = (tmp_path / "dist/a/a.zh-Hant-HK.html").read_text(encoding="utf-8")
    assert 'One is here.</mark> <mark class="untranslated" lang="en-HK">Two is here.</mark> 三。' in page


def test_publication_is_refused_as_a_whole_and_says_which_units(tmp_path: Path) -> None:
    own = made(tmp_path, "It is one. It is two.\n", {"It is one.": "一。"})
    done = build.run(own, own.releases())
    assert not done.written
    assert [unit.source for unit in done.blocked[0].units] == ["Head", LEAD, "It is one.", "It is two."]
    (row,) = status.run(own, own.releases())
    assert (row.states["translated"], row.states["untranslated"], row.words, row.ready) == (1, 3, 11, False)


def test_require_translated_publishes_what_people_wrote(tmp_path: Path) -> None:
    own = made(tmp_path, "It is one.\n", {"Head": "題", LEAD: "啟用。", "It is one.": "一。"})
    (tmp_path / "l10n.toml").write_text(SETTINGS + 'require = "translated"\n', encoding="utf-8")
    own = project.find(tmp_path)
    assert len(build.run(own, own.releases()).written) == 4


def test_the_source_edition_is_the_release_byte_for_byte(tmp_path: Path) -> None:
    data = "\ufeff---\r\ntitle: X\r\n---\r\n\r\n* One.\t\r\n* **Two**".encode()
    (tmp_path / "l10n.toml").write_text(SETTINGS, encoding="utf-8")
    (tmp_path / "releases").mkdir()
    (tmp_path / "releases" / "a.md").write_bytes(data)
    own = project.find(tmp_path)
    build.run(own, own.releases(), drafts=True)
    assert (tmp_path / "dist/a/a.en-HK.md").read_bytes() == data


def test_addresses_lead_to_the_edition_s_language_or_are_said(tmp_path: Path) -> None:
    text = "See [the map](https://www.example.hk/en/map).\n"
    own = made(tmp_path, text, {"See <a1>the map</a1>.": "見<a1>地圖</a1>。"})
    built = build.run(own, own.releases(), drafts=True)
    said = (
        "releases/a.md: in the zh_Hant_HK edition an address leads to a page in en_HK: https://www.example.hk/en/map. "
        "Where there are pages in zh_Hant_HK, say in l10n.toml what stands in their addresses: "
        '[links] en_HK = "en", zh_Hant_HK = "…"'
    )
    assert [str(one) for one in built.notices] == [said]
    assert [str(one) for one in build.run(own, own.releases(), drafts=True, forms=["html"]).notices] == [said]
    (tmp_path / "l10n.toml").write_text(SETTINGS + '[links]\nen_HK = "en"\nzh_Hant_HK = "tc"\n', encoding="utf-8")
    own = project.find(tmp_path)
    assert not build.run(own, own.releases(), drafts=True).notices
    made_of = tmp_path / "dist" / "a"
    assert "(https://www.example.hk/tc/map)" in (made_of / "a.zh-Hant-HK.md").read_text(encoding="utf-8")
    assert 'href="https://www.example.hk/tc/map"' in (made_of / "a.zh-Hant-HK.html").read_text(encoding="utf-8")
    assert (made_of / "a.en-HK.md").read_bytes() == (tmp_path / "releases" / "a.md").read_bytes()
    assert 'href="https://www.example.hk/en/map"' in (made_of / "a.en-HK.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("mark", ["---", "+++"])
def test_a_draft_says_so_behind_its_front_matter(tmp_path: Path, mark: str) -> None:
    given = 'title: "Pier"' if mark == "---" else 'title = "Pier"'
    own = made(tmp_path, f"{mark}\n{given}\n{mark}\n# Head\n\n{LEAD}\n".replace("#", "\n#", 1), {})
    build.run(own, own.releases(), drafts=True, forms=["md"])
    draft = (tmp_path / "dist/a/a.zh-Hant-HK.md").read_text(encoding="utf-8")
    assert draft.startswith(f"{mark}\n{given.replace('Pier', '⟦Pier⟧')}\n{mark}\n\nDRAFT")


def test_a_form_that_cannot_be_built_is_refused(tmp_path: Path) -> None:
    own = made(tmp_path, "It is one.\n", {})
    with pytest.raises(UsageError, match="cannot be built to 'pdf'"):
        build.run(own, own.releases(), forms=["pdf"])


class Balanced(HTMLParser):
    """Fails on a page whose elements do not nest."""

    void = frozenset({"meta", "link", "br", "img"})

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        if tag not in self.void:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open
        assert self.open.pop() == tag


def page_of(tmp_path: Path, text: str, targets: dict[str, str]) -> str:
    own = made(tmp_path, text, targets)
    build.run(own, own.releases(), drafts=True, forms=["html"])
    page = (tmp_path / "dist/a/a.zh-Hant-HK.html").read_text(encoding="utf-8")
    parser = Balanced()
    parser.feed(page)
    assert not parser.open
    return page


def test_the_page_has_lists_tables_and_contacts(tmp_path: Path) -> None:
    text = (
        "# Head\n\n- One\n- Two\n  1. Deep\n\n| A | B |\n|---|---|\n| c | d |\n\n"
        "For media enquiries, please contact:\n\nDesk\nTel: (852) 0123 4567\nEmail: desk@example.org\n"
    )
    page = page_of(tmp_path, text, {"Head": "標題"})
    assert "<h1>標題</h1>" in page
    assert re.search(
        r"<ul>\s*<li>.*One.*</li>\s*<li>.*Two.*<ol>\s*<li>.*Deep.*</li>\s*</ol></li>\s*</ul>", page, re.DOTALL
    )
    assert page.count("<th>") == 2
    assert page.count("<td>") == 2
    assert '<a href="mailto:desk@example.org">' in page


def test_hostile_text_stays_text(tmp_path: Path) -> None:
    text = "Click [here](javascript:alert(1)) now. R&D < 5 <script>x</script>\n\nPlain.\n"
    page = page_of(tmp_path, text, {"Plain.": '<img src=x onerror="y"> & "quoted"'})
    assert "javascript:" not in page
    assert "<script" not in page
    assert "<img" not in page
    assert "&lt;img src=x onerror=&quot;y&quot;&gt; &amp; &quot;quoted&quot;" in page


WORDS = st.text(alphabet="ab <>&\"'中文。「」*_[]()|#-\\`!", min_size=1, max_size=20).filter(lambda text: text.strip())


@settings(max_examples=40, deadline=None, derandomize=True)
@given(target=WORDS)
def test_any_target_gives_a_page_that_nests(tmp_path_factory: pytest.TempPathFactory, target: str) -> None:
    page_of(
        tmp_path_factory.mktemp("any"), "# Head\n\n- **Bold** text.\n", {"<b>Bold</b> text.": target, "Head": target}
    )


def group_state(one: edition.Edition) -> State:
    return edition.pair_up(one.reading, one.catalog, HANT)[-1].groups[0].state


def test_a_group_has_one_state(tmp_path: Path) -> None:
    own = made(tmp_path, "It is one. It is two.\n", {"It is one.": "一及二。", "It is two.": JOINED})
    one = loaded(own)
    assert one.catalog is not None
    assert one.pairs[-1].groups[0].state is State.TRANSLATED
    for unit in one.pairs[-1].groups[0].units:
        assert group_state(one) is State.TRANSLATED, "approved only when every member is"
        one.catalog.approve(unit.id, by="A", on="2026-01-15")
    (group,) = edition.pair_up(one.reading, one.catalog, HANT)[-1].groups
    assert group.state is State.APPROVED
    assert {unit.state for unit in group.units} == {State.APPROVED}
