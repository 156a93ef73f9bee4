"""发文字号 and 印发日期 that do not fit the 成文日期: a finding of check, a notice of build, no fault of the form."""

from __future__ import annotations

from pathlib import Path

import pytest

from authoring import api

EXAMPLE = Path(__file__).parents[2] / "examples" / "police-county-2024.yaml"


def form_in(folder: Path, number: str, printed: str) -> Path:
    text = EXAMPLE.read_text(encoding="utf-8")
    text = text.replace("发文字号: 青公〔2025〕6号", f"发文字号: {number}")
    form = folder / "表单.yaml"
    form.write_text(text.replace("印发日期: 2025-02-17", f"印发日期: {printed}"), encoding="utf-8")
    return form


@pytest.mark.parametrize(
    ("number", "printed", "told"),
    [
        ("青公〔2025〕6号", "2025-02-17", []),
        ("青公〔2025〕6号", "2025-02-14", []),
        ("青公〔2024〕6号", "2025-02-17", [("S313", 10, 10)]),
        ("青公〔2025〕6号", "2025-02-13", [("S312", 241, 7)]),
        ("青公〔2026〕号", "2024年2月17日印发", [("S312", 241, 7), ("S313", 10, 10)]),
        ("无", "无", []),
        ("青公〔2025〕6号", '"{{ 下年度 }}年1月1日"', []),
    ],
)
def test_number_and_day_are_held_against_the_date(tmp_path, number, printed, told):
    form = form_in(tmp_path, number, printed)
    report = api.check(form)
    found = [each for each in report.findings if each.code in ("S312", "S313")]
    assert sorted((each.code, each.place.line, each.place.column) for each in found) == told
    loaded, _ = api.build(form, tmp_path / "稿.docx")
    assert sorted(loaded.notices) == sorted(
        f"表单第{each.place.line}行：{each.message}{each.suggestion}" for each in found
    )


def test_the_printed_draft_is_judged_alike(tmp_path):
    form = form_in(tmp_path, "青公〔2024〕6号", "2025-02-13")
    output = tmp_path / "上报.docx"
    api.build(form, output, edition="formal")
    assert {"S312", "S313"} <= {finding.code for finding in api.check(output).findings}


def test_a_form_may_silence_them(tmp_path):
    form = form_in(tmp_path, "青公〔2024〕6号  # 不查：S313", "2025-02-17")
    assert not [finding for finding in api.check(form).findings if finding.code == "S313"]
    loaded, _ = api.build(form, tmp_path / "稿.docx")
    assert loaded.notices == ()
