// The rows of the matrix grid: processes with their steps below them, and the tasks below a heading of their own.
import { lettersOf, lettersText } from '#shared/analysis/raci.ts'
import type { RaciRow } from '#shared/analysis/raciRows.ts'
import type { SheetRow } from '#ui/SheetGrid/sheetTypes.ts'

/** A row of the grid. The letters of a role lie under the role's id; roles without any have none. */
export interface MatrixRow extends SheetRow {
  readonly title: string
  readonly parent: string | null
  /** null: a heading. */
  readonly raci: RaciRow | null
}

export const asMatrixRow = (row: SheetRow): MatrixRow => row as MatrixRow
export const rowIdOf = ({ entity, id }: Pick<RaciRow, 'entity' | 'id'>): string => `${entity}:${id}`
/** Column of a role; fields of the row itself never look like it. */
export const columnIdOf = (role: string): string => `role:${role}`
export const roleOfColumn = (column: string): string | null => (column.startsWith('role:') ? column.slice(5) : null)
/** What a cell holds, as the letters of a list. */
export const lettersIn = (value: unknown): string => (Array.isArray(value) ? value.join('') : '')

const tasksHead = 'tasks'

/** The roles that have a letter in a row. */
const rolesIn = ({ fields }: RaciRow): string[] => [
  ...new Set([
    ...(fields.ownerRole ? [fields.ownerRole] : []),
    ...fields.responsibleRoles,
    ...fields.consultedRoles,
    ...fields.informedRoles,
  ]),
]

/** What a row of the analysis is drawn as; of the same one, below the same heading, the same object. */
const drawn = new WeakMap<RaciRow, MatrixRow>()
function rowOf(raci: RaciRow, parent: string | null): MatrixRow {
  const known = drawn.get(raci)
  if (known && known.parent === parent) return known
  const own = Object.fromEntries(rolesIn(raci).map((role) => [columnIdOf(role), [...lettersOf(raci.fields, role)]]))
  const row = { id: rowIdOf(raci), title: raci.title, parent, raci, ...own }
  drawn.set(raci, row)
  return row
}

/** @param tasks The title of the heading above the tasks; they stand alone without it. */
export function matrixRows(rows: readonly RaciRow[], tasks: string | null): MatrixRow[] {
  const out: MatrixRow[] = []
  let process: string | null = null
  let headed = tasks === null
  for (const raci of rows) {
    if (raci.entity === 'process') process = rowIdOf(raci)
    if (raci.entity === 'task' && !headed) {
      out.push({ id: tasksHead, title: tasks ?? '', parent: null, raci: null })
      headed = true
    }
    const parent = raci.entity === 'step' ? process : raci.entity === 'task' && tasks !== null ? tasksHead : null
    out.push(rowOf(raci, parent))
  }
  return out
}

/** Roles that have a letter in one of the rows, or would get one. */
export function rolesUsed(rows: readonly RaciRow[]): Set<string> {
  return new Set(rows.flatMap((row) => [...rolesIn(row), ...row.differences.map(({ role }) => role)]))
}

/** `A/R`, or `(A/R)` where nothing is entered and the lane suggests it. */
export function shownLetters(row: MatrixRow, role: string): string {
  const entered = lettersIn(row[columnIdOf(role)])
  if (entered !== '') return lettersText(entered)
  const proposed = row.raci?.differences.find((one) => one.role === role)?.generated ?? ''
  return proposed === '' ? '' : `(${lettersText(proposed)})`
}
