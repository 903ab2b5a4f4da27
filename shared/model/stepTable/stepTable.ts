// A whole process version as a table: one row for each step, every field as text, and what follows it.
import { visibleFields } from '../entity.ts'
import { entityOf, type PlanReader, type RowOf } from '../plan.ts'
import type { ProblemCode } from '../problem.ts'
import { nameKey, type Parsed, refused, type ValueContext } from '../values/context.ts'
import { formatValue, parseValue } from '../values/index.ts'
import { type NextStep, nextReader, printNext } from './nextSteps.ts'

/** The fields of steps that people see, in order; the last column says what follows. */
export const tableFields: readonly string[] = visibleFields(entityOf('step')).map(([name]) => name)
export const nextColumn = 'next'

/** Flows out of each step, as the table says them. */
export function nextOf(flows: readonly RowOf<'sequenceFlow'>[]): Map<string, NextStep[]> {
  const next = new Map<string, NextStep[]>()
  for (const { from, to, label, probability } of flows)
    next.set(from, [...(next.get(from) ?? []), { to, label, probability }])
  return next
}

/** The cells of a version's table, one line for each step in the given order: the fields of `tableFields`, then the next steps. */
export function printStepTable(
  reader: PlanReader,
  processVersion: string,
  order: readonly string[],
  context: ValueContext,
): string[][] {
  const steps = order.flatMap((id) => reader.get('step', id) ?? [])
  const next = nextOf(reader.list('sequenceFlow', { processVersion }))
  const fields = entityOf('step').fields
  return steps.map((step) => [
    ...tableFields.map((name) =>
      formatValue('step', name, fields[name]!, (step as Record<string, unknown>)[name], step, context),
    ),
    printNext(next.get(step.id) ?? [], steps),
  ])
}

export interface TableStep {
  readonly id: string
  readonly values: Readonly<Record<string, unknown>>
  readonly next: readonly NextStep[]
}
export interface TableProblem {
  /** From 1. */
  readonly row: number
  readonly column: string
  readonly code: ProblemCode
  readonly params?: Readonly<Record<string, string | number>>
}

/** What a reader of a table needs of the version it reads into. */
export interface TableTarget {
  readonly lanes: readonly { readonly id: string; readonly title: string }[]
  readonly phases: readonly { readonly id: string; readonly title: string }[]
  newId(): string
}

/**
 * Reads the cells that `printStepTable` writes, as new steps: values by field, and what follows each. A cell that says nothing
 * readable is a problem and leaves its field out.
 */
export function readStepTable(
  cells: readonly (readonly string[])[],
  context: ValueContext,
  target: TableTarget,
): { steps: TableStep[]; problems: TableProblem[] } {
  const fields = entityOf('step').fields
  const title = tableFields.indexOf('title')
  const rows = cells.map((line) => ({ id: target.newId(), title: line[title] ?? '' }))
  const next = nextReader(rows)
  const problems: TableProblem[] = []
  const band = (text: string, bands: TableTarget['lanes']): Parsed => {
    const found = bands.filter((b) => nameKey(b.title) === nameKey(text))
    if (text.trim() === '') return { ok: true, value: null }
    return found[0] ? { ok: true, value: found[0].id } : refused('notFound', { text })
  }
  const steps = cells.map((line, i): TableStep => {
    const { id } = rows[i] as { id: string }
    const values: Record<string, unknown> = {}
    const read = (column: string, result: Parsed): unknown => {
      if (result.ok && !result.missing?.length) {
        Object.assign(values, result.also)
        return result.value
      }
      const bad = result.ok ? { code: 'notFound' as const, params: { text: result.missing?.join('; ') ?? '' } } : result
      problems.push({ row: i + 1, column, code: bad.code, ...(bad.params ? { params: bad.params } : {}) })
      return undefined
    }
    tableFields.forEach((name, col) => {
      const text = line[col] ?? ''
      const result =
        name === 'lane'
          ? band(text, target.lanes)
          : name === 'phase'
            ? band(text, target.phases)
            : parseValue('step', name, fields[name]!, text, context)
      const value = read(name, result)
      if (value !== undefined) values[name] = value
    })
    const follows = read(nextColumn, next(line[tableFields.length] ?? '', id)) as readonly NextStep[] | undefined
    return { id, values, next: follows ?? [] }
  })
  return { steps, problems }
}
