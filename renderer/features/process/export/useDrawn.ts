// The drawing of a version as an export will have it, in the chosen language and through the chosen lens.
import { useMemo } from 'react'
import { useStore } from 'zustand'
import { planStore } from '#platform/planStore.ts'
import { today } from '#platform/text.ts'
import { planReader } from '#platform/useRows.ts'
import { useWindow } from '#platform/windowState.ts'
import { type LensKind, lens as lookThrough } from '#shared/analysis/lenses.ts'
import { diagramOf } from '#shared/diagram/fromPlan.ts'
import { storedPositions } from '#shared/diagram/geometry.ts'
import { arrange, layoutDiagram } from '#shared/diagram/layout.ts'
import { type Drawn, drawnProcess } from '#shared/diagram/print/drawn.ts'
import type { Lang } from '#shared/i18n/index.ts'
import { valueContext } from '#shared/i18n/valueContext.ts'
import { drawingOf, isPlain } from '../model/drawing.ts'

/** null when the version has no steps. */
export function useDrawn(version: string, lang: Lang, lens: LensKind | null): Drawn | null {
  const shown = useWindow((window) => window.lang)
  const rows = useStore(planStore, (cache) => cache.rows)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the rows stand for what is read.
  const laidOut = useMemo(() => {
    const drawing = drawingOf(version)
    if (lang === shown && !isPlain(drawing)) {
      // The canvas has it already.
      const { diagram, positions, bands, flows, labelSides } = drawing
      return {
        diagram,
        laidOut: { ...bands, positions: new Map(positions), labelSides: new Map(labelSides), flows: [...flows] },
      }
    }
    const reader = planReader()
    const diagram = diagramOf(reader, version, valueContext(reader, lang, today()))
    const placed = storedPositions(diagram)
    const complete = placed.size === diagram.steps.length
    return {
      diagram,
      laidOut: complete ? arrange(diagram, placed) : layoutDiagram(diagram, { keep: new Set(placed.keys()) }),
    }
  }, [version, lang, shown, rows])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the rows stand for what is read.
  return useMemo(() => {
    const { diagram, laidOut: places } = laidOut
    if (diagram.steps.length === 0) return null
    const reader = planReader()
    const seen = lens && lookThrough(reader, version, lens, valueContext(reader, lang, today()))
    return drawnProcess(diagram, places, seen)
  }, [laidOut, version, lang, lens, rows])
}
