// Every format a plan can be exported to, from plain rows to the bytes of the file; runs in a worker thread.
import { buildWorkbook } from '#host/excel/buildWorkbook.ts'
import type { Picture } from '#host/excel/workbookContext.ts'
import type { Lang } from '#shared/i18n/index.ts'
import type { PlanRows } from '#shared/model/plan.ts'
import { refuse } from '#shared/model/problem.ts'
import { rowsReader } from '#shared/model/rowsReader.ts'
import { type ProcessPicture, processPicture, svgToPng } from './processPicture.ts'

export interface ExportInput {
  readonly format: 'xlsx' | 'svg' | 'png'
  readonly rows: PlanRows
  readonly lang: Lang
  /** YYYY-MM-DD */
  readonly today: string
  /** svg, png: the version to draw. */
  readonly processVersion: string | null
  /** Pictures on the canvases as data: URLs, by attachment. */
  readonly pictures: Readonly<Record<string, string>>
  /** Paths of the font files that we ship. */
  readonly fontFiles: readonly string[]
}

/** Widest that a drawing stands in a workbook, px; a sheet shrinks it to its table. */
const sheetWidth = 1800

function drawn(input: ExportInput, processVersion: string): ProcessPicture {
  const picture = processPicture(rowsReader(input.rows), processVersion, input.lang, input.today, input.pictures)
  return picture ?? refuse('noSteps')
}

/** The file's bytes. Throws PlanError 'noSteps' for a picture of nothing. `onProgress`: 0 … 1. */
export async function exportPlan(input: ExportInput, onProgress: (share: number) => void): Promise<Uint8Array> {
  if (input.format === 'svg') return new TextEncoder().encode(drawn(input, input.processVersion ?? '').svg)
  if (input.format === 'png') return svgToPng(drawn(input, input.processVersion ?? ''), 2, input.fontFiles)
  const reader = rowsReader(input.rows)
  const picture = async (processVersion: string): Promise<Picture | null> => {
    const whole = processPicture(reader, processVersion, input.lang, input.today, input.pictures)
    if (!whole) return null
    const shown = Math.min(1, sheetWidth / whole.width)
    // Twice the size it is shown at, so that it prints sharply.
    const png = svgToPng(whole, Math.max(1, shown * 2), input.fontFiles)
    return { png, width: Math.round(whole.width * shown), height: Math.round(whole.height * shown) }
  }
  return buildWorkbook({ rows: input.rows, lang: input.lang, today: input.today, picture, onProgress })
}
