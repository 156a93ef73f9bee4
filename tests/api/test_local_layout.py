"""A profile's own page (版式): what build lays out by it, check by the same profile finds right."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from authoring import api
from authoring.errors import ProfileError

if TYPE_CHECKING:
    from collections.abc import Mapping

EXAMPLE = Path(__file__).parents[2] / "examples" / "police-county-2024.yaml"
_FONTS = st.sampled_from(["宋体", "黑体", "楷体", "仿宋", "小标宋"])
_SAID = st.fixed_dictionaries(
    {},
    optional={
        "上边距": st.integers(25, 45).map("{}毫米".format),
        "下边距": st.integers(25, 40).map("{}毫米".format),
        "左边距": st.integers(20, 30).map("{}毫米".format),
        "右边距": st.integers(20, 30).map("{}毫米".format),
        "行距": st.integers(28, 34).map("{}磅".format),
        "首行缩进": st.sampled_from(["2字", "3字"]),
        "标题字体": _FONTS,
        "标题字号": st.sampled_from(["二号", "小二", "一号"]),
        "正文字体": _FONTS,
        "一级标题字体": _FONTS,
        "二级标题字号": st.sampled_from(["三号", "小三"]),
        "页码位置": st.sampled_from(["外侧", "居中", "居右"]),
        "页码字号": st.sampled_from(["四号", "小四"]),
    },
)


def profiles_of(folder: Path, said: Mapping[str, str]) -> Path:
    own = folder / "profiles" / "own"
    own.mkdir(parents=True, exist_ok=True)
    lines = "".join(f"\n  {key}: {value}" for key, value in said.items())
    (own / "profile.yaml").write_text(f"名称: 本县\n继承: 国家通用\n版式:{lines}\n", encoding="utf-8")
    return folder


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=15)
@given(said=_SAID, edition=st.sampled_from(["draft", "formal", "public"]))
def test_what_is_built_by_a_profile_s_page_is_right_by_it(tmp_path, said, edition):
    folders = [profiles_of(tmp_path, said)]
    output = tmp_path / "稿.docx"
    api.build(EXAMPLE, output, edition=edition, profile="本县", profile_folders=folders, overwrite=True)
    choice = api.load_choice(select=["版式"])
    report = api.check(output, profile="本县", profile_folders=folders, choice=choice)
    assert [(finding.code, finding.message) for finding in report.findings] == []


def page_of(path: Path) -> dict[str, str]:
    document = zipfile.ZipFile(BytesIO(path.read_bytes())).read("word/document.xml").decode()
    return dict(re.findall(r'w:(\w+)="(\d+)"', re.findall(r"<w:pgMar [^>]*>", document)[-1]))


def test_each_number_reaches_the_page_and_the_standard_s_is_unchanged(tmp_path):
    folders = [profiles_of(tmp_path, {"上边距": "30毫米", "左边距": "25毫米", "行距": "30磅", "正文字体": "宋体"})]
    own, standard = tmp_path / "own.docx", tmp_path / "standard.docx"
    api.build(EXAMPLE, own, profile="本县", profile_folders=folders)
    api.build(EXAMPLE, standard)
    assert (page_of(own)["top"], page_of(own)["left"]) == ("1701", "1418")
    styles = zipfile.ZipFile(own).read("word/styles.xml").decode()
    assert 'w:line="600"' in styles
    assert 'w:eastAsia="仿宋_GB2312"' not in styles.split("<w:style ")[0]
    assert (page_of(standard)["top"], page_of(standard)["left"]) == ("2098", "1588")


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"左边距": "90毫米", "右边距": "80毫米"}, "版心只剩40毫米宽.*请改小边距"),
        ({"左边距": "40毫米", "右边距": "40毫米"}, "排不下每行28个三号字；请写“每行字数: 23字”"),
        ({"正文字号": "小初"}, "排不下每行28个小初字"),
        ({"行距": "15磅"}, "行距只有15磅，三号的正文会上下重叠"),
        ({"每页行数": "50行"}, "行距只有12.75磅"),
    ],
)
def test_a_page_without_room_for_the_text_is_refused(tmp_path, said, told):
    with pytest.raises(ProfileError, match=told) as caught:
        api.load_profile("本县", [profiles_of(tmp_path, said)])
    assert caught.value.place is not None
    assert caught.value.place.line == 3
