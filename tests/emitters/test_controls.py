"""Characters that could steer a terminal or turn a line around, in what is put out."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import pytest

from authoring import api
from authoring.emitters.html_report import as_html
from authoring.emitters.json_report import as_json
from authoring.emitters.sarif import as_sarif
from authoring.emitters.terminal import write_report
from authoring.safetext import json_safe, shown

if TYPE_CHECKING:
    from pathlib import Path

TRICKS = "\x1b[31m\u202e\x9b\x07\ud800"


@pytest.mark.parametrize("char", TRICKS.replace("[31m", ""))
def test_they_are_shown_as_a_sign_and_written_as_an_escape(char):
    assert shown(f"甲{char}乙\n\t丙") == "甲\ufffd乙\n\t丙"
    text = json.dumps(f"甲{char}", ensure_ascii=False)
    assert json.loads(json_safe(text)) == json.loads(text)
    assert char not in json_safe(text)


def test_nothing_is_done_to_other_texts():
    for text in ("一、主要举措\n", "生僻字\ue000\U00020000", "零宽\u200b"):
        assert shown(text) is text


def test_a_file_name_can_not_trick_any_output(tmp_path: Path, capsys):
    path = tmp_path / f"稿{TRICKS[:-1]}.txt"
    path.write_text(
        "青岚县公安局2024年度法治政府建设年度报告\n一、\x1f主要举措\u202e和成效\n办案3件。\n", encoding="utf-8"
    )
    report = api.check(path)
    write_report([report], sys.stdout)
    told = [capsys.readouterr().out, as_html([report]), as_json([report]), as_sarif([report])]
    assert all(not set(TRICKS.replace("[31m", "")) & set(text) for text in told)
    assert api.annotate(report)
