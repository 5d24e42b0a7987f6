"""What Excel does to questions: numbers, dates, formulas, sheets, odd columns. Told, or put right."""

from datetime import date

from quiz.exchange.reading import read_here
from tests.exchange.made import briefly, doubts, faults, read_rows, workbook_of

HEAD = ["题型", "题干", "选项A", "选项B", "选项C", "答案"]


def test_years_that_became_numbers_are_years_again():
    draft = read_rows(HEAD, ["单选题", "一大召开于哪一年？", 1921, 1922.0, 1923, "A"])
    assert draft.questions[0].fields["options"] == {"A": "1921", "B": "1922", "C": "1923"}
    assert doubts(draft) == []


def test_dates_and_fractions_that_excel_made_are_told():
    draft = read_rows(HEAD, ["单选题", "国庆节是哪一天？", date(2021, 10, 1), 0.5, "五一", "A"])
    assert doubts(draft) == [
        "2: C 列被 Excel 变成了日期，读作“2021-10-01”",
        "2: D 列是数字 0.5；若原来是百分数或分数，请改",
    ]


def test_a_verdict_that_became_a_boolean_is_a_verdict_again():
    draft = read_rows(
        HEAD,
        ["判断题", "一大在上海召开。", None, None, None, True],
        ["判断题", "二大在广州召开。", None, None, None, False],
    )
    assert [answer for _, _, answer in briefly(draft)] == ["对", "错"]


def test_a_formula_is_told_and_its_saved_result_used():
    import io
    import zipfile

    data = workbook_of(("Sheet1", [HEAD, ["单选题", "题？", "甲", "乙", "丙", "A"]]))
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.namelist():
            content = old.read(entry)
            if entry.endswith("sheet1.xml"):
                shared = content.index(b'<c r="F2"')
                end = content.index(b"</c>", shared) + 4
                cell = b'<c r="F2" t="str"><f>HYPERLINK("http://x")</f><v>B</v></c>'
                content = content[:shared] + cell + content[end:]
            new.writestr(entry, content)
    draft = read_here("题库.xlsx", out.getvalue())
    assert briefly(draft) == [("single", "题？", "B")]
    assert doubts(draft) == ["2: F 列是公式，用的是保存时的结果“B”"]


def test_every_sheet_is_read_and_its_name_may_say_the_type():
    data = workbook_of(
        ("单选题", [["题干", "A", "B", "答案"], ["题一？", "甲", "乙", "A"]]),
        ("多选题", [["题干", "A", "B", "答案"], ["题二？", "丙", "丁", "AB"]]),
        ("判断题", [["题干", "答案"], ["这句话是对的。", "√"]]),
        ("说明", [["本题库由机关党委编写"]]),
    )
    draft = read_here("题库.xlsx", data)
    assert [kind for kind, _, _ in briefly(draft)] == ["single", "multiple", "true_false"]
    assert doubts(draft) == faults(draft) == []
    assert [draft.place(found.lines[0]) for found in draft.questions] == ["单选题!2", "多选题!2", "判断题!2"]
    assert draft.unaccounted() == []


def test_a_column_nobody_knows_is_told_once():
    draft = read_rows([*HEAD, "审核人"], ["单选题", "题？", "甲", "乙", "丙", "A", "老王"])
    assert [(told.line, told.mark) for told in draft.told] == [(1, "✓"), (1, "!")]
    assert "审核人" in draft.told[1].message
    assert doubts(draft) == []


def test_cells_beyond_the_header_and_materials_are_told():
    draft = read_rows([*HEAD, "父题标识"], ["单选题", "题？", "甲", "乙", "丙", "A", "材料一", "批注"])
    assert any("批注" in doubt for doubt in doubts(draft))
    assert any("材料一" in doubt for doubt in doubts(draft))


def test_an_option_that_is_missing_in_the_middle_is_a_fault():
    draft = read_rows(HEAD, ["单选题", "题？", "甲", None, "丙", "C"])
    assert len(faults(draft)) == 1
    assert draft.usable == ()


def test_a_type_nobody_knows_is_told_and_judged_by_the_rest():
    draft = read_rows(HEAD, ["综合应用", "题？", "甲", "乙", "丙", "B"])
    assert briefly(draft) == [("single", "题？", "B")]
    assert doubts(draft) == ["2: 题型“综合应用”不认识，按选项和答案判断"]


def test_options_may_not_be_shuffled_where_the_table_says_so():
    draft = read_rows([*HEAD, "允许选项随机"], ["单选题", "题？", "甲", "乙", "丙", "B", "否"])
    assert draft.questions[0].fields["shuffle"] == "no"


def test_a_workbook_of_prose_in_cells_is_read_as_text():
    draft = read_rows(["1. 题？"], ["A. 甲", "B. 乙"], ["答案：B"])
    assert briefly(draft) == [("single", "题？", "B")]


def test_a_csv_that_is_called_xls_is_read():
    data = "题干,A,B,答案\n题？,甲,乙,A\n".encode("gb18030")
    draft = read_here("题库.xls", data)
    assert briefly(draft) == [("single", "题？", "A")]
    assert draft.remarks == ("文件编码是 GB18030，已经转换",)


def test_a_csv_row_over_several_lines_is_told_by_its_first():
    draft = read_here("a.csv", '题干,A,B,答案\n"题？\n（单选）",甲,乙,A\n又一题？,丙,丁,B\n'.encode())
    assert [draft.place(found.lines[0]) for found in draft.questions] == ["2", "4"]
