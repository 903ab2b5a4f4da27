// One writing or reading of a workbook by one library, in a process of its own: prints its time and its peak memory as JSON.
// Arguments: library, write | read, number of rows, file.
import { closeSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs'
import { argv, resourceUsage } from 'node:process'

const [library = '', verb = '', count = '0', file = ''] = argv.slice(2)
const sheets = 6
const perSheet = Math.ceil(Number(count) / sheets)
const headers = ['编号', '步骤', 'Owner', '岗位', '类型', '处理时间', '数量', '比例', '日期', '说明', '状态', '金额']

const monthAndDay = (r: number) => [r % 12, 1 + (r % 28)] as const
const asDate = (r: number) => new Date(Date.UTC(2026, ...monthAndDay(r)))
const two = (n: number) => String(n).padStart(2, '0')
const asIso = (r: number) => ({ date: `2026-${two(monthAndDay(r)[0] + 1)}-${two(monthAndDay(r)[1])}` })

/** Row `r` of sheet `s`: twelve cells, one of them a day as the library takes days. */
const row = <Day>(s: number, r: number, day: (r: number) => Day): (string | number | Day)[] => [
  `id-${s}-${r}`,
  `步骤 ${r} 核对资料并登记`,
  `Owner ${r % 50}`,
  `岗位${r % 20}`,
  '任务',
  r * 1.5,
  r,
  r / 7,
  day(r),
  `说明文字 ${r}：资料齐全后转交`,
  r % 3 ? '进行中' : '完成',
  r * 100.25,
]
const rowsOf = (s: number) => Array.from({ length: perSheet }, (_, r) => row(s, r, asDate))
const names = Array.from({ length: sheets }, (_, s) => `数据 ${s + 1}`)

let start = 0
/** What a library needs to be loaded does not count, as in the programs for Python. */
async function loaded<Module>(library: Promise<Module>): Promise<Module> {
  const module = await library
  start = performance.now()
  return module
}

const writers: Record<string, () => Promise<unknown>> = {
  ours: async () => {
    const { WorkbookStream } = await loaded(import('#host/excel/stream/workbookStream.ts'))
    const out = openSync(file, 'w')
    const styles = [
      { name: 'Text', format: '@' },
      { name: 'Number', format: '#,##0.00' },
      { name: 'Day', format: 'yyyy-mm-dd' },
    ]
    const book = new WorkbookStream((bytes) => void writeSync(out, bytes), {
      title: 'bench',
      creator: 'bench',
      created: '2026-03-01T00:00:00Z',
      font: 'Arial',
      styles,
    })
    const looks = [1, 1, 1, 1, 1, 2, 2, 2, 3, 1, 1, 2]
    for (const [s, name] of names.entries())
      await book.sheet({ name, columns: headers.map(() => ({ width: 14 })) }, async (sheet) => {
        sheet.row(headers, [])
        for (let r = 0; r < perSheet; r++) {
          sheet.row(row(s, r, asIso), looks)
          if (sheet.full) await sheet.drain()
        }
        return {}
      })
    await book.end()
    closeSync(out)
  },
  exceljs: async () => {
    const { default: ExcelJS } = await loaded(import('exceljs'))
    const book = new ExcelJS.Workbook()
    for (const [s, name] of names.entries()) {
      const sheet = book.addWorksheet(name)
      sheet.addRow(headers)
      sheet.addRows(rowsOf(s))
    }
    await book.xlsx.writeFile(file)
  },
  'exceljs WorkbookWriter': async () => {
    const { default: ExcelJS } = await loaded(import('exceljs'))
    const book = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: file })
    for (const [s, name] of names.entries()) {
      const sheet = book.addWorksheet(name)
      sheet.addRow(headers).commit()
      for (let r = 0; r < perSheet; r++) sheet.addRow(row(s, r, asDate)).commit()
      sheet.commit()
    }
    await book.commit()
  },
  SheetJS: async () => {
    const { default: XLSX } = await loaded(import('xlsx'))
    const book = XLSX.utils.book_new()
    for (const [s, name] of names.entries())
      XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([headers, ...rowsOf(s)]), name)
    writeFileSync(file, XLSX.write(book, { type: 'buffer', bookType: 'xlsx', compression: true }) as Buffer)
  },
  'xlsx-populate': async () => {
    const { default: Populate } = (await loaded(import('xlsx-populate' as string))) as {
      default: {
        fromBlankAsync(): Promise<{
          addSheet(name: string): { cell(at: string): { value(rows: unknown[][]): void } }
          toFileAsync(path: string): Promise<void>
        }>
      }
    }
    const book = await Populate.fromBlankAsync()
    for (const [s, name] of names.entries())
      book
        .addSheet(name)
        .cell('A1')
        .value([headers, ...rowsOf(s)])
    await book.toFileAsync(file)
  },
  hucre: async () => {
    const { writeXlsx } = await loaded(import('hucre'))
    const bytes = await writeXlsx({ sheets: names.map((name, s) => ({ name, rows: [headers, ...rowsOf(s)] })) })
    writeFileSync(file, bytes)
  },
}

const readers: Record<string, () => Promise<unknown>> = {
  ours: async () => {
    const { readWorkbook } = await loaded(import('#host/intake/xlsxIntake.ts'))
    return readWorkbook(file)
  },
  exceljs: async () => {
    const { default: ExcelJS } = await loaded(import('exceljs'))
    const book = new ExcelJS.Workbook()
    await book.xlsx.readFile(file)
    return book
  },
  'exceljs stream': async () => {
    const { default: ExcelJS } = await loaded(import('exceljs'))
    let cells = 0
    for await (const sheet of new ExcelJS.stream.xlsx.WorkbookReader(file, { styles: 'cache', worksheets: 'emit' }))
      for await (const line of sheet) cells += line.cellCount
    return cells
  },
  SheetJS: async () => {
    const { default: XLSX } = await loaded(import('xlsx'))
    return XLSX.read(readFileSync(file), { dense: true, cellDates: true })
  },
  'xlsx-populate': async () => {
    const { default: Populate } = (await loaded(import('xlsx-populate' as string))) as {
      default: { fromFileAsync(path: string): Promise<unknown> }
    }
    return Populate.fromFileAsync(file)
  },
  hucre: async () => {
    const { readXlsx } = await loaded(import('hucre'))
    return readXlsx(readFileSync(file))
  },
  'read-excel-file': async () => {
    const { default: readAll } = await loaded(import('read-excel-file/node'))
    return readAll(file)
  },
}

const work = (verb === 'write' ? writers : readers)[library]
if (!work) throw new Error(`${library} does not ${verb}`)
const kept = await work()
const ms = performance.now() - start
console.log(JSON.stringify({ ms, mb: resourceUsage().maxRSS / 1024, kept: kept !== null }))
