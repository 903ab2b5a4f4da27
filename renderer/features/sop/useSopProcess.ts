// What an SOP takes from the plan: the version it describes, the numbered steps, the drawing, and what changed since its approval.
import { useMemo } from 'react'
import { useStore } from 'zustand'
import { useSvgUrl } from '#platform/blobUrl.ts'
import { planStore } from '#platform/planStore.ts'
import { useValueContext } from '#platform/text.ts'
import { planReader } from '#platform/useRows.ts'
import { mostDrawnSteps } from '#shared/analysis/sopContent.ts'
import { type ProcedureStep, sopProcedure, sopVersion } from '#shared/analysis/sopProcedure.ts'
import { type SopChange, sopChanges } from '#shared/analysis/sopStale.ts'
import { drawDiagram } from '#shared/diagram/drawing.ts'
import { diagramOf } from '#shared/diagram/fromPlan.ts'
import { storedPositions } from '#shared/diagram/geometry.ts'
import { arrange, layoutDiagram } from '#shared/diagram/layout.ts'
import { toSvg } from '#shared/diagram/svg.ts'
import type { RowOf } from '#shared/model/plan.ts'
import type { Sop } from './sopTones.ts'

export interface SopProcess {
  readonly process: RowOf<'process'> | null
  readonly version: RowOf<'processVersion'> | null
  readonly procedure: readonly ProcedureStep[]
  /** null where no approval was kept. */
  readonly changes: readonly SopChange[] | null
  /** URL of the drawing; null for a process too large to be read on a page. */
  readonly picture: string | null
  /** Width by height. */
  readonly ratio: number
}

/** The tables that a procedure and its drawing are made of. */
const useTables = () => {
  const rows = useStore(planStore, (cache) => cache.rows)
  return [rows.process, rows.processVersion, rows.step, rows.sequenceFlow, rows.lane, rows.phase, rows.role] as const
}

export function useSopProcess(sop: Sop): SopProcess {
  const context = useValueContext()
  const tables = useTables()
  const found = useMemo(() => {
    const reader = planReader()
    const version = sopVersion(reader, sop)
    const process =
      (sop.process && reader.get('process', sop.process)) || (version && reader.get('process', version.process))
    return {
      process: process ?? null,
      version,
      procedure: version ? sopProcedure(reader, version.id) : [],
      changes: sopChanges(reader, sop),
    }
  }, [sop, ...tables])
  const versionId = found.version?.id
  const drawn = useMemo(() => {
    if (!versionId) return null
    const diagram = diagramOf(planReader(), versionId, context)
    if (diagram.steps.length === 0 || diagram.steps.length > mostDrawnSteps) return null
    const placed = storedPositions(diagram)
    const laidOut = placed.size === diagram.steps.length ? arrange(diagram, placed) : layoutDiagram(diagram)
    const { width, height } = laidOut.bounds
    // A document is paper: always the light drawing.
    return {
      svg: toSvg(drawDiagram(diagram, laidOut, { theme: 'light' }), { bounds: laidOut.bounds, background: '#ffffff' }),
      ratio: width / Math.max(1, height),
    }
  }, [versionId, context, ...tables])
  const picture = useSvgUrl(drawn?.svg ?? null)
  return { ...found, picture, ratio: drawn?.ratio ?? 1 }
}

/** Ids of approved SOPs whose process has changed since, with how often. */
export function useStaleSops(sops: readonly Sop[]): ReadonlyMap<string, number> {
  const tables = useTables()
  return useMemo(() => {
    const found = new Map<string, number>()
    for (const sop of sops) {
      const count = sop.status === 'approved' ? (sopChanges(planReader(), sop)?.length ?? 0) : 0
      if (count > 0) found.set(sop.id, count)
    }
    return found
  }, [sops, ...tables])
}
