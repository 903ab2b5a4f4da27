// Every format a plan can be exported to, from plain rows to the bytes of the file; runs in a worker thread.
import type { Logo, Picture } from '#host/excel/leadership/context.ts'
import type { DrawingChoice } from '#shared/api.ts'
import { bpmnOf } from '#shared/bpmn/fromPlan.ts'
import { legendOf } from '#shared/diagram/print/legend.ts'
import { defaultSetup } from '#shared/diagram/print/pageSetup.ts'
import { pagesOf } from '#shared/diagram/print/pages.ts'
import { pngScale } from '#shared/diagram/print/picture.ts'
import { titleBlockOf } from '#shared/diagram/print/titleBlock.ts'
import type { Lang } from '#shared/i18n/index.ts'
import type { PlanRows } from '#shared/model/plan.ts'
import { refuse } from '#shared/model/problem.ts'
import { rowsReader } from '#shared/model/rowsReader.ts'
import type { LeadershipChoice } from '#shared/sheets/leadership.ts'
import { type PlanSection, planSectionNames } from '#shared/sheets/planWord.ts'
import { processDrawing } from './processDrawing.ts'
import { pagesPdf } from './processPdf.ts'
import { pictureSvg, processPicture, svgToPng } from './processPicture.ts'

export interface ExportInput {
  readonly format: 'xlsx' | 'svg' | 'png' | 'pdf' | 'bpmn' | 'docx'
  readonly rows: PlanRows
  readonly lang: Lang
  /** YYYY-MM-DD */
  readonly today: string
  /** svg, png, pdf, bpmn: the version to draw. */
  readonly processVersion: string | null
  /** svg, png, pdf: how it is drawn. */
  readonly drawing?: DrawingChoice
  /** docx: the SOP; without one the plan, with these sections or all. */
  readonly sop?: string | undefined
  readonly sections?: readonly PlanSection[] | undefined
  /** pdf, docx: for the title block and the properties; who exports, and the plan's revision. */
  readonly author?: string
  readonly revision?: number
  /** Pictures on the canvases as data: URLs, by attachment. */
  readonly pictures?: Readonly<Record<string, string>>
  /** xlsx: which sheets, of which period, on which paper. */
  readonly leadership?: LeadershipChoice
  /** xlsx: for the cover. */
  readonly logo?: Logo | null
  /** Paths of the font files that we ship: regular, medium. */
  readonly fontFiles: readonly string[]
}

/** Widest that a drawing stands in a workbook, px; a sheet shrinks it to its table. */
const sheetWidth = 1800

/** The file's bytes. Throws PlanError 'nothingToDraw' for a picture of nothing, 'tooManyPages'. `onProgress`: 0 … 1. */
export async function exportPlan(input: ExportInput, onProgress: (share: number) => void): Promise<Uint8Array> {
  if (input.format === 'bpmn') return bpmn(input)
  if (input.format === 'pdf') return processPages(input, onProgress)
  if (input.format === 'docx') return word(input, onProgress)
  return input.format === 'xlsx' ? workbook(input, onProgress) : picture(input, input.format)
}

async function bpmn({ rows, processVersion, lang, today }: ExportInput): Promise<Uint8Array> {
  const file = bpmnOf(rowsReader(rows), processVersion ?? '', { lang, today })
  if (!file) return refuse('nothingToDraw')
  const { writeBpmn } = await import('#host/bpmn/writeBpmn.ts')
  return new TextEncoder().encode(await writeBpmn(file))
}

async function word(input: ExportInput, onProgress: (share: number) => void): Promise<Uint8Array> {
  const { rows, lang, today, sop, sections = planSectionNames, author = '', pictures = {}, fontFiles } = input
  const wish = { lang, today, author, pictures, fontFiles, onProgress }
  // With docx, which nothing else needs.
  if (sop === undefined) {
    const { planWord } = await import('./word/planWord.ts')
    return planWord(rowsReader(rows), sections, wish)
  }
  const { sopWord } = await import('./word/sopWord.ts')
  return sopWord(rowsReader(rows), sop, wish)
}

function picture(input: ExportInput, format: 'svg' | 'png') {
  const { rows, processVersion, lang, today, drawing, pictures = {}, fontFiles } = input
  const lens = drawing?.lens ?? null
  const whole = processPicture(rowsReader(rows), processVersion ?? '', { lang, today, lens, pictures })
  if (!whole) return refuse('nothingToDraw')
  const svg = pictureSvg(whole, fontFiles)
  return format === 'svg'
    ? new TextEncoder().encode(svg)
    : svgToPng(svg, pngScale(whole, drawing?.pixels ?? 2), fontFiles)
}

async function processPages(input: ExportInput, onProgress: (share: number) => void): Promise<Uint8Array> {
  const { rows, lang, today, drawing, pictures = {}, author = '', revision = 0, fontFiles } = input
  const reader = rowsReader(rows)
  const version = input.processVersion ?? ''
  const drawn = processDrawing(reader, version, { lang, today, lens: drawing?.lens ?? null, pictures })
  if (!drawn) return refuse('nothingToDraw')
  onProgress(0.2)
  const block = titleBlockOf(reader, version, { lang, today, author, revision })
  const set = pagesOf(drawn, drawing?.page ?? defaultSetup, { block, legend: legendOf(drawn.lens, lang), lang })
  const title = [block.process, block.facts[0]?.value].filter(Boolean).join(' · ')
  const pageDone = (share: number) => onProgress(0.2 + 0.8 * share)
  return pagesPdf(set.pages, { title, author, lang, fontFiles, onProgress: pageDone })
}

async function workbook(input: ExportInput, onProgress: (share: number) => void) {
  const { rows, lang, today, pictures = {}, fontFiles, leadership = {}, logo = null } = input
  const reader = rowsReader(rows)
  const picture = async (processVersion: string): Promise<Picture | null> => {
    const whole = processPicture(reader, processVersion, { lang, today, pictures })
    if (!whole) return null
    const shown = Math.min(1, sheetWidth / whole.width)
    // Twice the size it is shown at, so that it prints sharply.
    const png = svgToPng(pictureSvg(whole, fontFiles), pngScale(whole, Math.max(1, shown * 2)), fontFiles)
    return { png, width: Math.round(whole.width * shown), height: Math.round(whole.height * shown) }
  }
  // With exceljs, which a drawing does without.
  const { leadershipWorkbook } = await import('#host/excel/leadership/leadershipWorkbook.ts')
  return leadershipWorkbook({ rows, lang, today, choice: leadership, logo, picture, onProgress })
}
