// The drawing of a process version as a Word document shows it: sharp, within its margins, along the page where it is wide.
import { mostDrawnSteps, wideDrawing } from '#shared/analysis/sopContent.ts'
import { pngScale } from '#shared/diagram/print/picture.ts'
import { type Lang, translator } from '#shared/i18n/index.ts'
import type { PlanReader } from '#shared/model/plan.ts'
import { pictureSvg, processPicture, svgToPng } from '../processPicture.ts'
import { pictureBox, type WordPicture } from './wordPieces.ts'

export interface WordWish {
  readonly lang: Lang
  /** YYYY-MM-DD */
  readonly today: string
  /** Who exports. */
  readonly author: string
  /** Pictures on the canvas as data: URLs, by attachment. */
  readonly pictures: Readonly<Record<string, string>>
  /** Paths of the font files that we ship: regular, medium. */
  readonly fontFiles: readonly string[]
  readonly onProgress: (share: number) => void
}

/** The drawing as it stands in the document, and whether along the length of a page of its own; null where there is none to be read. */
export function drawingOf(
  reader: PlanReader,
  version: string,
  { lang, today, pictures, fontFiles }: WordWish,
): { picture: WordPicture; apart: boolean } | null {
  if (reader.list('step', { processVersion: version }).length > mostDrawnSteps) return null
  const whole = processPicture(reader, version, { lang, today, pictures })
  if (!whole) return null
  const apart = whole.width / Math.max(1, whole.height) > wideDrawing
  const box = pictureBox(apart)
  const shown = Math.min(1, box.width / whole.width, box.height / whole.height)
  // Three times the size it is shown at, so that it prints sharply.
  const png = svgToPng(pictureSvg(whole, fontFiles), pngScale(whole, Math.max(1, shown * 3)), fontFiles)
  const { width, height, title, description } = whole
  return {
    apart,
    picture: {
      png,
      width: Math.round(width * shown),
      height: Math.round(height * shown),
      title: title || translator(lang)('sop.picture'),
      description,
    },
  }
}
