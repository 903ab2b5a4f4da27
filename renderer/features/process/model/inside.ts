// What the sub-process steps of a version contain: sums over their child processes, computed when rows of those change.
import { useStore } from 'zustand'
import { type PlanCache, planStore } from '#platform/planStore.ts'
import { planReader, rowsOf } from '#platform/useRows.ts'
import { type InsideSums, insideSums } from '#shared/model/subProcess.ts'

type Inside = ReadonlyMap<string, InsideSums>
const nothing: Inside = new Map()

/** What of the sums a step shows, as one text. */
export const timesKey = ({ processing, waiting }: InsideSums): string =>
  [processing.working, processing.calendar, waiting.working, waiting.calendar].join()

const tables = ({ rows }: PlanCache) => [rows.step, rows.sequenceFlow, rows.processVersion, rows.process]
const kept = new Map<string, { of: readonly object[]; inside: Inside }>()

function compute(version: string): Inside {
  const steps = rowsOf('step', { processVersion: version }).filter((s) => s.kind === 'subprocess' && s.subProcess)
  if (steps.length === 0) return nothing
  const reader = planReader()
  return new Map(
    steps.flatMap((step) => {
      const totals = insideSums(reader, step)
      return totals ? [[step.id, totals] as const] : []
    }),
  )
}

const same = (a: Inside, b: Inside) =>
  a.size === b.size && [...a].every(([id, totals]) => JSON.stringify(b.get(id)) === JSON.stringify(totals))

/** Sums over the child processes by id of the sub-process step; the same map as long as they are the same. */
export function insideOf(version: string): Inside {
  const of = tables(planStore.getState())
  const known = kept.get(version)
  if (known?.of.every((table, i) => table === of[i])) return known.inside
  const now = compute(version)
  const inside = known && same(known.inside, now) ? known.inside : now
  kept.set(version, { of, inside })
  return inside
}

/** The same in a component, which renders again when they change. */
export const useInside = (version: string): Inside => useStore(planStore, () => insideOf(version))
