// One leadership workbook written, in a process of its own: ours from a plan, or exceljs's stream with the values of a given file.
// Arguments: library, sample | number of rows, file (ours: written; the peer: read for its values beforehand). Prints time and peak memory.
import { readFileSync, writeFileSync } from 'node:fs'
import { argv, resourceUsage } from 'node:process'
import { largePlan, samplePlan } from '../fixtures/largePlan.ts'

const [library = '', size = '', file = ''] = argv.slice(2)

/** Returns the milliseconds of the writing alone. */
async function ours(): Promise<number> {
  const { leadershipWorkbook } = await import('#host/excel/leadership/leadershipWorkbook.ts')
  const { nodeHost } = await import('#host/nodeHost.ts')
  const { fontFiles } = nodeHost
  const input = { format: 'xlsx' as const, lang: 'zh' as const, today: '2026-11-21', processVersion: null }
  if (size === 'sample') {
    const { exportPlan } = await import('#host/documents/exportPlan.ts')
    const rows = samplePlan('zh')
    const start = performance.now()
    writeFileSync(file, await exportPlan({ ...input, rows, fontFiles }, () => {}))
    return performance.now() - start
  }
  const count = Number(size)
  const rows = largePlan('zh', { kpis: 100, lines: 60, tasks: count / 2, risks: count / 2 })
  const start = performance.now()
  // Rows and charts are what is measured here; the drawing is part of the sample's workbook.
  writeFileSync(file, await leadershipWorkbook({ ...input, rows, picture: async () => null }))
  return performance.now() - start
}

async function exceljs(): Promise<number> {
  const { default: XLSX } = await import('xlsx')
  const { default: ExcelJS } = await import('exceljs')
  const given = XLSX.read(readFileSync(file), { dense: true, cellFormula: false })
  const sheets = given.SheetNames.map((name) => {
    // A dense sheet is an array of its rows.
    const rows = given.Sheets[name] as unknown as ({ v?: unknown } | undefined)[][]
    return { name, rows: Array.from(rows, (row) => Array.from(row ?? [], (cell) => cell?.v ?? null)) }
  })
  const start = performance.now()
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: `${file}.out` })
  for (const { name, rows } of sheets) {
    const sheet = book.addWorksheet(name)
    for (const row of rows) sheet.addRow(row).commit()
    sheet.commit()
  }
  await book.commit()
  return performance.now() - start
}

const ms = await (library === 'ours' ? ours() : exceljs())
console.log(JSON.stringify({ ms, mb: resourceUsage().maxRSS / 1024 }))
