// People, roles and the like that a list names and the plan does not have: rows of their own, which come into the plan with the list.
import type { Field } from '../../model/field.ts'
import { type EntityName, entityOf } from '../../model/plan.ts'
import { folded, nameKey } from '../../model/values/context.ts'
import { listSeparators } from '../../model/values/index.ts'
import { type Cell, cellText, isBlank } from '../cells.ts'
import type { DataBook, ReadSheet } from '../dataWorkbook/types.ts'

/** Keys of the names by which rows of an entity are found. */
export type NamesOfPlan = (entity: EntityName) => ReadonlySet<string>

/** Rows that a name alone makes. */
const madeByName: ReadonlySet<string> = new Set(['person', 'role', 'department', 'skill'])

interface Reference {
  readonly field: Field
  readonly column: number
}

/** Names in columns of references that `names` does not have, as sheets of the entities they are names of. */
export function newNames(
  sheet: string,
  references: readonly Reference[],
  rows: ReadSheet['rows'],
  names: NamesOfPlan,
): ReadSheet[] {
  const found = new Map<EntityName, Map<string, { row: number; column: number; text: string }>>()
  for (const { field, column } of references) {
    if (field.to === undefined || !madeByName.has(field.to)) continue
    const to = field.to as EntityName
    const known = names(to)
    const list = found.get(to) ?? new Map()
    found.set(to, list)
    for (const { row, cells } of rows) {
      const cell = cells[column] ?? null
      if (isBlank(cell) || (typeof cell === 'object' && cell !== null && 'error' in cell)) continue
      const text = cellText(cell)
      const whole = known.has(nameKey(text)) || field.kind === 'ref'
      for (const part of whole ? [text] : text.split(listSeparators)) {
        const key = nameKey(part)
        if (key !== '' && !known.has(key) && !list.has(key))
          list.set(key, { row, column, text: folded(part).replace(/\s+/g, ' ') })
      }
    }
  }
  return [...found].flatMap(([entity, list]): ReadSheet[] => {
    const of = [...list.values()]
    // One column per sheet of the comparison: names that come from several columns are listed by column.
    return [...new Set(of.map(({ column }) => column))].map((column) => ({
      entity,
      name: sheet,
      columns: [{ field: entityOf(entity).title, column, header: '' }],
      rows: of
        .filter((name) => name.column === column)
        .map(({ row, text }) => ({
          row,
          cells: Object.assign(Array<Cell>(column).fill(null), { [column]: text }) as Cell[],
        })),
      blanksSayNothing: true,
    }))
  })
}

/** A collection sheet with the people and roles that its writers named and the plan does not have. */
export function withNewNames(book: DataBook, names: NamesOfPlan): DataBook {
  if (book.meta?.documentId !== '') return book
  const titles = new Map<EntityName, Set<string>>()
  for (const { entity, columns, rows } of book.sheets) {
    const column = columns.find(({ field }) => field === entityOf(entity).title)?.column
    const list = titles.get(entity) ?? new Set<string>()
    titles.set(entity, list)
    if (column !== undefined) for (const { cells } of rows) list.add(nameKey(cellText(cells[column])))
  }
  const known: NamesOfPlan = (entity) => new Set([...names(entity), ...(titles.get(entity) ?? [])])
  const made = new Set<string>()
  const added = book.sheets.flatMap(({ entity, name, columns, rows }) => {
    const { fields } = entityOf(entity)
    const references = columns.flatMap(({ field, column }): Reference[] => {
      const definition = field === null ? undefined : fields[field]
      return definition ? [{ field: definition, column }] : []
    })
    const sheets = newNames(name, references, rows, (to) => new Set([...known(to), ...namesMade(made, to)]))
    for (const sheet of sheets)
      for (const { cells } of sheet.rows) made.add(`${sheet.entity}\n${nameKey(cellText(cells.at(-1)))}`)
    return sheets
  })
  return { ...book, sheets: [...added, ...book.sheets] }
}

const namesMade = (made: ReadonlySet<string>, entity: EntityName): string[] =>
  [...made].flatMap((key) => (key.startsWith(`${entity}\n`) ? [key.slice(entity.length + 1)] : []))
