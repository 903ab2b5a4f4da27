// A process version as every export draws it: where the canvas shows its steps, in the light theme, through a lens where one is chosen.
import { type LensKind, lens as lookThrough } from '#shared/analysis/lenses.ts'
import { diagramOf } from '#shared/diagram/fromPlan.ts'
import { storedPositions } from '#shared/diagram/geometry.ts'
import { arrange, layoutDiagram } from '#shared/diagram/layout.ts'
import { type Drawn, drawnProcess } from '#shared/diagram/print/drawn.ts'
import type { Lang } from '#shared/i18n/index.ts'
import { valueContext } from '#shared/i18n/valueContext.ts'
import type { PlanReader } from '#shared/model/plan.ts'

export interface DrawingWish {
  readonly lang: Lang
  /** YYYY-MM-DD */
  readonly today: string
  readonly lens?: LensKind | null
  /** Pictures on the canvas as data: URLs, by attachment. */
  readonly pictures?: Readonly<Record<string, string>>
}

/** null when the version has no steps. Steps without a place are laid out around the others. */
export function processDrawing(reader: PlanReader, processVersion: string, wish: DrawingWish): Drawn | null {
  const { lang, today, lens, pictures = {} } = wish
  const context = valueContext(reader, lang, today)
  const diagram = diagramOf(reader, processVersion, context, (id) => pictures[id] ?? null)
  if (diagram.steps.length === 0) return null
  const placed = storedPositions(diagram)
  const laidOut =
    placed.size === diagram.steps.length
      ? arrange(diagram, placed)
      : layoutDiagram(diagram, { keep: new Set(placed.keys()) })
  return drawnProcess(diagram, laidOut, lens ? lookThrough(reader, processVersion, lens, context) : null)
}
