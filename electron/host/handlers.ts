// The answer to each call of the window; a call of shared/api.ts without a handler here does not compile.
import { createHash } from 'node:crypto'
import { scheduleRowsOf } from '#shared/analysis/schedule/planSchedule.ts'
import { sopVersion } from '#shared/analysis/sopProcedure.ts'
import type { ArgsOf, HostCalls, PlanSnapshot, ResultOf } from '#shared/api.ts'
import { isEntityName, type PlanReader } from '#shared/model/plan.ts'
import { refuse } from '#shared/model/problem.ts'
import { rowsReader } from '#shared/model/rowsReader.ts'
import type { DataComparison } from '#shared/sheets/dataWorkbook/types.ts'
import { mapTo } from '#shared/sheets/wizard/findTable.ts'
import { sheetPictures, shownTexts } from '#shared/sheets/wizard/sheetPictures.ts'
import { commonRows } from './commonRows.ts'
import { pictureType } from './documents/pictureType.ts'
import { pictureUrls } from './documents/pictureUrls.ts'
import { logoFrom, logoOf } from './excel/leadership/logo.ts'
import { writeWhole } from './exportFile.ts'
import { compareInput, dataCommand } from './intake/importData.ts'
import { applyImport, importContext } from './intake/importFile.ts'
import { applySheets, findContext, readMapped, type SheetsImport, shownReading } from './intake/importSheets.ts'
import type { ImportedFile, PlanBlob, PreviewImport, ReadPlanFile } from './intakeSeam.ts'
import type { Jobs } from './jobs/jobs.ts'
import { localDay } from './localDay.ts'
import type { PlanFile } from './planFile.ts'
import type { Saving } from './saving.ts'
import { newId } from './uuid7.ts'

export type HostCallName = keyof HostCalls

export interface HandlerContext {
  readonly plan: PlanFile
  readonly saving: Saving
  readonly jobs: Jobs
  readonly fontFiles: readonly string[]
  readonly now: Date
  readonly previewImport: PreviewImport
  readonly readPlanFile: ReadPlanFile
  /** Folder of the working copy. */
  readonly folder: string
  /** The file last previewed, by its handle. */
  readonly previews: Map<string, ImportedFile>
  /** The data workbook last compared, by its handle. */
  readonly comparisons: Map<string, DataComparison>
  /** Bytes of attachments that the copy last compared has, by its handle. */
  readonly copies: Map<string, readonly PlanBlob[]>
  /** The mapped sheets last read, by the handle of their file. */
  readonly readings: Map<string, SheetsImport>
  snapshot(): PlanSnapshot
  /** The path behind a handle. Throws PlanError 'unknownHandle'. */
  file(handle: string, mode: 'read' | 'write'): string
}

type Handlers = {
  readonly [N in HostCallName]: (context: HandlerContext, args: ArgsOf<N>) => ResultOf<N> | Promise<ResultOf<N>>
}

const maxAttachment = 32 * 1024 * 1024
const maxPicture = 10 * 1024 * 1024

function usedBlobs(plan: PlanFile): PlanBlob[] {
  const hashes = new Set(plan.list('attachment').map((a) => String(a.sha256)))
  return [...hashes].flatMap((sha256) => plan.blob(sha256) ?? [])
}

/** An attachment with its bytes. Throws PlanError 'rowMissing'. */
function attached(plan: PlanFile, id: string): { name: string; mime: string; bytes: Uint8Array } {
  const row = plan.get('attachment', id)
  const blob = row && plan.blob(String(row.sha256))
  if (!row || !blob) return refuse('rowMissing', {}, { entity: 'attachment', row: id })
  return { name: String(row.name), mime: String(row.mime), bytes: new Uint8Array(blob.bytes) }
}

export const handlers = {
  'plan.load': ({ snapshot }) => snapshot(),
  'plan.execute': ({ plan }, { command, args, mergeKey }) => {
    const { revision, result } = plan.execute(command, args, { mergeKey })
    return { revision, result }
  },
  'plan.dryRun': ({ plan }, { command, args }) => plan.dryRun(command, args),
  'plan.undo': ({ plan }) => plan.undo(),
  'plan.redo': ({ plan }) => plan.redo(),
  'plan.save': ({ saving }) => saving.save(),
  'plan.saveAs': ({ saving, file }, { handle }) => saving.saveAs(file(handle, 'write')),

  'attachment.add': ({ plan }, { bytes, ...rest }) => {
    if (bytes.length > maxAttachment) refuse('fileTooLarge', { name: rest.name, max: maxAttachment / 1024 / 1024 })
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    plan.putBlob({ sha256, mime: rest.mime, bytes })
    return plan.execute('attachment.add', { ...rest, sha256, size: bytes.length }).result as { id: string }
  },
  'picture.add': ({ plan }, { bytes, name, mime, ...at }) => {
    if (bytes.length > maxPicture) refuse('fileTooLarge', { name, max: maxPicture / 1024 / 1024 })
    if (pictureType(bytes) !== mime) refuse('notAPicture', { name })
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    plan.putBlob({ sha256, mime, bytes })
    const file = { name, mime, size: bytes.length, sha256 }
    return plan.execute('picture.add', { ...at, file }).result as { id: string }
  },
  'logo.set': ({ plan }, { file }) => {
    if (!file) return plan.execute('plan.setLogo', { file }).result as { id: null }
    const { type } = logoFrom(file)
    const mime = `image/${type}`
    const sha256 = createHash('sha256').update(file.bytes).digest('hex')
    plan.putBlob({ sha256, mime, bytes: file.bytes })
    const stored = { name: file.name, mime, size: file.bytes.length, sha256 }
    return plan.execute('plan.setLogo', { file: stored }).result as { id: string }
  },
  'attachment.read': ({ plan }, { id }) => attached(plan, id),
  'attachment.save': async ({ plan, file }, { id, handle }) => {
    await writeWhole(file(handle, 'write'), attached(plan, id).bytes)
    return {}
  },

  'import.preview': async (
    { plan, now, jobs, previewImport, previews, comparisons, readings, file },
    { handle, as, lang: shown },
  ) => {
    const lang = plan.list('plan')[0]?.language === 'en' ? 'en' : 'zh'
    const imported = await previewImport(file(handle, 'read'), as, importContext(plan, lang, localDay(now)))
    // One at a time: what is shown is what will be applied.
    previews.clear()
    comparisons.clear()
    readings.clear()
    if (imported.book) {
      const input = compareInput(plan, imported.book, shown ?? lang, localDay(now))
      const comparison = await jobs.run('compareData', input, handle)
      comparisons.set(handle, comparison)
      return { ...imported.preview, data: comparison.differences, problems: comparison.differences.problems }
    }
    previews.set(handle, imported)
    return imported.preview
  },
  'import.apply': ({ plan, now, previews }, { handle, title, lang }) => {
    const imported = previews.get(handle) ?? refuse('unknownHandle')
    const applied = applyImport(plan, imported, { lang, title, today: localDay(now) })
    previews.delete(handle)
    return applied
  },

  'import.sheets': ({ plan, now, previews }, { handle }) => {
    const { sheets } = previews.get(handle) ?? refuse('unknownHandle')
    return { sheets: sheetPictures(sheets ?? refuse('unknownHandle'), findContext(plan, localDay(now))) }
  },
  'import.sheetRows': ({ previews }, { handle, sheet, from, count }) => ({
    rows: shownTexts(previews.get(handle)?.sheets?.[sheet] ?? refuse('unknownHandle'), from, count),
  }),
  'import.paste': ({ previews }, { name, rows }) => {
    const handle = newId()
    const cells = rows.map((row) => row.map((cell) => (cell === '' ? null : cell)))
    const sheets = [{ name, hidden: false, rows: cells, hiddenColumns: [], merges: [] }]
    previews.clear()
    previews.set(handle, {
      preview: { kind: 'sheets', fileName: name, draft: null, counts: {}, problems: [] },
      rows: null,
      blobs: [],
      sheets,
    })
    return { handle }
  },
  'import.mapSheet': ({ plan, now, previews }, { handle, sheet, target, header }) => {
    const cells = previews.get(handle)?.sheets?.[sheet] ?? refuse('unknownHandle')
    return mapTo(cells, sheet, target, header, findContext(plan, localDay(now)))
  },
  'import.readSheets': async ({ plan, now, jobs, previews, readings }, { handle, lang, sheets: mappings }) => {
    const { sheets, preview } = previews.get(handle) ?? refuse('unknownHandle')
    readings.clear()
    const read = await readMapped(plan, sheets ?? refuse('unknownHandle'), mappings, {
      lang,
      today: localDay(now),
      fileTitle: preview.fileName.replace(/\.[^.]+$/, ''),
      read: (input) => jobs.run('readSheets', input, handle),
    })
    readings.set(handle, read)
    return shownReading(read)
  },
  'import.applySheets': ({ plan, now, previews, readings }, { handle, choice }) => {
    const read = readings.get(handle) ?? refuse('unknownHandle')
    const applied = applySheets(plan, read, now.toISOString(), choice)
    readings.delete(handle)
    previews.delete(handle)
    return applied
  },

  'import.applyData': ({ plan, comparisons }, { handle, choice }) => {
    const comparison = comparisons.get(handle) ?? refuse('unknownHandle')
    const { command, args } = dataCommand(comparison, choice)
    const { revision } = plan.execute(command, args)
    comparisons.delete(handle)
    return { revision }
  },

  'copy.compare': async (
    { plan, folder, now, jobs, readPlanFile, previews, comparisons, readings, copies, file },
    { handle, lang },
  ) => {
    const path = file(handle, 'read')
    const read = await readPlanFile(path)
    const base = await commonRows({ plan, folder }, read, readPlanFile)
    for (const held of [previews, comparisons, readings, copies]) held.clear()
    const own = plan.database.prepare('SELECT "sha256" FROM "blob"').pluck().all() as string[]
    const blobs = [...own, ...read.blobs.map(({ sha256 }) => sha256)]
    const input = { base, mine: plan.rows(), theirs: read.rows, lang, today: localDay(now), blobs }
    const comparison = await jobs.run('comparePlans', input, handle)
    comparisons.set(handle, comparison)
    copies.set(handle, read.blobs)
    const samePlan = read.documentId === plan.documentId
    return { differences: comparison.differences, threeWay: base !== null, samePlan, notices: read.notices }
  },
  'copy.apply': ({ plan, comparisons, copies }, { handle, choice }) => {
    const comparison = comparisons.get(handle) ?? refuse('unknownHandle')
    const { args } = dataCommand(comparison, choice)
    // Bytes are outside the undo log; those that no row names are left out of the file.
    for (const blob of copies.get(handle) ?? []) plan.putBlob(blob)
    const { revision } = plan.execute('plan.merge', args)
    comparisons.delete(handle)
    copies.delete(handle)
    return { revision }
  },

  'export.data': ({ plan, jobs, file, now }, { handle, lang, sheets, empty = false, process = null }) => {
    const path = file(handle, 'write')
    const payload = {
      rows: plan.rows(),
      documentId: plan.documentId,
      revision: plan.revision,
      lang,
      exportedAt: now.toISOString(),
      ...(sheets ? { sheets: sheets.filter(isEntityName) } : {}),
      empty,
      process,
    }
    return { job: jobs.start('exportData', payload, (bytes) => writeWhole(path, bytes)) }
  },
  'export.start': ({ plan, jobs, file, now, fontFiles }, args) => {
    const { handle, format, lang, processVersion, drawing, author, leadership, sop, sections } = args
    const path = file(handle, 'write')
    const write = (bytes: Uint8Array) => writeWhole(path, bytes)
    const rows = plan.rows()
    if (format === 'json') {
      const payload = { rows, blobs: usedBlobs(plan), exportedAt: now.toISOString() }
      return { job: jobs.start('exportJson', payload, write) }
    }
    const reader = rowsReader(rows)
    const document = sop === undefined ? undefined : reader.get('sopDocument', sop)
    if (sop !== undefined && !document) refuse('rowMissing', {}, { entity: 'sopDocument', row: sop })
    const version = document ? sopVersion(reader, document)?.id : processVersion
    if (format !== 'xlsx' && format !== 'docx' && !(version && plan.get('processVersion', version)))
      refuse('rowMissing', {}, { entity: 'processVersion', row: version ?? '' })
    const takesAll = format === 'xlsx' || (format === 'docx' && sop === undefined)
    const bytesOf = (sha256: string) => {
      const blob = plan.blob(sha256)
      return blob && new Uint8Array(blob.bytes)
    }
    const pictures = pictureUrls(reader, bytesOf, takesAll ? undefined : (version ?? ''))
    const workbook = format === 'xlsx' ? { leadership, logo: logoOf(reader, bytesOf) } : {}
    const drawn = { processVersion: version ?? null, sop, sections, drawing, author, revision: plan.revision, pictures }
    const payload = { format, rows, lang, today: localDay(now), ...drawn, ...workbook, fontFiles }
    return { job: jobs.start('exportPlan', payload, write) }
  },
  'tasks.schedule': ({ plan, jobs }, { today }) =>
    jobs.run('scheduleTasks', { rows: scheduleRowsOf(plan as unknown as PlanReader), today }, newId()),
  'job.cancel': ({ jobs }, { job }) => {
    jobs.cancel(job)
    return {}
  },
} satisfies Handlers

export const isHostCallName = (name: string): name is HostCallName => Object.hasOwn(handlers, name)
