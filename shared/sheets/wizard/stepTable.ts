// A mapped sheet as a step table: ids where it has none, the next steps where they are titles, stand under branches or go without saying.
import { folded, nameKey } from '../../model/values/context.ts'
import { type Cell, cellText, type SheetCells } from '../cells.ts'
import { type VisioField, visioColumns } from '../visioColumns.ts'
import { idKey, splitNext } from '../visioFlows.ts'
import { readShape } from '../visioShapes.ts'
import type { StepTable, TableColumn } from '../visioTable.ts'
import { headerKey, headerTexts, splitUnit } from './headers.ts'
import { type TableRows, tableRows } from './tableRows.ts'
import type { SheetMapping } from './types.ts'

const separators = /[,，;；、\n|/]+/
const ends = /^(结束|完成|终止|流程结束|end|finish|done|-|—|\/|无)$/i

/** The table as the reading of step tables takes it: rows at their places, columns of ours behind those of the file. */
export function mappedStepTable(sheet: SheetCells, mapping: SheetMapping): { table: StepTable; rows: TableRows } {
  const headers = headerTexts(sheet, mapping.header)
  const width = headers.length
  const at = new Map<string, number>()
  for (const [column, use] of Object.entries(mapping.columns)) if (!at.has(use)) at.set(use, Number(column))
  const branches = [...at].flatMap(([use, column]) =>
    use.startsWith('branch@') ? [{ label: use.slice(7), column }] : [],
  )
  const title = at.get('title')
  const rows = tableRows(sheet, mapping.header, [...at.values()], title)
  const cells: Cell[][] = sheet.rows.map(() => [])
  const text = (row: number, name: string) => {
    const column = at.get(name)
    return column === undefined ? '' : folded(cellText(rows.cell(row, column)))
  }
  const idOf = new Map<number, string>()
  rows.rows.forEach((row, i) => {
    // An id merged over several rows is one step with several branches; without a column, rows are counted.
    idOf.set(row, at.has('id') ? text(row, 'id') : String(i + 1))
  })
  const byTitle = new Map<string, string>()
  for (const row of rows.rows) {
    const key = nameKey(text(row, 'title'))
    if (key !== '' && !byTitle.has(key)) byTitle.set(key, idOf.get(row) as string)
  }
  const ids = new Set([...idOf.values()].map(idKey))
  const isEnding = (text: string) => ends.test(text) && !byTitle.has(nameKey(text)) && !ids.has(idKey(text))
  /** What people write for a next step, as ids: 3、5 or titles, or `3 复核`. */
  const asIds = (written: string): string => {
    if (written === '' || isEnding(written)) return ''
    if (written.split(/[,，;；、\n|]/).every((part) => part.trim() === '' || ids.has(idKey(part)))) return written
    const whole = byTitle.get(nameKey(written))
    if (whole !== undefined) return whole
    return written
      .split(separators)
      .map(folded)
      .filter((part) => part !== '' && !isEnding(part))
      .map((part) => {
        if (ids.has(idKey(part))) return part
        const named = byTitle.get(nameKey(part))
        const numbered = /^(?:步骤|环节|第|step)?\s*([\w.-]+?)\s*(?:步|[.、:：]\s*.*|\s+.*)?$/i.exec(part)?.[1] ?? ''
        return named ?? (ids.has(idKey(numbered)) ? numbered : part)
      })
      .join(',')
  }
  rows.rows.forEach((row, i) => {
    const own = cells[row] as Cell[]
    for (const column of at.values()) own[column] = rows.cell(row, column)
    const id = idOf.get(row) as string
    own[width] = id
    const following = rows.rows[i + 1]
    const isEnd = readShape(text(row, 'shape'), true) === 'end' && text(row, 'shape') !== ''
    if (branches.length > 0) {
      const pairs = branches.flatMap(({ label, column }) => {
        const next = asIds(folded(cellText(rows.cell(row, column))))
        return splitNext(next, ids).map((one) => [one, label] as const)
      })
      const plain = asIds(text(row, 'next'))
      const all = [...splitNext(plain, ids).map((one) => [one, ''] as const), ...pairs]
      own[width + 1] = all.map(([next]) => next).join(',')
      own[width + 2] = all.some(([, label]) => label !== '')
        ? all.map(([, label]) => label).join(',')
        : text(row, 'label')
    } else {
      const label = at.get('label')
      own[width + 1] = at.has('next')
        ? asIds(text(row, 'next'))
        : following === undefined || isEnd || idOf.get(following) === id
          ? null
          : (idOf.get(following) ?? null)
      own[width + 2] = label === undefined ? null : rows.cell(row, label)
    }
  })
  const columns = new Map<VisioField, TableColumn>()
  for (const column of visioColumns) {
    const place = at.get(column.field)
    const unit = place === undefined ? null : splitUnit(headerKey(headers[place] ?? '')).unit
    if (place !== undefined) columns.set(column.field, { column, unit, at: place })
  }
  const shown = title ?? 0
  const own = (field: VisioField, offset: number) => {
    const column = visioColumns.find((c) => c.field === field)
    if (column) columns.set(field, { column, unit: null, at: width + offset, shownAt: at.get(field) ?? shown })
  }
  own('id', 0)
  own('next', 1)
  if (branches.length > 0 || at.has('label')) own('label', 2)
  const above = sheet.rows.slice(0, Math.max(0, mapping.header))
  const table: StepTable = {
    sheet: { ...sheet, rows: cells.map((row, i) => (i < mapping.header ? (above[i] as Cell[]) : [...row])) },
    header: Math.max(mapping.header, -1),
    columns,
    unknown: [],
  }
  return { table, rows }
}
