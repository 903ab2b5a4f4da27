// Finding text in one version of a process: in steps with all they carry, flows, lanes and phases.
import type { EntityName, PlanReader, RowOf } from '../model/plan.ts'
import { entityOf } from '../model/plan.ts'
import { nameKey } from '../model/values/context.ts'

export interface ProcessMatch {
  readonly entity: 'step' | 'sequenceFlow' | 'lane' | 'phase' | 'comment'
  /** Of the row that is shown: of a comment, the step it speaks of. */
  readonly id: string
  /** The field that holds the text, of `entity`. */
  readonly field: string
  /** What the field says, as text. */
  readonly text: string
}

/** Text of every field of a row that a person reads; references by the titles of what they name. */
function texts(entity: EntityName, row: object, titleOf: (to: EntityName, id: string) => string | undefined) {
  const fields = entityOf(entity).fields
  return Object.entries(fields).flatMap(([name, { kind, to, hidden }]): [string, string][] => {
    const value = (row as Record<string, unknown>)[name]
    if (hidden || value === null || value === undefined) return []
    if (kind === 'text' || kind === 'longText') return [[name, String(value)]]
    if (kind === 'ref' && to !== 'lane' && to !== 'phase' && to !== 'step')
      return [[name, titleOf(to as EntityName, String(value)) ?? '']]
    if (kind === 'refs')
      return [[name, (value as string[]).map((id) => titleOf(to as EntityName, id) ?? '').join(', ')]]
    return []
  })
}

/**
 * Rows of a version in which `query` is found, one match each, the title first: steps in the given order (each followed by the flows
 * out of it), then lanes and phases. Letter case, width and repeated spaces do not matter; an empty query finds nothing.
 */
export function findInProcess(
  reader: PlanReader,
  processVersion: string,
  query: string,
  order: readonly string[],
  titleOf: (to: EntityName, id: string) => string | undefined,
): ProcessMatch[] {
  const sought = nameKey(query)
  if (sought === '') return []
  const matchOf = (entity: Exclude<ProcessMatch['entity'], 'comment'>, row: { id: string }): ProcessMatch[] => {
    const found = texts(entity, row, titleOf).find(([, text]) => nameKey(text).includes(sought))
    return found ? [{ entity, id: row.id, field: found[0], text: found[1] }] : []
  }
  const where = { processVersion }
  const steps = new Map(reader.list('step', where).map((s) => [s.id, s]))
  const out = new Map<string, RowOf<'sequenceFlow'>[]>()
  for (const flow of reader.list('sequenceFlow', where)) out.set(flow.from, [...(out.get(flow.from) ?? []), flow])
  const said = new Map<string, string>()
  for (const { onEntity, onRow, text } of reader.list('comment'))
    if (onEntity === 'step' && nameKey(text).includes(sought)) said.set(onRow, text)
  const told = [...order.filter((id) => steps.has(id)), ...[...steps.keys()].filter((id) => !order.includes(id))]
  return [
    ...[...new Set(told)].flatMap((id) => {
      const step = matchOf('step', steps.get(id) as RowOf<'step'>)
      const comment = said.get(id)
      const own: ProcessMatch[] =
        step.length > 0 || comment === undefined ? step : [{ entity: 'comment', id, field: 'text', text: comment }]
      return [...own, ...(out.get(id) ?? []).flatMap((flow) => matchOf('sequenceFlow', flow))]
    }),
    ...reader.list('lane', where).flatMap((lane) => matchOf('lane', lane)),
    ...reader.list('phase', where).flatMap((phase) => matchOf('phase', phase)),
  ]
}

/** The part of a text around what is sought, with an ellipsis where it goes on; on one line. */
export function snippet(text: string, query: string, around = 16): string {
  const line = text.replace(/\s+/g, ' ').trim()
  const at = line.toLowerCase().indexOf(query.trim().toLowerCase())
  if (at < 0 || line.length <= 2 * around + query.length) return line.slice(0, 3 * around)
  const from = Math.max(0, at - around)
  const to = Math.min(line.length, at + query.length + around)
  return `${from > 0 ? '…' : ''}${line.slice(from, to)}${to < line.length ? '…' : ''}`
}
