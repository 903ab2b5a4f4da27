// Which differences of a data workbook are to be taken: by row, and by field where a row changed.
import { defaultChoice } from '#shared/sheets/dataWorkbook/chosenWrites.ts'
import type { DataDifferences, DifferenceKind, RefusedCell, RowDifference } from '#shared/sheets/dataWorkbook/types.ts'

/** Chosen fields by key; a row that is taken as a whole has the one field ''. */
export type Choosing = ReadonlyMap<number, ReadonlySet<string>>
export type Filter = 'all' | DifferenceKind | 'refused'

const whole: ReadonlySet<string> = new Set([''])
const none: ReadonlySet<string> = new Set()

/** Rows that only go as one piece: new ones, removed ones, and those that one side removed. */
export const isWhole = ({ kind, removedIn }: RowDifference): boolean =>
  kind === 'added' || kind === 'removed' || removedIn !== undefined

const allOf = (row: RowDifference): ReadonlySet<string> =>
  isWhole(row) || row.fields.length === 0 ? whole : new Set(row.fields.map(({ field }) => field))

/** Everything but conflicts, where the plan stays as it is. */
export function startChoosing({ rows }: DataDifferences): Choosing {
  const choice = defaultChoice(rows)
  return new Map(
    rows.flatMap((row): [number, ReadonlySet<string>][] => {
      const chosen = choice[row.key]
      return chosen === undefined ? [] : [[row.key, chosen === true ? allOf(row) : new Set(chosen)]]
    }),
  )
}

/** 'on', 'off', or 'some' of the fields of a row. */
export function stateOf(choosing: Choosing, row: RowDifference): 'on' | 'off' | 'some' {
  const chosen = choosing.get(row.key) ?? none
  if (chosen.size === 0) return 'off'
  return chosen.size >= allOf(row).size ? 'on' : 'some'
}

export const isChosen = (choosing: Choosing, row: RowDifference, field: string): boolean =>
  choosing.get(row.key)?.has(isWhole(row) ? '' : field) ?? false

/** Takes or leaves whole rows. */
export function chooseRows(choosing: Choosing, rows: readonly RowDifference[], take: boolean): Choosing {
  const next = new Map(choosing)
  for (const row of rows) {
    if (take) next.set(row.key, allOf(row))
    else next.delete(row.key)
  }
  return next
}

/** Takes or leaves one field; of a row that goes as one piece, the row. */
export function toggleField(choosing: Choosing, row: RowDifference, field: string): Choosing {
  if (isWhole(row)) return chooseRows(choosing, [row], stateOf(choosing, row) === 'off')
  const fields = new Set(choosing.get(row.key) ?? none)
  if (!fields.delete(field)) fields.add(field)
  return new Map(choosing).set(row.key, fields)
}

/** What the host takes: `true` for whole rows. */
export function sentChoice(choosing: Choosing, rows: readonly RowDifference[]): Record<string, true | string[]> {
  const choice: Record<string, true | string[]> = {}
  for (const row of rows) {
    const state = stateOf(choosing, row)
    if (state !== 'off') choice[row.key] = state === 'on' ? true : [...(choosing.get(row.key) ?? none)]
  }
  return choice
}

/** One line of the list. */
export type Line =
  | { readonly type: 'row'; readonly row: RowDifference }
  | { readonly type: 'field'; readonly row: RowDifference; readonly at: number }
  | { readonly type: 'refused'; readonly cell: RefusedCell }

/** The choice after a line was ticked or unticked; a cell that was refused has nothing to choose. */
export function toggleLine(choosing: Choosing, line: Line): Choosing {
  if (line.type === 'refused') return choosing
  if (line.type === 'row') return chooseRows(choosing, [line.row], stateOf(choosing, line.row) !== 'on')
  return toggleField(choosing, line.row, line.row.fields[line.at]?.field ?? '')
}

/** The lines in sight; `turned`: rows opened or closed by hand, the others are open where a choice by field is likely. */
export function linesOf({ rows, refused }: DataDifferences, filter: Filter, turned: ReadonlySet<number>): Line[] {
  if (filter === 'refused') return refused.map((cell) => ({ type: 'refused', cell }))
  const lines: Line[] = []
  for (const row of rows) {
    if (filter !== 'all' && row.kind !== filter) continue
    lines.push({ type: 'row', row })
    if (isOpen(row, turned)) for (let at = 0; at < row.fields.length; at++) lines.push({ type: 'field', row, at })
  }
  return lines
}

export const isOpen = (row: RowDifference, turned: ReadonlySet<number>): boolean =>
  (row.kind === 'changed' || row.kind === 'conflict') !== turned.has(row.key)
