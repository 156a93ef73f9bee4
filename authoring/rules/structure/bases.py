"""The documents the structure rules rest on, each with how far its wording was verified."""

from __future__ import annotations

from authoring.check import Basis
from authoring.standard.parts import requirements

REGULATION = Basis(requirements().basis + "关于年度报告内容的规定", "verified")
LAYOUT = "《党政机关公文格式》（GB/T 9704—2012）"
TITLE = Basis(LAYOUT + "关于标题的规定", "unverified")
LEVELS = Basis(LAYOUT + "关于正文结构层次序数的规定", "verified")
ADDRESSEE = Basis(LAYOUT + "关于主送机关的规定", "verified")
SIGNATURE = Basis(LAYOUT + "关于发文机关署名的规定", "verified")
DATE = Basis(LAYOUT + "关于成文日期的规定", "verified")
PRINTING = Basis("《党政机关公文处理工作条例》关于成文日期（签发的日期）和印发日期（送印的日期）的规定", "unverified")
PAPERS = Basis("《党政机关公文处理工作条例》：不得在报告等非请示性公文中夹带请示事项", "verified")
PRACTICE = Basis("年度报告的写作惯例", "practice")
JUDGEMENT = Basis("本工具根据真实报告的判断", "practice")
