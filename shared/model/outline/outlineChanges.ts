// What an edited outline changes in its process: the difference alone, so that all the rest of each step survives.
import type { OutlineArgs } from '../../commands/outline.ts'
import type { PlanReader, RowOf } from '../plan.ts'
import type { Duration } from '../stepText.ts'
import { nameKey } from '../values/context.ts'
import { arrange } from './arrange.ts'
import { flowChanges } from './flowChanges.ts'
import { matchLines } from './matchLines.ts'
import { ownerMarks } from './ownerMarks.ts'
import { stepShown, stepsInOrder } from './printOutline.ts'
import type { Outline, OutlineContext, OutlineLine } from './types.ts'

export interface OutlineChanges {
  /** Arguments of the command `process.applyOutline`; null when the outline says what the process is already. */
  readonly args: OutlineArgs | null
  /** For each line the step it is: a known one, or the id under which it will be added. */
  readonly ids: readonly string[]
  readonly added: number
  readonly removed: number
}

type StepArgs = OutlineArgs['steps'][number]

const sameTime = (a: Duration | null, b: Duration | null) => a?.seconds === b?.seconds && a?.basis === b?.basis
const timeRow = (name: 'processing' | 'waiting', time: Duration | null) =>
  time ? { [`${name}Time`]: time.seconds, [`${name}Basis`]: time.basis } : { [`${name}Time`]: null }
const sameNames = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((name, i) => nameKey(name) === nameKey(b[i] as string))

/** What a line changes of a step that is there; undefined: nothing. */
function stepEdit(
  reader: PlanReader,
  row: RowOf<'step'>,
  line: OutlineLine,
  context: OutlineContext,
): Omit<StepArgs, 'id' | 'after'> | undefined {
  const shown = stepShown(reader, row, context)
  const patch: Record<string, unknown> = {}
  if (line.title !== row.title) patch.title = line.title
  if (line.kind !== row.kind) patch.kind = line.kind
  if (!sameTime(line.processing, shown.processing)) Object.assign(patch, timeRow('processing', line.processing))
  if (!sameTime(line.waiting, shown.waiting)) Object.assign(patch, timeRow('waiting', line.waiting))
  const moved =
    line.lane === null ? shown.lane !== null : shown.lane === null || nameKey(line.lane) !== nameKey(shown.lane)
  const lane = row.lane === null ? undefined : reader.get('lane', row.lane)
  const marks = ownerMarks({ ...row, kind: line.kind }, lane, context.titleOf)
  const owned = moved || line.noOwner !== marks.none || !sameNames(line.owners, marks.names)
  if (!moved && !owned && Object.keys(patch).length === 0) return undefined
  return {
    row: patch,
    ...(moved ? { lane: line.lane === null ? null : { title: line.lane } } : {}),
    ...(owned ? { owners: { names: [...line.owners], none: line.noOwner } } : {}),
  }
}

/** A line that is a new step; without a lane of its own it goes into that of the known step before it. */
function stepNew(line: OutlineLine, near: RowOf<'step'> | undefined): Omit<StepArgs, 'id' | 'after'> {
  const inherited = line.noLane || !near?.lane ? null : { id: near.lane }
  return {
    row: {
      title: line.title,
      kind: line.kind,
      ...(line.processing ? timeRow('processing', line.processing) : {}),
      ...(line.waiting ? timeRow('waiting', line.waiting) : {}),
    },
    lane: line.lane === null ? inherited : { title: line.lane },
    owners: { names: [...line.owners], none: line.noOwner },
  }
}

/**
 * The difference between a version and an outline of it. Lines keep their steps (see matchLines); steps without a line are removed,
 * lines without a step are added under ids from `newId`, without a place: see placeAdded in shared/diagram.
 */
export function outlineChanges(
  reader: PlanReader,
  processVersion: string,
  outline: Pick<Outline, 'lines' | 'flows'>,
  context: OutlineContext,
  newId: () => string,
): OutlineChanges {
  const steps = reader.list('step', { processVersion })
  const rows = new Map(steps.map((row) => [row.id, row]))
  const flows = reader.list('sequenceFlow', { processVersion })
  const order = stepsInOrder(arrange(steps, flows)).map((id) => rows.get(id) as RowOf<'step'>)
  const matched = matchLines(outline.lines, order)
  const ids = matched.map((id) => id ?? newId())
  const before = new Map<number, string>()
  for (const { from, to } of outline.flows) if (from !== to && !before.has(to)) before.set(to, ids[from] as string)

  let near: RowOf<'step'> | undefined
  const changed = outline.lines.flatMap((line, i): StepArgs[] => {
    const id = ids[i] as string
    const row = matched[i] === null ? undefined : rows.get(id)
    if (row) near = row
    const edit = row ? stepEdit(reader, row, line, context) : stepNew(line, near)
    return edit ? [{ id, ...edit, after: before.get(i) ?? ids[i - 1] ?? null }] : []
  })
  const kept = new Set(ids)
  const remove = steps.filter((s) => !kept.has(s.id)).map((s) => s.id)
  const wanted = outline.flows.map(({ from, to, label }) => ({
    from: ids[from] as string,
    to: ids[to] as string,
    label,
  }))
  // Flows of removed steps go with them.
  const stay = new Set(remove)
  const flowsNow = flowChanges(flows, wanted, newId)
  const gone = new Set(flows.filter((f) => stay.has(f.from)).map((f) => f.id))
  const removeFlows = flowsNow.remove.filter((id) => !gone.has(id))
  const nothing = changed.length + remove.length + flowsNow.insert.length + flowsNow.update.length + removeFlows.length
  return {
    ids,
    added: matched.filter((id) => id === null).length,
    removed: remove.length,
    args:
      nothing === 0
        ? null
        : {
            processVersion,
            steps: changed,
            remove,
            flows: { insert: flowsNow.insert, update: flowsNow.update, remove: removeFlows },
          },
  }
}
