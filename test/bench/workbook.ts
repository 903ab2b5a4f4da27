// Speed of the workbook of the sample plan against exceljs writing the same cells with no style, picture or formula.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { exportPlan } from '#host/documents/exportPlan.ts'
import type { PlanRows } from '#shared/model/plan.ts'
import { contest, type Figure, milliseconds } from './measure.ts'

const root = join(import.meta.dirname, '../..')
const fontFiles = ['NotoSansSC-Regular.ttf', 'NotoSansSC-Medium.ttf'].map((name) => join(root, 'assets/fonts', name))

/** Export of the sample plan, drawing included. */
export async function benchWorkbook(): Promise<Figure[]> {
  const text = readFileSync(join(root, 'assets/templates/complaint-handling.zh.json'), 'utf8')
  const { entities: rows } = JSON.parse(text) as { entities: PlanRows }
  const write = () =>
    exportPlan({ format: 'xlsx', rows, lang: 'zh', today: '2026-11-21', processVersion: null, fontFiles }, () => {})
  const sample = new ExcelJS.Workbook()
  await sample.xlsx.load((await write()).buffer as ArrayBuffer)
  const sheets = sample.worksheets.map((sheet) => ({
    name: sheet.name,
    rows: (sheet.getSheetValues() as unknown[][]).slice(1).map((row) => row?.slice(1) ?? []),
  }))
  const bare = async () => {
    const book = new ExcelJS.Workbook()
    for (const sheet of sheets) book.addWorksheet(sheet.name).addRows(sheet.rows)
    await book.xlsx.writeBuffer()
  }
  return [
    await contest({
      name: 'workbook of the sample plan, styled, with its drawing',
      against: 'exceljs, the same values alone',
      unit: 'ms',
      runs: 7,
      ours: () => milliseconds(write),
      peer: () => milliseconds(bare),
    }),
  ]
}
