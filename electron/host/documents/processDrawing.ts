// A process version as every export draws it: where the canvas shows its steps, in the light theme, through a lens where one is chosen.
import { type LensKind, lens as lookThrough } from '#shared/analysis/lenses.ts'
import { diagramOf } from '#shared/diagram/fromPlan.ts'
import { storedPositions } from '#shared/diagram/geometry.ts'
import { arrange, layoutDiagram } from '#shared/diagram/layout.ts'
import { type Drawn, drawnProcess } from '#shared/diagram/print/drawn.ts'
import type { Lang } from '#shared/i18n/index.ts'
import { valueContext } from '#shared/i18n/valueContext.ts'
import type { PlanReader } from '#shared/model/plan.ts'

/** null when the version has no steps. Steps without a place are laid out around the others. `today`: YYYY-MM-DD. */
export function processDrawing(
  reader: PlanReader,
  processVersion: string,
  { lang, today, lens }: { lang: Lang; today: string; lens?: LensKind | null },
): Drawn | null {
  const context = valueContext(reader, lang, today)
  const diagram = diagramOf(reader, processVersion, context)
  if (diagram.steps.length === 0) return null
  const placed = storedPositions(diagram)
  const laidOut =
    placed.size === diagram.steps.length
      ? arrange(diagram, placed)
      : layoutDiagram(diagram, { keep: new Set(placed.keys()) })
  return drawnProcess(diagram, laidOut, lens ? lookThrough(reader, processVersion, lens, context) : null)
}
