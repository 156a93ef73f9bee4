"""Markup that waits in a tree: written as it is, parsed where somebody looks."""

from lxml import etree

from authoring.writers.docx.xml import Markup, W, add, append, root, text_markup

PIECES = [f"<w:p><w:r>{text_markup(text)}</w:r></w:p>" for text in ("甲", "a < b & c", "<w:p/>")]


def parsed() -> etree._Element:
    element = root("body")
    append(element, "".join(PIECES))
    add(element, "sectPr")
    return element


def waiting() -> tuple[etree._Element, Markup]:
    element, markup = root("body"), Markup()
    markup.put(element, PIECES[:2])
    markup.put(element, PIECES[2:])
    add(element, "sectPr")
    return element, markup


def test_waiting_markup_is_written_as_if_it_had_been_parsed() -> None:
    element, markup = waiting()
    assert markup.serialise(element) == Markup().serialise(parsed())


def test_markup_is_parsed_from_the_end_as_far_as_is_looked() -> None:
    element, markup = waiting()
    seen = []
    for child in markup.from_end(element):
        seen.append("".join(child.itertext()))
        if seen[-1] == "a < b & c":
            child.set(f"{{{W}}}x", "1")
            break
    assert seen == ["", "<w:p/>", "a < b & c"]
    expected = parsed()
    expected[1].set(f"{{{W}}}x", "1")
    assert markup.serialise(element) == Markup().serialise(expected)


def test_all_markup_can_be_parsed_inside_other_elements_too() -> None:
    element, markup = waiting()
    markup.put(add(element, "tbl"), ["<w:tr/>"])
    markup.parse(element)
    expected = parsed()
    append(add(expected, "tbl"), "<w:tr/>")
    assert etree.tostring(element) == etree.tostring(expected)


def test_what_somebody_elses_head_has_beside_elements_stays_as_it_is() -> None:
    element, markup = waiting()
    element.insert(0, etree.Comment("注"))
    element.insert(1, etree.ProcessingInstruction("mso", "x"))
    assert [child.tag for child in markup.from_end(element)] == [f"{{{W}}}{tag}" for tag in ("sectPr", "p", "p", "p")]
    element, markup = waiting()
    element.insert(0, etree.ProcessingInstruction("mso", "x"))
    markup.parse(element)
    assert [child.tag for child in element[1:]] == [f"{{{W}}}{tag}" for tag in ("p", "p", "p", "sectPr")]
    assert b"<?mso x?><w:p>" in markup.serialise(element)
