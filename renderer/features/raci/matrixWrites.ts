// What typing, keys, pasting and accepting change in the matrix, each as one command.
import { execute } from '#platform/execute.ts'
import { notify } from '#platform/notices.ts'
import { currentT } from '#platform/text.ts'
import { useWindow } from '#platform/windowState.ts'
import { type RaciLetter, toggledLetters } from '#shared/analysis/raci.ts'
import type { RaciRow } from '#shared/analysis/raciRows.ts'
import type { RaciCell } from '#shared/commands/raci.ts'
import { problemText } from '#shared/i18n/index.ts'
import type { SheetBatch } from '#ui/SheetGrid/sheetTypes.ts'
import { columnIdOf, lettersIn, type MatrixRow, roleOfColumn } from './matrixRows.ts'

const cellOf = ({ entity, id }: Pick<RaciRow, 'entity' | 'id'>, role: string, letters: string): RaciCell => ({
  entity,
  row: id,
  role,
  letters,
})

async function run(cells: readonly RaciCell[]): Promise<boolean> {
  return cells.length > 0 && (await execute('raci.set', { cells: [...cells] })) !== undefined
}

const tell = (count: number, reason: string) =>
  void notify({ tone: 'warning', text: currentT()('sheet.refusedCells', { count, reason }) })

/** Carries out a batch of the grid. Of two A's in one row the first is taken; the others stay as they are, and it is said. */
export async function runMatrixBatch(batch: SheetBatch, rows: ReadonlyMap<string, MatrixRow>): Promise<void> {
  const { lang } = useWindow.getState()
  const [refused] = batch.refused
  if (refused) {
    const { code, params } = refused
    tell(batch.refused.length, problemText(lang, { code, ...(params ? { params } : {}) }))
  }
  const cells: RaciCell[] = []
  /** Titles of rows in which a further A was not taken. */
  const second: string[] = []
  for (const { rowId, values } of batch.edits) {
    const row = rows.get(rowId)
    if (!row?.raci || row.raci.frozen) continue
    let hasA = false
    for (const [column, value] of Object.entries(values)) {
      const role = roleOfColumn(column)
      if (role === null) continue
      const letters = lettersIn(value)
      if (letters.includes('A') && hasA) {
        second.push(row.title)
        continue
      }
      hasA ||= letters.includes('A')
      cells.push(cellOf(row.raci, role, letters))
    }
  }
  if (second[0]) tell(second.length, problemText(lang, { code: 'raciTwoAccountable', params: { title: second[0] } }))
  await run(cells)
}

interface Selected {
  readonly rows: readonly MatrixRow[]
  readonly roles: readonly string[]
  /** The role of the active cell. */
  readonly active: string | null
}

/** Switches a letter in the selected cells: off where all have it, else on. A goes into the active column only: a row has one. */
export async function toggleLetter({ rows, roles, active }: Selected, letter: RaciLetter): Promise<boolean> {
  const columns = letter === 'A' && roles.length > 1 ? roles.filter((role) => role === active) : roles
  const cells = rows.flatMap((row) => {
    if (!row.raci || row.raci.frozen) return []
    return columns.map((role) => ({ raci: row.raci as RaciRow, role, held: lettersIn(row[columnIdOf(role)]) }))
  })
  const all = cells.every(({ held }) => held.includes(letter))
  return run(
    cells
      .filter(({ held }) => held.includes(letter) === all)
      .map(({ raci, role, held }) => cellOf(raci, role, toggledLetters(held, letter))),
  )
}

/** Cells of the rows that differ from what lanes and owners suggest, as taking that over sets them; `roles`: only of these. */
export const acceptedCells = (rows: readonly RaciRow[], roles?: ReadonlySet<string>): RaciCell[] =>
  rows.flatMap((row) =>
    row.frozen
      ? []
      : row.differences.flatMap(({ role, accepted }) =>
          !roles || roles.has(role) ? [cellOf(row, role, accepted)] : [],
        ),
  )

/** Takes over what lanes and owners suggest; says so where it is more than what one sees. */
export async function accept(cells: readonly RaciCell[], says: boolean): Promise<boolean> {
  const done = await run(cells)
  if (done && says) notify({ text: currentT()('raci.accepted', { count: cells.length }), undo: true })
  return done
}

export const setLetters = (row: RaciRow, role: string, letters: string): Promise<boolean> =>
  run([cellOf(row, role, letters)])
