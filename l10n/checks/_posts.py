"""Posts of people in English and Chinese, with their ranks: which a text names. Declares no check.

In: a text and its locale. Out: Posts, each with the ids of what it may be called in the other language (主席 is a
chairman or a president). Ranks are made of the table: Deputy and Vice with 副, Assistant with 助理 before a role of the
other language. Words that are a post or a way to address somebody (Professor), or any post (head, officer), are not in
it, and neither are boards and offices (董事會, 委員會, 秘書處). May not touch: files.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from l10n.glossary.fold import encodable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ahocorasick_rs import AhoCorasick


class Post(NamedTuple):
    """A post named at `text[start:end]`; `ids` are what it may be.

    `firm`: not a word of every day in small letters, unless somebody is named beside it. `several`: managers.
    """

    ids: frozenset[str]
    start: int
    end: int
    firm: bool
    several: bool


_ROLES = """
chairman,chairwoman,chairperson,=Chair = 主席 董事長 會長 理事長 委員長 議長 召集人 主任 主任委員
president = 總裁 總統 主席 會長 校長 院長 行長 理事長 總經理 社長 庭長 議長 所長
chief executive = 行政長官 特首 行政總監 行政總裁 總裁 首席執行官 執行長 首席行政官
director = 董事 總監 處長 署長 局長 主任 導演 所長 院長 館長 台長 司長 主管 理事 總幹事 專員 部長 關長 校董 廳長
secretary = 局長 司長 秘書長 秘書 書記 國務卿 部長 大臣 財長 防長
commissioner = 專員 處長 署長 關長 局長 委員 總監
minister = 部長 大臣 財長 外長 防長 公使
governor = 省長 州長 行長 總督 校董 總裁
mayor = 市長
general manager = 總經理
managing director = 董事總經理 總經理 常務董事 執行董事 總裁
manager = 經理 主管 主任 領隊 總監 幹事
school principal,principal of,headmaster,headmistress,head teacher = 校長
dean = 院長 系主任 教務長
prime minister,premier = 總理 首相
ambassador = 大使
consul general,consul-general = 總領事
editor-in-chief,chief editor = 總編輯 主編 總編
convenor = 召集人
captain = 隊長 船長 機長 艦長
speaker of the = 議長
postmaster general = 署長
ombudsman = 專員
monetary authority = 專員
registrar = 處長 註冊主任 註冊官 教務長 常務官
curator = 館長 總監 策展人
"""
"""A role's English forms (`=Form`: with this capital only) = what it is called in Chinese, in Traditional."""
_POSTS = """
chief executive officer,CEO = 首席執行官 行政總裁 總裁 執行長 總經理 行政主管
chief financial officer,CFO = 首席財務官 財務總監 首席財務總監 財務總裁 首席財務執行官 財務長
chief operating officer,COO = 首席運營官 首席營運官 營運總裁 營運總監 首席營運總監 運營總監 首席經營官
chief technology officer,chief technical officer,CTO = 首席技術官 首席科技官 技術總監 首席技術總監 科技總監 首席科技總監
chief information officer,CIO = 首席信息官 首席資訊官 資訊科技總監 資訊總監 首席資訊總監 首席資訊科技總監 信息總監
chief investment officer,CIO = 首席投資官 首席投資總監 投資總監
chief marketing officer,CMO = 首席市場官 首席營銷官 市場總監 首席市務總監 市務總監 營銷總監 首席市場總監
chief risk officer = 首席風險官 風險總監 首席風險總監 風險管理總監
chief strategy officer = 首席戰略官 首席策略官 策略總監 戰略總監 首席策略總監
chief product officer = 首席產品官 產品總監 首席產品總監
chief compliance officer = 首席合規官 合規總監 首席合規總監
chief data officer = 首席數據官 數據總監
chief security officer = 首席安全官 保安總監
chief scientist = 首席科學家
chief economist = 首席經濟師 首席經濟學家
chief engineer = 總工程師 首席工程師
chief designer = 總設計師 首席設計師
chief representative = 首席代表
vice president,vice-president = 副總裁 副總統 副會長 副校長 副主席 副院長 副總經理 副行長 副總監
executive director = 執行董事 總幹事 行政總監 執行總監 總監 總裁 助理總裁 執行理事 執行主任 行政總裁 執行長 處長
non-executive director = 非執行董事
independent non-executive director = 獨立非執行董事
director-general,director general = 署長 總幹事 局長 處長 總監 總裁 司長 理事長 秘書長
secretary-general,secretary general = 秘書長 總書記 總幹事
deputy secretary-general,deputy secretary general = 副秘書長
permanent secretary = 常任秘書長
under secretary = 副局長 副秘書長 次長 副部長 次官
assistant secretary = 助理秘書長 助理局長 助理國務卿 助理部長
party secretary = 書記
attorney general,attorney-general = 律政司司長 司法部長 檢察長 檢察總長 司長
vice-chancellor,vice chancellor = 校長 副校長
pro-vice-chancellor = 副校長
=Provost = 首席副校長 常務副校長 副校長 教務長
associate professor = 副教授
assistant professor = 助理教授
chair professor = 講座教授 講席教授 教授
visiting professor = 客座教授 訪問教授
adjunct professor = 兼任教授 客座教授 兼職教授
senior lecturer = 高級講師
postdoctoral fellow,postdoctoral researcher,postdoctoral scholar,postdoc,post-doctoral fellow = 博士後
doctoral student,doctoral candidate,PhD student,PhD candidate,PhD researcher = 博士生 博士研究生 博士候選人 研究生
master's student,master’s student,postgraduate student = 碩士生 碩士研究生 研究生
undergraduate student = 本科生 學士學生
chief justice = 首席法官 首席大法官 大法官
chief judge = 首席法官
deputy judge = 暫委法官
principal magistrate = 主任裁判官
magistrate = 裁判官
chief superintendent = 總警司
senior superintendent = 高級警司
superintendent = 警司
chief inspector = 總督察
senior inspector = 高級督察
inspector = 督察 探長 視察員 檢查員 巡查員
sergeant = 警長
constable = 警員
head coach = 總教練 主教練 主帥 教練
assistant coach = 助理教練 助教
assistant manager = 助理經理 副經理
senior manager = 高級經理
treasurer,honorary treasurer = 司庫 財務主任 財務長 財務秘書 名譽司庫 義務司庫
librarian,chief librarian,university librarian = 圖書館館長 館長 圖書館主任 圖書管理員 圖書館員
honorary secretary = 名譽秘書 義務秘書 秘書
company secretary = 公司秘書
executive chairman,executive chair = 執行主席 執行董事長 主席
non-executive chairman,non-executive chair = 非執行主席 非執行董事長
patron = 贊助人
honorary president = 名譽會長 名譽主席 榮譽會長 名譽校長
trustee = 受託人 信託人 理事 校董
bishop = 主教
archbishop = 大主教 總主教
actuary = 精算師
auditor = 核數師 審計師 審計員
general counsel = 總法律顧問 法律總監 首席法律顧問
head chef = 主廚 總廚
composer = 作曲家 作曲
choreographer = 編舞
playwright = 劇作家 編劇
screenwriter = 編劇
goalkeeper = 守門員 門將
paediatrician,pediatrician = 兒科
physician = 內科 醫生 醫師
surgeon = 外科 醫生 醫師
psychiatrist = 精神科
dentist = 牙醫 牙科
pharmacist = 藥劑師 藥師
physiotherapist = 物理治療師
occupational therapist = 職業治療師
speech therapist = 言語治療師
social worker = 社工 社會工作者
barrister = 大律師
solicitor = 律師
co-founder = 聯合創辦人 聯合創始人 共同創辦人 創辦人 創始人
founder = 創辦人 創始人 創立人 創會 創校 創院 創建人
"""
"""Posts of which no rank is made."""
_BODY = 10
"""Characters in which a rank may stand before the name of the body that a post is of."""
_BESIDE = 40
"""Characters in which somebody is named before a post in small letters: Mr Ng Ka-lok, the chairman."""
_NAMED = re.compile(r"\b(?:Mrs?|Ms|Miss|Dr|Prof|Professor|Sir|Madam|Justice)\b")
_DEPUTIES = ("deputy", "vice", "associate")
_MORE = re.compile(
    "(?:董事|委員|委员|理事|秘書|秘书|專員|专员|常委)(?=[會会局處处公署室團团])|[長长](?=[期遠远久時时者途城江沙短青假])"
)
RANKS = (*(f"{rank} " for rank in _DEPUTIES), "assistant ")
"""What the ids of ranks begin with."""
_PLAIN = str.maketrans(
    "兒內冊創劇劑務員問國圖執場學審將專導帥師幹庫廚廳後戰揮據數暫書會業榮機檢濟營獨產療監碩級統經編練總義聯職艦藥處術規視計訊託記訪設註語講議譽財資贊輯辦運選醫銷長門關隊險領顧風館",
    "儿内册创剧剂务员问国图执场学审将专导帅师干库厨厅后战挥据数暂书会业荣机检济营独产疗监硕级统经编练总义联职舰药处术规视计讯托记访设注语讲议誉财资赞辑办运选医销长门关队险领顾风馆",
)
"""Characters of the table that are others in Simplified."""
_ANY = frozenset({"monetary authority"})


@cache
def _ids() -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """Return the ids by English form (in small letters, `=` before one that wants its capital) and by Chinese form."""
    english: dict[str, set[str]] = {}
    chinese: dict[str, set[str]] = {}
    for forms, words in _entries():
        for form in forms:
            english.setdefault(form, set()).add(forms[0])
        for word in words:
            for one in {word, word.translate(_PLAIN)}:
                chinese.setdefault(one, set()).add(forms[0])
    return english, chinese


def _entries() -> Iterator[tuple[list[str], list[str]]]:
    for line in _POSTS.strip().splitlines():
        left, _, right = line.rpartition(" = ")
        yield left.split(","), right.split()
    for line in _ROLES.strip().splitlines():
        left, _, right = line.rpartition(" = ")
        forms, words = left.split(","), right.split()
        yield forms, words
        plain = [form.removeprefix("=").lower() for form in forms]
        yield [f"{rank} {form}" for rank in _DEPUTIES for form in plain], [f"副{word}" for word in words]
        yield (
            [
                f"{rank} {form}"
                for rank in ("assistant", "associate", "assistant to the", "assistant to")
                for form in plain
            ],
            [*(f"助理{word}" for word in words), *(f"{word}助理" for word in words)],
        )


def heads(*, chinese: bool) -> set[str]:
    """Return what stands in every text that names a post: ends of Chinese forms, last words of English ones.

    "Officer" ends many posts that are in no list: of these the last two words.
    """
    if chinese:
        return {form[-2:] for form in _ids()[1]}
    plain = {form.removeprefix("=").lower().replace("-", " ") for form in _ids()[0]}
    ends = {form.rsplit(maxsplit=1)[-1] for form in plain} - {"officer", "the", "of", "student", "general"}
    ends |= {" ".join(form.split()[-2:]) for form in plain if form.rsplit(maxsplit=1)[-1] not in ends}
    return ends | {f"{end}s" for end in ends}


class _Chinese(NamedTuple):
    engine: AhoCorasick
    ids: list[frozenset[str]]


@cache
def _chinese() -> _Chinese:
    from ahocorasick_rs import AhoCorasick, MatchKind  # noqa: PLC0415 - only who looks for posts pays for it

    forms = _ids()[1]
    return _Chinese(
        AhoCorasick(list(forms), matchkind=MatchKind.LeftmostLongest),
        [frozenset(one) for one in forms.values()],
    )


class _English(NamedTuple):
    engine: AhoCorasick
    ids: list[frozenset[str]]
    capital: list[int]
    """Whether a form wants capitals: 0 none, 1 its first letter, 2 all."""


@cache
def _english() -> _English:
    from ahocorasick_rs import AhoCorasick, MatchKind  # noqa: PLC0415 - only who looks for posts pays for it

    forms: dict[str, tuple[set[str], int]] = {}
    for form, ids in _ids()[0].items():
        plain = form.removeprefix("=").lower()
        capital = 1 if form.startswith("=") else 2 if form.isupper() else 0
        for one in {plain, plain.replace("-", " "), plain.replace(" ", "-")}:
            forms.setdefault(one, (set(), capital))[0].update(ids)
    engine = AhoCorasick(list(forms), matchkind=MatchKind.LeftmostLongest)
    return _English(engine, [frozenset(ids) for ids, _ in forms.values()], [capital for _, capital in forms.values()])


@lru_cache(maxsize=256)
def find(text: str, *, chinese: bool) -> tuple[Post, ...]:
    """Return the posts that a text names, in order, the longest of several that begin at one place."""
    if not chinese:
        low = text.lower()
        hits = _english().engine.find_matches_as_indexes(encodable(low))
        return tuple(post for hit in hits if (post := _whole(text, hit))) if hits and len(low) == len(text) else ()
    engine, every = _chinese()
    hits = engine.find_matches_as_indexes(encodable(text))
    return tuple(
        Post(every[index] | _ranked(text, start), start, end, firm=True, several=False)
        for index, start, end in hits
        if _MORE.match(text, start) is None and _MORE.match(text, end - 1) is None
    )


def _ranked(text: str, start: int) -> frozenset[str]:
    """Return the ranks that a Chinese post may have by a word before its body: 助理警務處處長."""
    before = text[max(0, start - _BODY) : start]
    if "助理" not in before and "副" not in before:
        return frozenset()
    ranks = ("assistant", "associate") if "助理" in before else _DEPUTIES
    return frozenset(f"{rank} {role}" for rank in ranks for role in _plain_roles())


@cache
def _plain_roles() -> tuple[str, ...]:
    return tuple(line.split(",")[0].split(" = ")[0].removeprefix("=").lower() for line in _ROLES.strip().splitlines())


def _whole(text: str, hit: tuple[int, int, int]) -> Post | None:
    """Return the post of an English hit where it is whole words, in the plural too, with the capitals it wants."""
    index, start, end = hit
    capital = _english().capital[index]
    if (start and text[start - 1].isalnum()) or (capital and not text[start].isupper()):
        return None
    form = text[start:end]
    if capital > 1 and not form.isupper():
        return None
    several = text[end : end + 1] == "s"
    if text[end + several : end + several + 1].isalnum():
        return None
    ids = _english().ids[index]
    near = text[max(0, start - _BESIDE) : start], text[end : end + _BODY]
    firm = not form.islower() or " " in form or any(_NAMED.search(one) is not None for one in near)
    return Post(ids, start, end + several, firm, several or ids == _ANY)
