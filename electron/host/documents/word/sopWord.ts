// An SOP as a Word document: title block, parts, the procedure as a table, the drawing of the process, training and revisions.
import { Document, type ISectionOptions, Packer } from 'docx'
import { printable } from '#host/excel/cellText.ts'
import {
  partsOf,
  revisionCells,
  sopFacts,
  sopNames,
  sopRevisionHeads,
  sopSignatures,
} from '#shared/analysis/sopContent.ts'
import { sopProcedure, sopVersion } from '#shared/analysis/sopProcedure.ts'
import { translator } from '#shared/i18n/index.ts'
import { valueContext } from '#shared/i18n/valueContext.ts'
import type { PlanReader } from '#shared/model/plan.ts'
import { refuse } from '#shared/model/problem.ts'
import { columns, procedureTable } from './procedureTable.ts'
import { drawingOf, type WordWish } from './wordDrawing.ts'
import { lists, stylesOf } from './wordLook.ts'
import { type Block, type Cell, heading, paragraph, picture, section, table, title, written } from './wordPieces.ts'

/** The bytes of the document. Throws PlanError 'rowMissing'. */
export async function sopWord(reader: PlanReader, id: string, wish: WordWish): Promise<Uint8Array> {
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
      blocks.push(
        heading(2, t('sop.steps')),
        procedureTable(procedure, context, { counted: true, firstList: 0 }),
        paragraph('', 'Quiet'),
      )
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
