// What a column is by what stands in it: states, days, addresses, names that the plan knows.
import { nameKey } from '../../model/values/context.ts'
import { readDate } from '../../model/values/dates.ts'
import { listSeparators } from '../../model/values/index.ts'
import { type Cell, cellText, isBlank, type SheetCells } from '../cells.ts'
import { readShape } from '../visioShapes.ts'
import { looseChoice } from './looseCells.ts'
import type { TargetField } from './targets.ts'
import type { SheetTarget } from './types.ts'

/** Names of the plan's rows that a column may be recognised by, as keys. */
export interface KnownNames {
  readonly person: ReadonlySet<string>
}
/** Rows looked at. */
const sample = 200
/** Share of the cells that must fit. */
const enough = 0.8

const share = (cells: readonly Cell[], fits: (text: string, cell: Cell) => boolean): number =>
  cells.filter((cell) => fits(cellText(cell).trim(), cell)).length / cells.length

const isDay = (text: string, cell: Cell) =>
  (typeof cell === 'object' && cell !== null && 'date' in cell) ||
  (/\d\s*[-/.年月]\s*\d/.test(text) && readDate(text, '2000-01-01') !== undefined)

/** Filled cells below the headers. */
export function columnCells(sheet: SheetCells, header: number, column: number): Cell[] {
  const cells: Cell[] = []
  for (let row = header + 1; row < sheet.rows.length && cells.length < sample; row++) {
    const cell = sheet.rows[row]?.[column] ?? null
    if (!isBlank(cell)) cells.push(cell)
  }
  return cells
}

/** How well the cells of a column fit a field, 0 … 1; only kinds whose values cannot be mistaken count. */
export function contentFit(target: SheetTarget, field: TargetField, cells: readonly Cell[], names: KnownNames): number {
  if (cells.length < 2) return 0
  const distinct = new Set(cells.map((cell) => nameKey(cellText(cell)))).size
  if (target === 'step' && field.name === 'shape')
    return share(cells, (text) => readShape(text, false) !== undefined && text.length < 20) >= enough ? 0.9 : 0
  const isPeople = field.name === 'owners' || field.field?.to === 'person'
  if (isPeople)
    return share(cells, (text) =>
      text
        .split(listSeparators)
        .filter(Boolean)
        .every((name) => names.person.has(nameKey(name))),
    ) >= enough
      ? 0.85
      : 0
  const { field: definition } = field
  if (!definition) return 0
  if (field.name === 'email') return share(cells, (text) => /^\S+@\S+\.\S+$/.test(text)) >= enough ? 0.95 : 0
  if (field.name === 'phone') return share(cells, (text) => /^\+?[\d\s-]{7,15}$/.test(text)) >= enough ? 0.8 : 0
  if (definition.kind === 'date') return share(cells, isDay) >= enough ? 0.6 : 0
  if (definition.kind === 'choice' && target !== 'step' && target !== 'kpiSheet')
    return distinct <= Math.max(3, cells.length / 2) &&
      share(cells, (text) => looseChoice(target, field.name, definition, text) !== undefined) >= enough
      ? 0.8
      : 0
  return 0
}
