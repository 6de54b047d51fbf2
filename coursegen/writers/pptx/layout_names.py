"""The words of our own layouts: what PowerPoint's layout menu says, and what empty placeholders ask for."""

LAYOUT_NAMES = {
    "zh-Hans": {
        "content": "内容", "statement": "一句话", "cover": "封面", "divider": "章节", "pause": "茶歇",
        "closing": "结束", "case": "案例", "discussion": "讨论", "drill": "演练", "media": "录音视频", "quiz": "测验",
        "reflection": "反思", "break": "休息",
    },
    "zh-Hant": {
        "content": "內容", "statement": "一句話", "cover": "封面", "divider": "章節", "pause": "茶歇",
        "closing": "結束", "case": "案例", "discussion": "討論", "drill": "演練", "media": "錄音影片", "quiz": "測驗",
        "reflection": "反思", "break": "休息",
    },
    "en": {
        "content": "Content", "statement": "Statement", "cover": "Cover", "divider": "Section", "pause": "Break",
        "closing": "Closing", "case": "Case", "discussion": "Discussion", "drill": "Drill", "media": "Recording",
        "quiz": "Quiz", "reflection": "Reflection", "break": "Pause",
    },
}  # fmt: skip

PROMPTS = {
    "zh-Hans": {
        "title": "标题", "text": "正文", "label": "活动与时间", "subtitle": "副标题", "eyebrow": "眉题", "foot": "脚注",
        "footer": "页脚", "number": "‹#›",
    },
    "zh-Hant": {
        "title": "標題", "text": "內文", "label": "活動與時間", "subtitle": "副標題", "eyebrow": "眉題", "foot": "腳註",
        "footer": "頁尾", "number": "‹#›",
    },
    "en": {
        "title": "Title", "text": "Text", "label": "Activity and time", "subtitle": "Subtitle", "eyebrow": "Eyebrow",
        "foot": "Foot line", "footer": "Footer", "number": "‹#›",
    },
}  # fmt: skip
