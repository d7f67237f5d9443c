"""How Word's markup is spelt: properties in the order of the standard, words escaped, fields with what they show."""

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from goldthread.documents.render.docx.markup import FRESH, KEEP, Par, element, field, part, properties, run, twips, w


def test_properties_are_put_in_the_order_of_the_standard():
    pieces = (w("outlineLvl", val=0), w("spacing", before=20), KEEP, w("pStyle", val="Heading1"), FRESH)

    assert properties("pPr", *pieces) == (
        '<w:pPr><w:pStyle w:val="Heading1"/><w:keepNext/><w:pageBreakBefore/>'
        '<w:spacing w:before="20"/><w:outlineLvl w:val="0"/></w:pPr>'
    )


def test_no_properties_write_nothing():
    assert properties("rPr", "", "") == ""


def test_attribute_named_like_a_word_of_python_is_written_plainly():
    assert element("w:style", w_class_="x") == '<w:style w:class_="x"/>'
    assert w("span", from_=2) == '<w:span w:from="2"/>'


def test_run_keeps_blanks_at_its_ends():
    assert run(" a ") == '<w:r><w:t xml:space="preserve"> a </w:t></w:r>'


def test_run_of_no_words_writes_nothing():
    assert run("", w("b")) == ""


def test_line_breaks_and_tabs_of_a_text_become_blanks():
    assert "a b c" in run("a\n\tb\r\nc")


def test_field_stands_between_its_ends():
    tree = etree.fromstring(part("p", field("PAGE", shown="2")))

    names = [etree.QName(found).localname for found in tree.iter()][1:]
    assert names == ["r", "fldChar", "r", "instrText", "r", "fldChar", "r", "t", "r", "fldChar"]
    assert list(tree.itertext()) == [" PAGE ", "2"]


def test_paragraph_takes_further_properties():
    assert str(Par("Key", "<w:r/>").with_(KEEP)) == (
        '<w:p><w:pPr><w:pStyle w:val="Key"/><w:keepNext/></w:pPr><w:r/></w:p>'
    )


def test_twips_are_whole():
    assert (twips(30), twips(8.33)) == (600, 167)


@given(st.text())
def test_whatever_is_typed_is_read_back_without_what_xml_cannot_hold(text):
    tree = etree.fromstring(part("p", run(f"[{text}]", w("lang", val=text))))

    found = "".join(tree.itertext())
    assert found[0] + found[-1] == "[]"
    assert set(found) <= {*text, " ", "[", "]"}
