// The values that the rows of the sheets hold, cell by cell, each known to be untouched since the export or not.
import { type AnyRow, withDefaults } from '../../model/entity.ts'
import { type EntityName, entityOf } from '../../model/plan.ts'
import type { Problem } from '../../model/problem.ts'
import { type Cell, cellName, cellText, isBlank } from '../cells.ts'
import type { SheetRow } from './identify.ts'
import { cellParser, type ParseCell, type ReadContext } from './parseCell.ts'
import { type CellContext, cellRenderer, type RenderCell, sameCell } from './renderCell.ts'
import type { ReadSheet, RefusedCell } from './types.ts'

/** The value of a field in a sheet; a field that is not here has no column, or its cell was refused. */
export interface ReadRow {
  readonly at: SheetRow
  readonly values: Record<string, unknown>
  /** Fields whose cell was refused. */
  readonly refused: Set<string>
}

export interface RowReading {
  /** The row as exported, if it was. */
  readonly base: AnyRow | undefined
  readonly plan: AnyRow | undefined
  /** Whether a row of this id will be there after the import; a reference to none is looked up by its name. */
  exists(entity: EntityName, id: string): boolean
}

interface Column {
  readonly field: string
  readonly column: number
  readonly parse: ParseCell
  readonly asExported: RenderCell
  readonly asPlanned: RenderCell
  readonly refersTo: EntityName | null
}

export interface SheetReader {
  readonly columns: readonly Column[]
}

/** What is needed to read the cells of one sheet, made once. */
export function sheetReader(
  sheet: ReadSheet,
  contexts: { read: ReadContext; exported: CellContext; planned: CellContext },
): SheetReader {
  const { fields } = entityOf(sheet.entity)
  const columns = sheet.columns.flatMap(({ field: name, column, header }): Column[] => {
    const field = name === null ? undefined : fields[name]
    if (name === null || !field) return []
    return [
      {
        field: name,
        column,
        parse: cellParser(sheet.entity, name, field, header, contexts.read),
        asExported: cellRenderer(sheet.entity, name, field, contexts.exported),
        asPlanned: cellRenderer(sheet.entity, name, field, contexts.planned),
        refersTo: field.to === undefined ? null : (field.to as EntityName),
      },
    ]
  })
  return { columns }
}

/** How many cells of a row differ from a row of the plan, as it was exported or as it is. */
export function cellDistance({ columns }: SheetReader, row: SheetRow, base?: AnyRow, plan?: AnyRow): number {
  const known = base ?? plan
  if (!known) return 0
  let different = 0
  for (const { field, column, asExported, asPlanned } of columns)
    if (!sameCell(row.cells[column] ?? null, (base ? asExported : asPlanned)(known[field]))) different++
  return different
}

const pointsTo = (value: unknown): readonly string[] =>
  Array.isArray(value) ? (value as string[]) : typeof value === 'string' ? [value] : []

/** Where a cell is and what it says, for a refusal. */
export function refusal(at: SheetRow, column: number, problem: Omit<Problem, 'place'>): RefusedCell {
  const cell = cellName(at.row, column)
  const place = { sheet: at.sheet.name, cell }
  const value = cellText(at.cells[column]).slice(0, 200)
  return { sheet: place.sheet, cell, value, problem: { ...problem, place } }
}

/** Reads one row; cells that cannot be read go to `refused`. */
export function readRow(
  { columns }: SheetReader,
  at: SheetRow,
  { base, plan, exists }: RowReading,
  refused: RefusedCell[],
): ReadRow {
  if (at.values) return { at, values: { ...at.values }, refused: new Set() }
  const values: Record<string, unknown> = {}
  const settled: Record<string, unknown> = {}
  const refusedFields = new Set<string>()
  for (const { field, column, parse, asExported, asPlanned, refersTo } of columns) {
    const cell: Cell = at.cells[column] ?? null
    if (at.sheet.blanksSayNothing && isBlank(cell)) continue
    const known = base ?? plan
    if (known && sameCell(cell, (base ? asExported : asPlanned)(known[field]))) {
      const value = known[field]
      if (plan || refersTo === null || pointsTo(value).every((id) => exists(refersTo, id))) {
        values[field] = value
        continue
      }
    }
    const read = parse(cell)
    if (read.ok) {
      values[field] = read.value
      if (read.also) Object.assign(settled, read.also)
    } else {
      refusedFields.add(field)
      refused.push(refusal(at, column, read.problem))
    }
  }
  // `2自然天` settles the basis too, unless the column of the basis was changed itself.
  const known = base ?? plan ?? withDefaults(entityOf(at.sheet.entity), {})
  for (const [field, value] of Object.entries(settled))
    if (values[field] === undefined || values[field] === known[field]) values[field] = value
  return { at, values, refused: refusedFields }
}
