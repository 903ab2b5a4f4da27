// Takes KPIs from a sheet into the plan: new ones are added, those of the same name brought up to date, their periods filled in.
import { z } from 'zod'
import { type KpiDraft, kpiDraftSchema, maxKpiDrafts } from '../model/kpiDraft.ts'
import type { NewRowOf, Plan, RowOf } from '../model/plan.ts'
import { refuse } from '../model/problem.ts'
import { nameKey } from '../model/values/context.ts'
import { defineCommand } from './command.ts'
import { lastPosition } from './process.ts'

/** What the draft says of a KPI; a blank cell says nothing and leaves a known KPI as it is. */
function stated({ values: _values, owner: _owner, aggregation, ...rest }: KpiDraft): NewRowOf<'kpi'> {
  const said = Object.entries({ ...rest, aggregation }).filter(([, value]) => value !== null)
  return Object.fromEntries(said) as NewRowOf<'kpi'>
}

/** A person by name; a department written in front of the name (人力 许静) does not make another person. */
function personOf(plan: Plan): (name: string) => string {
  const ids = new Map(plan.list('person').map((row) => [nameKey(row.name), row.id]))
  return (name) => {
    const key = nameKey(name)
    const id = ids.get(key) ?? ids.get(key.split(' ').at(-1) as string)
    if (id !== undefined) return id
    const made = plan.insert('person', { name, position: lastPosition(plan.list('person')) }).id
    ids.set(key, made)
    return made
  }
}

/** The values that KPIs have, by KPI and period, read at once. */
function valuesOf(plan: Plan, kpis: readonly string[]): Map<string, Map<string, RowOf<'kpiValue'>>> {
  const values = new Map<string, Map<string, RowOf<'kpiValue'>>>(kpis.map((kpi) => [kpi, new Map()]))
  for (const value of plan.among('kpiValue', 'kpi', kpis)) values.get(value.kpi)?.set(value.period, value)
  return values
}

/** Returns the ids of all KPIs touched, in the order of the sheet. */
export const kpiImportSheet = defineCommand(
  'kpi.importSheet',
  z.object({ kpis: z.array(kpiDraftSchema).min(1).max(maxKpiDrafts) }),
  (plan, { kpis }) => {
    const known = new Map<string, RowOf<'kpi'>>()
    for (const kpi of plan.list('kpi')) if (!known.has(nameKey(kpi.title))) known.set(nameKey(kpi.title), kpi)
    const values = valuesOf(
      plan,
      kpis.flatMap(({ title }) => known.get(nameKey(title))?.id ?? []),
    )
    const person = personOf(plan)
    const ids: string[] = []
    let position = lastPosition(plan.list('kpi'))
    for (const draft of kpis) {
      const found = known.get(nameKey(draft.title))
      const row: NewRowOf<'kpi'> = { ...stated(draft), ...(draft.owner ? { owner: person(draft.owner) } : {}) }
      // Its measure decides what the numbers mean: 81 and 81 % must not meet in one KPI.
      if (found && found.valueKind !== draft.valueKind)
        refuse('kpiMeasureDiffers', { title: found.title }, { entity: 'kpi', row: found.id, field: 'valueKind' })
      const { id } = found ? plan.update('kpi', found.id, row) : plan.insert('kpi', { ...row, position: position++ })
      ids.push(id)
      const rows = values.get(id)
      for (const { period, actual, target, note } of draft.values) {
        const value = rows?.get(period)
        const said = {
          ...(actual === null ? {} : { actual }),
          ...(target === undefined ? {} : { target }),
          ...(note === null ? {} : { note }),
        }
        const now = value
          ? plan.update('kpiValue', value.id, said)
          : plan.insert('kpiValue', { kpi: id, period, actual, note, ...said })
        // The same KPI may stand in the sheet twice.
        rows?.set(period, now)
      }
    }
    return { kpis: ids }
  },
)
