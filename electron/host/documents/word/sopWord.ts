// An SOP as a Word document: title block, parts, the procedure as a table, the drawing of the process, training and revisions.
import { Document, type ISectionOptions, Packer } from 'docx'
import { printable } from '#host/excel/cellText.ts'
import {
  mostDrawnSteps,
  partsOf,
  revisionCells,
  sopFacts,
  sopNames,
  sopRevisionHeads,
  sopSignatures,
  stepText,
  wideDrawing,
} from '#shared/analysis/sopContent.ts'
import { type ProcedureStep, sopProcedure, sopVersion } from '#shared/analysis/sopProcedure.ts'
import { pngScale } from '#shared/diagram/print/picture.ts'
import { type Lang, translator } from '#shared/i18n/index.ts'
import { valueContext } from '#shared/i18n/valueContext.ts'
import type { PlanReader } from '#shared/model/plan.ts'
import { refuse } from '#shared/model/problem.ts'
import type { ValueContext } from '#shared/model/values/context.ts'
import { pictureSvg, processPicture, svgToPng } from '../processPicture.ts'
import { lists, stylesOf, textWidth } from './wordLook.ts'
import {
  type Block,
  type Cell,
  cellList,
  heading,
  labelled,
  paragraph,
  picture,
  pictureBox,
  section,
  stepNumber,
  table,
  title,
  type WordPicture,
  written,
} from './wordPieces.ts'

export interface SopWish {
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

/** Columns as shares of the width between the margins, twips; the last takes what is left. */
function columns(...shares: readonly number[]): number[] {
  const width = textWidth(false)
  const first = shares.slice(0, -1).map((share) => Math.round(width * share))
  return [...first, width - first.reduce((sum, own) => sum + own, 0)]
}

/** The bytes of the document. Throws PlanError 'rowMissing'. */
export async function sopWord(reader: PlanReader, id: string, wish: SopWish): Promise<Uint8Array> {
  const { lang, today, author, onProgress } = wish
  const sop = reader.get('sopDocument', id) ?? refuse('rowMissing', {}, { entity: 'sopDocument', row: id })
  const t = translator(lang)
  const context = valueContext(reader, lang, today)
  const version = sopVersion(reader, sop)
  const procedure = version ? sopProcedure(reader, version.id) : []
  const process =
    (sop.process && reader.get('process', sop.process)) || (version && reader.get('process', version.process))
  const drawn = version && drawingOf(reader, version.id, wish)
  onProgress(0.5)

  const signatures = sopSignatures(sop, context)
  const facts = sopFacts(sop, context)
  const pairs = Array.from({ length: Math.ceil(facts.length / 2) }, (_, i) => facts.slice(2 * i, 2 * i + 2))
  const blocks: Block[] = [
    paragraph(t('sop.head'), 'Kind'),
    title(sop.title),
    table({
      columns: columns(0.16, 0.34, 0.16, 0.34),
      rows: pairs.map((pair) =>
        pair.flatMap(({ label, value }): Cell[] => [{ text: label, head: true }, { text: value }]),
      ),
    }),
    paragraph('', 'Quiet'),
    table({
      columns: columns(0.16, 0.28, 0.28, 0.28),
      head: ['', ...signatures.map(({ label }) => label)],
      rows: [
        [{ text: t('sop.signName'), head: true }, ...signatures.map(({ name }) => name)],
        [{ text: t('sop.signDate'), head: true }, ...signatures.map(({ on }) => on)],
      ],
      // Room to sign by hand.
      height: 480,
    }),
  ]
  for (const name of partsOf(sop)) {
    blocks.push(heading(1, t(`sop.parts.${name}`), true))
    if (name !== 'procedure') {
      blocks.push(...written(sop[name] ?? ''))
      continue
    }
    if (version)
      blocks.push(paragraph(t('sop.ofProcess', { process: process?.title ?? '', version: version.title }), 'Quiet'))
    if (drawn) {
      blocks.push(heading(2, t('sop.picture')))
      blocks.push(drawn.apart ? paragraph(t('sop.pictureApart')) : picture(drawn.picture))
    }
    if (procedure.length > 0) {
      blocks.push(heading(2, t('sop.steps')), stepTable(procedure, context), paragraph('', 'Quiet'))
    }
    if (sop.procedure?.trim()) blocks.push(...written(sop.procedure))
    else if (procedure.length === 0) blocks.push(paragraph(t('sop.nothingWritten')))
  }
  blocks.push(heading(1, t('sop.parts.training'), true))
  blocks.push(paragraph(sopNames(context, 'role', sop.rolesToTrain) || t('sop.nothingWritten')))
  blocks.push(heading(1, t('sop.parts.revisions'), true))
  const revisions = reader.list('sopRevision', { sop: sop.id }).toReversed()
  blocks.push(
    revisions.length === 0
      ? paragraph(t('sop.noRevisions'))
      : table({
          columns: columns(0.11, 0.13, 0.36, 0.13, 0.13, 0.14),
          head: sopRevisionHeads(lang),
          rows: revisions.map((row) => revisionCells(row, context)),
        }),
  )

  const plan = reader.list('plan')[0]
  const number = [sop.code, sop.edition].filter(Boolean).join(' · ')
  const head = [plan?.organisation || plan?.title || '', sop.title, number] as const
  const sections: ISectionOptions[] = [section(blocks, head, false, lang)]
  // After the last table, as paper has it: a page of its own along the length of the drawing.
  if (drawn?.apart) sections.push(section([heading(1, t('sop.picture')), picture(drawn.picture)], head, true, lang))
  const by = signatures[0]?.name || author
  const document = new Document({
    title: printable([number, sop.title].filter(Boolean).join(' ')),
    creator: printable(by || 'Opsmap'),
    lastModifiedBy: printable(author || by || 'Opsmap'),
    styles: stylesOf(lang),
    numbering: lists,
    sections,
  })
  onProgress(0.7)
  return new Uint8Array(await Packer.toArrayBuffer(document))
}

/** The steps: number, title, who, what is done and what to look out for, how long. */
function stepTable(procedure: readonly ProcedureStep[], context: ValueContext): Block {
  const t = translator(context.lang)
  const rows = procedure.map((step, i): Cell[] => {
    const text = stepText(step, context)
    const what = [
      ...(text.description.trim() ? [paragraph(text.description.trim(), 'TableText')] : []),
      ...cellList(text.actions, i),
      ...cellList(text.ways, null),
      ...text.notes.map(({ label, text: note }) => labelled(label, note, context.lang === 'zh' ? '：' : ': ')),
      ...[...text.systems, ...text.papers].map((line) => paragraph(line, 'TableQuiet')),
    ]
    const times = [...text.times, ...text.due].map((line) => paragraph(line, 'TableText'))
    return [
      { blocks: [stepNumber()] },
      { text: step.step.title },
      { text: text.who },
      { blocks: what },
      { blocks: times },
    ]
  })
  const heads = [
    t('sop.columns.number'),
    t('sop.columns.step'),
    t('sop.columns.who'),
    t('sop.columns.what'),
    t('sop.columns.time'),
  ]
  return table({ columns: columns(0.075, 0.17, 0.16, 0.45, 0.145), head: heads, rows })
}

/** The drawing as it stands in the document, and whether along the length of a page of its own; null where there is none to be read. */
function drawingOf(
  reader: PlanReader,
  version: string,
  { lang, today, pictures, fontFiles }: SopWish,
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
