"""Engine ctranslate2: what it says without a model, and (`-m model`, after `make model`) the real zh-to-en one."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from l10n import glossary, locale
from l10n.engines import Request, _network, _protect, ctranslate2
from l10n.errors import EngineError

if TYPE_CHECKING:
    from pathlib import Path

    from l10n.glossary import Glossary

EN, HANT, HANS = locale.get("en_HK"), locale.get("zh_Hant_HK"), locale.get("zh_Hans_CN")


def folder_of(path: Path, source: str = "zh", target: str = "en") -> Path:
    """Make a directory that looks like a model without being one."""
    (path / "model").mkdir(parents=True)
    (path / "model" / "model.bin").write_bytes(b"no model")
    (path / "sentencepiece.model").write_bytes(b"no model")
    (path / "metadata.json").write_text(json.dumps({"from_code": source, "to_code": target}), encoding="utf-8")
    return path


def test_it_says_why_it_cannot_be_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ctranslate2, "_PACKAGES", ("json",))
    assert "set model to a directory" in ctranslate2.unusable({})
    assert "there is no directory" in ctranslate2.unusable({"model": str(tmp_path / "none")})
    assert "holds no model" in ctranslate2.unusable({"model": str(tmp_path)})
    assert ctranslate2.unusable({"model": "zh_en", "root": str(folder_of(tmp_path / "zh_en").parent)}) == ""
    (tmp_path / "zh_en" / "metadata.json").write_text("{", encoding="utf-8")
    assert "is damaged" in ctranslate2.unusable({"model": str(tmp_path / "zh_en")})
    monkeypatch.setattr(ctranslate2, "_PACKAGES", ("no_such_package_here",))
    assert "pip install 'l10n[ctranslate2]'" in ctranslate2.unusable({"model": str(tmp_path)})


def test_the_direction_is_in_the_metadata_or_the_settings(tmp_path: Path) -> None:
    both = [str(folder_of(tmp_path / "a")), str(folder_of(tmp_path / "b", "en", "zt"))]
    assert ctranslate2.unfit({"model": both}, HANS, EN) == ""
    assert ctranslate2.unfit({"model": both}, EN, HANT) == ""
    said = ctranslate2.unfit({"model": both[0]}, EN, HANT)
    assert said == "its model translates zh to en, not en_HK to zh_Hant_HK"
    (tmp_path / "a" / "metadata.json").unlink()
    assert ctranslate2.unfit({"model": both[0], "from": "en", "to": "zh"}, EN, HANT) == ""
    with pytest.raises(EngineError, match="does not say its direction"):
        ctranslate2.models({"model": both[0]})


@pytest.mark.model
def test_a_damaged_model_is_one_clear_error(tmp_path: Path) -> None:
    request = Request(HANT, EN, glossary.Glossary(), {"model": str(folder_of(tmp_path / "bad"))})
    answers = ctranslate2.translate(["數碼港今日開幕。", "另一句。"], request)
    assert all("cannot be used" in str(answer.error) for answer in answers)
    with pytest.raises(EngineError, match="not en_HK to zh_Hant_HK"):
        ctranslate2.translate(["A text."], Request(EN, HANT, glossary.Glossary(), request.settings))


@pytest.fixture(scope="module")
def model(root: Path) -> dict[str, str]:
    """The settings with the real model."""
    folder = root / "build" / "model"
    if not (folder / "model" / "model.bin").is_file():
        pytest.skip("no model: run `make model`")
    return {"model": str(folder)}


@pytest.fixture
def terms(tmp_path: Path) -> Glossary:
    path = tmp_path / "terms.csv"
    path.write_text(
        "id,kind,en_HK,zh_Hant_HK\ncyberport,organisation,Cyberport,數碼港\nlab,organisation,AI Lab,智能實驗室\n",
        encoding="utf-8",
    )
    return glossary.read([path])


@pytest.mark.model
def test_the_real_model_keeps_names_figures_and_codes(model: dict[str, str], terms: Glossary) -> None:
    texts = [
        "<b>數碼港</b>今日宣布，智能實驗室將於2025年10月21日開幕。",
        "數碼港投資15億元。它歡迎所有公司。",
        "2114 4972",
    ]
    answers = ctranslate2.translate(texts, Request(HANT, EN, terms, model))
    assert not any(answer.error for answer in answers)
    for part in ("<b>Cyberport</b>", "AI Lab", "21 October 2025"):
        assert part in answers[0].text
    assert "1.5 billion" in answers[1].text
    assert answers[2].text == "2114 4972"
    assert "\u2581" not in "".join(answer.text for answer in answers)


@pytest.mark.model
def test_the_real_model_takes_simplified_too_and_gives_the_same_twice(model: dict[str, str], terms: Glossary) -> None:
    request = Request(HANS, EN, terms, model)
    first = ctranslate2.translate(["公司今天开会。"], request)
    assert first == ctranslate2.translate(["公司今天开会。"], request)
    assert "company" in first[0].text.casefold()


@pytest.mark.parametrize(
    ("answer", "form", "expected"),
    [
        ("It is run by the Z70.", "the Hospital Authority", "It is run by the Hospital Authority."),
        ("It is run by Z70.", "The Hospital Authority", "It is run by The Hospital Authority."),
        ("A Z70 officer came.", "HKMA", "An HKMA officer came."),
        ("An Z70 grew.", "start-up", "A start-up grew."),
        ("They run an Z70.", "university", "They run a university."),
        ("Z70 is here. Z70 too.", "regulatory sandbox", "Regulatory sandbox is here. Regulatory sandbox too."),
        ("A number of Z70s came.", "start-up", "A number of start-ups came."),
        ("Some (e.g. Z70) came.", "start-up", "Some (e.g. start-up) came."),
    ],
)
def test_a_term_comes_back_as_english_grammar_has_it(answer: str, form: str, expected: str) -> None:
    slot = _protect.Slot(0, 1, form, "term", "詞")
    assert _protect.restore(answer, _protect.Shielded("Z70", (slot,), "Z7"), EN)[0] == expected


def test_where_asking_is_free_a_lost_term_goes_in_its_own_form(terms: Glossary) -> None:
    sent: list[str] = []

    def send(piece: str) -> str:
        sent.append(piece)
        return "Cyberport opened it." if "Cyberport" in piece else "It was opened."

    service = _network.Service("test", "here", 1000, send, free=True)
    (answer,) = _network.exchange(["數碼港開設了它。"], Request(HANT, EN, terms), service)
    assert (answer.text, answer.note) == ("Cyberport opened it.", "")
    assert sent == ["Z70開設了它。", "Cyberport開設了它。"]


def test_a_plain_term_into_english_is_looked_for_too_and_written_where_it_was_lost(tmp_path: Path) -> None:
    path = tmp_path / "plain.csv"
    path.write_text("id,kind,en_HK,zh_Hant_HK\nbox,term,regulatory sandbox,監管沙盒\n", encoding="utf-8")

    def send(piece: str) -> str:
        return "We want a regulatory sandbox." if "regulatory" in piece else "We want creative science."

    request = Request(HANT, EN, glossary.read([path]))
    (free,) = _network.exchange(["我們要監管沙盒。"], request, _network.Service("test", "here", 99, send, free=True))
    assert (free.text, free.note) == ("We want a regulatory sandbox.", "")
    (paid,) = _network.exchange(["我們要監管沙盒。"], request, _network.Service("test", "here", 99, send))
    assert paid.note == "term: 監管沙盒 = regulatory sandbox is missing"


def renderings(tmp_path: Path, *, sense: bool) -> Glossary:
    """A glossary with one word in two rows, which say what they mean or not."""
    path = tmp_path / "rows.csv"
    first, second = ("money", "water") if sense else ("", "")
    path.write_text(
        "id,kind,en_HK,zh_Hant_HK,sense\n"
        f"a,organisation,Monetary Authority,金管局,{first}\nb,organisation,MA,金管局,{second}\n",
        encoding="utf-8",
    )
    return glossary.read([path])


def test_of_several_rows_without_a_sense_the_first_is_taken(tmp_path: Path) -> None:
    request = Request(HANT, EN, renderings(tmp_path, sense=False))
    service = _network.Service("test", "here", 99, lambda piece: piece.replace("今日開會", " meets today"))
    (answer,) = _network.exchange(["金管局今日開會。"], request, service)
    assert (answer.text, answer.note) == ("The Monetary Authority meets today。", "")


def test_a_sense_that_is_not_decided_is_left_to_the_engine_first(tmp_path: Path) -> None:
    def send(piece: str) -> str:
        return "The MA meets." if knows else "Monetary Authority meets." if "Monetary" in piece else "The office meets."

    request = Request(HANT, EN, renderings(tmp_path, sense=True))
    service = _network.Service("test", "here", 99, send, free=True)
    knows = True
    (answer,) = _network.exchange(["金管局今日開會。"], request, service)
    assert (answer.text, answer.note) == ("The MA meets.", "")
    knows = False
    (answer,) = _network.exchange(["金管局今日開會。"], request, service)
    assert answer.text == "The Monetary Authority meets."
    assert answer.note == "term: 金管局 = Monetary Authority or MA: the first was taken"


def test_a_short_form_that_the_engine_left_out_is_said(tmp_path: Path) -> None:
    """創科 is picked out of 創新科技 and means only that; 機構 is a word of its own."""
    path = tmp_path / "short.csv"
    path.write_text(
        "id,kind,en_HK,zh_Hant_HK\nit,term,innovation and technology|I&T,創新科技|創科\n"
        "ai,term,authorized institution,認可機構|機構\n",
        encoding="utf-8",
    )
    request = Request(HANT, EN, glossary.read([path]))
    service = _network.Service("test", "here", 99, lambda _: "The body grows.")
    (answer,) = _network.exchange(["機構推動創科發展。"], request, service)
    assert answer.note == "term: 創科 = innovation and technology is missing"


def test_where_asking_is_free_a_sentence_that_loses_a_term_costs_its_neighbours_nothing(terms: Glossary) -> None:
    sent: list[str] = []

    def send(piece: str) -> str:
        sent.append(piece)
        return "It is lost." if "公司" in piece else piece.replace("今日開幕。", " opens today.")

    service = _network.Service("test", "here", 1000, send, free=True)
    (answer,) = _network.exchange(["數碼港今日開幕。公司支持智能實驗室。"], Request(HANT, EN, terms), service)
    assert answer.text == "Cyberport opens today. It is lost."
    assert answer.note == "term: 智能實驗室 = AI Lab is missing"
    assert sent[0] == "Z70今日開幕。"
    (whole,) = _network.exchange(["<b>數碼港今日開幕。公司</b>支持。"], Request(HANT, EN, terms), service)
    assert whole.error is None
    assert "公司" in sent[-1]


def test_a_sentence_that_loses_a_term_is_tried_clause_by_clause(terms: Glossary) -> None:
    def send(piece: str) -> str:
        if "，" in piece and not piece.endswith("，"):
            return "The two of them work together."
        return "The Z70 has opened its doors," if "開幕" in piece else "The Z70 is a part of it."

    service = _network.Service("test", "here", 1000, send, free=True)
    (answer,) = _network.exchange(["數碼港終於正式開幕了，智能實驗室是它的一部分。"], Request(HANT, EN, terms), service)
    assert answer.text == "The Cyberport has opened its doors, the AI Lab is a part of it."
    assert answer.note == ""
