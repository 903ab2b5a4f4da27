// Copied steps: as data for pasting into any Opsmap window, and as a table for everything else.
import { z } from 'zod'
import type { RowOf } from '#shared/model/plan.ts'

/** Type under which the data travels beside the plain text. */
export const clipboardType = 'application/x-opsmap-steps'
const marker = 'opsmap-steps'

/** What steps refer to by id and another plan may know by name. */
const named = ['person', 'role', 'resource'] as const

const row = z.record(z.string(), z.unknown())
const fragmentSchema = z.object({
  opsmap: z.literal(marker),
  version: z.literal(1),
  steps: z
    .array(z.object({ key: z.string(), row, lane: z.string().nullable(), phase: z.string().nullable() }))
    .min(1)
    .max(20_000),
  flows: z.array(z.object({ from: z.string(), to: z.string(), row })).max(60_000),
  names: z.partialRecord(z.enum(named), z.record(z.string(), z.string())).default({}),
})
/** What `step.paste` takes besides the place. */
export type StepFragment = z.infer<typeof fragmentSchema>

interface Source {
  readonly steps: readonly RowOf<'step'>[]
  readonly flows: readonly RowOf<'sequenceFlow'>[]
  readonly lanes: readonly RowOf<'lane'>[]
  readonly phases: readonly RowOf<'phase'>[]
  /** What a person, role or resource is called. */
  readonly nameOf: (entity: (typeof named)[number], id: string) => string | undefined
}

/** The chosen steps, in drawing order from left to right, and the flows among them. */
export function fragmentOf(source: Source, ids: ReadonlySet<string>): StepFragment | null {
  const laneTitle = new Map(source.lanes.map((l) => [l.id, l.title]))
  const phaseTitle = new Map(source.phases.map((p) => [p.id, p.title]))
  const steps = source.steps
    .filter((s) => ids.has(s.id))
    .toSorted((a, b) => (a.x ?? 0) - (b.x ?? 0) || (a.y ?? 0) - (b.y ?? 0))
    .map(({ id, processVersion: _v, originId: _o, ...rest }) => ({
      key: id,
      row: rest as Record<string, unknown>,
      lane: (rest.lane && laneTitle.get(rest.lane)) || null,
      phase: (rest.phase && phaseTitle.get(rest.phase)) || null,
    }))
  if (steps.length === 0) return null
  const flows = source.flows
    .filter((f) => ids.has(f.from) && ids.has(f.to))
    .map(({ from, to, label, probability, condition }) => ({ from, to, row: { label, probability, condition } }))
  const names: StepFragment['names'] = {}
  const name = (entity: (typeof named)[number], meant: readonly (string | null)[] | null) => {
    for (const id of meant ?? []) {
      const called = id === null ? undefined : source.nameOf(entity, id)
      if (id !== null && called) names[entity] = { ...names[entity], [id]: called }
    }
  }
  for (const { row } of steps) {
    const step = row as unknown as RowOf<'step'>
    name('person', step.owners)
    for (const ids of [[step.ownerRole], step.responsibleRoles, step.consultedRoles, step.informedRoles])
      name('role', ids)
    name('resource', step.resources)
  }
  return { opsmap: marker, version: 1, steps, flows, names }
}

/** The fragment in a clipboard's text, when it is one. */
export function readFragment(text: string): StepFragment | null {
  if (!text.includes(marker)) return null
  try {
    const read = fragmentSchema.safeParse(JSON.parse(text))
    return read.success ? read.data : null
  } catch {
    return null
  }
}

const cell = (text: string): string => (/[\t\n\r"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** A table as tab-separated text, as spreadsheets paste it. */
export const tableText = (rows: readonly (readonly string[])[]): string =>
  rows.map((cells) => cells.map(cell).join('\t')).join('\r\n')

/** The lines of pasted plain text that can become steps; cells of a pasted table are joined by spaces. */
export function readLines(text: string): string[] {
  return text
    .split(/\r\n?|\n/)
    .map((line) =>
      line
        .split('\t')
        .map((c) => c.trim())
        .filter(Boolean)
        .join(' ')
        .trim(),
    )
    .filter((line) => line !== '')
    .slice(0, 500)
}
