// The analysis of the version on the screen, with the figures of the version it is compared with.
import { useEffect } from 'react'
import { useRows } from '#platform/useRows.ts'
import type { FlowAnalysis } from '#shared/analysis/flow/flowAnalysis.ts'
import type { FlowFigures } from '#shared/analysis/flow/flowFigures.ts'
import type { RowOf } from '#shared/model/plan.ts'
import { counterpart } from '../version/versions.ts'
import { keepAnalysed, useAnalyses } from './analyses.ts'

type Version = RowOf<'processVersion'>

export interface VersionAnalysis extends FlowAnalysis {
  /** The as-is of a to-be, the newest to-be of an as-is; null for the only version. */
  readonly other: { readonly version: Version; readonly figures: FlowFigures } | null
}

/** The analysis of a version, null until there is one; while a newer one is worked out that of before. */
export function useAnalysis(version: Version): VersionAnalysis | null {
  useEffect(() => keepAnalysed(version.id), [version.id])
  const versions = useRows('processVersion', { process: version.process })
  const found = useAnalyses(({ known }) => known.get(version.id))
  if (!found) return null
  const other = versions.find(({ id }) => id === found.other?.id)
  return { ...found, other: found.other && other ? { version: other, figures: found.other.figures } : null }
}

/** The version that is compared with, known before its figures are. */
export const useCounterpart = (version: Version): Version | undefined => {
  useRows('processVersion', { process: version.process })
  return counterpart(version)
}
