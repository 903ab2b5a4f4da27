// A collection sheet of steps that came back, as rows to be compared with the plan: what its writer changed, added and left out.
import { valueContext } from '../../i18n/valueContext.ts'
import type { PlanRows } from '../../model/plan.ts'
import type { FlowDraft, StepDraft } from '../../model/processDraft.ts'
import { rowsReader } from '../../model/rowsReader.ts'
import { nameKey } from '../../model/values/context.ts'
import { type Cell, cellName, cellText, type SheetCells } from '../cells.ts'
import type {
  CollectedSteps,
  CompareInput,
  DataBook,
  ReadColumn,
  ReadSheet,
  RefusedCell,
} from '../dataWorkbook/types.ts'
import { readStepTable } from '../visio.ts'
import { type VisioField, visioColumns } from '../visioColumns.ts'
import { findStepTable, type StepTable } from '../visioTable.ts'
import type { SheetContext } from '../visioValues.ts'
import { bandRows } from './bandRows.ts'
import { flowRows } from './flowRows.ts'
import { matchSteps } from './matchSteps.ts'
import { listedSteps, type StepLine, type StepRows, stepLines } from './stepLines.ts'

type Values = Record<string, unknown>

/** Fields of a step draft that a cell alone fills, and the column of that cell. */
const plainFields = {
  title: 'title',
  kind: 'shape',
  cost: 'cost',
  description: 'description',
  inputs: 'inputs',
  outputs: 'outputs',
  systems: 'systems',
} as const satisfies Partial<Record<keyof StepDraft, VisioField>>

/** The lines as a sheet of their own, to be read like the one that came back. */
function tableOf(lines: readonly StepLine[]): StepTable {
  const rows: Cell[][] = [
    visioColumns.map(({ en }) => en),
    ...lines.map(({ cells }) => visioColumns.map(({ field }) => cells[field] ?? null)),
  ]
  const sheet: SheetCells = { name: '', hidden: false, rows, hiddenColumns: [], merges: [] }
  const columns = new Map(visioColumns.map((column, at) => [column.field, { column, unit: null, at }] as const))
  return { sheet, header: 0, columns, unknown: [] }
}

const draftOf = (table: StepTable, context: SheetContext) => {
  const { draft, problems, refused, rows } = readStepTable(table, { ...context, lenient: true })
  return { steps: draft?.steps ?? [], flows: draft?.flows ?? [], problems, refused, rows, read: draft !== null }
}

/** The rows that the lines were made from: as exported, where the workbook tells, else those of the plan. */
function knownRows({ rows, book }: CompareInput): StepRows {
  const { step, sequenceFlow } = book.base?.rows ?? {}
  if (!step || !sequenceFlow) return rows
  return {
    ...rows,
    step: step as unknown as PlanRows['step'],
    sequenceFlow: sequenceFlow as unknown as PlanRows['sequenceFlow'],
  }
}

/** The book with its collected steps as sheets of steps, flows, and the lanes, phases and people they bring. */
export function withCollectedSteps(input: CompareInput, collected: CollectedSteps): DataBook {
  const { book, rows, lang, today } = input
  const { sheet, version, column: idColumn } = collected
  const found = findStepTable([sheet])
  if (!('table' in found)) return { ...book, sheets: [], problems: [...book.problems, found] }
  const { table } = found
  const { hoursPerDay, daysPerWeek, currency } = valueContext(rowsReader(rows), lang, today)
  const context: SheetContext = { hoursPerDay, daysPerWeek, currency, fallbackTitle: sheet.name }
  const known = knownRows(input)
  const lines = stepLines(known, version, book.meta?.lang ?? lang)
  const was = draftOf(tableOf(lines), context)
  const now = draftOf(table, context)
  const { problems } = now
  if (!now.read) return { ...book, sheets: [], problems: [...book.problems, ...problems] }

  const has = (field: VisioField) => table.columns.has(field)
  const at = (key: string) => now.rows.get(key) ?? 0
  const cellsOf = (key: string) => sheet.rows[at(key)] ?? []
  const unread = new Set(now.refused.map(({ cell }) => cell))
  const refusedIn = (key: string, field: VisioField) =>
    unread.has(cellName(at(key), table.columns.get(field)?.at ?? 0)) || !has(field)
  const before = new Map(was.steps.map((step, i) => [(lines[i] as StepLine).id, step]))
  const ids = matchSteps(now.steps, before, (key) => cellText(cellsOf(key)[idColumn]).trim())
  const news = (step: StepDraft, field: 'lane' | 'phase' | 'owners'): boolean => {
    const old = before.get(ids.get(step.key) as string)
    return !old || (!refusedIn(step.key, field) && namesKey(step[field]) !== namesKey(old[field]))
  }
  const bands = bandRows({ rows, version, table, sheet, steps: now.steps, at, news })

  const columnOf = (field: VisioField) => table.columns.get(field)?.at ?? idColumn
  const headOf = (field: string, of: VisioField): ReadColumn => ({ field, column: columnOf(of), header: '' })
  const stepRow = (step: StepDraft) => {
    const id = ids.get(step.key) as string
    const old = before.get(id)
    const values = old
      ? { ...changedValues(step, old, (field) => refusedIn(step.key, field)), ...bandValues(step, news, bands) }
      : newValues(step, version, bands)
    return { row: at(step.key), cells: cellsOf(step.key), id, values }
  }
  const steps: ReadSheet = {
    entity: 'step',
    name: sheet.name,
    columns: [
      headOf('title', 'title'),
      headOf('kind', 'shape'),
      ...(
        [
          'lane',
          'phase',
          'owners',
          'processingTime',
          'waitingTime',
          'cost',
          'description',
          'inputs',
          'outputs',
        ] as const
      ).map((field) => headOf(field, field)),
      headOf('systems', 'systems'),
    ],
    rows: now.steps.map(stepRow),
  }
  const flows = flowRows({
    version,
    flows: listedSteps(known, version).flows,
    now: byStep(now.flows, ids),
    was: byStep(was.flows, new Map(was.steps.map(({ key }, i) => [key, (lines[i] as StepLine).id]))),
    settled: new Set(now.steps.filter(({ key }) => !refusedIn(key, 'next')).map(({ key }) => ids.get(key) as string)),
    labelled: has('label'),
    place: new Map(now.steps.map(({ key }) => [ids.get(key) as string, { row: at(key), cells: cellsOf(key) }])),
  })
  const flowSheet: ReadSheet = {
    entity: 'sequenceFlow',
    name: sheet.name,
    columns: [headOf('from', 'id'), headOf('to', 'next'), headOf('label', 'label')],
    rows: flows,
  }
  const exported = new Map(lines.map(({ id, cells }) => [id, cells]))
  // What stands as it was exported is not refused, whatever it is.
  const asExported = new Set(
    now.steps.flatMap(({ key }) =>
      [...table.columns].flatMap(([field, { at: column }]) => {
        const was = exported.get(ids.get(key) as string)
        return was && cellText(was[field]) === cellText(cellsOf(key)[column]) ? [cellName(at(key), column)] : []
      }),
    ),
  )
  const refused: RefusedCell[] = [...(book.refused ?? []), ...now.refused.filter(({ cell }) => !asExported.has(cell))]
  return { ...book, sheets: [...bands.sheets, steps, flowSheet], problems: [...book.problems, ...problems], refused }
}

type NamedBands = ReturnType<typeof bandRows>

/** The fields of a known step whose cells do not say what they said. */
function changedValues(now: StepDraft, was: StepDraft, unread: (field: VisioField) => boolean): Values {
  const values: Values = {}
  const differs = (column: VisioField, ...fields: (keyof StepDraft)[]) =>
    !unread(column) && fields.some((field) => JSON.stringify(now[field]) !== JSON.stringify(was[field]))
  for (const [field, column] of Object.entries(plainFields) as [keyof typeof plainFields, VisioField][])
    if (differs(column, field)) values[field] = now[field]
  for (const time of ['processing', 'waiting'] as const)
    if (differs(`${time}Time`, `${time}Time`, `${time}Basis`)) {
      values[`${time}Time`] = now[`${time}Time`]
      if (now[`${time}Time`] !== null) values[`${time}Basis`] = now[`${time}Basis`]
    }
  return values
}

/** Names that mean the same rows. */
const namesKey = (names: string | readonly string[] | null): string =>
  JSON.stringify([names ?? []].flat().map((name) => nameKey(name)))

/** Lane, phase and owners of a known step, where the sheet names others. */
function bandValues(step: StepDraft, news: Parameters<typeof bandRows>[0]['news'], bands: NamedBands): Values {
  return {
    ...(news(step, 'lane') ? { lane: bands.lane(step.lane) } : {}),
    ...(news(step, 'phase') ? { phase: bands.phase(step.phase) } : {}),
    ...(news(step, 'owners') ? { owners: bands.owners(step.owners) } : {}),
  }
}

/** Every field of a step that the plan does not have. */
function newValues(step: StepDraft, version: string, bands: NamedBands): Values {
  const { key: _, lane, phase, owners, ownerRole: __, x: ___, y: ____, ...rest } = step
  return {
    ...rest,
    processVersion: version,
    lane: bands.lane(lane),
    phase: bands.phase(phase),
    owners: bands.owners(owners),
    ownerRole: bands.roleOf(lane),
  }
}

/** Flows by the steps they join: label by `from\nto`. */
function byStep(flows: readonly FlowDraft[], ids: ReadonlyMap<string, string>): Map<string, string | null> {
  return new Map(flows.map(({ from, to, label }) => [`${ids.get(from)}\n${ids.get(to)}`, label]))
}
