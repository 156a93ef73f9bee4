"""A user's own list of words: read, its faults told with their line, used by the check."""

from __future__ import annotations

import pytest

from authoring import api
from authoring.errors import FormError
from authoring.form.ownwords import load_own_words
from authoring.rules.data import model_report
from authoring.standard.profile import OwnWord

ENTRY = "- 正确: 云岫县市场监管局\n  常误: [县市监局, 云岫市监局]\n  说明: 规范化简称\n  来源: 局办通知\n"


def test_words_are_read_from_the_folder(tmp_path) -> None:
    assert load_own_words(tmp_path) == ()
    (tmp_path / "用语.yaml").write_text(f"词表:\n{ENTRY}", encoding="utf-8")
    word = OwnWord("云岫县市场监管局", ("县市监局", "云岫市监局"), "规范化简称", "局办通知")
    assert load_own_words(tmp_path) == (word,)


def test_a_list_alone_will_do(tmp_path) -> None:
    (tmp_path / "用语.yaml").write_text(ENTRY, encoding="utf-8")
    assert [word.right for word in load_own_words(tmp_path)] == ["云岫县市场监管局"]


def test_an_empty_file_has_no_words(tmp_path) -> None:
    (tmp_path / "用语.yaml").write_text("# 还没有\n", encoding="utf-8")
    assert load_own_words(tmp_path) == ()


@pytest.mark.parametrize(
    ("text", "line", "told"),
    [
        ("词表:\n  - 正确: 甲乙\n    常误: 甲\n", 3, "太短"),
        ("词表:\n  - 正确: 甲乙\n    常误: 甲乙\n", 3, "一样"),
        ("词表:\n  - 正确: 甲乙\n    常误: []\n", 3, "没有写常见的误写"),
        ('词表:\n  - 正确: ""\n    常误: 甲丙\n', 2, "没有写正确的写法"),
        ("词表:\n  - 常误: 甲丙\n", 2, "正确"),
        ("词表:\n  - 正确: 甲乙\n    常误: 甲丙\n    原因: 无\n", 4, "原因"),
        ("词语: []\n", 1, "词表"),
    ],
)
def test_faults_are_told_with_their_line(text: str, line: int, told: str, tmp_path) -> None:
    (tmp_path / "用语.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(FormError) as caught:
        load_own_words(tmp_path)
    (fault,) = caught.value.faults
    assert told in fault.message
    assert fault.place is not None
    assert fault.place.line == line


def test_the_check_finds_the_words_beside_the_draft(tmp_path) -> None:
    draft = tmp_path / "稿.txt"
    text = "\n".join(model_report().values()).replace("全年受理", "县市监局全年受理")
    draft.write_text(text, encoding="utf-8")
    assert "W901" not in {finding.code for finding in api.check(draft).findings}
    (tmp_path / "用语.yaml").write_text(ENTRY, encoding="utf-8")
    (found,) = [finding for finding in api.check(draft).findings if finding.code == "W901"]
    assert (found.evidence, found.replacement) == ("县市监局", "云岫县市场监管局")
    assert "规范化简称（局办通知）" in found.message


def test_a_profile_brings_words_of_its_own_and_of_its_parents(tmp_path) -> None:
    for name, parent, entry in (("base", "", "甲"), ("mine", "继承: base\n", "乙")):
        (tmp_path / name).mkdir()
        text = f"名称: [{name}]\n{parent}词表:\n  - 正确: {entry}局\n    常误: {entry}居\n"
        (tmp_path / name / "profile.yaml").write_text(text, encoding="utf-8")
    assert [word.right for word in api.load_profile("mine", [tmp_path]).words] == ["甲局", "乙局"]
