// A process version as a picture: the SVG of shared/diagram, and its PNG drawn with the font that we ship.
import { Resvg } from '@resvg/resvg-js'
import { drawDiagram } from '#shared/diagram/drawing.ts'
import { diagramOf } from '#shared/diagram/fromPlan.ts'
import { storedPositions } from '#shared/diagram/geometry.ts'
import { arrange, layoutDiagram } from '#shared/diagram/layout.ts'
import { toSvg } from '#shared/diagram/svg.ts'
import type { Lang } from '#shared/i18n/index.ts'
import { valueContext } from '#shared/i18n/valueContext.ts'
import type { PlanReader } from '#shared/model/plan.ts'

export interface ProcessPicture {
  readonly svg: string
  /** px at 100 % */
  readonly width: number
  readonly height: number
}

const padding = 16

/** The drawing of a version as the canvas shows it, in the light theme; null when it has no steps. Steps without a place are laid out. */
export function processPicture(
  reader: PlanReader,
  processVersion: string,
  lang: Lang,
  today: string,
  pictures: Readonly<Record<string, string>> = {},
): ProcessPicture | null {
  const diagram = diagramOf(reader, processVersion, valueContext(reader, lang, today), (id) => pictures[id] ?? null)
  if (diagram.steps.length === 0) return null
  const placed = storedPositions(diagram)
  const laidOut =
    placed.size === diagram.steps.length
      ? arrange(diagram, placed)
      : layoutDiagram(diagram, { keep: new Set(placed.keys()) })
  const { bounds } = laidOut
  const svg = toSvg(drawDiagram(diagram, laidOut, { theme: 'light' }), {
    bounds,
    padding,
    background: '#ffffff',
    lang,
    ...(diagram.title ? { title: diagram.title } : {}),
  })
  return { svg, width: Math.ceil(bounds.width + 2 * padding), height: Math.ceil(bounds.height + 2 * padding) }
}

/** Largest side of a PNG, px: beyond it viewers and Excel refuse or crawl. */
const maxSide = 12_000

/**
 * PNG of an SVG at `scale` times its size, smaller where a side would exceed 12,000 px. `fontFiles`: paths of the TTF files that we
 * ship; system fonts are not used, so that the picture is the same everywhere.
 */
export function svgToPng(picture: ProcessPicture, scale: number, fontFiles: readonly string[]): Uint8Array {
  const zoom = Math.min(scale, maxSide / Math.max(picture.width, picture.height))
  const resvg = new Resvg(picture.svg, {
    fitTo: { mode: 'zoom', value: zoom },
    font: { fontFiles: [...fontFiles], loadSystemFonts: false, defaultFontFamily: 'Noto Sans SC' },
  })
  return resvg.render().asPng()
}
