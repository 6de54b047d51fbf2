"""Simplified and Traditional characters: the frequent ones that tell one script from the other.

Pairs are written Simplified first. Characters that both scripts use (后, 里, 面, 只 ...) are left out on their side.
"""

from __future__ import annotations

_PAIRS = """
们們 这這 来來 时時 会會 说說 对對 过過 为為 学學 国國 开開 还還 应應 问問 动動 长長 见見 经經 现現 发發 实實 员員
电電 业業 务務 处處 诉訴 话話 听聽 让讓 谁誰 请請 谢謝 该該 认認 识識 记記 讲講 课課 训訓 练練 习習 师師 导導 级級
组組 织織 结結 给給 统統 继繼 续續 线線 纪紀 约約 红紅 细細 终終 绝絕 维維 编編 缘緣 网網 罗羅 职職 联聯 声聲 脑腦
节節 艺藝 药藥 营營 号號 虽雖 补補 装裝 规規 视視 觉覺 观觀 触觸 计計 订訂 论論 设設 访訪 证證 评評 词詞 试試 诚誠
误誤 谈談 调調 负負 责責 败敗 账賬 货貨 质質 购購 贵貴 费費 资資 赛賽 赢贏 车車 转轉 轮輪 软軟 较較 输輸 达達 边邊
运運 进進 远遠 连連 迟遲 适適 选選 递遞 邮郵 释釋 钟鐘 钱錢 错錯 键鍵 门門 闭閉 间間 闻聞 队隊 阶階 陆陸 难難 页頁
项項 顺順 须須 顾顧 预預 领領 频頻 题題 额額 风風 飞飛 饭飯 馆館 马馬 驱驅 验驗 龙龍 丽麗 义義 个個 丰豐 临臨 举舉
乐樂 书書 买買 卖賣 亲親 亿億 从從 价價 优優 传傳 伤傷 体體 侧側 偿償 储儲 儿兒 关關 兴興 养養 写寫 军軍 农農 凭憑
击擊 创創 办辦 劝勸 劳勞 势勢 单單 厅廳 压壓 县縣 双雙 变變 响響 团團 园園 围圍 图圖 圆圓 场場 块塊 坚堅 坏壞 执執
报報 担擔 护護 择擇 损損 换換 挥揮 摆擺 数數 断斷 旧舊 显顯 权權 条條 标標 样樣 档檔 检檢 楼樓 欢歡 残殘 毕畢 汉漢
湾灣 满滿 灯燈 灵靈 点點 热熱 爱愛 状狀 独獨 环環 画畫 监監 盘盤 礼禮 离離 积積 称稱 稳穩 穷窮 竞競 签簽 简簡 类類
紧緊 吗嗎 头頭 东東 两兩 总總 产產 仪儀 则則 备備 奖獎 层層 库庫 录錄 戏戲 拟擬 据據 术術 测測 纲綱 获獲 衔銜 讨討 议議
语語 颁頒 骤驟 参參 区區 柜櫃
"""
_TRADITIONAL_ONLY = """
后後 里裡 里裏 么麼 于於 台臺 干幹 只隻 复復 复複 余餘 制製 划劃 冲衝 准準 松鬆 户戶 没沒 决決 况況
"""

TO_SIMPLIFIED = {pair[1]: pair[0] for pair in (_PAIRS + _TRADITIONAL_ONLY).split()}
TO_TRADITIONAL = {pair[0]: pair[1] for pair in _PAIRS.split()}


def leans_traditional(text: str) -> bool:
    """Whether a text holds more Traditional than Simplified characters."""
    return sum(char in TO_SIMPLIFIED for char in text) > sum(char in TO_TRADITIONAL for char in text)


def strays(text: str, language: str) -> dict[str, str]:
    """The characters of a text that belong to the other script, each with its own script's form."""
    other = {"zh-Hans": TO_SIMPLIFIED, "zh-Hant": TO_TRADITIONAL}.get(language, {})
    return {char: other[char] for char in text if char in other}
