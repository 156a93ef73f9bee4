"""What the rules on dates rest on."""

from __future__ import annotations

from authoring.check import Basis

PUBLISHED = Basis("会议、文件、法律公布的日期", "verified")
PRACTICE = Basis("年度报告的写作惯例", "practice")
NUMERALS = Basis("《出版物上数字用法》（GB/T 15835—2011）关于年份写全的规定", "unverified")
CALENDAR = Basis("公历", "verified")
