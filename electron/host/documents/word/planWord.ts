// The plan as a Word document: cover, contents, and a section for every area that holds something.
import { Document, type ISectionOptions, Packer, PageBreak, Paragraph, TableOfContents } from 'docx'
import { estimatePageNumbers } from 'docx/layout'
import { printable } from '#host/excel/cellText.ts'
import { processTotals } from '#shared/analysis/processTotals.ts'
import { sopProcedure } from '#shared/analysis/sopProcedure.ts'
import { choiceLabel, translator } from '#shared/i18n/index.ts'
import { valueContext } from '#shared/i18n/valueContext.ts'
import type { PlanReader } from '#shared/model/plan.ts'
import { refuse } from '#shared/model/problem.ts'
import type { ValueContext } from '#shared/model/values/context.ts'
import { formatDuration } from '#shared/model/values/durations.ts'
import { formatMoney } from '#shared/model/values/numbers.ts'
import { type PlanSection, planSectionNames, planSections } from '#shared/sheets/planWord.ts'
import { plainTables } from './entityTables.ts'
import { madeSections } from './planSections.ts'
import { columns, procedureTable } from './procedureTable.ts'
import { drawingOf, type WordWish } from './wordDrawing.ts'
import { lists, stylesOf } from './wordLook.ts'
import { type Block, heading, type PageHead, paragraph, picture, section, table, title } from './wordPieces.ts'

/** Blocks on pages of one direction. */
interface Part {
  readonly landscape: boolean
  readonly blocks: Block[]
}

const upright = (blocks: Block[]): Part[] => (blocks.length > 0 ? [{ landscape: false, blocks }] : [])

/** The bytes of the document with these sections, of which those without rows are left out. Throws PlanError 'nothingToWrite'. */
export async function planWord(
  reader: PlanReader,
  sections: readonly PlanSection[],
  wish: WordWish,
): Promise<Uint8Array> {
  const { lang, today, author, onProgress } = wish
  const t = translator(lang)
  const context = valueContext(reader, lang, today)
  const plan = reader.list('plan')[0]
  const parts: Part[] = []
  const wanted = planSectionNames.filter((name) => sections.includes(name))
  for (const [i, name] of wanted.entries()) {
    const label = t(planSections[name])
    const own =
      name === 'processes'
        ? processParts(reader, context, wish)
        : upright(
            madeSections[name]?.(reader, context, label) ??
              plainTables[name]?.flatMap((of) => of(reader, context, label)) ??
              [],
          )
    own[0]?.blocks.unshift(heading(1, label, true))
    for (const part of own) {
      const last = parts.at(-1)
      if (last && last.landscape === part.landscape) last.blocks.push(...part.blocks)
      else parts.push(part)
    }
    onProgress((0.8 * (i + 1)) / wanted.length)
    // A message to end the job is heard between sections.
    await new Promise(setImmediate)
  }
  if (parts.length === 0) return refuse('nothingToWrite')
  const head: PageHead = [plan?.organisation ?? '', plan?.title ?? '', today]
  const facts = [
    [t('print.planWord.organisation'), plan?.organisation ?? ''],
    [t('print.planWord.edition'), plan?.edition ?? ''],
    [t('print.planWord.author'), author],
    [t('print.planWord.date'), today],
  ].filter(([, value]) => value)
  const cover: Block[] = [
    ...Array.from({ length: 8 }, () => paragraph('')),
    paragraph(t('print.planWord.kind'), 'Kind'),
    title(plan?.title ?? ''),
    table({
      columns: columns(0.25, 0.75),
      rows: facts.map(([label = '', value = '']) => [{ text: label, head: true }, value]),
    }),
    new Paragraph({ children: [new PageBreak()] }),
    paragraph(t('print.planWord.contents'), 'Contents'),
    new TableOfContents(t('print.planWord.contents'), { hyperlink: true, headingStyleRange: '1-1', beginDirty: true }),
  ]
  const all: ISectionOptions[] = [
    section(cover, head, false, lang),
    ...parts.map(({ blocks, landscape }) => section(blocks, head, landscape, lang)),
  ]
  const document = new Document({
    title: printable(plan?.title ?? ''),
    creator: printable(author || plan?.organisation || 'Opsmap'),
    lastModifiedBy: printable(author || 'Opsmap'),
    styles: stylesOf(lang),
    numbering: lists,
    sections: all,
    // Programs that do not count the pages of the contents anew show these; Word counts them when it opens the document.
    pageNumbers: estimatePageNumbers,
  })
  return new Uint8Array(await Packer.toArrayBuffer(document))
}

/** Every process with its versions that are not retired: figures, drawing, steps. */
function processParts(reader: PlanReader, context: ValueContext, wish: WordWish): Part[] {
  const parts: Part[] = []
  const add = (landscape: boolean, ...blocks: Block[]) => {
    const last = parts.at(-1)
    if (last?.landscape === landscape) last.blocks.push(...blocks)
    else parts.push({ landscape, blocks })
  }
  let listed = 0
  for (const process of reader.list('process')) {
    const versions = reader
      .list('processVersion', { process: process.id })
      .filter(({ id, status }) => status !== 'retired' && reader.list('step', { processVersion: id }).length > 0)
    versions.forEach((version, i) => {
      if (i === 0) add(false, heading(2, process.title))
      add(false, heading(3, version.title), figures(reader, context, version.id), paragraph('', 'Quiet'))
      const drawn = drawingOf(reader, version.id, wish)
      if (drawn) add(drawn.apart, picture(drawn.picture))
      const procedure = sopProcedure(reader, version.id)
      if (procedure.length === 0) return
      add(false, procedureTable(procedure, context, { counted: false, firstList: listed }), paragraph('', 'Quiet'))
      listed += procedure.length
    })
  }
  return parts
}

function figures(reader: PlanReader, context: ValueContext, version: string): Block {
  const t = translator(context.lang)
  const totals = processTotals(reader, version, { inside: true })
  const time = ({ working, calendar }: { working: number; calendar: number }) =>
    [
      working > 0 && formatDuration(working, 'working', context),
      calendar > 0 && formatDuration(calendar, 'calendar', context),
    ]
      .filter(Boolean)
      .join(' + ') || '–'
  const status = reader.get('processVersion', version)?.status
  const cells = [
    [t('sop.status'), status ? choiceLabel(context.lang, 'processVersion', 'status', status) : ''],
    [t('versions.compare.totals.steps'), String(totals.steps)],
    [t('versions.compare.totals.handOvers'), String(totals.handOvers)],
    [t('versions.compare.totals.processing'), time(totals.processing)],
    [t('versions.compare.totals.waiting'), time(totals.waiting)],
    [t('print.planWord.cost'), totals.cost > 0 ? `${formatMoney(totals.cost, context)} ${context.currency}` : '–'],
  ]
  return table({
    columns: columns(0.14, 0.11, 0.13, 0.21, 0.21, 0.2),
    head: cells.map(([label = '']) => label),
    rows: [cells.map(([, value = '']) => value)],
  })
}
