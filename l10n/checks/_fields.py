"""Words of one kind that tell bodies, events and works apart: deaf and blind, river and forest. Declares no check.

In: an English and a Chinese text. Out: a word of each that the other has not, both of one family. A member is in the
list only where all it is called by in Chinese is; one character is enough to excuse a word, two are asked of one that
accuses. May not touch: files.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from l10n.glossary.fold import encodable

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

_FAMILIES = """
deaf,hearing = 聾 失聰 聽 聾人|blind,visually = 盲 失明 視障 視覺 視力 盲人
disabled,disabilities,disability = 殘 傷健 殘疾 傷殘 殘障
elderly,elder,older,senior,aged,retired = 長者 老 耆 高齡 長輩 年長 退休 樂齡 老人 老年
youth,young,teen,adolescent = 青年 青少年 少年 年輕 青 後生
children,child,kid,toddler,infant = 兒童 孩 童 小朋友 幼 兒 嬰 孩子 小孩 幼兒 嬰兒
women,woman,female,girl,ladies,lady = 婦 女 婦女 女性 女子 女士

fishermen,fisher,fish = 漁 魚 漁民 漁業 漁農|farmer,farm,agri = 農 畜牧 養殖 農民 農業 農場 農戶
nurse,nursing = 護士 護理 護|teacher,teaching = 教師 老師 教|lawyer,legal,law,solicitor,barrister = 律師 法 法律
engineer = 工程|accountant,accounting,accountancy = 會計 核數|architect = 建築
journalist,press,news,media = 記者 新聞 傳媒 媒體 報|doctor,medical,physician = 醫 醫生 醫學 醫療|police = 警
firefighter,fire = 消防 火

logistic = 物流|retail,shop,store = 零售 商店 店 鋪 舖|catering,restaurant,food = 餐 飲食 食
construction,building,built = 建造 建築 建 樓 工程|touris,travel,trip,tour,visit = 旅 遊|insur = 保險 保
textile = 紡織 布|garment,clothing,apparel = 製衣 成衣 服裝 衣|jewel = 珠寶 首飾|toy = 玩具
electronic,digital,e- = 電子 數碼 網|printing,print = 印刷 打印 印
shipping,ship,maritime,vessel = 航運 船 海事 海運 艦|aviation,airline,flight,air,civil = 航空 民航 空 航班
railway,rail,mtr,train,metro = 鐵路 鐵 列車 地鐵 港鐵|taxi = 的士 出租車 計程車
bus,coach = 巴士 公交 公共汽車 旅遊車 客車|ferry = 渡輪 渡 輪|tram = 電車

veterinary,animal,vet = 獸 動物 獸醫|dental,dentist,tooth,oral = 牙 口腔 牙醫 牙科
pharmac,drug,medicine = 藥 藥物 藥劑 藥業 醫藥|occupation = 職業|speech,language = 言語 語言 語
physiotherap = 物理治療|rare = 罕 稀|infectious,communicable,infection,contagious = 傳染 感染
chronic,long-term = 慢性 長期|mental,psych = 精神 心理|cancer,tumour,oncolog = 癌 腫瘤 癌症
kidney,renal = 腎 腎科 腎病|heart,cardi = 心|lung,pulmon,respirat = 肺 呼吸 肺病 肺癌

river,stream,basin = 河 江 川 溪 流域 河流 河川 江河|forest,wood = 林 森林 樹林 林業
coast,shore,beach,seaside = 岸 海 海岸 沿岸 海灘 海濱|mountain,hill,peak = 山 峰 嶺 高山 山區 山脈
wetland,marsh = 濕地 沼 沼澤|marine,sea,ocean = 海 海洋|desert = 沙漠 荒漠 沙|lake,reservoir = 湖 水庫 水塘 湖泊

orchestra,symphony,philharmonic,sinfonietta = 樂團 管弦 交響 樂隊 樂|choir,chorus,choral,sing = 合唱 歌 唱
ballet = 芭蕾|drama,theatre,play = 戲 劇 戲劇 話劇|dance,dancing = 舞 舞蹈|opera = 歌劇 戲 劇 粵劇|museum = 博物館 館
library = 圖書館 圖書|gallery = 畫廊 美術 藝廊 藝術館 展 館|film,cinema,movie = 電影 影 片|circus = 馬戲 雜技

winter,ice,snow,ski = 冬 冰 雪 冰雪 冬季 滑雪|water,aquatic = 水 水上|football,soccer = 足 足球|basketball = 籃球
swim,aquatic = 泳 游泳|cycling,bicycle,bike = 單車 自行車|tennis = 網球 乒乓|badminton = 羽毛球|rowing = 賽艇 划艇
sailing = 帆 帆船|golf = 高爾夫|volleyball = 排球|rugby = 欖球 橄欖球|athletics,track and field = 田徑|gymnast = 體操
fencing = 劍擊 擊劍|squash = 壁球

noise = 噪 噪音 噪聲|water = 水 水質 污水 食水|air,atmospher = 空氣 大氣 氣|light = 光 燈|soil,land = 土 土地 土壤
waste,rubbish,refuse = 廢 垃圾 廢物 廢料

spring,blossom = 春 泉 春天 春季|summer = 夏 暑 夏天 夏季 夏日 暑假|autumn = 秋 秋天 秋季 秋日
winter = 冬 寒 冬天 冬季 冬日

hospital,clinic = 醫院 診所 醫|prison,jail,inmate,correction = 監獄 懲教 囚 獄|airport = 機場
stadium,sports ground = 體育場 球場 運動場 體育館|theatre = 劇院 戲院 劇場 大劇院 影院|cemetery = 墳場 墓
market,bazaar = 市場 街市 市集 市|church = 教堂 教會|temple = 廟 寺
"""
"""Families, one a block: English beginnings of words = what they are called in Chinese, in Traditional."""

_PLAIN = str.maketrans(
    "傳傷兒劇劍劑動區單圖團報場墳婦嬰學寶嶺師庫廟廢後徑懲戲戶擊數書會業樂樓樹機欖殘氣漁澤濕濱灘燈爾獄獸畫療監碼築籃粵紡網織聞聰聲職聽聾脈腎腫舖艦藝藥術裝製視覺計記診話語護質賽車輕輩輪農遊運醫鋪鐵長隊險雜電響飲飾養館馬體魚齡",
    "传伤儿剧剑剂动区单图团报场坟妇婴学宝岭师库庙废后径惩戏户击数书会业乐楼树机榄残气渔泽湿滨滩灯尔狱兽画疗监码筑篮粤纺网织闻聪声职听聋脉肾肿铺舰艺药术装制视觉计记诊话语护质赛车轻辈轮农游运医铺铁长队险杂电响饮饰养馆马体鱼龄",
)
"""Characters of the list that are others in Simplified."""
_NEVER = frozenset(
    {
        "工程",
        "數碼",
        "数码",
        "電子",
        "电子",
        "精神",
        "語言",
        "语言",
        "旅遊車",
        "旅游车",
        "女士",
        "女子",
        "醫生",
        "医生",
        "山脈",
        "山脉",
    }
)
"""Forms that excuse a word and accuse none, for they say many things."""
_EXCUSES = frozenset(
    {
        *(
            "law",
            "legal",
            "young",
            "wood",
            "hill",
            "senior",
            "basin",
            "hearing",
            "visually",
            "light",
            "air",
            "fire",
            "food",
        ),
        *(
            "press",
            "news",
            "media",
            "civil",
            "train",
            "visit",
            "tour",
            "trip",
            "land",
            "play",
            "sing",
            "fish",
            "store",
            "shop",
        ),
        *(
            "built",
            "building",
            "language",
            "oral",
            "aged",
            "older",
            "retired",
            "sea",
            "ice",
            "snow",
            "peak",
            "beach",
            "shore",
        ),
        *("heart", "cardi", "market", "e-", "agri", "digital", "blossom", "shipping", "girl", "lady", "ladies", "vet"),
    }
)
"""The same in English: what is a surname, too, or says many things."""
_SHORT = 4
"""Letters up to which a beginning is the whole word: a bus, no business."""
_REST = re.compile(r"[A-Za-z]+")


class Member(NamedTuple):
    """A member of a family: beginnings of English words, Chinese forms."""

    family: int
    english: tuple[str, ...]
    chinese: tuple[str, ...]


class _Table(NamedTuple):
    engine: AhoCorasick
    owners: list[tuple[Member, ...]]
    """For each form of the engine the members that it may be."""
    members: tuple[Member, ...]
    words: list[tuple[str, ...]]
    """For each form the beginnings of English words that excuse it."""


@cache
def _table() -> _Table:
    from ahocorasick_rs import AhoCorasick, MatchKind  # noqa: PLC0415 - only who looks pays for it

    members: list[Member] = []
    for number, block in enumerate(_FAMILIES.strip().split("\n\n")):
        for item in block.replace("\n", "|").split("|"):
            left, _, right = item.partition(" = ")
            forms = right.split()
            both = dict.fromkeys([*forms, *(form.translate(_PLAIN) for form in forms)])
            members.append(Member(number, tuple(left.split(",")), tuple(both)))
    owners: dict[str, list[Member]] = {}
    for member in members:
        for form in member.chinese:
            if len(form) > 1 and form not in _NEVER:
                owners.setdefault(form, []).append(member)
    engine = AhoCorasick(list(owners), matchkind=MatchKind.LeftmostLongest)
    words = [tuple(word for member in one for word in member.english) for one in owners.values()]
    return _Table(engine, [tuple(one) for one in owners.values()], tuple(members), words)


def heads(*, chinese: bool) -> set[str]:
    """Return what stands in every text that may accuse (Chinese forms) or be accused (beginnings of English words)."""
    members = _table().members
    if chinese:
        return {form for one in members for form in one.chinese if len(form) > 1 and form not in _NEVER}
    return {word.replace("-", " ") for one in members for word in one.english if word not in _EXCUSES}


def apart(english: str, chinese: str) -> tuple[str, str] | None:
    """Return a word of each text that the other has not, both of one family; None where there is none."""
    table = _table()
    hits = table.engine.find_matches_as_indexes(encodable(chinese))
    if not hits:
        return None
    low = english.lower()
    for index, start, end in hits:
        for word in table.words[index]:
            if word in low:
                break
        else:
            found = _other(table, index, (english, low), chinese)
            if found:
                return found, chinese[start:end]
    return None


def _other(table: _Table, index: int, english: tuple[str, str], chinese: str) -> str:
    """Return the word of an English text, as it is and in small letters, that a form of the engine stands for."""
    families = {owner.family for owner in table.owners[index]}
    text, low = english
    for member in table.members:
        if member.family in families and not any(form in chinese for form in member.chinese):
            word = _said(member, text, low)
            if word:
                return word
    return ""


def _said(member: Member, english: str, low: str) -> str:
    """Return the word of a member that an English text says, or an empty text."""
    for one in member.english:
        at = low.find(one) if one not in _EXCUSES else -1
        while at >= 0:
            if not (at and low[at - 1].isalnum()) and len(low) == len(english):
                match = _REST.match(english, at)
                rest = match[0][len(one) :] if match else ""
                if len(one) > _SHORT or rest in {"", "s", "es"}:
                    return match[0] if match else ""
            at = low.find(one, at + 1)
    return ""
