// A mapped sheet as rows of one entity, ready to be compared with the plan; people, roles and other names it brings are rows of their own.
import type { Field } from '../../model/field.ts'
import { type EntityName, entityOf } from '../../model/plan.ts'
import { type Cell, cellText, isBlank, type SheetCells } from '../cells.ts'
import type { ReadColumn, ReadSheet } from '../dataWorkbook/types.ts'
import { columnCells } from './contentFit.ts'
import { headerKey, headerTexts, splitUnit } from './headers.ts'
import { type LooseColumn, looseCell, strictHeader, writtenInPoints } from './looseCells.ts'
import { type NamesOfPlan, newNames } from './newNames.ts'
import { type TableRows, tableRows } from './tableRows.ts'
import type { SheetMapping } from './types.ts'
import { titleSource } from './words.ts'

export interface EntityTable {
  readonly sheets: readonly ReadSheet[]
  readonly table: TableRows
}

interface Source {
  readonly column: number
  readonly header: string
}

interface MappedField {
  readonly name: string
  readonly field: Field
  readonly sources: readonly Source[]
  readonly loose: LooseColumn
}

/** Fields of the mapping with the columns that fill them; only text may have several. */
function mappedFields(sheet: SheetCells, entity: EntityName, mapping: SheetMapping): MappedField[] {
  const headers = headerTexts(sheet, mapping.header)
  const { fields } = entityOf(entity)
  const sources = new Map<string, Source[]>()
  for (const [at, name] of Object.entries(mapping.columns)) {
    const column = Number(at)
    if (!fields[name]) continue
    sources.set(name, [...(sources.get(name) ?? []), { column, header: headers[column] ?? '' }])
  }
  return [...sources].map(([name, list]): MappedField => {
    const field = fields[name] as Field
    const used = field.kind === 'longText' ? list : list.slice(0, 1)
    const first = used[0] as Source
    const { unit } = splitUnit(headerKey(first.header))
    const inPoints = field.kind === 'percent' && writtenInPoints(columnCells(sheet, mapping.header, first.column), unit)
    return { name, field, sources: used, loose: { entity, name, field, unit, inPoints } }
  })
}

/** Texts of several columns below each other, each with its header. */
function joined(cells: readonly (readonly [Cell, string])[]): Cell {
  const filled = cells.filter(([cell]) => !isBlank(cell))
  if (filled.length <= 1) return filled[0]?.[0] ?? null
  return filled
    .map(([cell, header], i) => (i === 0 ? cellText(cell).trim() : `${header}：${cellText(cell).trim()}`))
    .join('\n')
}

const shortTitle = (cell: Cell): Cell => {
  const line =
    cellText(cell)
      .trim()
      .split(/[\r\n]/)[0] ?? ''
  return line === '' ? null : line.length > 80 ? `${line.slice(0, 79)}…` : line
}

/** `planned@2026-03` columns as rows of amounts, one per line and month. */
function amounts(sheet: SheetCells, mapping: SheetMapping, title: number, table: TableRows): ReadSheet[] {
  const headers = headerTexts(sheet, mapping.header)
  const { fields } = entityOf('budgetAmount')
  const months = new Map<string, { column: number; measure: 'planned' | 'actual' }[]>()
  for (const [at, use] of Object.entries(mapping.columns)) {
    const [measure, period] = use.split('@')
    if (period === undefined || (measure !== 'planned' && measure !== 'actual')) continue
    months.set(period, [...(months.get(period) ?? []), { column: Number(at), measure }])
  }
  return [...months].map(([period, columns]): ReadSheet => {
    // Two columns behind the sheet hold what is the same for all of its rows.
    const width = headers.length
    const looseOf = (column: number, measure: 'planned' | 'actual') => {
      const own = splitUnit(headerKey(headers[column] ?? '')).unit
      const unit = own ?? unitAbove(sheet, mapping.header)
      return { entity: 'budgetAmount', name: measure, field: fields[measure] as Field, unit, inPoints: false } as const
    }
    return {
      entity: 'budgetAmount',
      name: sheet.name,
      columns: [
        { field: 'budgetLine', column: width, header: '' },
        { field: 'month', column: width + 1, header: '' },
        ...columns.map(({ column, measure }) => ({ field: measure, column, header: headers[column] ?? '' })),
      ],
      rows: table.rows.flatMap((row) => {
        const line = table.cell(row, title)
        const cells: Cell[] = Array(width + 2).fill(null)
        for (const { column, measure } of columns)
          cells[column] = looseCell(table.cell(row, column), looseOf(column, measure))
        if (isBlank(line) || columns.every(({ column }) => isBlank(cells[column]))) return []
        cells[width] = cellText(line)
          .replace(/\s*[\r\n]+\s*/g, ' ')
          .trim()
        cells[width + 1] = period
        return [{ row, cells }]
      }),
      blanksSayNothing: true,
    }
  })
}

/** 单位：万元 above the table. */
function unitAbove(sheet: SheetCells, header: number): string | null {
  for (const cell of sheet.rows.slice(0, Math.max(0, header)).flat()) {
    const found = /(?:单位|unit)\s*[:：]\s*([^\s)）;；,，]+)/i.exec(cellText(cell))
    if (found) return found[1] ?? null
  }
  return null
}

/** The rows that a mapped sheet brings. `names`: what the plan calls its rows. */
export function entityTable(
  sheet: SheetCells,
  mapping: SheetMapping,
  entity: EntityName,
  names: NamesOfPlan,
): EntityTable {
  const definition = entityOf(entity)
  const mapped = mappedFields(sheet, entity, mapping)
  const titleField = mapped.find(({ name }) => name === definition.title)
  const source = titleField ?? mapped.find(({ name }) => name === titleSource[entity])
  const titleColumn = source?.sources[0]?.column
  const table = tableRows(sheet, mapping.header, Object.keys(mapping.columns).map(Number), titleColumn)
  const width = headerTexts(sheet, mapping.header).length
  const above = unitAbove(sheet, mapping.header)
  const columns: ReadColumn[] = mapped.map(({ name, field, sources, loose }) => {
    const { column, header } = sources[0] as Source
    return { field: name, column, header: strictHeader(header, field, loose.unit) }
  })
  const ownTitle = titleField === undefined && source !== undefined
  if (ownTitle) columns.unshift({ field: definition.title, column: width, header: '' })
  const rows = table.rows.map((row) => {
    const cells: Cell[] = Array(width + (ownTitle ? 1 : 0)).fill(null)
    for (const { field, sources, loose } of mapped) {
      const read = sources.map(
        ({ column, header }) =>
          [
            looseCell(
              table.cell(row, column),
              field.kind === 'money' ? { ...loose, unit: loose.unit ?? above } : loose,
            ),
            header,
          ] as const,
      )
      cells[(sources[0] as Source).column] = sources.length > 1 ? joined(read) : (read[0]?.[0] ?? null)
    }
    if (ownTitle) cells[width] = shortTitle(cells[source?.sources[0]?.column as number] ?? null)
    return { row, cells }
  })
  const main: ReadSheet = { entity, name: sheet.name, columns, rows, blanksSayNothing: true }
  const more = entity === 'budgetLine' && titleColumn !== undefined ? amounts(sheet, mapping, titleColumn, table) : []
  const references = mapped.map(({ field, sources }) => ({ field, column: (sources[0] as Source).column }))
  return { sheets: [...newNames(sheet.name, references, rows, names), main, ...more], table }
}
