// Writes the data workbook of a plan: guide, one sheet per entity, and hidden sheets with lists, long texts and what was exported.
import { sheetName } from '#host/excel/cellText.ts'
import { WorkbookStream } from '#host/excel/stream/workbookStream.ts'
import type { Sink } from '#host/excel/stream/zipStream.ts'
import { entityLabels, type Lang, translator } from '#shared/i18n/index.ts'
import type { AnyRow } from '#shared/model/entity.ts'
import { type EntityName, entityNames, entityOf, type PlanRows } from '#shared/model/plan.ts'
import { displayNames } from '#shared/sheets/dataWorkbook/displayNames.ts'
import { overflowSheet } from '#shared/sheets/dataWorkbook/longText.ts'
import type { DataBase } from '#shared/sheets/dataWorkbook/types.ts'
import { writeCollectSteps } from './collectSteps.ts'
import { type GuideEntry, writeGuide } from './dataGuide.ts'
import { dataLists } from './dataLists.ts'
import { rowsPerSheet, type SheetContext, writeDataSheet } from './dataSheet.ts'
import { dataStyles } from './dataStyles.ts'
import { metaSheet, writeMeta } from './metaSheet.ts'
import { inOrder } from './packBase.ts'

export interface DataWorkbookInput {
  readonly rows: PlanRows
  readonly documentId: string
  readonly revision: number
  readonly lang: Lang
  /** ISO moment */
  readonly exportedAt: string
  /** Sheets to write; all when left out. */
  readonly sheets?: readonly EntityName[]
  /** Sheets without rows, to be filled in by others. */
  readonly empty?: boolean
  /** Of an empty sheet of steps alone: the process they belong to. */
  readonly process?: string | null
}

/** Writes the workbook to `sink`. `onProgress`: 0 … 1. */
export async function writeDataWorkbook(
  input: DataWorkbookInput,
  sink: Sink,
  onProgress: (share: number) => void = () => {},
): Promise<void> {
  const { rows, lang, documentId, revision, exportedAt, empty = false } = input
  const t = translator(lang)
  const settings = rows.plan[0]
  const currency = settings?.currency ?? 'CNY'
  const entities = inOrder(input.sheets ?? entityNames)
  const rowsOf = (entity: EntityName) => (empty ? [] : (rows[entity] as AnyRow[]))
  const names = displayNames((entity) => rows[entity] as AnyRow[])
  const taken = new Set<string>([metaSheet, overflowSheet.name])
  const guide = sheetName(t('dataWorkbook.guideSheet'), taken)
  const listsName = sheetName(t('dataWorkbook.listsSheet'), taken)
  const styles = dataStyles(lang, currency)
  const book = new WorkbookStream(sink, {
    title: settings?.title ?? '',
    creator: t('excel.creator'),
    created: exportedAt,
    font: styles.font,
    styles: styles.list,
  })
  const total = Math.max(
    1,
    entities.reduce((n, entity) => n + rowsOf(entity).length, 0),
  )
  let written = 0
  const context: SheetContext = {
    lang,
    t,
    currency,
    names,
    styles,
    lists: dataLists(listsName, lang, names),
    overflow: [],
    exampleDay: empty ? exportedAt.slice(0, 10) : null,
    onRows: (count) => {
      written += count
      onProgress((written / total) * 0.8)
    },
  }
  const sheets = entities.flatMap((entity) => {
    const list = rowsOf(entity)
    const parts = Math.max(1, Math.ceil(list.length / rowsPerSheet))
    return Array.from({ length: parts }, (_, i) => ({
      entity,
      name: sheetName(entityLabels(lang, entity).plural, taken),
      rows: parts === 1 ? list : list.slice(i * rowsPerSheet, (i + 1) * rowsPerSheet),
    }))
  })
  const entries = sheets.map((s): GuideEntry => ({ sheet: s.name, rows: s.rows.length }))
  const planTitle = settings?.title ?? ''
  const files = !empty && rows.attachment.length > 0
  await writeGuide(book, guide, { t, lang, styles, planTitle, empty, files, exportedAt, revision }, entries)
  for (const { entity, name, rows: part } of sheets) await writeDataSheet(book, entity, name, part, context)
  await context.lists.write(book)
  await book.sheet({ name: overflowSheet.name, state: 'veryHidden', columns: [] }, async (sheet) => {
    sheet.row([overflowSheet.mark], [])
    for (const [i, pieces] of context.overflow.entries()) {
      sheet.row([i + 1, ...pieces], [])
      if (sheet.full) await sheet.drain()
    }
    return {}
  })
  const base: DataBase = {
    rows: empty ? {} : Object.fromEntries(entities.map((entity) => [entity, rows[entity]])),
    names: Object.fromEntries(namedEntities(entities).map((entity) => [entity, [...names(entity)]])),
  }
  await writeMeta(book, { documentId: empty ? '' : documentId, revision, exportedAt, lang, currency }, base)
  await book.end()
  onProgress(1)
}

/** Entities that the sheets refer to by name. */
function namedEntities(sheets: readonly EntityName[]): EntityName[] {
  const named = new Set<EntityName>()
  for (const entity of sheets)
    for (const { to } of Object.values(entityOf(entity).fields)) if (to !== undefined) named.add(to as EntityName)
  return inOrder([...named])
}

/** The bytes of the workbook. */
export async function dataWorkbookBytes(
  input: DataWorkbookInput,
  onProgress: (share: number) => void = () => {},
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  const sink = (bytes: Uint8Array) => {
    chunks.push(bytes)
  }
  const { sheets, empty, process = null } = input
  // The steps of one process are asked for as a list that anybody can read, not as rows with references.
  if (empty && sheets?.length === 1 && sheets[0] === 'step') await writeCollectSteps({ ...input, process }, sink)
  else await writeDataWorkbook(input, sink, onProgress)
  return new Uint8Array(Buffer.concat(chunks))
}
