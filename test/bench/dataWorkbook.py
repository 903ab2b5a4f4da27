# One writing or reading of a workbook by openpyxl or XlsxWriter: prints its time and its peak memory as JSON.
# Arguments: library, write | read, number of rows, file.
import datetime
import json
import resource
import sys
import time

library, verb, count, path = sys.argv[1:5]
per_sheet = -(-int(count) // 6)


def row(s, r):
    return [
        f"id-{s}-{r}", f"步骤 {r} 核对资料并登记", f"Owner {r % 50}", f"岗位{r % 20}", "任务", r * 1.5, r, r / 7,
        datetime.date(2026, r % 12 + 1, 1 + r % 28), f"说明文字 {r}：资料齐全后转交", "进行中" if r % 3 else "完成", r * 100.25,
    ]


if library == "openpyxl":
    import openpyxl
else:
    import xlsxwriter
start = time.perf_counter()
if library == "openpyxl" and verb == "write":
    book = openpyxl.Workbook(write_only=True)
    for s in range(6):
        sheet = book.create_sheet(f"S{s}")
        for r in range(per_sheet):
            sheet.append(row(s, r))
    book.save(path)
elif library == "openpyxl":
    book = openpyxl.load_workbook(path, read_only=True)
    for sheet in book.worksheets:
        for _ in sheet.iter_rows(values_only=True):
            pass
else:
    book = xlsxwriter.Workbook(path, {"constant_memory": True})
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    for s in range(6):
        sheet = book.add_worksheet(f"S{s}")
        for r in range(per_sheet):
            for c, value in enumerate(row(s, r)):
                sheet.write(r, c, value, day if c == 8 else None)
    book.close()
print(json.dumps({"ms": (time.perf_counter() - start) * 1000, "mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}))
