// The rows of a step table: which rows are steps, which are branches of one step, which are remarks below the table.
import type { Problem, ProblemCode } from '../model/problem.ts'
import { folded, nameKey } from '../model/values/context.ts'
import { type Cell, cellName, cellText, isBlank } from './cells.ts'
import type { RefusedCell } from './dataWorkbook/types.ts'
import { isExample } from './exampleRow.ts'
import type { VisioField } from './visioColumns.ts'
import { idKey, splitNext } from './visioFlows.ts'
import type { StepTable, TableColumn } from './visioTable.ts'
import { type Read, readLine, readLong, type SheetContext } from './visioValues.ts'

/** A row of the table that is a step or a branch of one. */
export interface StepRow {
  /** Zero-based row of the sheet. */
  readonly at: number
  readonly key: string
  readonly id: string
  readonly title: string | null
  readonly next: string
  readonly label: string
  readonly shape: string
  readonly lane: string | null
  readonly phase: string | null
}

export interface Reader {
  readonly table: StepTable
  readonly context: SheetContext
  readonly problems: Problem[]
  /** Cells left out because the reading is lenient. */
  readonly refused: RefusedCell[]
  cell(row: number, field: VisioField): Cell | undefined
  report(
    code: ProblemCode,
    row: number,
    field: VisioField,
    params?: Problem['params'],
    severity?: Problem['severity'],
  ): void
  /** Says what keeps the whole table out. */
  forbid(code: ProblemCode, row: number, field: VisioField, params?: Problem['params']): void
  /** The value read, or null and a problem at the cell. */
  value<T>(
    row: number,
    field: VisioField,
    read: (cell: Cell | undefined, column: TableColumn, context: SheetContext) => Read<T>,
  ): T | null
}

/** A reader of one table that collects the problems of its cells. */
export function readerOf(table: StepTable, context: SheetContext): Reader {
  const problems: Problem[] = []
  const refused: RefusedCell[] = []
  const cell = (row: number, field: VisioField) => {
    const column = table.columns.get(field)
    return column ? table.sheet.rows[row]?.[column.at] : undefined
  }
  const report: Reader['report'] = (code, row, field, params, severity = 'error') => {
    const column = table.columns.get(field)
    const place = { sheet: table.sheet.name, cell: cellName(row, column?.shownAt ?? column?.at ?? 0) }
    const problem = { code, ...(params ? { params } : {}), place, severity } as const
    if (!context.lenient || severity === 'warning') problems.push(problem)
    else refused.push({ ...place, value: cellText(cell(row, field)).slice(0, 200), problem })
  }
  return {
    table,
    context,
    problems,
    refused,
    cell,
    report,
    forbid(code, row, field, params) {
      const at = table.columns.get(field)?.at ?? 0
      const place = { sheet: table.sheet.name, cell: cellName(row, at) }
      problems.push({ code, ...(params ? { params } : {}), place, severity: 'error' })
    },
    value(row, field, read) {
      const column = table.columns.get(field)
      if (!column) return null
      const result = read(cell(row, field), column, context)
      if (result.ok) return result.value
      report(result.code, row, field, result.params)
      return null
    },
  }
}

export const line = (r: Reader, row: number, field: VisioField) => r.value<string | null>(row, field, readLine)
export const long = (r: Reader, row: number, field: VisioField) => r.value<string | null>(row, field, readLong)

/** A line below the table (备注 …): set off by a blank row, only its first two columns filled, and no step leads to it. */
function isRemark(r: Reader, row: number, named: ReadonlySet<string>): boolean {
  const before = r.table.sheet.rows[row - 1] ?? []
  if (row - 1 === r.table.header || before.some((c) => !isBlank(c))) return false
  const filled = (r.table.sheet.rows[row] ?? []).filter((c) => !isBlank(c)).length
  if (filled > 2 || !isBlank(r.cell(row, 'next')) || !isBlank(r.cell(row, 'shape'))) return false
  return !named.has(idKey(cellText(r.cell(row, 'id'))))
}

/** The rows that are steps; rows without an id are reported, remarks below the table ignored. */
export function readRows(r: Reader): StepRow[] {
  const rows: StepRow[] = []
  const named = new Set<string>()
  const { rows: cells } = r.table.sheet
  for (let at = r.table.header + 1; at < cells.length; at++)
    for (const id of splitNext(cellText(r.cell(at, 'next')), new Set())) named.add(idKey(id))
  for (let at = r.table.header + 1; at < cells.length; at++) {
    const ours = [...r.table.columns.keys()].filter((field) => !isBlank(r.cell(at, field)))
    if (ours.length === 0 || isExample(r.cell(at, 'title'))) continue
    if (isRemark(r, at, named)) {
      r.report('rowIgnored', at, 'id', undefined, 'warning')
      continue
    }
    const id = folded(line(r, at, 'id') ?? '')
    if (id === '') {
      if (isBlank(r.cell(at, 'id'))) r.report('stepIdMissing', at, 'id')
      continue
    }
    if (id.length > 200) {
      r.report('tooLong', at, 'id', { max: 200 })
      continue
    }
    rows.push({
      at,
      key: idKey(id),
      id,
      title: line(r, at, 'title'),
      next: long(r, at, 'next') ?? '',
      label: long(r, at, 'label') ?? '',
      shape: line(r, at, 'shape') ?? '',
      lane: line(r, at, 'lane'),
      phase: line(r, at, 'phase'),
    })
  }
  return rows
}

/** Whether a repeated row says the same of the step as its first row did, and only adds another branch. */
function isBranch(first: StepRow, row: StepRow, seen: ReadonlySet<string>): boolean {
  const same = (a: string | null, b: string | null) => b === null || b === '' || nameKey(a ?? '') === nameKey(b)
  return (
    same(first.title, row.title) &&
    same(first.shape, row.shape) &&
    same(first.lane, row.lane) &&
    same(first.phase, row.phase) &&
    row.next !== '' &&
    !seen.has(nameKey(row.next))
  )
}

/** The rows of each step, in order; a repeated id that is no branch is reported. */
export function byStep(r: Reader, rows: readonly StepRow[]): StepRow[][] {
  const steps = new Map<string, StepRow[]>()
  for (const row of rows) {
    const group = steps.get(row.key)
    const first = group?.[0]
    if (!group || !first) {
      steps.set(row.key, [row])
      continue
    }
    if (isBranch(first, row, new Set(group.map((g) => nameKey(g.next))))) group.push(row)
    else
      r.report('duplicateStepId', row.at, 'id', {
        id: row.id,
        first: cellName(first.at, r.table.columns.get('id')?.at ?? 0),
      })
  }
  return [...steps.values()]
}
