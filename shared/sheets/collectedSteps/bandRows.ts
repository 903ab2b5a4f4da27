// The lanes, phases and people that a collection sheet names: those of the plan by their names, the others as rows of their own.
import type { EntityName, PlanRows } from '../../model/plan.ts'
import type { StepDraft } from '../../model/processDraft.ts'
import { nameKey } from '../../model/values/context.ts'
import type { Cell, SheetCells } from '../cells.ts'
import type { ReadSheet } from '../dataWorkbook/types.ts'
import type { StepTable } from '../visioTable.ts'
import { freshIds } from './freshIds.ts'

interface BandInput {
  readonly rows: PlanRows
  readonly version: string
  readonly table: StepTable
  readonly sheet: SheetCells
  readonly steps: readonly StepDraft[]
  /** Zero-based row of a step. */
  readonly at: (key: string) => number
  /** Whether the row of a step says something there that it did not say before. */
  readonly news: (step: StepDraft, field: 'lane' | 'phase' | 'owners') => boolean
}

type Named = ReadonlyMap<string, string>
const byName = (list: readonly (readonly [id: string, name: string])[]): Named =>
  new Map([...list].reverse().map(([id, name]) => [nameKey(name), id]))

export function bandRows({ rows, version, table, sheet, steps, at, news }: BandInput) {
  const sheets: ReadSheet[] = []
  const own = <R extends { id: string; title: string; processVersion: string }>(list: readonly R[]) =>
    byName(list.filter((row) => row.processVersion === version).map(({ id, title }) => [id, title]))
  const named = <R extends { id: string; name: string }>(list: readonly R[]) =>
    byName(list.map(({ id, name }) => [id, name]))
  const [people, roles, departments] = [named(rows.person), named(rows.role), named(rows.department)]

  /** Ids by name, with a row for each name that is new. */
  const idsOf = (
    entity: EntityName,
    field: 'lane' | 'phase' | 'owners',
    known: Named,
    namesIn: (step: StepDraft) => readonly (string | null)[],
    valuesOf: (name: string) => Readonly<Record<string, unknown>>,
  ): Named => {
    const ids = new Map(known)
    const fresh = freshIds(field[0] as string)
    const column = table.columns.get(field)?.at ?? 0
    const title = entity === 'person' ? 'name' : 'title'
    const added = steps
      .filter((step) => news(step, field))
      .flatMap((step) =>
        namesIn(step).flatMap((name) => {
          if (name === null || ids.has(nameKey(name))) return []
          const id = fresh()
          ids.set(nameKey(name), id)
          // The cell may hold other names, too.
          const cells: Cell[] = Array(column + 1).fill(null)
          cells[column] = name
          return [{ row: at(step.key), cells, id, values: { [title]: name, ...valuesOf(name) } }]
        }),
      )
    if (added.length > 0)
      sheets.push({ entity, name: sheet.name, columns: [{ field: title, column, header: '' }], rows: added })
    return ids
  }
  /** What a lane of this name stands for, as far as the plan knows the name. */
  const laneValues = (name: string) => {
    const key = nameKey(name)
    const [person, department, role] = [people.get(key), departments.get(key), roles.get(key)]
    const identity = person
      ? { kind: 'person', person }
      : department
        ? { kind: 'department', department }
        : { kind: 'role', role: role ?? null }
    return { processVersion: version, ...identity }
  }
  const lanes = idsOf('lane', 'lane', own(rows.lane), ({ lane }) => [lane], laneValues)
  const phases = idsOf(
    'phase',
    'phase',
    own(rows.phase),
    ({ phase }) => [phase],
    () => ({ processVersion: version }),
  )
  const owners = idsOf(
    'person',
    'owners',
    people,
    (step) => step.owners,
    () => ({}),
  )
  const find = (ids: Named, name: string | null) => (name === null ? null : (ids.get(nameKey(name)) ?? null))
  return {
    sheets,
    lane: (name: string | null) => find(lanes, name),
    phase: (name: string | null) => find(phases, name),
    owners: (names: readonly string[]) => [...new Set(names.flatMap((name) => find(owners, name) ?? []))],
    /** The role of a lane of the plan. */
    roleOf: (name: string | null) => rows.lane.find(({ id }) => id === find(lanes, name))?.role ?? null,
  }
}
