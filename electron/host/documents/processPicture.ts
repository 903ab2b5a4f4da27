// A process version as one picture: an SVG whose texts are outlines, or a PNG drawn with the font that we ship.
import { Resvg } from '@resvg/resvg-js'
import { type Picture, pictureOf } from '#shared/diagram/print/picture.ts'
import { toSvg } from '#shared/diagram/svg.ts'
import { type Lang, translator } from '#shared/i18n/index.ts'
import type { PlanReader } from '#shared/model/plan.ts'
import { fontOutlines } from './fontOutlines.ts'
import { type DrawingWish, processDrawing } from './processDrawing.ts'

export interface ProcessPicture extends Picture {
  readonly lang: Lang
  readonly title: string
  /** What is drawn, in a sentence. */
  readonly description: string
}

/** The drawing of a version as the canvas shows it, in the light theme, with the key of its lens below; null when it has no steps. */
export function processPicture(reader: PlanReader, processVersion: string, wish: DrawingWish): ProcessPicture | null {
  const drawn = processDrawing(reader, processVersion, wish)
  if (!drawn) return null
  const { steps, flows, title } = drawn.diagram
  const version = reader.get('processVersion', processVersion)?.title ?? ''
  const counts = { process: title ?? '', version, steps: steps.length, flows: flows.length }
  const { lang } = wish
  const description = translator(lang)('print.described', counts)
  return { ...pictureOf(drawn, lang), lang, title: title ?? '', description }
}

/** The picture as an SVG document whose texts are outlines. `fontFiles`: paths of our TTF files, regular and medium. */
export function pictureSvg(
  { primitives, bounds, lang, title, description }: ProcessPicture,
  fontFiles: readonly string[],
): string {
  return toSvg(primitives, {
    bounds,
    padding: 0,
    background: '#ffffff',
    lang,
    description,
    ...(title ? { title } : {}),
    outlines: fontOutlines(fontFiles),
  })
}

/** PNG of such a document at `scale` times its size. System fonts are not used, so that it is the same everywhere. */
export function svgToPng(svg: string, scale: number, fontFiles: readonly string[]): Uint8Array {
  // Characters that our font lacks are still text.
  const fonts = svg.includes('<text') ? [...fontFiles] : []
  const resvg = new Resvg(svg, {
    fitTo: { mode: 'zoom', value: scale },
    font: { fontFiles: fonts, loadSystemFonts: false, defaultFontFamily: 'Noto Sans SC' },
  })
  return resvg.render().asPng()
}
