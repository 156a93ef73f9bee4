"""What the rules on wording rest on."""

from __future__ import annotations

from authoring.check import Basis

CHARACTERS = Basis("《国家通用语言文字法》；《通用规范汉字表》", "unverified")
DICTIONARY = Basis("《现代汉语词典》的词形", "unverified")
GRAMMAR = Basis("现代汉语语法", "unverified")
PRACTICE = Basis("公文的写作惯例", "practice")
