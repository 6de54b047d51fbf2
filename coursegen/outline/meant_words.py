"""Words authors write where a field, a kind or a choice has another name: 标题 for ``title``, 必讲 for ``must``.

Simplified Chinese; what is Traditional is looked up in its Simplified form.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from coursegen.outline.script import TO_SIMPLIFIED

_MEANT = {
    "title": "标题 题目 课程名称 课程名 课程标题 名称 课题 主题 课程题目 课程",
    "subtitle": "副标题 小标题",
    "language": "语言",
    "duration": "时长 课时 总时长 课程时间 课程时长 总课时",
    "audience": "对象 课程对象 学员 培训对象 听众 授课对象",
    "objectives": "目标 课程目标 学习目标 教学目标 培训目标",
    "objective": "目标 对应目标",
    "background": "背景 课程背景",
    "benefits": "收益 课程收益 收获",
    "features": "特色 课程特色 亮点 特征 特点",
    "value": "价值 课程价值 数值 值",
    "outputs": "产出 课程产出 成果",
    "output": "产出 成果",
    "trainer": "讲师 主讲 主讲老师 老师 主讲讲师 授课老师",
    "client": "客户 客户名称",
    "schedule": "日程 时间安排 课程安排 安排 时间表",
    "days": "天数 天",
    "start": "开始 开始时间 上课时间 上课",
    "end": "结束 结束时间 下课时间 下课",
    "at": "几点",
    "date": "日期 开课日期",
    "counts": "计时",
    "cases": "案例 案例库",
    "sections": "章节 章 部分 模块 大纲 课程大纲 内容 课程内容 单元 节 正文 目录",
    "activities": "活动 环节 内容 教学活动 教学内容",
    "takeaways": "要点回顾 小结 本章小结 总结 回顾 收获",
    "goal": "目标 目的 本节目标",
    "question": "问题 提问",
    "questions": "问题 思考题 讨论题 提问",
    "topic": "讲授 主题 讲解 知识点 课题 内容 讲课",
    "discussion": "讨论 小组讨论 研讨 分享",
    "case": "案例 案例分析 案例分享",
    "drill": "演练 角色扮演 情景演练 现场演练 实操 模拟",
    "breakout": "分组并行 并行分组 分组轮转 轮站 站点轮转 平行小组 parallel stations",
    "tracks": "各组 各组任务 分组任务 各站 站点 stations",
    "rotate": "轮转 轮换 rotation",
    "move": "换站 换站时间",
    "leader": "站长 带组 组长 负责人 facilitator",
    "watch": "观察 讲师观察",
    "demonstration": "示范 演示",
    "media": "录音 视频 录像 影片 播放",
    "exercise": "练习 个人练习 作业",
    "quiz": "测验 测试 考试 小测 考核",
    "review": "回顾 复习 总结 行动计划 反思",
    "energizer": "热身 破冰 游戏",
    "ceremony": "开班 结业 合影 颁奖 开场 仪式",
    "break": "茶歇 休息 课间 课间休息",
    "lunch": "午休 午餐 午饭 中午",
    "breaks": "茶歇 休息",
    "minutes": "分钟 时间 时长 用时 分钟数 建议时长 课时",
    "priority": "优先级 优先 重要性 级别",
    "must": "必讲 必须 必 高 重要",
    "should": "应讲 建议 中",
    "could": "选讲 可删 可选 可讲 低 可略",
    "pin": "固定时间 定时",
    "materials": "物料 教具 材料 道具",
    "group": "分组 小组",
    "groups": "组数 小组数",
    "group_size": "每组人数",
    "class_size": "班级规模 人数 班级人数",
    "points": "要点 重点 知识要点 分值 分数",
    "definition": "定义",
    "steps": "步骤",
    "flow": "流程",
    "cycle": "循环",
    "levels": "层次 层级",
    "compare": "对比 比较",
    "cards": "类型 卡片",
    "table": "表格 表",
    "chart": "图表 数据",
    "formula": "公式",
    "quote": "名言 金句 引言",
    "story": "故事",
    "dialogue": "对话",
    "script": "话术 台词",
    "journey": "触点 服务触点",
    "checklist": "清单 检查清单 观察清单 观察要点",
    "image": "图片 图",
    "content": "内容 正文",
    "say": "讲述 话术 讲师话术 说 讲稿",
    "ask": "提问 问",
    "do": "操作 讲师动作 做",
    "show": "展示 播放",
    "write": "板书",
    "tip": "提示 讲师提示",
    "mistakes": "误区 常见误区 错误",
    "transition": "过渡 过渡语 衔接",
    "notes": "备注 说明",
    "expect": "参考回答 期望回答",
    "debrief": "总结 引导总结 复盘",
    "answer": "答案 参考答案",
    "rules": "规则 课堂公约",
    "roles": "角色",
    "players": "几人 扮演人数",
    "rounds": "轮次 轮数",
    "task": "任务",
    "situation": "情境 场景",
    "items": "项目 列表 题目 条目",
    "stem": "题干 题目",
    "options": "选项",
    "explain": "解析",
    "id": "编号",
    "name": "名称 姓名 名字",
    "text": "文字 说明 内容",
    "facts": "事实 经过 案情 案例内容 背景",
    "analysis": "分析 案例分析",
    "source": "来源 出处",
    "year": "年份",
    "form": "形式",
    "zh-Hans": "简体 简体中文 中文 汉语 zh zh-cn chinese",
    "zh-Hant": "繁体 繁体中文 zh-tw zh-hk",
    "en": "英文 英语 english en-us en-gb",
    "analyse": "分析",
    "share": "分享",
    "simulate": "模拟",
    "role-play": "角色扮演",
    "pairs": "两人一组",
    "single": "单选 单选题",
    "multiple": "多选 多选题",
    "true-false": "判断 判断题",
    "blank": "填空 填空题",
    "short": "简答 问答 简答题",
    "video": "视频 录像",
    "recording": "录音",
    "action-plan": "行动计划",
    "counter": "营业厅 柜台 窗口 柜面",
    "hotline": "热线 电话",
    "onsite": "现场 上门",
}
_WORDS = {name: frozenset(words.split()) for name, words in _MEANT.items()}


_PAUSES = {"coffee break": "break", "tea break": "break", "lunch break": "lunch"}


def meant_pause(title: str) -> str | None:
    """``break`` or ``lunch`` where a title is nothing but a word for one."""
    plain = "".join(TO_SIMPLIFIED.get(char, char) for char in title.strip().lower())
    if plain in _PAUSES or plain in ("break", "lunch"):
        return _PAUSES.get(plain, plain)
    return next((kind for kind in ("break", "lunch") if plain in _WORDS[kind]), None)


def nearest(word: str, allowed: Iterable[str]) -> str | None:
    """The allowed word meant by this one or most like it, if any is."""
    allowed = list(allowed)
    plain = "".join(TO_SIMPLIFIED.get(char, char) for char in word.strip().lower())
    if meant := next((name for name in allowed if plain in _WORDS.get(name, ())), None):
        return meant
    found = difflib.get_close_matches(plain, [name.lower() for name in allowed], n=1, cutoff=0.6)
    return next((name for name in allowed if found and name.lower() == found[0]), None)
