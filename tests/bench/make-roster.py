#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes a large fictional roster: make-roster.py ROWS FOLDER writes villages.csv and roster.xlsx.

ROWS people of 14 columns each, ten to a village, with ID numbers of an area code that is not in use
and right check characters. Written row by row, as inline strings.
"""

import pathlib
import sys
import zipfile

SURNAMES = "王李张刘陈杨黄赵周吴徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉萍红春林新"
HEADINGS = ["序号", "村（社区）", "姓名", "性别", "民族", "出生年月", "学历", "政治面貌", "入党时间", "职务",
            "任现职时间", "身份证号", "联系电话", "备注"]
EDUCATION = ["初中", "高中", "中专", "大专", "本科"]
POSTS = ["党支部书记、村委会主任", "党支部副书记", "支委", "村委会副主任", "村委会委员", "监委会主任", "支委、村委会委员"]


def check_character(first):
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return "10X98765432"[sum(int(c) * w for c, w in zip(first, weights)) % 11]


def village_code(number):
    """Village NUMBER: 150 to a township, 99 townships to a county of the made-up city 4199."""
    township, village = divmod(number, 150)
    county, township = divmod(township, 99)
    return f"4199{county + 1:02d}{township + 101:03d}{village + 201:03d}"


def person(n):
    birth = f"{1960 + n % 45}{n // 45 % 12 + 1:02d}{n // 540 % 28 + 1:02d}"
    first = f"4199{n // 600000 % 90 + 10:02d}{birth}{n // 997 % 1000:03d}"
    name = SURNAMES[n % 30] + GIVEN[n // 30 % 30] + GIVEN[n // 900 % 30]
    return [n + 1, f"第{n // 10 + 1}村", name, "男" if int(first[16]) % 2 else "女", "汉族", f"{birth[:4]}.{birth[4:6]}",
            EDUCATION[n % 5], "中共党员" if n % 3 else "群众", f"{2000 + n % 20}.07", POSTS[n % 7], "2021.03",
            first + check_character(first), f"1{30 + n % 9}{n:08d}"[:11], "备注" if n % 50 == 0 else ""]


def sheet(rows):
    yield '<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/' \
          'spreadsheetml/2006/main"><sheetData>'
    for number, row in enumerate([HEADINGS] + rows, 1):
        cells = []
        for column, value in enumerate(row):
            place = f"{chr(65 + column)}{number}"
            if isinstance(value, int):
                cells.append(f'<c r="{place}"><v>{value}</v></c>')
            elif value:
                cells.append(f'<c r="{place}" t="inlineStr"><is><t>{value}</t></is></c>')
        yield f'<row r="{number}">{"".join(cells)}</row>'
    yield "</sheetData></worksheet>"


TYPES = ('<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
         '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
         '<Default Extension="xml" ContentType="application/xml"/>'
         '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
         '<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>'
         '</Types>')
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELS = ('<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId1" Type="' + OFFICE + '/{kind}" Target="{target}"/></Relationships>')
BOOK = ('<?xml version="1.0" encoding="UTF-8"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
        'xmlns:r="' + OFFICE + '"><sheets><sheet name="花名册" sheetId="1" r:id="rId1"/></sheets></workbook>')


def main():
    rows, folder = int(sys.argv[1]), pathlib.Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    lines = [f"{village_code(v)},第{v + 1}村" for v in range((rows + 9) // 10)]
    (folder / "villages.csv").write_text("村代码,村名\n" + "\n".join(lines) + "\n", encoding="utf-8")
    with zipfile.ZipFile(folder / "roster.xlsx", "w", zipfile.ZIP_DEFLATED) as book:
        book.writestr("[Content_Types].xml", TYPES)
        book.writestr("_rels/.rels", RELS.format(kind="officeDocument", target="xl/workbook.xml"))
        book.writestr("xl/workbook.xml", BOOK)
        book.writestr("xl/_rels/workbook.xml.rels", RELS.format(kind="worksheet", target="worksheets/sheet1.xml"))
        with book.open("xl/worksheets/sheet1.xml", "w") as part:
            for piece in sheet([person(n) for n in range(rows)]):
                part.write(piece.encode("utf-8"))


main()
