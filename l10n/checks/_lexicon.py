"""Common words of press releases and what Chinese says for them: evidence that a sentence is there in translation.

In: a sentence and a locale. Out: what its words may read as in the other language. An entry is the beginning of an
English word (`develop` stands for develops, developing, development) and Traditional renderings, short ones where all
longer ones contain them. It is no glossary: nothing here is right or wrong, it only tells that a thing is spoken of.
Written by hand. May not touch: files. Declares no check.
"""

# ruff: noqa: E501 - one line a hundred entries; a table of a thousand lines is read by nobody

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from l10n import locale as locales
from l10n.glossary.fold import encodable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ahocorasick_rs import AhoCorasick

    from l10n.locale import Locale

ENTRIES = """
abroad 海外 外地|absor 吸收 承受|academ 學術 學院 學界 學者|accelerat 加快 加速 加劇|accept 接受 接納 收取|access 取用 獲取 進入 查閱 接觸 使用 渠道 途徑 市場 通道
accommodat 住宿 配合 容納 寬鬆|accompan 陪同 伴隨 隨|accord 根據 按照 按 據 協議 符合 照|account 帳 賬 戶口 佔 會計|achiev 達 成就 取得 實現 錄得|acquir 收購 購入 取得|act 行動 法 條例 活動 擔任|active 積極 活躍 踴躍 暢旺|activit 活動 業務
actual 實際|adapt 適應 改編 調整|add 增 加 補充|addition 此外 另外 額外 除了 新增 除|address 處理 應對 解決 致辭 地址 演|adequa 充足 足夠 充裕|adjust 調整 調節|administ 行政 管理 實施|adopt 採用 採納 採取 通過|advanc 先進 推進 推動 推 進階 墊款 發展
advantag 優勢 優點 利用|advers 不利 負面|advertis 廣告 宣傳|advi 建議 意見 顧問 諮詢|affect 影響|afford 負擔|agenc 機構 代理 署 通訊社|agree 同意 協議 協定 議定 贊同|agricultur 農|aid 援助 協助|aim 旨在 目標 致力 目的 希望 為|air 空氣 航空 空
alert 警 提示|align 一致 配合 接軌 符合 看齊|allocat 分配 撥 配置|allow 容許 允許 讓 使 可|ambassador 大使|amend 修訂 修改|amid 在 下|amount 額 數 為數 達|analy 分析|announc 公布 宣布 宣佈 公佈 公告|annual 年 每年|anniversar 周年 週年|anti 反 打擊 防|appeal 呼籲 吸引 上訴
appl 申請 應用 適用|appoint 委任 任命 預約|appreciat 升值 感謝 欣賞 上升|approach 方法 方式 模式 做法 方針 接近|appropriat 適當 合適 適合|approv 批准 獲批 批 核准 通過 認可 獲准|april 四月 4月|archit 建築 架構|area 範疇 領域 地區 方面 區 地方|arrang 安排 措施 做法|art 藝術 藝|artist 藝術 藝人|asean 東盟 東協|asia 亞
assess 評估 評核|asset 資產|assist 協助 援助 助|associat 協會 公會 聯會 聯繫 有關 相關 會|assur 保證 確保|atten 出席 參加 參與 關注 注意 入場|attract 吸引|audien 觀眾 聽眾|audit 審計 核數 審核|august 八月 8月|author 當局 作者 機構 管理局 認可 授權 局|automat 自動|autumn 秋|avail 可 提供 供 備 可供|averag 平均|award 獎 頒 獲
aware 認識 意識 了解 知|bachelor 學士|balanc 平衡 結餘 均衡 餘額 差額|ban 禁|bank 銀行 金管局 行|base 基 總部 根據 設 為|basic 基本 基礎|basis 基礎 基準 基 按|bay 灣|beach 沙灘 泳灘|begin 開始 展開 起 初|benefi 利益 好處 受惠 裨益 福利 效益 惠及 有利|best 最佳 最好 最優|big 大|bill 條例草案 票據 法案 賬單|biomed 生物醫|bird 鳥|bloc 區塊
board 董事 委員會 理事會 局|body 機構 團體 身體 組織|bond 債券 債|book 書 簿 圖書 預訂 預約 訂|boost 提升 促進 刺激 推動 增強 加強 振興|border 邊境 跨境 口岸 邊界|borrow 借|branch 分行 分部 分店 分支|brand 品牌|break 突破 休息 破|bridg 橋|brief 簡報 簡介 簡短|bring 帶來 帶 匯聚 引 攜帶 攜同 帶同|broad 廣 寬|brok 經紀|budget 預算|buffer 緩衝|build 建 大樓 大廈 構|bureau 局
bus 巴士 車|business 業務 商業 企業 營商 商 業|buy 購 買|call 呼籲 稱 召開 致電 要求|campaign 活動 運動|campus 校園 校舍 園區|capab 能力 實力|capacit 能力 容量 產能|capital 資本 資金 資|car 汽車 車|carbon 碳|care 護理 照顧 關懷 醫護|career 事業 職業 生涯|carr 進行 攜帶 運 套息 推行|case 個案 宗 案 情況|cash 現金|categor 類別 類|caus 導致 引致 造成 原因 引起 令|celebrat 慶祝 慶典 賀
cent 仙 % 厘|center 中心|central 中央 中環 核心|centre 中心 中央|centur 世紀|ceremon 典禮 儀式|certif 證書 認證 證明|chair 主席 主持|challeng 挑戰 困難 比賽|champion 冠軍 倡導|chang 變 改 轉 改變 變更 更改|channel 渠道 頻道|charg 收費 費用 負責 控 檢控 起訴|charit 慈善|chart 圖|chief 總 行政長官 首席 主要|child 兒童 孩 子女 小朋友|china 中國 內地 國|chinese 中國 中文 華 中|choice 選擇|circular 通告
citizen 市民 公民|city 城市 市|civil 公民 公務 民|claim 申索 聲稱 索償|clean 清潔 潔淨 清|clear 清晰 結算 明確 清|client 客戶|climat 氣候|clinic 臨床 診所|clos 緊密 密切 結束 關閉 收市 截止 接近 停業 休館|cloud 雲|club 會|code 守則 代碼|collaborat 合作 協作 攜手|collect 收集 收藏 系列 收 徵|colleg 學院 書院|combat 打擊 對抗|combin 結合 綜合 合併 加上|come 來 到
comment 評論 意見 表示 評 反映|commerc 商業 商 商品化|commission 委員會 專員 佣金 委託 委|commit 承諾 致力 委員會 決心|committee 委員會|commodit 商品|common 共同 常 普遍|communicat 溝通 傳訊 通訊 傳播|communit 社區 社群 界 社會 社|compan 公司 企業|compar 相比 比較 較 相對|compet 競爭 比賽 能力 勝任|complain 投訴|complement 相輔相成 互補 補充 配合|complet 完成 全面 竣工 落成|complex 複雜 綜合|compl 遵守 合規 符合 遵從|compon 部分 組成 成分|comprehens 全面 綜合|comput 電腦 計算 運算 算
concern 關注 關於 憂慮 有關 擔心|concert 音樂會 演唱會|conclu 總結 結束 結論 完成|condition 條件 情況 狀況 環境 條款 令 使|conduct 進行 操守 開展 展開 舉行|conference 會議 大會 研討會|confiden 信心 機密 相信|confirm 確認 證實 確定|congratulat 祝賀 恭賀 恭喜|connect 連接 聯繫 通 聯通 連繫 互聯|conserv 保育 保護 保守|consider 考慮 相當 顯著|consist 一致 貫徹 包括 持續|construct 建造 建築 施工 建設 興建|consult 諮詢 顧問 磋商|consum 消費 消耗|contact 聯絡 接觸 聯繫|contain 包含 載 控制 含|content 內容|context 背景 情況|contest 比賽
continu 繼續 持續 不斷 仍|contract 合約 合同 收縮 減 萎縮|contribut 貢獻 供款 推動 捐 促進|control 控制 管制 管控 監控|conven 公約 會議 方便 慣例|conver 兌換 轉換 轉化 對話|cooperat 合作 協作|coordinat 協調 統籌|core 核心|corpor 企業 公司 機構|cost 成本 費用 開支 造價 耗資|council 委員會 議會 局 會|counter 對手 櫃位 反 應對 同業|countr 國|course 課程 過程|court 法院 法庭|cover 涵蓋 覆蓋 報道 包括 保障|creat 創 建立 締造 製造 開設 使 令 造|credit 信貸 信用 貸款|crim 罪|crisis 危機|criteri 準則 標準|critical 關鍵 重要|cross 跨 交叉|cruise 郵輪
cultur 文化|currenc 貨幣|current 現時 目前 現行 當前 經常|custom 客戶 顧客 客 海關 自訂|cut 削減 減 切|cyber 網絡 數碼港|cycle 周期 單車|daily 每日 日常|damage 損|danc 舞|data 數據 資料|date 日期 至今 日|dat 日期|day 日 天|deal 處理 交易|debt 債|decade 十年 年代|december 十二月 12月|decid 決定|declin 下跌 下降 減少 回落|decreas 減少 下降 下跌|dedicat 專 致力 奉獻|deep 深|defin 定義 界定 釐定|degree 學位 程度 度|delay 延誤 延遲 推遲|delegat 代表團 代表|deliver 提供 交付 實現 發表 運送 傳遞|demand 需求 要求|demograph 人口|demonstrat 展示 顯示 示範 證明|department 部 署 處 系
depend 依賴 取決 視乎|deploy 部署 調配 採用|deposit 存款 按金|derivat 衍生|design 設計 指定 旨在|despite 儘管 雖然 雖|destin 目的地|detail 詳 細|deteriorat 惡化 轉差 變差|determin 決定 釐定 決心|develop 發展 開發 研發 制定 發達|device 裝置 設備 器|dialogue 對話|differ 不同 差異 各 差|digit 數碼 數字 位|direct 直接 董事 總監 方向 署長 主任|disabil 殘疾 傷健|disast 災|disclos 披露|discount 折扣 優惠 貼現|discover 發現 探索|discuss 討論 商討 探討 研討|diseas 病|display 展示 展出|distribut 分布 分發 派 分銷 分配 分佈|district 區|divers 多元 不同 多樣|dividend 股息 派息
doctor 醫生 博士|document 文件 紀錄|dollar 元|domestic 本地 國內 內部 本土|donat 捐|double 雙 倍|draft 草|dream 夢|driv 推動 帶動 駕駛 動力 推 驅|drop 跌 降|dual 雙|due 由於 因 到期 預計 預定 應|dynamic 動態 活力 動力|each 每 各|early 早 初 提前|earn 賺 盈利 收入|east 東|easy 易 便 方便|ease 放寬 緩和 紓緩 減輕 寬鬆|eco 生態 經濟 環保|econom 經濟|ecosystem 生態|edit 編輯 屆 版|educat 教育 教|effect 影響 效 生效 有效|efficien 效率 高效 有效|effort 努力 工作 致力|elder 長者|elect 選舉 電 當選|electron 電子 電|eligib 合資格 符合|embark 展開 開展|embed 嵌入 融入 納入|emerg 新興 緊急 出現|emission 排放|emphas 強調 重視 著重 着重
employ 僱 就業 員工 職|empower 賦能 推動 助|enabl 使 讓 令 可 賦能 能夠|encourag 鼓勵|end 底 末 完 結束 止|endeavour 努力 致力|energ 能源 活力 能|enforce 執法 執行|engag 參與 接觸 溝通 交流 聘 從事|engine 工程 引擎|english 英|enhanc 加強 提升 增強 提高 優化 改善 完善|enjoy 享 欣賞 樂|enrich 豐富|ensur 確保 保證|enterpris 企業|entertain 娛樂|entrepreneur 創業 企業家|environment 環境 環保 境|equal 平等 相等|equip 設備 裝備 器材 設|equit 股 公平|era 時代 年代|especial 尤其 特別|essential 必要 基本 重要 必需|establish 成立 建立 設立 設 確立 訂立|estate 地產 房地產 物業|estimat 估計 預計 估 預算|euro 歐|evaluat 評|event 活動 事件 盛事 項目|evolv 演變 發展
exam 審 考試 檢|excellen 卓越 優秀 優|except 除 例外|exchange 交流 外匯 交易所 交換 交易 匯|excit 興奮 精彩|execut 執行 行政 總裁 董事|exempt 豁免|exercise 行使 練習 演習 工作|exhibit 展|expan 擴 拓展 增|expect 預期 期望 預計 料 期 預料|expendi 開支 支出|expens 開支 費用|experien 經驗 體驗 經歷|expert 專家 專業|expir 到期 屆滿|explain 解釋 說明 闡釋|explor 探索 探討 研究|export 出口|expos 風險承擔 承擔 暴露 接觸|express 表示 表達 快|extend 延長 擴展 延伸 擴大 伸|extensive 廣泛|external 對外 外|extraordin 非凡|facilit 促進 便利 設施 方便 協助 推動 利便|factor 因素|fair 公平 展覽 展 博覽|fall 跌 下降 落|famil 家|fashion 時裝 時尚|fast 快|favour 有利
featur 特色 特點 設 展 包括|februar 二月 2月|feder 聯|fee 費|feel 感|festiv 節|field 領域 範疇 場|fight 打擊 對抗 抗|figure 數字 數據 圖 人物|film 電影 影片 片|final 最後 最終 決賽 總|financ 金融 財 融資 資金|find 發現 尋 結果 找|fintech 金融科技|fire 火 消防|firm 公司 企業 穩|first 首 第一 一|fiscal 財政|flagship 旗艦|flat 單位|flexib 靈活 彈性|flight 航班|flow 流|focus 重點 集中 專注 焦點 聚焦|follow 跟進 隨 以下 繼 按照|food 食 美食|forecast 預測|foreign 外|forest 森林|form 形成 形式 成 組成 表格|formulat 制定 制訂|forum 論壇|forward 前 期|foster 促進 培育 推動 培養|foundation 基金會 基礎 基金|found 創 成立 基|framework 框架 架構 制度|fraud 欺詐 詐騙 騙|free 免費 自由 免|frequen 頻 經常|fresh 新 鮮
fruit 成果 果|fulfil 履行 實現 滿足|full 全 充分 完全|function 功能 職能 運作|fund 基金 資金 資助 融資 撥款 經費|further 進一步 再 更 此外|futur 未來 將來 日後 期貨|gain 收益 增 獲 得|galler 畫廊 藝廊 館|game 遊戲 比賽 運動會|gap 差距 缺口|garden 花園 園|gas 氣|gather 匯聚 聚 收集 雲集|general 一般 總 普遍 整體|generat 產生 一代 世代 發電 帶來|global 全球 環球 國際|goal 目標|gold 金|good 好 良好 善 貨|govern 政府 管治 治理|gradu 逐步 畢業 逐漸|grant 資助 撥款 批 授 授予|great 大 極 偉|green 綠色 綠|greet 賀|groun 地|group 集團 小組 組 團|grow 增長 成長 發展 增|guarante 擔保 保證|guest 嘉賓 賓 客|guid 指引 指導 導|hall 堂 廳|hand 手 則 反|happ 發生 快樂 高興 開心|harbour 港|hard 困難 努力 硬|health 健康 醫療 衞生 衛生 穩健|hear 聽
heart 心|heat 熱|hedg 對沖|help 協助 幫助 助 有助|heritag 遺產 文物 古蹟 傳承|high 高|highlight 重點 亮點 摘要 強調 焦點 突顯|histor 歷史|hold 舉行 持有 舉辦 控股 持 召開 存有 備有|holiday 假|home 家 住宅 居|honour 榮幸 榮 獎|hope 希望 期望 盼|hospital 醫院|host 主辦 舉辦 主持|hotel 酒店|hour 小時 時 鐘頭|hous 房屋 住 樓 屋|household 住戶 家庭 戶|hub 樞紐 中心 基地|human 人|idea 意念 構思 想法 創意|identif 識別 身分 身份 找出 確定|impact 影響 衝擊|implement 實施 落實 推行 執行|import 進口 重要|impos 施加 徵 實施|improv 改善 提升 提高 改進 好轉|inaugur 首 就職 開幕|incent 誘因 獎勵 優惠|includ 包括 當中 其中 涵蓋 納入 有|inclus 共融 普及 包容|income 收入 收益 入息|increas 增 升 提高 上升 加|incub 培育 孵化|independ 獨立|index 指數|indicat 顯示 指標 表示 指|individual 個人 個別 個|industr 業 工業|inflation 通脹 通貨膨脹
inflow 流入|influen 影響|inform 資料 資訊 信息 訊|infrastruct 基建 基礎設施 基礎建設|initial 初 首|initiat 計劃 措施 倡議 舉措 項目 發起|innovat 創新 創科|input 意見 投入|insight 見解 洞 視野|inspect 檢查 視察 巡查|inspir 啟發 激發 靈感 鼓舞|instal 安裝 裝置|institut 機構 院 學院 研究所|instrument 工具 票據 儀器 樂器|insur 保險 保|integrat 融合 綜合 整合 結合 一體 融入|intellect 知識 智|intellig 智能 情報 智慧|inten 打算 擬 旨在 意 密集 強|interact 互動|interbank 同業|interest 利率 利息 息 興趣 利益 權益|interim 中期|internal 內部 內|international 國際|internet 互聯網 網|interven 干預 介入|introduc 引入 推出 介紹 引進|invest 投資|invit 邀請 邀|involv 涉及 參與 牽涉|island 島|issu 發行 發出 問題 事項 發布 簽發 議題|january 一月 1月|job 職 工作 就業
join 參加 加入 參與 聯 合作 共同|joint 聯合 聯 共同 合|journ 旅程 歷程 期刊 記者|judg 評判 法官 評審|july 七月 7月|june 六月 6月|keen 積極 熱|keep 保持 繼續 維持|key 主要 關鍵 重要 重點 鑰|kid 兒童|kind 類 種|know 知 認識 了解|knowledge 知識|lab 實驗室 勞|labour 勞工 勞動|lack 缺|land 土地 地 登陸 落戶|language 語|larg 大|last 上 去 最後 持續|late 最新 末 晚 後|launch 推出 啟動 展開 開展 發射 啟用 推行|law 法|lead 領導 領先 帶領 主導 率領 主要 領 令|learn 學習 學 了解|leas 租|leave 離|lectur 講座|legal 法律 法|legislat 法例 立法 法|lend 貸款 借貸 貸 借款 借出|lesson 課|level 水平 層 級 程度|leverag 利用 善用 槓桿 發揮 憑藉|librar 圖書館|licen 牌照 發牌 持牌|life 生活 生命 人生|light 燈 光 輕 鑑 有見|limit 限 有限 水平 僅 有限公司|line 線 行 條 一致|link 聯繫 連接 掛鈎 聯 連結|liquid 流動 流通|list 上市 名單 列 清單|literac 素養 知識|live 生活 直播 居住 現場|loan 貸款 借款|local 本地 當地 地方 本港|locat 位於 地點 位置 設|logist 物流|long 長 久|loss 損失 虧損|low 低|machine 機|magazin 雜誌|mainland 內地 大陸|maintain 維持 保持 維護 保養|major 主要 重大 大型 多數 大 重要|make 作 製 使 令 作出|manag 管理 經理 處理|mandat 強制 授權 法定|manufactur 製造|march 三月 3月
marin 海|maritim 海事|mark 標誌 標記 標 紀念|market 市場 市|mass 大規模 大量|master 碩士 大師|match 配對 配 比賽|material 材料 物料 重大|matter 事項 事宜 事|matur 到期 成熟|maxim 最高 最大|mayor 市長|mean 意味 方法 指|measur 措施 計量 量度 衡量|mechan 機制 機械|media 傳媒 媒體|medic 醫 藥|medium 中|meet 會議 會面 符合 滿足 會見 會|member 成員 會員 議員 委員|memorandum 諒解備忘錄 備忘錄|mental 精神|mentor 導師|merg 合併|messag 信息 訊息|method 方法|middle 中|migrat 遷移|million 百萬 萬|minist 部長 部 大臣|mission 使命 任務|mitigat 減輕 緩減 減低 緩和|mobil 流動 手機 移動 調動|model 模式 模型 型號|modern 現代|moment 時刻|momentum 動力 勢頭|monetary 貨幣 金融|money 款 錢 貨幣 資金|monitor 監察 監測 監控 監管|month 月|mortgag 按揭|motor 車|movement 運動 走勢 變動|multi 多|museum 博物館|music 音樂|mutual 互|nation 國家 國 全國 民族
natur 自然 性質 天然|necessar 必要 需 必須|need 需 須 毋須 無須|negativ 負面 負|negoti 談判 磋商 洽|network 網絡 網|new 新|news 新聞 消息|next 下 未來 明|night 晚 夜|normal 正常 一般|north 北|note 指出 留意 鈔票 票據 附註 注意|notice 通知 通告 公告|notif 通知|november 十一月 11月|nurtur 培育 培養|object 目標 目的 物|observ 觀察 遵守 留意 觀|obtain 獲 取得|occasion 場合 機會|occup 佔 職業|october 十月 10月|offer 提供 推出 優惠 報價|office 辦事處 辦公 處 室 署 寫字樓|official 官方 正式 官員|officer 主任 官 人員 總裁|offshore 離岸 境外|oil 油|old 舊 老 古|one 一|ongoing 持續 正在|online 網上 線上 在線|open 開 啟 啟用 開幕 開業|operat 運作 營運 經營 操作 業務 運營|opportunit 機會 機遇 良機 商機|option 選擇 選項 方案 期權|orchest 樂團|order 秩序 命令 為 訂單|organi 機構 組織 主辦 舉辦 團體|origin 原 來源 源|outbreak 爆發 疫情|outcome 成果 結果|outdoor 戶外|outlook 前景 展望|output 產出 產量|outstand 傑出 優秀 未償還 尚未 卓越|overall 整體 總|overs 監督 監察|overseas 海外 外地|own 自己 擁有 本身 自|pace 步伐 速度|pandemic 疫情 疫|panel 小組 委員會|paper 文件 紙 論文|parent 家長 母 父母|park 公園 園區 園|parliament 國會 議會|part 部分 份 參與|participa 參與 參加|partner 夥伴 合作 合夥 伙伴|part 部分|party 方 黨 各方 第三方|pass 通過 傳|passenger 乘客 旅客|past 過去|patient 病人 患者|pay 支付 付 薪 繳|payment 支付 付款|people 人 民|percent 百分|perform 表現 表演 演出 業績 履行 公演 上演|period 期 期間 時期 年
perman 永久 常設|person 人 個人|personnel 人員|perspect 角度 觀點 觀|phase 階段 期|phenomen 現象|phone 電話|photo 相片 照片 攝影 圖片|pilot 試 先導|pioneer 先驅 先行 開創|place 地方 放 地點 舉行|plan 計劃 規劃 擬 方案 打算|plant 植 廠|platform 平台|play 發揮 扮演 擔當 玩 演|pleas 高興 榮幸 請 欣|pledg 承諾|plus 加|point 點 指出|police 警|polic 政策 政|pollut 污染|pool 池 人才庫 匯集|popul 人口 受歡迎 普及|port 港口 港|portfolio 組合|position 地位 定位 位置 職位 持倉 狀況|positiv 正面 積極 正|possib 可能 可|potential 潛|power 電力 權 力 能力|practi 做法 慣例 實踐 實務 執業 實際|premi 保費 溢價 優質 首|prepar 準備 籌備 編製 預備|present 介紹 目前 現 呈 展示 頒|preserv 保存 保留 保育|president 總統 主席 會長 校長 總裁|press 新聞 壓|pressur 壓力|prevent 防 避免 預防|previous 先前 上 以往 之前 過去|price 價|prim 主要 最優惠 小學 首要|princip 原則 主要 校長 本金 首席|prior 優先 之前 事先|privac 私隱 隱私|privat 私|priz 獎|process 程序 過程 處理 流程 加工|procur 採購|produc 產品 生產 製作 製 產|product 產品|profession 專業|professor 教授|profile 狀況 檔案|profit 利潤 盈利 溢利|program 計劃 課程 節目 項目 程式|progress 進展 進度 進步|project 項目 工程 計劃 預測|promot 推廣 促進 推動 宣傳 提倡|proper 妥善 適當 物業|propert 物業 產 地產|propos 建議 方案|prospect 前景 展望 潛在|protect 保護 保障|proud 自豪 榮幸 驕傲
prov 提供 證明 為|province 省|provision 條文 準備 撥備 提供|prudent 審慎|prudential 審慎|public 公眾 公共 公開 公布 公 刊物 市民|publish 出版 發表 刊 公布 發布|purchas 購 買|purpos 目的 用途 旨在|pursu 追求 推行 推進|qualif 資格 合資格|quality 質素 質量 優質 品質 素質|quantit 數量 量|quarter 季|neither 均 兩 皆 都 雙方 也不 亦不 亦沒 也沒|question 問題 提問 答問 發問 詢問 查詢 質詢|rail 鐵路 鐵|rais 提高 籌 提升 集資 引起|ralli 上升 反彈|rang 範圍 介乎 系列 一系列 各|rapid 快 迅速 急|rate 率 匯率 息|ratio 比率|reach 達 接觸|read 閱讀 讀|real 實際 實 房地產 真|recession 衰退|recogni 認可 確認 表揚 肯定 認識|recommend 建議|record 紀錄 錄得 記錄|recover 復甦 收回 恢復 回升|recruit 招聘|reduc 減 降低 下降|refer 參考 指 提述 轉介|refine 優化 完善 改進|reflect 反映|reform 改革|refus 拒|regard 有關 關於 視|regim 制度 機制|region 地區 區域 區|regist 註冊 登記|regular 定期 經常|regulat 監管 規管 規例 法規 條例|reinforc 加強 鞏固|relat 有關 相關 關係|releas 發布 公布 發表 釋放 發佈 釋出|relev 相關 有關|reliab 可靠|relief 紓緩 寬免 救援|remain 維持 仍 保持|remark 表示 顯著 致辭 言|renew 更新 續 可再生|renminbi 人民幣|rent 租|repay 償還 還款|report 報告 匯報 報道 申報 呈報|represent 代表 佔 申述|request 要求 請求|requir 要求 規定 須 需|research 研究 研|reserv 儲備 保留|resident 居民 住宅 市民|resilien 抗震 韌性 穩健 抵禦 承受|resol 解決 處置 決議|resourc 資源|respect 方面 分別 尊重|respon 應對 回應 負責 責任 反應|result 結果 業績 成果 導致 令 使|retail 零售|retir 退休|return 回報 返回 回
revenu 收入 收益|review 檢討 審查 覆核 回顧 檢視|revis 修訂 修改|rise 升 增|risk 風險|road 路 道|robust 穩健 強勁 強|role 角色|round 輪 回合 圓|route 路線|rule 規則 規定 法治|run 運行 經營 跑 營運 舉行 行走|rural 鄉|safe 安全 保障|sale 銷售 出售|sampl 樣本|sanction 制裁|satisf 滿意 滿足 符合|say 說 表示|scale 規模|scen 場景 情景|schedul 時間表 安排 預定|scheme 計劃|scholar 獎學金 學者|school 學校 校 學|scien 科學 科|scope 範圍|sea 海|search 搜 尋|season 季|second 第二 二 秒|secretar 秘書 局長 司長|section 條 部分 組|sector 界 行業 業界 業 領域 部門|secur 保安 安全 證券 抵押 保障 鞏固|seek 尋求 旨在 爭取 求診 求醫 求助|segment 環節 界別 分部|select 選|sell 售 銷 賣|semi 半|seminar 研討會 講座|senior 高級 長者 高層|sens 感 意識|sentiment 情緒 氣氛|separat 獨立 分開|september 九月 9月|seri 系列 一系列 連串|serious 嚴重 認真|serv 服務 擔任 作為|session 環節 會議 場|set 設 訂 制定|settl 結算 交收 和解|sever 多 數 嚴重|shape 塑造|share 股 分享 共享 佔 份額|ship 船 航運|shock 衝擊 震盪|still 仍 尚 依然|shop 店 商店 購物 商戶 商舖|short 短 不足|show 顯示 展示 表演 展|sign 簽 標誌 跡象 簽訂 簽署|signific 顯著 重大 重要 大幅|similar 類似 相似 同樣|simpl 簡|simulat 模擬|singl 單|site 網站 地盤 用地 地點|situation 情況 形勢 局勢|size 規模 大小|skill 技能 技術 技巧|slow 放緩 慢|small 小|smart 智慧 智能|smooth 順利 順暢|social 社會 社交 社|societ 社會 學會|soft 軟 軟件|solid 堅實 穩固|solution 方案|sound 穩健 聲|sourc 來源 資料來源 源 採購|south 南|space 空間 太空
speak 發言 演講 講|special 特別 專門 特 專|specif 具體 特定 個別 專門|spectrum 頻譜|speech 演辭 演講 致辭|speed 速度 加快|spend 開支 消費 花|spirit 精神|sponsor 贊助 保薦|sport 體育 運動|spot 現貨 地點|spread 息差 擴散 傳播 差|spring 春|stabil 穩定 穩|stable 穩定 平穩 穩|staff 員工 職員 人員 人手|stag 階段 舞台|stake 持份者 權益 股|standard 標準 準則|start 開始 初創 展開 起 啟用 動工 投產|state 國家 狀態 表示 州 述|statement 聲明 報表 陳述|station 站 警署|statist 統計|status 地位 狀況 身分|statut 法定|stay 留 保持 維持 處於|steady 穩|steer 督導 引導|step 步 措施 加強|stimul 刺激|stock 股|storag 儲存 貯存|store 店 商店 儲|strateg 策略 戰略|stream 流 渠道|street 街|strength 加強 優勢 強化 鞏固 實力 強|stress 壓力 強調|stretch 緊張|strict 嚴|striv 致力 努力 力|strong 強 穩固 雄厚 大力|structur 結構 架構|student 學生 學員 生|study 研究 學習|subject 須 受 科目 主題|submit 提交 呈交 遞交|subsid 附屬 資助 補貼|substan 大量 大幅 顯著 實質|succe 成功 成就 順利 繼|suffer 受 患|sufficient 足夠 充足|suit 合適 適 套 適合 適用 適宜|summar 摘要 總結 概要|summer 夏 暑|summit 峰會|supercomput 超算 超級電腦|supervis 監管 監督|supplement 補充|supply 供應 供|support 支持 支援 配合|surge 急升 激增 飆升 升 增|surpass 超|surplus 盈餘|survey 調查|sustain 可持續 持續|swift 迅速|system 系統 制度 體系|table 表 桌|tackl 應對 處理|tailor 度身|take 採取 進行 考慮 接 參|talent 人才|talk 講座 會談 談|target 目標 對象|tariff 關稅|task 工作 任務 專責|tax 稅|teach 教|team 團隊 隊 小組|tech 科技 技術|technical 技術|technolog 科技 技術
teen 青少年|telecom 電訊|temporar 臨時 暫時|tenan 租戶 租客|tender 投標 標書|tension 緊張|term 期 條款 方面|terminal 碼頭 客運 終端|territor 地區 領土|test 測試 試驗 檢測 化驗|theatr 劇院 戲院|theme 主題|think 認為 智庫 想|third 第三 三|threat 威脅|threshold 門檻|ticket 門票 票 機票|tight 收緊 緊|time 時間 時 及時|titl 題 標題 名 稱號|today 今日 今天|tonn 公噸 噸|tool 工具|top 首 最 頂|topic 議題 主題 題目 題|total 合共 總 共 合計|touch 接觸 觸|tour 旅遊 導賞 參觀 巡迴|tourism 旅遊|track 追蹤 軌 賽道|trade 貿易 交易 買賣 商|tradition 傳統|traffic 交通 通車 車流 塞車|train 培訓 訓練 列車|transact 交易|transfer 轉移 轉讓 轉 調|transform 轉型 轉化 變革 改造|transit 過渡 轉型 過境|translat 轉化 翻譯 譯|transmi 傳|transparen 透明|transport 運輸 交通|travel 旅 出行|treasur 庫務 國庫 財|treat 治療 處理 對待|tree 樹|trend 趨勢 走勢|trial 試|trigger 觸發|trust 信託 信任|turn 轉|type 類 種|ultim 最終|uncertain 不明朗 不確定 不穩|undergo 進行 經歷|underlin 突顯 強調|underpin 支持 支撐|understand 了解 理解 明白 諒解|undertak 進行 承諾 承擔 保證|unemploy 失業|unique 獨特|unit 單位 聯合 部門|univers 大學 普遍|unveil 揭幕 揭牌 公布|updat 更新 最新|upgrad 升級 提升 優化|uphold 維護 秉持|urban 城市 市區|urg 促請 呼籲 敦促 促|use 使用 用 運用 利用 採用|user 用戶 使用者|util 利用 公用 使用 善用|vaccin 疫苗|valu 價值 值 估值 重視 價|variet 多種 各種 不同 多|various 不同 各 多項 多|vehicle 車|ventur 創投 風險投資 合資 企業|venue 場地 會場 地點|verif 核實 驗證|vessel 船|vibran 活力 蓬勃|victim 受害|video 影片 視像 短片 錄像|view 意見 觀 認為 看法 期|village 村|virtual 虛擬 線上|virus 病毒|vision 願景 視|visit 訪 參觀 到訪|visitor 旅客 訪客 遊客|vital 重要 關鍵|volatil 波動|volum 量 額|volunt 義工 自願 志願|vulnerab 脆弱 弱勢|wage 工資 薪
warn 警告|wast 廢|watch 觀看 留意 手錶|water 水|wave 浪 波|way 方式 方法 途徑|weak 弱 疲|wealth 財富|weather 天氣|web 網|website 網站 網頁|week 周 星期 週|welcom 歡迎|welfar 福利|west 西|wide 廣泛 廣|win 贏 得獎 獲|wind 風|winter 冬|wish 希望 祝|woman 女|women 女|word 字 詞|work 工作 合作 努力 作品 運作 工程|workforce 勞動|workshop 工作坊|world 世界 全球 環球|writ 寫 書面|year 年|yield 收益率 孳息 回報|young 年輕 青年 青少年|youth 青年 青少年|zero 零
zone 區 範圍 地帶|push 推 使 令|move 移 走 轉 回復 遷 搬|ready 準備 隨時 現成|exceed 超 過 多於|expand 擴 拓展 增|instant 即時|prevalen 普及 普遍|optimis 樂觀|hindsight 回顧 事後|attract 吸引 令 增|respons 反應 回應 歡迎 責任 應|positive 正面 積極 正 歡迎 良好|collaps 倒閉 崩|remind 提醒|strive 致力|choose 選|attend 出席 參加|memor 紀念 難忘|administrat 行政|airport 機場|algorithm 算法|ambit 目標 雄心|appetite 胃納|arbitrat 仲裁|artificial 人工|bilateral 雙邊 雙方|bullet 要點|candidat 候選 人選|circulat 流通 傳閱|cognit 認知|collateral 抵押|commenc 展開 開始 生效 開展 動工|compris 包括 由 組成|concept 概念 理念|consensus 共識|consortium 財團 聯盟|constitut 構成 憲|converge 匯聚|corridor 走廊|cryptocurrenc 加密|cybersecur 網絡安全 網絡保安|deleg 代表|denominat 計價 面額 計值|depreciat 貶值 折舊|disciplin 紀律 學科|disrupt 干擾 中斷 破壞|earthquake 地震|elevat 提升 高企|encompass 涵蓋 包括|endors 通過 認可 支持|entit 實體 機構 有權|epidemic 疫情|ethic 道德 操守|expedit 加快|expertise 專業 專長|fiduciary 受信|fluctuat 波動 上落|geopolit 地緣政治|holistic 全面 整體|hydrogen 氫|immigra 入境 移民|inspect 視察|interoper 互通|jurisdic 地區 司法 管轄|laundering 洗錢 清洗|launder 洗錢 清洗|ledger 帳 賬|majorit 大多數 大部分 多數|mandatory 強制|mediat 調解|membership 會籍 成員|methodolog 方法|mileston 里程碑|navigat 應對 導航|neighbour 鄰|nomin 提名 名義|obligat 責任 義務|outflow 流出|outreach 外展 推廣|oversight 監督 監察|patent 專利|pension 退休金|permit 許可 准許 准|plaque 牌匾 揭牌|precaution 預防|premium 溢價 保費|proactiv 積極 主動|proof 證明 驗證|prototype 原型|quot 引述 報價 配額|rebound 反彈 回升|reciproc 互惠 互認|redempt 贖回|refurbish 翻新|remit 匯款|residential 住宅|restor 恢復 復修|restrict 限制|roadmap 路線圖|robot 機械人 機器人|rollout 推出|safeguard 保障 維護|sandbox 沙盒|satellite 衞星 衛星 人造|scam 騙|scholarship 獎學金|scrutin 審查 審議|semiconductor 半導體|showcas 展示 展現 展|sovereign 主權|spokes 發言人|stakeholder 持份者|startup 初創|statutory 法定|subscri 認購 訂閱|synerg 協同|syndicat 銀團|tenure 年期 任期|testimon 見證|thematic 專題 主題|toolkit 工具|transboundar 跨境|treasury 庫務 國庫|trillion 萬億|tripartite 三方|turbulen 動盪 波動|turnover 成交 營業額|typhoon 颱風|undermin 損害 削弱|upcoming 即將|upstream 上游|uptake 採用|versatil 多元|withdraw 提取 撤|workplace 職場 工作
accident 意外 事故|accus 指控 控告 被告|acquit 無罪|actor 演員|actress 演員|adult 成人 成年|afternoon 下午|aged 歲 年|aircraft 飛機 航機|alcohol 酒|allerg 敏感 過敏|allowance 津貼 免稅額|ambulance 救護|animal 動物|apartment 公寓 單位|apolog 道歉 致歉 歉|applicant 申請|appointment 委任 任命 預約|arrest 拘捕 逮捕 被捕|arriv 抵達 到達 到 抵|article 文章 條 物品|assault 襲擊 毆打|athlet 運動員 田徑|attack 襲擊 攻擊|auction 拍賣|authoris 授權 認可|authoriz 授權 認可|baby 嬰兒 寶寶|badminton 羽毛球|bag 袋 包|ballot 抽籤 選票 投票|basketball 籃球|bed 床 牀|behavio 行為|believ 相信 認為 信|bicycle 單車 自行車|binding 約束|birth 出生 生|blind 失明 視障 盲|blood 血|boat 船 艇|bonus 花紅 獎金|bottle 瓶 樽|boy 男生 男孩 男童 男|brother 兄弟 弟 兄 哥|burn 燒|buyer 買家 買方|camera 攝影機 鏡頭 相機 攝像|camp 營|cancel 取消|cancer 癌|captain 隊長 船長 機長|carpark 停車場|ceas 停止|cell 細胞 電池|cheap 便宜 廉|chemical 化學|chicken 雞|choir 合唱
church 教堂 教會|cinema 戲院 影院|classroom 課室 教室|climb 攀 爬 升|cloth 衣 布|coach 教練 旅遊巴|coast 海岸 沿岸 海濱|coffee 咖啡|collision 相撞 碰撞|compensat 補償 賠償|concession 優惠 寬減 專營|consent 同意|contaminat 污染|convict 定罪 罪成|cook 煮 烹 廚|counsel 輔導 律師|couple 夫婦 夫妻 情侶|courier 速遞 快遞|crash 相撞 墜毀 墜 意外 事故|creditor 債權人|crew 船員 機組 人員|criminal 刑事 罪犯 罪|crop 農作物 作物|crowd 人群 人潮|customs 海關|cyclist 單車 騎|dad 父 爸|danger 危險|daughter 女兒 女|deadline 截止 限期 期限|death 死亡 死 逝世|debtor 債務人|deceas 死者 逝 死|defeat 擊敗 打敗 敗|defendant 被告|delegation 代表團|dentist 牙醫|depart 部門 署 離開 離境 開出 出發 處 署方|deport 遣返 遞解|desert 沙漠|designer 設計師|detain 拘留 扣留 羈留|detect 偵測 檢測 發現 檢出 偵破|die 死 去世 逝 過世|dinner 晚餐 晚宴 晚飯|disabled 殘疾 傷健|discharg 排放 出院 獲釋|dog 犬 狗|door 門|drainage 排水 渠|drama 戲劇 劇|driver 司機 駕駛|drought 旱|drug 毒品 藥物 藥|dumpling 餃|dwell 住|eat 吃 食 進食|elderly 長者 老人|electric 電
elevator 升降機 電梯|emergency 緊急 急症 應急|employee 僱員 員工 職員|employer 僱主|enquir 查詢 詢問|enrol 入讀 報讀 登記 註冊 招收|entran 入口 門口 入場|envoy 特使|escape 逃|evacuat 疏散 撤離|evening 晚上 傍晚 晚|evidence 證據 證明|exit 出口 離開 退出|exhibitor 參展|explo 爆炸 爆 探索|eye 眼|factory 工廠 廠房 廠|farm 農場 農|father 父 爸|female 女|fence 圍|ferry 渡輪 渡船 輪|fever 發燒 發熱 熱|fine 罰款|firefight 消防|fish 魚 漁|flood 水浸 洪水 氾濫 泛濫|floor 樓 層 地面|flu 流感|fog 霧|footbal 足球|footbridge 行人天橋 天橋|founder 創辦 創始|freez 凍結 凍|friend 朋友 好友 友|frozen 急凍 冷凍 凍|furniture 家具 傢俬|ferries 渡輪|gate 門 閘|gender 性別|girl 女生 女孩 女童 女|glass 玻璃|guarantee 擔保 保證|guesthouse 賓館|guilt 有罪 罪成 罪 認罪|gymnas 體育館 健身|gym 健身|halt 停止 暫停|harm 傷害 損害 害|hate 憎 仇恨 討厭|heatwave 熱浪|helicopter 直升機|hiker 行山 遠足 登山|hiking 行山 遠足 登山|hire 聘 僱 租|horse 馬|hostel 宿舍 旅舍 宿位|hurt 受傷 傷|ill 病 患
illegal 非法 違法|illness 病|immigrant 移民 入境|immun 免疫|incident 事件 事故 意外|incubat 潛伏 培育 孵化|indoor 室內|infant 嬰|infect 感染 受感染|ingredient 成分 原料 材料|injur 受傷 傷|injunction 禁制令|inmate 在囚 囚犯|innocen 無辜 清白|insect 昆蟲 蟲|jail 監 判囚 入獄 囚|jewel 珠寶 首飾|judge 法官 評判 裁判|jury 陪審|kill 殺 致死 死|kindergarten 幼稚園 幼兒園|king 國王 王|kitchen 廚房 廚|knife 刀|lake 湖|lamp 燈|landlord 業主 房東|landslide 山泥傾瀉 滑坡 泥石流|lane 巷 線 里|laptop 手提電腦 筆記本|lawmaker 議員|lawyer 律師|leak 洩漏 滲漏 泄漏 漏|letter 信 函|lift 升降機 電梯 解除 升|lion 獅|lorr 貨車|lose 失 輸 虧 敗|lost 失 輸 虧 敗|lunch 午餐 午膳 午飯|magazine 雜誌|magistra 裁判官 裁判|mail 郵 信|manager 經理 管理|marry 結婚 婚|mask 口罩|meal 膳食 餐 飯|measles 麻疹|meat 肉|medal 獎牌 牌 金牌 銀牌|medicine 藥|microb 微生物|milk 奶|minor 輕微 輕 未成年 小|mobile 手機 流動 移動|monk 僧|moon 月
morning 早上 上午 晨 早|mother 母 媽|motorist 駕駛|mountain 山|mouse 鼠|murder 謀殺 殺人|musician 音樂家 樂手|newspaper 報章 報紙 報|noise 噪音|nominat 提名|notebook 筆記|novel 小說 新|nuclear 核|nurse 護士|nursery 幼兒 苗圃|offence 罪 罪行 違例|offend 違例 罪犯 冒犯|olympic 奧運 奧林匹克|onlook 旁觀|orchestra 樂團|organis 機構 組織 主辦 舉辦 團體|outpatient 門診|overweight 超重 過重|owner 業主 物主 車主 擁有|oxygen 氧|package 套餐 計劃 包裝 方案|pain 痛|paint 畫 油漆|painting 畫作 畫|palace 宮|parcel 包裹 郵包|parking 停車 泊車 車位|passport 護照|password 密碼|patrol 巡邏 巡查 巡|pedestrian 行人|penalt 罰 處罰 刑罰|pet 寵物|petition 請願 呈請|pharmac 藥房 藥劑|physician 醫生 醫師|physiotherap 物理治療|piano 鋼琴|pillow 枕|pipe 管|player 球員 選手 玩家|playground 遊樂場|plead 認罪 求|plot 地皮 幅 塊|poison 毒 中毒|poll 投票 民調 票|pond 池 塘|pork 豬肉|postpon 延期 押後 推遲 延遲 改期|poultr 家禽|prayer 祈禱|pregnan 懷孕 孕|prescri 處方 訂明
preservative 防腐|prince 王子|princess 公主|prison 監獄 監 囚|prisoner 囚犯 在囚|prohibit 禁止 不准|promis 承諾 保證 答應|prosecut 檢控 起訴 控方|protest 抗議 示威|publisher 出版|pump 泵|punish 懲罰 處罰 罰|pupil 學生 學童|queen 女王 皇后|queue 排隊 輪候|quick 快 迅速|quiet 寧靜 安靜|race 賽 種族|radiat 輻射|radio 電台 收音機 廣播|railway 鐵路|rain 雨|rainstorm 暴雨|rape 強姦|reader 讀者 讀卡|receiv 收到 接獲 收 獲 接受 接收|recipient 受助 得獎 收款 領取 獲|recycl 回收 循環|referee 裁判|refund 退款 退還 退|reject 拒絕 否決 駁回 拒|relative 親屬 親友 家屬 相對|religio 宗教|reluctan 不願|remov 移除 清除 拆除 撤銷 取消 清拆|repair 維修 修理 修葺 修|replac 取代 更換 代替 接替 替換|reporter 記者|reptile 爬蟲|rescue 拯救 救援 營救 救|reservoir 水塘 水庫|resign 辭職 辭任 請辭 辭去|restaurant 食肆 餐廳 餐館|restructur 重組|resum 恢復 復|revok 撤銷 吊銷|rice 米 飯|ride 乘 騎|river 河 江|rob 搶劫 劫|roof 屋頂 天台 頂|room 房 室 間|rubbish 垃圾|rugby 欖球 橄欖球|rumour 傳聞 謠言|runner 跑手 跑者|runway 跑道|sail 帆 航行|salary 薪
sand 沙|save 節省 儲蓄 拯救 節約 挽救|scroll 卷|sculpt 雕塑 雕|seaf 海鮮 海|seat 座 席 議席|seiz 檢獲 扣押 查獲 沒收|seller 賣家 賣方|sentenc 判 刑 句|servant 公務員 傭|sewage 污水|sewer 污水|sex 性|shareholder 股東|shark 鯊|sheep 羊|shelter 庇護 避|shelve 擱置|shoe 鞋|shoot 射擊 開槍 拍攝|shoplift 店舖盜竊 偷|shut 關閉 關|sick 病|signal 信號 訊號|silver 銀|singer 歌手|sister 姊妹 姐 妹|skin 皮膚|sleep 睡|slope 斜坡 坡|smell 氣味 味|smok 吸煙 煙 抽煙 吸烟|smuggl 走私|snake 蛇|snow 雪|soldier 士兵 軍|solicitor 律師|soil 土壤 泥 土|song 歌|spokesman 發言人|spokesperson 發言人|spokeswoman 發言人|stadium 體育場 運動場 球場|stair 樓梯|steal 偷 盜|steel 鋼|stop 停 停止 制止|storm 風暴 暴|strike 罷工 擊|striker 前鋒|stroke 中風|sue 控告 起訴 入稟|suite 套房|surface 表面 路面 面|surg 手術 外科 急升 激增|surgeon 外科|suspect 疑犯 懷疑 涉嫌|suspen 暫停 停 停職 緩刑 暫緩 中止
swell 湧浪|swim 游泳 泳|symptom 症狀 病徵 徵狀|tablet 藥片 平板 片|tank 缸 箱 坦克|taxi 的士 出租車|tea 茶|teacher 教師 老師|teenager 青少年|telephon 電話|temperature 氣溫 溫度 溫|temple 廟 寺|tennis 網球|terroris 恐怖|textbook 教科書 課本|theft 盜竊 竊|thief 賊 小偷|throat 喉|thunder 雷|tiger 虎|toilet 洗手間 廁所 廁|tooth 牙|tourist 遊客 旅客|towel 毛巾|tower 塔 大廈 座|toxic 毒|toy 玩具|tram 電車|transplant 移植|trash 垃圾|travell 旅客 乘客 旅|trawler 拖網|treaty 條約|tribunal 審裁處 仲裁庭 審裁|triumph 勝利|truck 貨車|tunnel 隧道|turtle 龜|tuition 學費|twin 孿生 雙|unanim 一致|uniform 制服 劃一|union 工會 聯盟 聯會|unlawful 非法 違法|vacan 空置 空缺|vegetable 蔬菜 菜|vendor 賣方 供應商 小販|verdict 裁決|veteran 資深 退伍|victory 勝利 勝|violat 違反 違|violen 暴力|violin 小提琴|visa 簽證|voice 聲音 聲|volcano 火山|vot 投票 票|voter 選民|voucher 券
wait 等候 等 輪候|waiter 侍應|wall 牆|wallet 錢包 銀包|ward 病房|warehouse 倉庫 貨倉|waterfront 海濱|weapon 武器|weekday 平日 星期 周|weekend 周末 週末|weight 重量 重 體重|wheelchair 輪椅|wholesal 批發|widow 寡|wife 妻 太太|wildlife 野生|winner 得獎 優勝 冠軍 得主|witness 證人 目擊 見證|wom 女|wood 木|worker 工人 員工 勞工 工友|wound 受傷 傷|wreck 殘骸|wrong 錯 不當|yacht 遊艇|africa 非洲|america 美|argentin 阿根廷|australia 澳洲 澳大利亞 澳|austria 奧地利|bangkok 曼谷|beijing 北京|belgi 比利時|berlin 柏林|brazil 巴西|britain 英國|british 英|cambodia 柬埔寨|canad 加拿大 加國|chile 智利|denmark 丹麥|dubai 杜拜 迪拜|egypt 埃及|europ 歐|finland 芬蘭|franc 法國 法郎|french 法國 法|german 德國 德|greece 希臘|guangdong 廣東|guangzhou 廣州|hungar 匈牙利|iceland 冰島|india 印度|indonesia 印尼 印度尼西亞|iran 伊朗
iraq 伊拉克|ireland 愛爾蘭|israel 以色列|ital 意大利 意|japan 日本 日|kazakh 哈薩克|korea 韓國 韓 朝鮮|kowloon 九龍|kuwait 科威特|laos 老撾|london 倫敦|macao 澳門 澳|macau 澳門 澳|malaysia 馬來西亞|mexic 墨西哥|mongolia 蒙古|moscow 莫斯科|myanmar 緬甸|nepal 尼泊爾|netherlands 荷蘭|norway 挪威|pakistan 巴基斯坦|paris 巴黎|peru 秘魯|philippin 菲律賓|poland 波蘭|portug 葡萄牙 葡|qatar 卡塔爾|russia 俄羅斯 俄|saudi 沙特|seoul 首爾|shanghai 上海|shenzhen 深圳|singapore 新加坡 星|spain 西班牙|spanish 西班牙|sweden 瑞典|swiss 瑞士|switzerland 瑞士|sydney 悉尼|taiwan 台灣|thailand 泰國|thai 泰國 泰|tokyo 東京|turk 土耳其|ukrain 烏克蘭|vietnam 越南|zhuhai 珠海|becom 成為 變|oblig 責任 義務 有責任 須|respond 回應 應對 答覆|suppl 供應 供 補充|understood 明白 理解 了解
wear 佩戴 穿 戴|suspend 暫停 停 緩刑 暫緩 中止|undermine 損害 削弱
harmon 和諧 協調 統一|franchis 專營 特許|diet 飲食|veto 否決|warm 溫暖 暖 和暖|zoom 視像|washington 華盛頓|warr 認股證 保證|mainten 維修 保養 維持 維護|manual 手冊 手動 人手|mani 表現|bearing 成果 軸承 成效|kingdom 王國 英國|racing 賽|radical 激進 徹底|rapport 關係|saving 節省 儲蓄 節約|sandwich 三文治 三明治|sailor 水手 海員|meantime 同時 其間|poly 理工 聚|pollen 花粉|portrait 肖像|finest 最|fishing 漁 釣|formal 正式|cellular 流動|crowned 冠|dieti 營養|eaten 吃|killer 殺|winding 清盤|wooden 木
ask 要求 詢問 索取 問 請|fell 下跌 下降 回落 跌 降 減|rose 上升 升 增|grew 增長 增 升|took 採取 進行 接 參加 參與 花 取|given 給予 鑑於 獲 給|gave 給予 給 提供 發|went 前往 去 進行|held 舉行 舉辦 持有 持|made 作出 製 做 使|sold 出售 售出 售 賣|bought 購入 購 買|built 興建 建成 建|paid 支付 付 繳 資助 支薪|sent 發送 派 送 寄|seen 看 見 錄得|said 表示 說 指出 稱|began 開始 展開 起|became 成為 變|brought 帶來 帶 匯聚 引|chosen 選|kept 保持 繼續 維持 保存|led 領導 帶領 率領 導致 領 令|sought 尋求 旨在 爭取 求診 求醫|shown 顯示 展示|spent 花 用 開支|stolen 偷 盜 失竊|taught 教|thought 認為 想|told 告訴 告知 表示 說|won 贏 得獎 獲 勝 奪|written 書面 撰寫 寫 編|wrote 寫 撰|withdrew 撤回 撤 退|withdr 提取 撤|owe 欠|repa 償還 還 修|close 關閉 緊密 密切 結束 關 閉 近|enter 進入 入境 入|reveal 透露 披露 顯示|belong 屬|deduct 扣 扣除 扣減|guilty 有罪 罪成 罪 認罪
successor 繼任 接任 接班 繼承 後任|predecessor 前任 上任 前身|dynast 朝 代|decision 決定 裁決 判決 決策 判定|deficit 赤字 逆差 虧損 不足|proportion 比例 佔 比重 份額|adjourn 押後 休會 延期 延至|headquarter 總部|defence 防 國防 辯護 辯方 抗辯|species 物種 種 品種|imprison 監禁 入獄 判監 囚 徒刑
cities 城市 市 都市|tropical 熱帶|poverty 貧窮 貧 窮 扶貧|circumstance 情況 情形 環境 處境 境況|immediate 立即 即時 即 馬上 直接 立刻|trapped 困|earthquake 地震 震|quake 地震 震|militar 軍|hectare 公頃|debris 碎片 瓦礫 殘骸 雜物 垃圾|allegation 指控 指稱 指責 傳聞|cheque 支票|debate 辯論 討論 爭論|conspir 串謀 陰謀|orbit 軌道|bronze 銅
permission 批准 許可 准許 允許 同意|politic 政治 政|reopen 重開 重新 恢復|undergrad 本科 大學生 學士|battery 電池 蓄電池|batteries 電池 蓄電池|dozen 十多 十二 十幾 打 數十|alarm 警報 警鐘 警號 警 驚|urgent 緊急 迫切 急|urge 促請 敦促 呼籲 籲 催促|urging 促請 敦促 呼籲 籲 催促|kilomet 公里 千米|hotline 熱線 電話|tonight 今晚|tomorrow 明日 明天 明|yesterday 昨
succeed 接替 接任 繼任 成功 繼 能夠|succeeded 接替 接任 繼任 成功|beat 擊敗 打敗 戰勝 勝|grade 評分 級 等級 分級|grading 評分 級 分級|overtak 超越 取代|sued 控告 起訴 入稟|suing 控告 起訴 入稟|subsidiary 附屬公司 子公司 附屬|taipei 台北 臺北|taken 採取 接 參加 接管 接手 取|prosecution 控方 檢控|licensee 持牌人 持牌|lender 貸款人 貸方|borrower 借款人 借方|guardian 監護|chairman 主席|chairwoman 主席|vice 副
airline 航空 航司|cargo 貨|page 頁|dictionar 詞典 字典 辭典|compil 編 彙編 匯編|decision 決定 定案 裁決 裁定|investigat 調查 查 偵查|bail 保釋|released 釋 發布 公布 發表 發佈 獲釋 釋放 釋出|envelop 封|packet 封 包|volume 冊 卷 量 額|print 印 打印|paperback 平裝|passenger 客|load 載 裝載|factor 率|shuttle 穿梭 接駁|boundar 邊界 過境 境|weekday 工作日|overtook 超越|component 部件 零件 組件 部分 組成 成分|reject 不獲 受理|charge 計 控罪 收費 費用 負責 控 檢控 起訴|separate 另 獨立 分開|papers 報章 文件 報紙|hall 宿 禮堂|gain 升 上升|close 收報 收市|closing 收報 收市 緊密 密切 結束 關閉 截止 接近 停業 休館|become 化 成為 變|permanent 恆常 長期 永久 常設|yesterday 昨|tomorrow 明日 翌日 明天|tonight 今晚 今夜|together 一同 共同 合共 一起 綜合|abalone 鮑魚|cigarette 香煙 煙|illicit 非法 私煙 違禁|behind 後|send 發 送 派 寄 傳|throw 棄 丟|thrown 棄 丟|batch 批|biolog 生物|once 一旦 曾 一經|clerk 文員 書記|counter 櫃台 櫃檯|queue 隊|shelf 架|shelves 架|basement 地庫 地下|bench 長椅 法官|benchmark 基準 指標 標杆|bride 新娘|spill 溢 漏|fuel 燃料 燃油|truck 卡車|snack 小食 零食|bread 麵包|wine 酒|beer 啤酒|egg 蛋|sugar 糖|salt 鹽|milk 牛奶|flour 麵粉|fabric 布料|cotton 棉|battery 電池|batteries 電池|phone 手機|telescope 望遠鏡|rocket 火箭|orbit 軌道|planet 行星|bronze 銅|marathon 馬拉松|swimmer 泳手 游泳|goal 球|wrist 手腕|knee 膝|ankle 腳踝|fracture 骨折|surgery 手術|tumour 腫瘤|kidney 腎|lung 肺|brain 腦|hung 掛|crab 蟹|shrimp 蝦|oyster 蠔 生蠔|beef 牛肉|lamb 羊肉|goose 鵝|duck 鴨|pigeon 鴿|panda 熊貓|dolphin 海豚|elephant 大象 象|monkey 猴|bamboo 竹|orchid 蘭|lotus 荷|grass 草|seed 種子|harvest 收成 收割 豐收|wheat 小麥|banana 香蕉|grape 葡萄 提子|lychee 荔枝
hats 帽|belt 皮帶 腰帶|umbrella 傘|ceramic 陶瓷|calligraph 書法 書畫|jade 玉|biscuit 餅乾|noodle 麵 粉|canned 罐頭|torch 電筒 火炬 手電|bandage 繃帶|glove 手套|perfume 香水|cadmium 鎘|arsenic 砷|mercury 汞 水銀|copper 銅|zinc 鋅|nickel 鎳|lithium 鋰|lighting 照明 燈|physics 物理|chemistry 化學|geograph 地理|mathemat 數學|soap 肥皂|shampoo 洗髮|blanket 毯|tents 帳篷|rope 繩|helmet 頭盔|boots 靴|jacket 外套|scarf 圍巾|shirt 襯衫 恤衫|skirt 裙|spoon 匙|fork 叉|bowls 碗|cups 杯|chairs 椅 主席 主持|tables 桌 檯 表|ghana 加納|kenya 肯尼亞|nigeria 尼日利亞|ethiopia 埃塞俄比亞|morocc 摩洛哥|cuba 古巴|colombia 哥倫比亞|ecuador 厄瓜多爾|romania 羅馬尼亞|czech 捷克|croatia 克羅地亞|serbia 塞爾維亞|latvia 拉脫維亞|estonia 愛沙尼亞|lithuania 立陶宛|bulgaria 保加利亞|slovakia 斯洛伐克|slovenia 斯洛文尼亞|jordan 約旦|oman 阿曼|bahrain 巴林|emirates 阿聯酋 阿拉伯聯合酋長國|bangladesh 孟加拉|lanka 斯里蘭卡|brunei 文萊|tanzania 坦桑尼亞|zambia 贊比亞|uganda 烏干達|algeria 阿爾及利亞|tunisia 突尼斯|uzbek 烏茲別克|luxembourg 盧森堡|venezuela 委內瑞拉|panama 巴拿馬|fiji 斐濟|wuhan 武漢|changsha 長沙|nanjing 南京|hangzhou 杭州|chengdu 成都|chongqing 重慶|tianjin 天津|xiamen 廈門|qingdao 青島|dalian 大連|harbin 哈爾濱|kunming 昆明|guiyang 貴陽|nanning 南寧|fuzhou 福州|suzhou 蘇州|ningbo 寧波|foshan 佛山|dongguan 東莞|huizhou 惠州|zhongshan 中山|jiangmen 江門|zhaoqing 肇慶|hefei 合肥|nanchang 南昌|jinan 濟南|zhengzhou 鄭州|cyclone 氣旋 風暴|volleyball 排球|fencing 劍擊 擊劍|rowing 賽艇 划艇|archery 射箭|judo 柔道|karate 空手道|wrestl 摔跤|gymnastic 體操|diving 跳水 潛水|squash 壁球|cricket 板球|hockey 曲棍球|poetry 詩|fiction 小說|oboe 雙簧管|cello 大提琴|flute 長笛|drum 鼓|trumpet 小號|guitar 結他 吉他|harp 豎琴
eat 食用|eating 食用 吃 食 進食|show 證明|prove 證明|luggage 行李|baggage 行李|locker 儲物櫃 寄存櫃 櫃|expect 料|loss 虧蝕|nurse 護士 護理|family 家屬 家人 家庭 家|families 家屬 家人 家庭 家|suspended 停職 暫停 停|leaflet 傳單 單張|poster 海報|sign 牌|badge 徽章|uniform 制服|canteen 食堂 飯堂|cafeteria 食堂 餐廳|parking 停車|shower 驟雨 淋浴|tide 潮|sunrise 日出|sunset 日落
recover 康復 痊癒|bid 投標 競投|call 傳召|tender 投標 招標
lightning 雷 閃電|struck 擊 撞|mast 桅|twice 兩|unhurt 無恙 受傷|sink 沉|sank 沉|sunk 沉|rescu 救 獲救|shore 岸|anchor 錨|deck 甲板 層|tug 拖船|barge 躉船 駁船|cable 電纜 纜|pole 桿|blaze 火|extinguish 撲滅 救熄|collid 相撞 碰撞
cake 糕 蛋糕|stall 攤 檔|pastr 糕 點心|candle 蠟燭|axe 斧|stove 爐|nail 釘|hammer 錘 鎚|brush 刷|paint 畫 油漆 繪|glue 膠|pencil 鉛筆|ruler 尺|eraser 擦膠 橡皮|bucket 桶|broom 掃|towel 毛巾|pillow 枕|mattress 床褥 床墊|fridge 雪櫃 冰箱|oven 焗爐 烤箱|kettle 水壺|heater 暖爐 取暖 暖|fan 風扇|sofa 沙發|desk 書桌|mirror 鏡|carpet 地毯|curtain 窗簾
"""

_LETTERS = 4
_LONGEST = 5
"""Renderings of more characters are looked for in Chinese, but not read in it."""
_SPACE = ord(" ")
LETTERS = bytes(byte | 0x20 if chr(byte).isascii() and chr(byte).isalpha() else 0x20 for byte in range(256))
"""Capitals are small letters, and whatever is no letter is a space."""
_WORD = re.compile(r"[A-Za-z]+")
_COMMON = frozenset(
    {
        *("with", "that", "this", "from", "have", "will", "been", "were", "their", "which", "such", "also", "into"),
        *("other", "under", "over", "more", "most", "than", "these", "those", "they", "both", "between", "during"),
        *("about", "through"),
    }
)


@cache
def _table(code: str) -> dict[str, tuple[str, ...]]:
    """Return beginnings of English words with their renderings in a Chinese locale."""
    text = ENTRIES
    one = locales.get(code)
    if one.script == "Hans":
        from l10n import script  # noqa: PLC0415 - opencc is heavy

        text = script.convert_words(text, locales.get("zh_Hant_HK"), one)
    found: dict[str, tuple[str, ...]] = {}
    for entry in text.replace("\n", "|").split("|"):
        word, *forms = entry.split() or ("",)
        if forms:
            found[word] = (*found.get(word, ()), *forms)
    same: dict[tuple[str, ...], tuple[str, ...]] = {}
    for word, every in found.items():
        once = every if len(set(every)) == len(every) else tuple(dict.fromkeys(every))
        found[word] = same.setdefault(once, once)
    return found


@lru_cache(maxsize=8192)
def lookup(word: str, code: str) -> tuple[str, ...]:
    """Return what an English word may read as in a Chinese locale, () when it is not known.

    Words that may read as the same are given the same object.
    """
    word = word.lower()
    table = _table(code)
    if word in _COMMON:
        return ()
    for length in range(len(word), 2, -1):
        known = table.get(word[:length])
        if known is not None and (length >= _LETTERS or len(word) - length <= 1):
            return known
    return ()


def words(text: str) -> list[str]:
    """Return the words of an English text in small letters, each once, in order."""
    return list(dict.fromkeys(map(str.lower, _WORD.findall(text))))


def renderings(text: str, chinese: Locale) -> list[tuple[str, ...]]:
    """Return what the known words of an English text may read as, each once."""
    code = chinese.code
    return list(dict.fromkeys(forms for word in _WORD.findall(text) if (forms := lookup(word, code))))


class _English(NamedTuple):
    """What finds known words of an English text, and what each says, by its number."""

    find: Callable[..., list[tuple[int, int, int]]]
    numbers: list[int]
    """Of each entry; of one of three letters what `~` makes of it."""
    several: list[tuple[str, ...]]
    """By number: renderings of two characters or more."""
    single: list[tuple[str, ...]]
    """Those of one character."""


@cache
def english(code: str) -> _English:
    """Return what finds the entries that words of an English text begin with, the longest of each word."""
    from ahocorasick_rs import BytesAhoCorasick, Implementation, MatchKind  # noqa: PLC0415 - start-up

    table = _table(code)
    numbers: dict[tuple[str, ...], int] = {}
    every = [numbers.setdefault(forms, len(numbers)) for forms in table.values()]
    find = BytesAhoCorasick(
        [b" " + entry.encode() for entry in table],
        matchkind=MatchKind.LeftmostLongest,
        implementation=Implementation.ContiguousNFA,
    ).find_matches_as_indexes
    every = [number if len(entry) >= _LETTERS else ~number for entry, number in zip(table, every, strict=True)]
    several = [tuple([one for one in forms if len(one) > 1]) for forms in numbers]
    single = [
        () if len(longer) == len(forms) else tuple([one for one in forms if len(one) == 1])
        for forms, longer in zip(numbers, several, strict=True)
    ]
    return _English(find, every, several, single)


def spoken(raw: bytes, ends: Sequence[int], code: str) -> list[set[int]]:
    """Return the numbers of what `lookup` knows of each piece of an English text, of which a byte is a character.

    `ends` is where the pieces end, each where the next one begins.
    """
    find, numbers, _, _ = english(code)
    words = b" %b  " % raw.translate(LETTERS)
    pieces: list[set[int]] = [set()]
    add, count, end = pieces[0].add, 1, ends[0]
    for which, at, stop in find(words):
        while at >= end:
            pieces.append(set())
            add, end = pieces[count].add, ends[count]
            count += 1
        number = numbers[which]
        if number >= 0:
            add(number)
        elif words[stop] == _SPACE or words[stop + 1] == _SPACE:  # a word of three letters, or of one more
            add(~number)
    pieces += [set() for _ in ends[count:]]
    return pieces


@cache
def _stems(code: str) -> Callable[..., list[tuple[int, int, int]]]:
    """Return what finds all entries that words of an English text begin with, by their numbers in the table."""
    from ahocorasick_rs import BytesAhoCorasick, Implementation  # noqa: PLC0415 - start-up

    entries = [b" " + entry.encode() for entry in _table(code)]
    return BytesAhoCorasick(entries, implementation=Implementation.ContiguousNFA).find_matches_as_indexes


def stems(text: str, code: str) -> set[int]:
    """Return the numbers of the entries that words of an English text begin with."""
    words = b" " + text.encode("ascii", "replace").translate(LETTERS)
    return {which for which, _, _ in _stems(code)(words, overlapping=True)}


@cache
def _reversed(code: str) -> tuple[AhoCorasick, list[tuple[str, ...]]]:
    """Return an automaton for renderings of two characters to five, and the entries that each may stand for."""
    import ahocorasick_rs  # noqa: PLC0415 - start-up

    found: dict[str, list[str]] = {}
    for start, forms in _table(code).items():
        for form in forms:
            if 1 < len(form) <= _LONGEST:
                found.setdefault(form, []).append(start)
    # the longest word at the first place, then on behind it
    automaton = ahocorasick_rs.AhoCorasick(found, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)
    return automaton, [tuple(starts) for starts in found.values()]


@cache
def begin(code: str) -> frozenset[str]:
    """Return the first two characters of all renderings of two characters or more."""
    return frozenset(form[:2] for forms in _table(code).values() for form in forms if len(form) > 1)


def placed(text: str, chinese: Locale) -> list[tuple[int, tuple[str, ...]]]:
    """Return for each known word of a Chinese text its place and the entries that it may stand for, in order."""
    automaton, starts = _reversed(chinese.code)
    return [(at, starts[which]) for which, at, _ in automaton.find_matches_as_indexes(encodable(text))]


@cache
def _numbered(code: str) -> tuple[list[int], list[tuple[int, ...]]]:
    """Return for each rendering of the automaton the number of the entries that it may stand for; and those."""
    entries = {entry: number for number, entry in enumerate(_table(code))}
    numbers: dict[tuple[str, ...], int] = {}
    every = [numbers.setdefault(starts, len(numbers)) for starts in _reversed(code)[1]]
    return every, [tuple([entries[start] for start in starts]) for starts in numbers]


def numbered(text: str, code: str) -> list[tuple[int, int]]:
    """Return for each known word of a Chinese text its place and a number for what it may stand for."""
    numbers = _numbered(code)[0]
    return [(at, numbers[which]) for which, at, _ in _reversed(code)[0].find_matches_as_indexes(encodable(text))]


def entries(code: str) -> list[tuple[int, ...]]:
    """Return what words of a Chinese locale may stand for, by `numbered`: numbers of entries, as `stems` has them."""
    return _numbered(code)[1]


def beginnings(text: str, chinese: Locale) -> list[tuple[str, ...]]:
    """Return for each known word of a Chinese text the beginnings of what it may read as in English."""
    return [starts for _, starts in placed(text, chinese)]
