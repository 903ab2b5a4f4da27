// What a rule of the plan's health is, and the plan as rules read it: rows grouped once, only versions that can still be edited.
import type { EntityName, PlanReader, RowOf } from '../../model/plan.ts'

export const healthAreas = [
  'plan',
  'goals',
  'kpis',
  'process',
  'people',
  'tasks',
  'budget',
  'risks',
  'sop',
  'training',
  'communication',
  'feedback',
  'improvement',
] as const
export type HealthArea = (typeof healthAreas)[number]

/** `error`: the plan contradicts itself or work is left undone; `warning`: something needed is missing; `hint`: it could be better. */
export const severities = ['error', 'warning', 'hint'] as const
export type Severity = (typeof severities)[number]

/** Where a rule found something, and what its sentence names. */
export interface Found {
  readonly entity: EntityName
  readonly id: string
  readonly field?: string
  readonly params?: Readonly<Record<string, string | number>>
}

export interface HealthRule {
  /** Stable: settings in plans name it, and its texts are `health.rules.<id>` in shared/i18n. */
  readonly id: string
  readonly area: HealthArea
  readonly severity: Severity
  /** What the rule measures against, where that can be set in the plan. */
  readonly limit?: number
  readonly check: (plan: HealthPlan, limit: number) => Iterable<Found>
}

export const rule = (
  id: string,
  area: HealthArea,
  severity: Severity,
  check: HealthRule['check'],
  limit?: number,
): HealthRule => ({ id, area, severity, check, ...(limit === undefined ? {} : { limit }) })

/** The plan as rules read it. Lists are shared: never changed. */
export interface HealthPlan {
  readonly reader: PlanReader
  /** `YYYY-MM-DD` */
  readonly today: string
  all<N extends EntityName>(entity: N): readonly RowOf<N>[]
  /** Rows by the id (or ids) that one of their fields holds. */
  by<N extends EntityName>(entity: N, field: keyof RowOf<N> & string): ReadonlyMap<string, readonly RowOf<N>[]>
  /** Versions whose content is judged: drafts; of a process without drafts the published ones. */
  readonly versions: readonly RowOf<'processVersion'>[]
  /** Steps of those versions. */
  readonly steps: readonly RowOf<'step'>[]
}

export function healthPlan(reader: PlanReader, today: string): HealthPlan {
  const lists = new Map<string, readonly unknown[]>()
  const groups = new Map<string, ReadonlyMap<string, readonly unknown[]>>()
  const all = <N extends EntityName>(entity: N) => {
    if (!lists.has(entity)) lists.set(entity, reader.list(entity))
    return lists.get(entity) as readonly RowOf<N>[]
  }
  const by = <N extends EntityName>(entity: N, field: keyof RowOf<N> & string) => {
    const key = `${entity}.${field}`
    if (!groups.has(key))
      groups.set(
        key,
        grouped(all(entity), (row) => row[field]),
      )
    return groups.get(key) as ReadonlyMap<string, readonly RowOf<N>[]>
  }
  const versions = [...by('processVersion', 'process').values()].flatMap((ofProcess) => {
    const drafts = ofProcess.filter((v) => v.status === 'draft')
    return drafts.length > 0 ? drafts : ofProcess.filter((v) => v.status === 'published')
  })
  const judged = new Set(versions.map((v) => v.id))
  return { reader, today, all, by, versions, steps: all('step').filter((s) => judged.has(s.processVersion)) }
}

function grouped<R>(rows: readonly R[], keyOf: (row: R) => unknown): Map<string, R[]> {
  const map = new Map<string, R[]>()
  for (const row of rows) {
    const value = keyOf(row)
    for (const key of Array.isArray(value) ? value : [value]) {
      if (typeof key !== 'string') continue
      const list = map.get(key)
      if (list) list.push(row)
      else map.set(key, [row])
    }
  }
  return map
}

/** Rows of an entity that a rule objects to. */
export function objections<N extends EntityName>(
  plan: HealthPlan,
  entity: N,
  isWrong: (row: RowOf<N>) => boolean,
  field?: keyof RowOf<N> & string,
): Found[] {
  return plan
    .all(entity)
    .filter(isWrong)
    .map(({ id }) => ({ entity, id, ...(field ? { field } : {}) }))
}

/** Rows whose day in `field` has passed while `isOpen`; says which day that was and how many days ago. */
export function overdue<N extends EntityName>(
  plan: HealthPlan,
  entity: N,
  field: keyof RowOf<N> & string,
  isOpen: (row: RowOf<N>) => boolean,
): Found[] {
  return plan.all(entity).flatMap((row) => {
    const date = row[field]
    if (typeof date !== 'string' || date >= plan.today || !isOpen(row)) return []
    return [{ entity, id: row.id, field, params: { date, days: daysBetween(date, plan.today) } }]
  })
}

export const isBlank = (text: string | null): boolean => text === null || text.trim() === ''
/** Whole days from one `YYYY-MM-DD` to another. */
export const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000
