"""What a web page puts round a release: menus, buttons to share it, its footer. Part of the room `intake`.

In: the lines of a pasted text. Out: which of them are such, where several show that a page was copied with all there is
on it. Each is a line that says so itself. May not touch: other lines.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from l10n import anatomy
from l10n.intake import wording
from l10n.intake.nouns import Kind
from l10n.model import Role

if TYPE_CHECKING:
    from l10n.intake.nouns import Line

_LEAST = 3  # lines; one or two may be the release's own words
_WIDE = 90  # columns
_HEAD = 12  # lines; who wrote an article stands among the first
_FOOTER = re.compile(
    r"©|\(c\) ?\d{4}|copyright\b|all rights reserved|版[權权]所有|skip to (?:main )?content|跳[到至]?主要?[內内]容|"
    r"(?:privacy policy|terms (?:of use|and conditions)|accessibility|site ?map|cookie policy|important notices|"
    r"[私隱隐]{2}政策|重要告示|網[站頁]指南|網站地圖|網頁地圖|无障碍|無障礙|使用條款)(?: ?[|·] ?.{1,80})?$",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    r"(?:上一|下一)[則则篇頁页][ :：].{0,60}|(?:previous|next)(?: (?:article|story|release|post))? ?[:：»>].{0,80}",
    re.IGNORECASE,
)
_PATH = re.compile(r"[^>\u203a»]{1,40}(?: ?[>\u203a»] ?[^>\u203a»]{1,60}){1,5}")
_LANGUAGES = re.compile(
    r"(?:(?:繁|简|簡|EN|ENG|English|繁體(?:中文)?|简体(?:中文)?|簡體(?:中文)?|中文)[ |/·]{0,3}){1,4}", re.IGNORECASE
)
_BELOW = "分享|收藏|[赞贊讚]|在看|留言|[转轉][发發]|推[荐薦]"  # the buttons below an article of WeChat
_WECHAT = re.compile(
    r"[点點][击擊].{0,12}(?:[关關]注|[蓝藍]字).{0,12}"
    r"|[长長]按.{0,12}(?:[关關]注|[识識][别別]|二[维維][码碼]).{0,12}"
    r"|[扫掃](?:[码碼]|描|一[扫掃]).{0,16}[关關]注.{0,12}"
    r"|(?:[点點][击擊]|[轻輕][触觸])?[阅閱][读讀]原文|喜[欢歡]此[内內]容的人[还還]喜[欢歡]"
    r"|(?:[阅閱][读讀]|[点點]?[赞贊讚]|在看|[写寫]?留言|[评評][论論])(?: ?\d[\d,.]{0,8} ?[万萬wk+]{0,2})?"
    r"|[继繼][续續]滑[动動]看下一[个個]|[关關]注[该該]公[众眾][号號]|微信[扫掃]一[扫掃].{0,16}"
    rf"|(?:(?:{_BELOW})[ \u3000]{{1,4}}){{1,5}}(?:{_BELOW})"
)
_BYLINE = re.compile(
    r"(?:原[创創] ?)?\S.{0,60}? \d{4}(?:-\d{1,2}-\d{1,2}|年\d{1,2}月\d{1,2}日)(?: \d{1,2}:\d\d)?(?: \S{2,8})?"
)
_ORDINAL = re.compile(r"(?:part\.? ?)?0 ?[1-9]", re.IGNORECASE)
_LETTERS = re.compile(r"A[+-]?(?: A[+-]?){1,3}")
_TURN = re.compile(
    r"[<\u2039«←] ?(?:previous|prev|back|上一).{0,40}|(?:previous|prev|next|上一.{1,3}|下一.{1,3}) ?[>\u203a»→]",
    re.IGNORECASE,
)
_ENTRY = 20  # columns; an entry of a menu is no longer
_ENTRIES = 3  # of a menu; fewer may be a headline and its date
_MENU = re.compile(
    r"(?:about us|contact us|news(?:room)?|home|menu|media|events|careers|login|sign in|關於我們|聯絡我們|首頁|主頁)",
    re.IGNORECASE,
)


def parts(lines: list[Line]) -> dict[int, Kind]:
    """Return the lines that belong to the page around a release."""
    sure = {index for index, line in enumerate(lines) if wording.columns(line.text) <= _WIDE and _is_site(line.text)}
    if len(sure) < _LEAST:
        return {}
    menu = {
        index
        for index, line in enumerate(lines)
        if _MENU.fullmatch(line.text)
        and (index - 1 in sure or index + 1 in sure or index - 2 in sure)
        and not (index + 1 < len(lines) and anatomy.line_role(lines[index + 1].text) is Role.CONTACT)
    }
    menu |= _entries(lines, sure | menu)
    menu |= {index for index, line in enumerate(lines) if _ORDINAL.fullmatch(line.text) or _is_byline(lines, index)}
    return dict.fromkeys(sorted(sure | menu), Kind.SITE)


def _is_byline(lines: list[Line], index: int) -> bool:
    """Whether a line of the head says who put an article on a page and when: a headline stands above it."""
    return 0 < index <= _HEAD and bool(_BYLINE.fullmatch(lines[index].text)) and not anatomy.is_date(lines[index].text)


def _entries(lines: list[Line], sure: set[int]) -> set[int]:
    """Return short lines in a row, three at least, between lines that are surely of a menu: its other entries."""
    found: set[int] = set()
    run: list[int] = []
    for index, line in enumerate(lines):
        if index in sure or line.apart:
            found |= set(run) if index in sure and len(run) >= _ENTRIES and run[0] - 1 in sure else set()
            run = []
        if index not in sure and _may_be_entry(line.text):
            run.append(index)
        elif index not in sure:
            run = []
    return found


def _may_be_entry(text: str) -> bool:
    plain = anatomy.line_role(text) is None and not anatomy.is_date(text)
    return plain and wording.columns(text) <= _ENTRY and not wording.stops(text) and not wording.is_item(text)


def _is_site(text: str) -> bool:
    if anatomy.line_role(text) is not None:
        return False
    crumbs = _PATH.fullmatch(text) and not text.startswith((">", "\u203a", "»"))
    return bool(
        anatomy.is_site(text)
        or _WECHAT.fullmatch(text)
        or _TURN.fullmatch(text)
        or _LETTERS.fullmatch(text)
        or _BESIDE.match(text)
        or _FOOTER.match(text)
        or crumbs
        or _LANGUAGES.fullmatch(text)
    )
