// The shorthand of templates: lists of numbers for periods, ways out of a step, times in one text; each becomes plain rows.
import type { Frequency } from '../analysis/kpiPeriods.ts'
import type { EntityName } from '../model/plan.ts'

/** A row as a template writes it: fields of the entity, a `key` that others name it by, lists of rows that belong to it. */
export type SourceRow = { readonly [name: string]: unknown }
type Mutable = Record<string, unknown>

const unitOf: Record<Frequency, string> = { weekly: 'w', monthly: 'm', quarterly: 'q', yearly: 'y' }
const signed = (n: number) => (n < 0 ? `${n}` : `+${n}`)

/** Series of numbers as rows: the last actual belongs to the last whole period, all series begin together, later ones reach ahead. */
function series(all: Readonly<Record<string, readonly (number | null)[]>>, unit: string, field: string): SourceRow[] {
  const behind = all.actual?.length ?? 0
  const length = Math.max(0, ...Object.values(all).map((list) => list.length))
  return Array.from({ length }, (_, i) => ({
    [field]: `${signed(i - behind)}${unit}`,
    ...Object.fromEntries(Object.entries(all).flatMap(([name, list]) => (i < list.length ? [[name, list[i]]] : []))),
  }))
}

/** `time: '20min/30min/1h'`: least, usual and most; one time alone is the usual one. */
function spread(row: Mutable, name: 'processingTime' | 'waitingTime', text: unknown): void {
  const times = String(text).split('/')
  const [least, usual = least, most] = times.map((time) => time.trim())
  row[name] = usual
  if (times.length === 3) Object.assign(row, { [`${name}Min`]: least, [`${name}Max`]: most })
}

function plainStep({ time, wait, evidence, next: _, ...source }: SourceRow, lanes: readonly SourceRow[]): SourceRow {
  const row: Mutable = { ...source }
  if (time !== undefined) spread(row, 'processingTime', time)
  if (wait !== undefined) spread(row, 'waitingTime', wait)
  if (evidence !== undefined) {
    const [kind, samples] = String(evidence).split(' ')
    Object.assign(row, { timingEvidence: kind }, samples ? { timingSamples: Number(samples) } : {})
  }
  // Work in the lane of a role is that role's, unless it says otherwise.
  const role = lanes.find(({ key }) => key === row.lane)?.role
  const isWork = !['start', 'end', 'event', 'note'].includes(String(row.kind ?? 'task'))
  if (isWork && role && row.ownerRole === undefined) row.ownerRole = role
  if (isWork && row.ownerRole && row.responsibleRoles === undefined) row.responsibleRoles = [row.ownerRole]
  return row
}

/** Ways out of the steps; a step that names none goes on to the one after it. */
function flows(steps: readonly SourceRow[]): SourceRow[] {
  return steps.flatMap(({ key, kind, next }, i) => {
    const following = kind === 'end' || kind === 'note' ? [] : steps.slice(i + 1, i + 2).map((step) => step.key)
    const ways = (next ?? following) as readonly unknown[]
    return ways.map((way) => {
      const { to, share, label, condition } = (typeof way === 'object' ? way : { to: way }) as SourceRow
      return { from: key, to, probability: share, label, condition }
    })
  })
}

/** A row without shorthand, and the rows that it stood for. `roles`: the template's, whose names lanes take. */
export function plainRow(entity: EntityName, source: SourceRow, roles: readonly SourceRow[]): SourceRow {
  if (entity === 'kpi' && source.values) {
    const { values, ...row } = source
    const unit = unitOf[(row.frequency ?? 'monthly') as Frequency]
    return { ...row, kpiValue: series(values as Record<string, (number | null)[]>, unit, 'period') }
  }
  if (entity === 'budgetLine' && source.months) {
    const { months, ...row } = source
    return { ...row, budgetAmount: series(months as Record<string, (number | null)[]>, 'm', 'month') }
  }
  if (entity === 'processVersion') {
    const steps = (source.step ?? []) as readonly SourceRow[]
    const lanes = ((source.lane ?? []) as readonly SourceRow[]).map((lane) => ({
      key: lane.role,
      title: roles.find(({ key }) => key === lane.role)?.name,
      ...lane,
    }))
    return { ...source, lane: lanes, step: steps.map((step) => plainStep(step, lanes)), sequenceFlow: flows(steps) }
  }
  if (entity === 'task' && source.after) {
    const { after, ...row } = source
    return { ...row, taskDependency: (after as readonly string[]).map((from) => ({ from })) }
  }
  return source
}
