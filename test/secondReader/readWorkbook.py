# Reads a workbook with openpyxl, which rejects what is not valid, and prints its sheets, cells and pictures as JSON.
import json
import posixpath
import re
import sys
import warnings
import zipfile

from openpyxl import load_workbook

# Without Pillow openpyxl warns that it leaves pictures out; they are counted in the archive below.
warnings.simplefilter("ignore")
path = sys.argv[1]
formulas = load_workbook(path)
values = load_workbook(path, data_only=True)


def related(archive, part, kind):
    """Parts that `part` names as related of this kind."""
    folder, name = posixpath.split(part)
    try:
        rels = archive.read(f"{folder}/_rels/{name}.rels").decode("utf8")
    except KeyError:
        return []
    found = []
    for rel in re.findall(r"<Relationship [^>]*>", rels):
        target = re.search(r'Target="([^"]+)"', rel).group(1)
        if re.search(rf'Type="[^"]*/{kind}"', rel):
            found.append(target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"{folder}/{target}"))
    return found


def pictures(archive, number):
    drawings = related(archive, f"xl/worksheets/sheet{number}.xml", "drawing")
    return sum(archive.read(d).decode("utf8").count("<xdr:pic>") for d in drawings)


def style(cell):
    """Name of its style; '' where the file, as LibreOffice saves it, has names for fewer styles than it uses."""
    try:
        return cell.style
    except IndexError:
        return ""


archive = zipfile.ZipFile(path)
sheets = []
for number, sheet in enumerate(formulas.worksheets, start=1):
    cached = values[sheet.title]
    cells = {}
    for row in sheet.iter_rows():
        for cell in row:
            if cell.value is None:
                continue
            shown = cached[cell.coordinate].value
            cells[cell.coordinate] = {
                "value": shown if isinstance(shown, (str, int, float, bool)) else str(shown),
                "formula": cell.value if cell.data_type == "f" else None,
            }
    setup = sheet.page_setup
    sheets.append(
        {
            "name": sheet.title,
            "cells": cells,
            "pictures": pictures(archive, number),
            "charts": len(sheet._charts),
            "paper": setup.paperSize,
            "orientation": setup.orientation,
            "fitToWidth": setup.fitToWidth,
            "frozen": sheet.freeze_panes,
            "titleRows": sheet.print_title_rows,
            "filter": sheet.auto_filter.ref,
            "merges": sorted(str(merged) for merged in sheet.merged_cells.ranges),
            "tab": sheet.sheet_properties.tabColor.rgb if sheet.sheet_properties.tabColor else None,
            "links": {cell.coordinate: cell.hyperlink.location for row in sheet.iter_rows() for cell in row if cell.hyperlink},
            "conditions": [rule.type for held in sheet.conditional_formatting for rule in held.rules],
            "styles": sorted({style(cell) for row in sheet.iter_rows() for cell in row}),
            "quoted": [cell.coordinate for row in sheet.iter_rows() for cell in row if cell.quotePrefix],
        }
    )
media = [
    {"name": entry.filename, "bytes": entry.file_size}
    for entry in archive.infolist()
    if entry.filename.startswith("xl/media/") and not entry.is_dir()
]
print(json.dumps({"sheets": sheets, "media": media, "title": formulas.properties.title}, ensure_ascii=False))
