// From a process into its sub-processes and back: the way down is part of the place, and the view one left comes back.
import { create } from 'zustand'
import { planReader, rowOf, rowsOf } from '#platform/useRows.ts'
import { navigate, useWindow } from '#platform/windowState.ts'
import type { RowOf } from '#shared/model/plan.ts'
import { childVersion } from '#shared/model/subProcess.ts'
import { type CanvasView, viewNow } from '../canvas/viewport.ts'
import { mainVersion } from '../model/processes.ts'
import { editor } from '../model/state.ts'

type Version = RowOf<'processVersion'>

/** What was seen and selected where one went into a sub-process, by version. */
const left = new Map<string, { view: CanvasView | null; steps: readonly string[] }>()

/** The selection one left a version with, once. */
export function takeSelection(version: string): readonly string[] | undefined {
  const kept = left.get(version)
  if (!kept || kept.steps.length === 0) return undefined
  left.set(version, { ...kept, steps: [] })
  return kept.steps.filter((id) => rowOf('step', id))
}

/** The view one left a version with, once. */
export function takeView(version: string): CanvasView | null {
  const kept = left.get(version)
  left.delete(version)
  return kept?.view ?? null
}

/** The steps through which one comes to a version, outermost first: the way one came, else any that leads there. */
export function trailOf(version: Version, came = useWindow.getState().params.trail ?? ''): string[] {
  const way = came.split(',').filter((id) => id !== '' && rowOf('step', id))
  const last = way.at(-1)
  if (last && rowOf('step', last)?.subProcess === version.process) return way
  const found: string[] = []
  const seen = new Set<string>()
  for (let process: string | undefined = version.process; process && !seen.has(process); ) {
    seen.add(process)
    const opener: RowOf<'step'> | undefined = openerOf(process)
    const above = opener && rowOf('processVersion', opener.processVersion)
    if (!opener || !above || seen.has(above.process)) break
    found.unshift(opener.id)
    process = above.process
  }
  return found
}

/** A step that opens a process; rather one of a version that is shown first. */
function openerOf(process: string): RowOf<'step'> | undefined {
  const openers = rowsOf('step', { subProcess: process }).filter((s) => s.kind === 'subprocess')
  const main = (s: RowOf<'step'>) => {
    const version = rowOf('processVersion', s.processVersion)
    return version !== undefined && mainVersion(version.process)?.id === version.id
  }
  return openers.find(main) ?? openers[0]
}

/** Goes into the sub-process of a step; false when it opens none. */
export function openSub(step: string): boolean {
  const row = rowOf('step', step)
  const child = row && childVersion(planReader(), row)
  const here = row && rowOf('processVersion', row.processVersion)
  if (!row || !child || !here) return false
  left.set(here.id, { view: viewNow(), steps: editor().steps.size > 0 ? [...editor().steps] : [step] })
  navigate('process', { processVersion: child.id, trail: [...trailOf(here), step].join() })
  return true
}

/** Goes up to the process that a step of the trail belongs to; that step is selected unless more was. */
export function leaveTo(trail: readonly string[], at: number): void {
  const step = trail[at]
  const row = step === undefined ? undefined : rowOf('step', step)
  if (!row) return
  if (!left.get(row.processVersion)?.steps.length) left.set(row.processVersion, { view: null, steps: [row.id] })
  const above = trail.slice(0, at)
  navigate('process', { processVersion: row.processVersion, trail: above.length > 0 ? above.join() : undefined })
}

/** One level up; false at the top. */
export function leaveSub(version: Version): boolean {
  const trail = trailOf(version)
  if (trail.length === 0) return false
  leaveTo(trail, trail.length - 1)
  return true
}

/** Sub-process steps that show their inside in place: part of what is seen, never of the plan. */
export const useExpanded = create<{ steps: ReadonlySet<string> }>(() => ({ steps: new Set() }))

/** Shows or hides the inside of a sub-process step; false when it opens none. */
export function toggleExpanded(step: string): boolean {
  const row = rowOf('step', step)
  if (!row || !childVersion(planReader(), row)) return false
  useExpanded.setState(({ steps }) => {
    const next = new Set(steps)
    if (!next.delete(step)) next.add(step)
    return { steps: next }
  })
  return true
}
