import pytest

from authoring.document import Heading, block_text
from authoring.errors import UnreadableError
from authoring.readers import read_html
from tests.trees import dump

PAGE = """<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>白石县公安局2024年法治政府建设年度报告_白石县人民政府</title>
<style>.x{color:red}</style><script>var a = "全年办案3件。";</script></head>
<body>
<div class="top"><a href="/">首页</a><a href="/l">登录</a></div>
<div class="nav"><a>新闻中心</a><a>存在的问题</a></div>
<div class="crumb">当前位置：首页 &gt; 公开 &gt; 年报</div>
<div class="main">
<h1>白石县公安局2024年法治政府建设年度报告</h1>
<p>发布时间：2025-01-07 来源：本站 浏览次数：3</p>
<div id="zoom">
<p>&nbsp;&nbsp;&nbsp;&nbsp;2024年，我局依法行政。现将有关情况报告如下：</p>
<p><strong>一、主要举措和成效</strong></p>
<p style="text-indent:2em">（一）加强领导。全年召开会议
<b>12</b>次，研究问题5个，出台文件6份，培训民警多人次。</p>
<p style="display:none">看不见的文字。</p>
<h3>存在的差距</h3>
<p>装备旧，主要原因是投入少。<br/>人员少，主要原因是编制紧。</p>
<table><tr><th>项目</th><th>数量</th></tr>
<tr><td rowspan="2">检查</td><td>31</td></tr><tr><td>32<br>次</td></tr></table>
<p style="text-align:right">白石县公安局</p><p style="text-align:right">2025年1月8日</p>
</div>
<div class="share">分享到：微信</div>
<p>上一篇：无</p>
</div>
<div class="footer">版权所有：白石县人民政府</div>
</body></html>
"""


def test_the_article_is_found_and_the_site_left_out() -> None:
    document = read_html(PAGE)
    assert dump(document).splitlines() == [
        "title 白石县公安局2024年法治政府建设年度报告",
        "p 2024年，我局依法行政。现将有关情况报告如下：",
        "h1 一、|主要举措和成效",
        "h2 （一）|加强领导。|全年召开会议12次，研究问题5个，出台文件6份，培训民警多人次。",
        "h1 |存在的差距",
        "p 装备旧，主要原因是投入少。",
        "p 人员少，主要原因是编制紧。",
        "table 项目/数量;[1x2]检查/31;32+次",
        "signature 白石县公安局",
        "date 2025年1月8日",
    ]
    kinds = {(item.kind, item.text) for item in document.source.dropped}
    assert {("隐藏内容", "看不见的文字。"), ("网页栏目", "分享到：微信"), ("网页栏目", "上一篇：无")} <= kinds
    assert not any("var a" in text for _, text in kinds)


def test_spans_point_into_the_page_source() -> None:
    lines = PAGE.splitlines()
    document = read_html(PAGE, file="a.html")
    heading = document.blocks[3]
    assert isinstance(heading, Heading)
    text = block_text(heading)
    for words in ("加强领导", "召开会议", "12", "研究问题", "培训"):
        place = heading.place.span(text.index(words), text.index(words) + len(words))
        assert place.line is not None
        assert lines[place.line - 1][place.start : place.end] == words


def test_the_page_title_stands_in_for_a_missing_one() -> None:
    page = PAGE.replace("<h1>白石县公安局2024年法治政府建设年度报告</h1>", "")
    title = read_html(page).blocks[0]
    assert dump(read_html(page)).splitlines()[0] == "title 白石县公安局2024年法治政府建设年度报告"
    assert title.place.line == 2


def test_a_page_of_bare_line_breaks() -> None:
    page = (
        "<html><body><div><div>　　某局2024年法治政府建设年度报告<br><br>　　一、主要举措和成效<br>"
        "　　（一）学法。全年4次。<br>\n　　二、存在的问题<br>　　装备旧，投入少。</div></div></body></html>"
    )
    assert dump(read_html(page)) == (
        "title 某局2024年法治政府建设年度报告\nh1 一、|主要举措和成效\nh2 （一）|学法。|全年4次。\n"
        "h1 二、|存在的问题\np 装备旧，投入少。"
    )


def test_an_article_laid_out_in_a_table() -> None:
    text = "<p>一、主要举措</p><p>全年办案3件。</p>" * 3
    page = f"<html><body><table><tr><td>{text}</td></tr></table></body></html>"
    assert dump(read_html(page)).splitlines() == ["h1 一、|主要举措", "p 全年办案3件。"] * 3


def test_a_table_of_metadata_is_dropped() -> None:
    table = "<table><tr><td>索 引 号</td><td>X-1</td><td>发布日期</td><td>2025-01-07</td></tr></table>"
    page = f"<html><body>{table}<p>一、主要举措</p><p>全年办案3件，培训4次，效果良好。</p></body></html>"
    document = read_html(page)
    assert dump(document) == "h1 一、|主要举措\np 全年办案3件，培训4次，效果良好。"
    assert "索 引 号" in document.source.dropped[0].text


def test_a_picture_of_the_article_is_told_with_its_line_and_one_of_the_page_is_not() -> None:
    page = (
        '<html><body><div class="nav"><img src="/logo.png" alt="网站标志"></div><div id="zoom">\n'
        '<p>一、主要举措</p>\n<p>全年办案3件，培训4次，效果良好。</p>\n<p><img src="/t/P020250108.jpg?v=1"></p>\n'
        '<table><tr><td>办案</td><td><img src="data:image/png;base64,AA==" alt="办案  情况"></td></tr></table>\n'
        '<img src="data:image/png;base64,AA=="></div></body></html>'
    )
    told = [(each.text, each.place.line) for each in read_html(page).source.dropped if each.kind == "图片"]
    assert told == [("P020250108.jpg", 4), ("办案 情况", 5), ("（没有替代文字）", 6)]


@pytest.mark.parametrize("charset", ["gb2312", "utf-8", "gbk"])
def test_charsets(charset: str) -> None:
    data = PAGE.replace("utf-8", charset).encode("gb18030" if charset != "utf-8" else "utf-8")
    document = read_html(data)
    assert document.source.encoding == ("utf-8" if charset == "utf-8" else "gb18030")
    assert dump(document) == dump(read_html(PAGE))


def test_broken_markup_is_read_as_far_as_it_goes() -> None:
    page = "<p>一、主要举措<p>全年办案<b>3件。<div>二、存在问题</p></span><p>装备旧。"
    assert dump(read_html(page)) == "h1 一、|主要举措\np 全年办案3件。\nh1 二、|存在问题\np 装备旧。"


def test_a_page_nested_deep_is_read_and_one_nested_beyond_reason_refused() -> None:
    page = "<div>{}全年办案3件。{}</div>"
    assert "全年办案3件。" in dump(read_html(page.format("<div>" * 150, "</div>" * 150)))
    with pytest.raises(UnreadableError, match="损坏"):
        read_html(page.format("一、举措" + "<div>" * 9000, "</div>" * 9000))
