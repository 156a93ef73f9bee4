"""What the rules on content rest on."""

from __future__ import annotations

from authoring.check import Basis
from authoring.standard.parts import requirements

REGULATION = Basis(requirements().basis + "关于年度报告内容的规定", "verified")
DUTIES = Basis(requirements().duties_basis, "unverified")
OUTLINE = Basis("《法治政府建设实施纲要》", "unverified")
JUDGEMENT = Basis("本工具根据真实报告的判断", "practice")
