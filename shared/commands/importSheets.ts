// Takes the sheets of somebody's workbook in as one change: processes, KPIs with their periods, rows of any entity.
import { z } from 'zod'
import { idSchema } from '../model/entity.ts'
import { kpiDraftSchema, maxKpiDrafts } from '../model/kpiDraft.ts'
import type { EntityName, NewRowOf, Plan } from '../model/plan.ts'
import { refuse } from '../model/problem.ts'
import { processDraftSchema } from '../model/processDraft.ts'
import { defineCommand } from './command.ts'
import { kpiImportSheet } from './kpiSheet.ts'
import { processImport } from './process.ts'
import { applyWrites, writeList } from './rows.ts'

/** A plan whose new rows take these ids in turn: those that a preview gave them, so that what refers to them holds. */
function withIds(plan: Plan, ids: readonly string[]): Plan {
  let next = 0
  return {
    get: (name, id) => plan.get(name, id),
    list: (name, where) => plan.list(name, where),
    among: (name, field, values) => plan.among(name, field, values),
    amongAs: (name, fields, field, values) => plan.amongAs(name, fields, field, values),
    insert: (name, row) => {
      const id = row.id ?? ids[next++]
      return plan.insert(name, (id === undefined ? row : { ...row, id }) as NewRowOf<EntityName> as typeof row)
    },
    update: (name, id, patch) => plan.update(name, id, patch),
    setField: (name, field, ids, before, after) => plan.setField(name, field, ids, before, after),
    remove: (name, id) => plan.remove(name, id),
    newId: () => plan.newId(),
    now: plan.now,
  }
}

/** Returns the versions made and the KPIs touched. `ids`: ids of the rows that processes and KPIs make, in order. */
export const planImportSheets = defineCommand(
  'plan.importSheets',
  z.object({
    processes: z
      .array(z.object({ draft: processDraftSchema, versionTitle: z.string().max(1000) }))
      .max(50)
      .default([]),
    kpis: z.array(kpiDraftSchema).max(maxKpiDrafts).default([]),
    writes: writeList(1_000_000).default([]),
    ids: z.array(idSchema).max(200_000).default([]),
  }),
  (plan, { processes, kpis, writes, ids }) => {
    if (processes.length + kpis.length + writes.length === 0) refuse('nothingToDo')
    const given = withIds(plan, ids)
    const versions = processes.map((one) => processImport.run(given, { ...one, parent: null }).processVersion)
    const touched = kpis.length > 0 ? kpiImportSheet.run(given, { kpis }).kpis : []
    applyWrites(plan, writes)
    return { processVersions: versions, kpis: touched }
  },
)
