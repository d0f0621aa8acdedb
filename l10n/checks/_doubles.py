"""What the checks of doubled words share: words and characters that stand twice in a row by mistake.

In: a text. Out: places, with what stands there. Reduplication that Chinese means (人人, 慢慢, 一個一個) and English
grammar allows (had had, that that) is left alone. May not touch: anything. Declares no check.
"""

from __future__ import annotations

import re
from operator import eq
from typing import TYPE_CHECKING

from l10n.patterns import later

if TYPE_CHECKING:
    from collections.abc import Iterator

_LATIN = later(r"(?<![\w'’-])(?P<word>[A-Za-z]+) +(?P=word)(?![\w'’-])", re.IGNORECASE)
_APART = bytes(one if (chr(one).isalnum() and one < 128) or chr(one) in "_'-" else 32 for one in range(256))  # noqa: PLR2004 - ASCII
"""What parts words: all but what may be in one."""
_FOLDED = later("[ſıİ\u212a]")
"""Letters that a pattern without regard to case takes for s, i and k, and `str.lower` does not."""
_HAN = later("[\u3400-\u9fff]")
_MEANT = frozenset(
    {"had", "that", "very", "so", "many", "bye", "no", "out", "ha", "hong", "pak", "wong", "do", "duran"}
)
_ONE = later(
    r"(?P<one>[的是在和與与及於于為为由從从並并將将而但且或之有被把向以了會会至到也亦其該该本已未仍曾均須须這这那她讓让沒没來来])(?P=one)"
)
_BEFORE = {
    "的": "目標标端有無无",
    "在": "存現现所自潛潜內内正實实旨",
    "和": "溫温柔緩缓祥暖平共飽饱調调",
    "為": "作成行認认以因稱称視视認",
    "为": "作成行認认以因稱称視视認",
    "有": "所擁拥具持享沒没共佔占",
    "會": "員社機机協协委議议大工商集宴聚峰展晚學学聯联公教年周國国立理董監监誤误領领體体",
    "会": "员社機机協协委議议大工商集宴聚峰展晚學学聯联公教年周國国立理董監监誤误領领體体",
    "至": "甚以乃直截",
    "到": "達达得遇感受看想收做見见來来",
    "於": "由對对關关屬属終终等位在處处基至",
    "于": "由对对关属终等位在处基至",
    "與": "參给",
    "与": "参给",
    "及": "以涉普觸触遍提顧顾危波埃",
    "以": "可所足難难予得加",
    "了": "為为除罷罢",
    "由": "自經经理緣缘事",
    "而": "從从然因反進进",
    "且": "而並并尚",
    "或": "抑或",
    "將": "即必幹干麻",
    "将": "即必幹干麻",
    "是": "就可但只於于總总還还凡如正先國国",
    "本": "日基資资成版根書书原劇剧文",
    "該": "應应",
    "该": "应应",
    "把": "火拖一",
    "向": "方意取動动導导面",
    "之": "總总",
    "從": "服跟順顺自",
    "从": "服跟順顺自",
    "也": "",
    "亦": "",
    "其": "尤土極极與与",
    "被": "棉",
    "並": "合",
    "并": "合兼",
    "但": "不非",
    "已": "而不早",
    "均": "平人年月日周週",
    "須": "必無毋",
    "须": "必无毋",
    "未": "尚從从",
    **dict.fromkeys(
        "來来", "未將将本原從从近帶带外到進进出回起上下過过往後后前歷历向素由年以看想請请引迎傳传得再原別别"
    ),
}
"""Characters after which a doubled one is two words: 目的|的, 存在|在, 作為|為."""
_AFTER = {
    "曾": "祖孫孙外",
    "來": "往回去",
    "来": "往回去",
    "那": "",
    "之": "間间",
    "的": "喀確确士",
    "會": "長员員議",
    "会": "长员议议",
}
_HEADS = frozenset("長长者員员師师生家人官商機机器")
"""What a doubled word may be the beginning of: 監獄|監獄長. A title may take up a word's end: 審計署|審計署署長."""
_LENGTH = later(r"[長长][達达約约]?\s?\d")
"""How long something is, no 長 of a post: 跑道跑道長3,800米."""
_WORDS = later(r"(?P<word>[\u3400-\u9fff]{2,8})(?P=word)")
_COUNTS = frozenset("一二三四五六七八九十兩两逐每很非常多少好慢快千百萬万真太永許许謝谢")
_VERB_PAIRS = frozenset(
    {
        *("研究", "考慮", "考虑", "討論", "讨论", "了解", "休息", "打掃", "打扫", "商量", "溝通", "沟通", "學習"),
        *("学习", "恭喜", "歡迎", "欢迎", "加油"),
    }
)


def _may_repeat(text: str) -> bool:
    """Return whether two neighbours among a text's words are alike: what is doubled is two words, whole ones."""
    if " " not in text:
        return False
    if not text.isascii() and _FOLDED.search(text) is not None:
        return True
    tokens = text.encode("ascii", "replace").lower().translate(_APART).split()
    return any(map(eq, tokens, tokens[1:]))


def doubled(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and what stands twice."""
    for match in _LATIN.finditer(text) if _may_repeat(text) else ():
        word = match["word"]
        name = all(one.istitle() for one in match[0].split()) and match.start() > 0
        if word.lower() not in _MEANT and len(word) > 1 and not name:
            yield match.start(), match.end(), word
    if text.isascii() or _HAN.search(text) is None:
        return
    for match in _WORDS.finditer(text):
        word = match["word"]
        after = text[match.end() : match.end() + 1]
        if (
            word in _VERB_PAIRS
            or word[0] in _COUNTS
            or len(set(word)) == 1
            or (after and (after in _HEADS or after == word[-1]) and not _LENGTH.match(text, match.end()))
        ):
            continue
        yield match.start(), match.end(), word
    for match in _ONE.finditer(text):
        one, before, after = match["one"], text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        two_words = (before and before in _BEFORE.get(one, "")) or (after and after in _AFTER.get(one, ""))
        if not two_words and one not in (before, after):
            yield match.start(), match.end(), one
