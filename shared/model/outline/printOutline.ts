// Prints a process version as an outline: one line for each step, in the order of the work.
import type { PlanReader, RowOf } from '../plan.ts'
import type { Duration } from '../stepText.ts'
import { arrange } from './arrange.ts'
import { jumpIndex } from './jumps.ts'
import { lineText } from './lineText.ts'
import { ownerMarks } from './ownerMarks.ts'
import type { Item, OutlineContext, OutlineStep, OutlineText } from './types.ts'

/** What the outline says of a step row. */
export function stepShown(reader: PlanReader, row: RowOf<'step'>, context: OutlineContext): OutlineStep {
  const lane = row.lane === null ? undefined : reader.get('lane', row.lane)
  const { names, none } = ownerMarks(row, lane, context.titleOf)
  const time = (seconds: number | null, basis: Duration['basis']): Duration | null =>
    seconds === null ? null : { seconds, basis }
  return {
    title: row.title,
    kind: row.kind,
    owners: names,
    noOwner: none,
    lane: lane?.title ?? null,
    processing: time(row.processingTime, row.processingBasis),
    waiting: time(row.waitingTime, row.waitingBasis),
  }
}

/** Ids of steps in the order of their lines. */
export function stepsInOrder(items: readonly Item<string>[]): string[] {
  return items.flatMap(({ step, branches }) => [
    ...(step === null ? [] : [step]),
    ...branches.flatMap((b) => stepsInOrder(b.items)),
  ])
}

/**
 * The outline of a version; `parseOutline(text, context, lines.map((l) => l.step))` reads it back to the same process. Names that
 * hold spaces are quoted, so the context needs none of them.
 */
export function printOutline(reader: PlanReader, processVersion: string, context: OutlineContext): OutlineText {
  const steps = reader.list('step', { processVersion })
  const rows = new Map(steps.map((row) => [row.id, row]))
  const items = arrange(steps, reader.list('sequenceFlow', { processVersion }))
  const order = stepsInOrder(items)
  const index = jumpIndex(
    order.map((id) => rows.get(id) as RowOf<'step'>),
    context,
  )
  const lineOf = new Map(order.map((id, i) => [id, i]))
  const jumpTo = (id: Item<string>['jump']) => (id === null ? null : index.write(lineOf.get(id as string) as number))
  const lines: { text: string; step: string | null }[] = []

  const print = (list: readonly Item<string>[], depth: number, first: string | null | undefined) => {
    list.forEach(({ step, jump, ends, branches }, i) => {
      const shown = step === null ? null : stepShown(reader, rows.get(step) as RowOf<'step'>, context)
      const label = i === 0 ? first : undefined
      const text = lineText({ step: shown, label, jump: jumpTo(jump), ends, branch: depth > 0 }, context)
      lines.push({ text: '  '.repeat(depth) + text, step })
      for (const { label: name, items: inner } of branches) {
        if (inner.length > 0) print(inner, depth + 1, name)
        else {
          const bare = lineText({ step: null, label: name, jump: null, ends: false, branch: true }, context)
          lines.push({ text: '  '.repeat(depth + 1) + bare, step: null })
        }
      }
    })
  }
  print(items, 0, undefined)
  return { text: lines.map((l) => l.text).join('\n'), lines }
}
