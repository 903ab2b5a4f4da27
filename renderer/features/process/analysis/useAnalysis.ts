// The analysis of the version on the screen, and the figures of the version it is compared with; computed again when the plan rests.
import { useDeferredValue, useMemo } from 'react'
import { useStore } from 'zustand'
import { planStore } from '#platform/planStore.ts'
import { today } from '#platform/text.ts'
import { planReader } from '#platform/useRows.ts'
import { analyseFlow, type FlowAnalysis } from '#shared/analysis/flow/flowAnalysis.ts'
import { type FlowFigures, flowFigures } from '#shared/analysis/flow/flowFigures.ts'
import type { RowOf } from '#shared/model/plan.ts'
import { counterpart } from '../version/versions.ts'

type Version = RowOf<'processVersion'>

export interface VersionAnalysis extends FlowAnalysis {
  /** The as-is of a to-be, the newest to-be of an as-is; null for the only version. */
  readonly other: { readonly version: Version; readonly figures: FlowFigures } | null
}

/** What was found in the rows as they are: figures and findings stand at two places of the screen. */
const known = new WeakMap<object, Map<Version, VersionAnalysis>>()

function analysisOf(rows: object, version: Version): VersionAnalysis {
  const ofRows = known.get(rows) ?? new Map<Version, VersionAnalysis>()
  known.set(rows, ofRows)
  const before = ofRows.get(version)
  if (before) return before
  const reader = planReader()
  const other = counterpart(version)
  const made = {
    ...analyseFlow(reader, version, today()),
    other: other ? { version: other, figures: flowFigures(reader, other, today()) } : null,
  }
  ofRows.set(version, made)
  return made
}

/** The analysis of a version; while edits follow each other the one of before. */
export function useAnalysis(version: Version): VersionAnalysis {
  const rows = useDeferredValue(useStore(planStore, (cache) => cache.rows))
  return useMemo(() => analysisOf(rows, version), [rows, version])
}
