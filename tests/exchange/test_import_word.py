"""Word hides numbers, blanks, keys and ticks in its own ways; none of them is lost."""

from docx import Document
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import RGBColor

from quiz.exchange.draft import Draft
from quiz.exchange.reading import read_here
from tests.exchange.made import briefly, doubts, faults, saved

LAID_OUT = "1. 题？\nA. 甲\nB. 乙\n答案：A\n2. 又一题？\nA. 丙\nB. 丁\n答案：B"


def read(document) -> Draft:
    draft = read_here("题库.docx", saved(document))
    for line in draft.lines:
        print(line.place, line.text)
    assert draft.unaccounted() == []
    return draft


def numbered(document, text: str, number: int, level: int = 0):
    paragraph = document.add_paragraph(text)
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val, properties.get_or_add_numId().val = level, number
    return paragraph


def a_list(document, *levels: tuple[str, str]) -> int:
    """A numbering of our own: (format, text) of each level."""
    root = document.part.numbering_part.element
    kind = 900 + len(root)
    inner = "".join(
        f'<w:lvl w:ilvl="{place}"><w:start w:val="1"/>'
        f'<w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for place, (form, text) in enumerate(levels)
    )
    abstract = parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{kind}">{inner}</w:abstractNum>')
    root.insert(0, abstract)
    return root.add_num(kind).numId


def test_numbers_and_letters_word_makes_itself_are_read():
    document = Document()
    document.add_paragraph("一、单选题")
    number = a_list(document, ("decimal", "%1."), ("upperLetter", "%2."))
    for stem, key in (("党的一大召开于哪一年？", "A"), ("党的二大召开于哪一年？", "B")):
        numbered(document, stem, number)
        numbered(document, "1921年", number, 1)
        numbered(document, "1922年", number, 1)
        document.add_paragraph(f"答案：{key}")
    draft = read(document)
    assert briefly(draft) == [
        ("single", "党的一大召开于哪一年？", "A"),
        ("single", "党的二大召开于哪一年？", "B"),
    ]
    assert draft.questions[1].fields["options"] == {"A": "1921年", "B": "1922年"}
    assert doubts(draft) == faults(draft) == []


def test_chinese_numbers_word_makes_itself_are_headings():
    document = Document()
    sections = a_list(document, ("chineseCounting", "%1、"))
    numbered(document, "单选题", sections)
    document.add_paragraph("1. 题？")
    document.add_paragraph("A. 甲 B. 乙")
    document.add_paragraph("答案：B")
    numbered(document, "判断题", sections)
    document.add_paragraph("1. 一大在上海召开。（√）")
    draft = read(document)
    assert briefly(draft) == [("single", "题？", "B"), ("true_false", "一大在上海召开。", "对")]
    assert [told.message for told in draft.told] == ["标题：一、 单选题", "标题：二、 判断题"]


def test_an_underlined_gap_is_a_blank():
    document = Document()
    document.add_paragraph("填空题")
    paragraph = document.add_paragraph("1. 五四运动爆发于")
    paragraph.add_run("        ").underline = True
    paragraph.add_run("年。")
    document.add_paragraph("答案：1919")
    assert briefly(read(document)) == [("fill", "五四运动爆发于____年。", "1919")]


def test_a_coloured_option_is_the_key_where_none_is_written_and_that_is_told():
    document = Document()
    document.add_paragraph("1. 党的七大在哪里召开？")
    document.add_paragraph("A. 西柏坡")
    paragraph = document.add_paragraph()
    paragraph.add_run("B. 延安").font.color.rgb = RGBColor(0xFF, 0, 0)
    document.add_paragraph("C. 瑞金")
    highlighted = document.add_paragraph("2. 党的八大在哪里召开？")
    assert highlighted is not None
    paragraph = document.add_paragraph()
    paragraph.add_run("A. 北京").font.highlight_color = WD_COLOR_INDEX.YELLOW
    document.add_paragraph("B. 上海")
    draft = read(document)
    assert [answer for _, _, answer in briefly(draft)] == ["B", "A"]
    assert all("颜色与别的不同" in doubt for doubt in doubts(draft))
    assert len(doubts(draft)) == 2


def test_colour_never_overrules_a_written_key():
    document = Document()
    document.add_paragraph("1. 党的七大在哪里召开？")
    document.add_paragraph().add_run("A. 西柏坡").font.color.rgb = RGBColor(0xFF, 0, 0)
    document.add_paragraph("B. 延安")
    document.add_paragraph("答案：B")
    assert briefly(read(document)) == [("single", "党的七大在哪里召开？", "B")]


def test_soft_line_ends_begin_new_lines():
    document = Document()
    document.add_paragraph("1. 题？\nA. 甲\nB. 乙\n答案：A")
    draft = read(document)
    assert briefly(draft) == [("single", "题？", "A")]
    assert draft.questions[0].lines == (1, 2, 3, 4)


def test_inserted_text_is_read_deleted_text_is_not_and_both_are_told():
    document = Document()
    paragraph = document.add_paragraph("1. 题？A. 甲 B. 乙 答案：")
    for tag, text_tag, text in (("del", "delText", "A"), ("ins", "t", "B")):
        paragraph._p.append(
            parse_xml(
                f'<w:{tag} {nsdecls("w")} w:id="1"><w:r><w:{text_tag}>{text}</w:{text_tag}></w:r></w:{tag}>'
            )
        )
    draft = read(document)
    assert briefly(draft) == [("single", "题？", "B")]
    assert any("修订痕迹" in told.message for told in draft.told)


def test_text_boxes_and_content_controls_are_read():
    document = Document()
    box = (
        f"<w:p {nsdecls('w')}><w:r><w:pict><w:txbxContent><w:p><w:r>"
        "<w:t>1. 题？A. 甲 B. 乙 答案：A</w:t></w:r></w:p></w:txbxContent></w:pict></w:r></w:p>"
    )
    control = (
        f"<w:sdt {nsdecls('w')}><w:sdtContent><w:p><w:r><w:t>2. 又一题？A. 丙 B. 丁 答案：B</w:t></w:r></w:p>"
        "</w:sdtContent></w:sdt>"
    )
    for xml in (box, control):
        document.element.body.insert(-1, parse_xml(xml))
    assert [answer for _, _, answer in briefly(read(document))] == ["A", "B"]


def test_ticks_of_a_sign_font_are_read_and_unknown_signs_are_told():
    document = Document()
    document.add_paragraph("判断题")
    for number, code in ((1, "F0FC"), (2, "F0FB"), (3, "F021")):
        paragraph = document.add_paragraph(f"{number}. 第{number}句话是这样的。（")
        run = paragraph.add_run()
        run._r.append(parse_xml(f'<w:sym {nsdecls("w")} w:font="Wingdings" w:char="{code}"/>'))
        paragraph.add_run("）")
    draft = read(document)
    assert [answer for _, _, answer in briefly(draft)] == ["对", "错", None]
    assert [told.line for told in draft.told if "特殊字体" in told.message] == [4]


def test_a_list_of_keys_in_a_table_is_given_to_its_questions():
    document = Document()
    document.add_paragraph("一、单选题")
    for number in (1, 2, 3):
        document.add_paragraph(f"{number}. 第{number}题？")
        document.add_paragraph("A. 甲 B. 乙 C. 丙")
    document.add_paragraph("参考答案")
    table = document.add_table(rows=2, cols=4)
    for cell, text in zip(table._cells, ["题号", "1", "2", "3", "答案", "C", "A", "B"], strict=True):
        cell.text = text
    draft = read(document)
    assert [answer for _, _, answer in briefly(draft)] == ["C", "A", "B"]
    assert faults(draft) == []


def test_a_table_that_only_lays_out_text_is_read_as_text():
    document = Document()
    document.add_table(rows=1, cols=1).cell(0, 0).text = LAID_OUT
    assert [answer for _, _, answer in briefly(read(document))] == ["A", "B"]


def test_pictures_notes_and_headers_are_told():
    document = Document()
    document.sections[0].header.paragraphs[0].text = "内部资料"
    paragraph = document.add_paragraph("1. 图中是谁？A. 甲 B. 乙 答案：A")
    paragraph.add_run()._r.append(parse_xml(f"<w:drawing {nsdecls('w')}/>"))
    draft = read(document)
    assert draft.remarks == ("页眉没有带入：内部资料",)
    assert [(told.line, told.mark) for told in draft.told] == [(1, "!")]


def test_text_and_tables_keep_their_order():
    document = Document()
    document.add_paragraph("判断题")
    document.add_paragraph("1. 甲是这样的。（√）")
    table = document.add_table(rows=2, cols=4)
    for cell, text in zip(
        table._cells, ["题干", "选项A", "选项B", "答案", "题？", "甲", "乙", "A"], strict=True
    ):
        cell.text = text
    document.add_paragraph("2. 乙是这样的。（×）")
    assert [kind for kind, _, _ in briefly(read(document))] == ["true_false", "single", "true_false"]
